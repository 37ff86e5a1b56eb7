import XCTest
import _TestSupport

@testable import Tensors

final class MatrixOperandTests: XCTestCase {
  private func forms(_ rows: Int, _ columns: Int) -> [String: MatrixForm] {
    let values = (0..<rows * columns).map { Double($0 % max(columns, 1)) }
    let cases = layoutCases(values, shape: [rows, columns])
    return Dictionary(uniqueKeysWithValues: cases.map { ($0.name, MatrixForm($0.tensor.layout)) })
  }

  func testFormOfEveryLayout() {
    let forms = forms(3, 4)
    XCTAssertEqual(forms["contiguous"], .rowMajor(leadingDimension: 4))
    XCTAssertEqual(forms["behind a margin"], .rowMajor(leadingDimension: 4))
    XCTAssertEqual(forms["transposed"], .columnMajor(leadingDimension: 3))
    XCTAssertEqual(forms["transposed window"], .columnMajor(leadingDimension: 6))
    XCTAssertEqual(forms["window"], .rowMajor(leadingDimension: 7))
    XCTAssertEqual(forms["stepped along axis 0"], .rowMajor(leadingDimension: 8))
    XCTAssertEqual(forms["stepped along axis 1"], .needsPacking)
    XCTAssertEqual(forms["every other element"], .needsPacking)
    XCTAssertEqual(forms["broadcast along axis 0"], .needsPacking)
  }

  func testSingleRowsAndColumnsNeverNeedPackingUnlessRepeated() {
    for (rows, columns) in [(1, 1), (1, 5), (5, 1)] {
      for (name, form) in forms(rows, columns) where !name.hasPrefix("broadcast") {
        XCTAssertNotEqual(form, .needsPacking, "\(rows) × \(columns) \(name)")
      }
    }
    let repeated = Tensor<Double>(1).broadcast(to: [5, 1])
    XCTAssertEqual(MatrixForm(repeated.layout), .needsPacking)
  }

  func testLeadingDimensionIsWhatBLASAccepts() {
    for (rows, columns) in [(1, 1), (1, 5), (5, 1), (2, 3), (3, 2)] {
      for (name, form) in forms(rows, columns) {
        switch form {
        case .rowMajor(let leading): XCTAssertGreaterThanOrEqual(leading, columns, name)
        case .columnMajor(let leading): XCTAssertGreaterThanOrEqual(leading, rows, name)
        case .needsPacking: break
        }
      }
    }
  }

  func testStridesThatAreNeverUsedAreNotPassedOn() {
    let far = 1 << 40
    let row = Layout(shape: [1, 4], strides: [far, 1], offset: 0)
    XCTAssertEqual(MatrixForm(row), .rowMajor(leadingDimension: 4))
    let column = Layout(shape: [4, 1], strides: [1, far], offset: 0)
    XCTAssertEqual(MatrixForm(column), .rowMajor(leadingDimension: 1))
    let one = Layout(shape: [1, 1], strides: [far, far], offset: 0)
    XCTAssertEqual(MatrixForm(one), .rowMajor(leadingDimension: 1))
    let farRows = Layout(shape: [2, 4], strides: [far, 1], offset: 0)
    XCTAssertEqual(MatrixForm(farRows), .needsPacking)
    XCTAssertEqual(MatrixForm(farRows.permuted([1, 0])), .needsPacking)
    // A copy would not be nearer: the call itself says that there are too many columns.
    let wide = Layout(shape: [2, far])
    XCTAssertEqual(MatrixForm(wide), .rowMajor(leadingDimension: far))
    let steppedRow = Layout(shape: [1, 4], strides: [far, 3], offset: 0)
    XCTAssertEqual(MatrixForm(steppedRow), .columnMajor(leadingDimension: 3))
  }

  func testFormAddressesTheElements() {
    for (rows, columns) in [(1, 1), (1, 5), (5, 1), (3, 4)] {
      let values = (0..<rows * columns).map(Double.init)
      for layout in layoutCases(values, shape: [rows, columns]) {
        let tensor = layout.tensor
        let operand: _MatrixOperand<Double>
        switch MatrixForm(tensor.layout) {
        case .rowMajor(let leading):
          operand = _MatrixOperand(
            pointer: tensor.base, rows: rows, columns: columns, isTransposed: false,
            leadingDimension: leading)
        case .columnMajor(let leading):
          operand = _MatrixOperand(
            pointer: tensor.base, rows: rows, columns: columns, isTransposed: true,
            leadingDimension: leading)
        case .needsPacking: continue
        }
        assertSame(.tabulated([rows, columns]) { operand[$0[0], $0[1]] }, tensor, layout.name)
      }
    }
  }

  private func allocations(_ body: () -> Void) -> Int {
    let before = TensorMemory.statistics
    body()
    let after = TensorMemory.statistics
    return after.hits + after.misses - before.hits - before.misses
  }

  func testProductsAllocateOnlyForLayoutsThatBLASCannotTake() {
    let values = (0..<12).map { Double($0 % 4) }
    let other = Tensor<Double>.ones([4, 5])
    for layout in layoutCases(values, shape: [3, 4]) {
      var c = Tensor<Double>.zeros([3, 5])
      let packed = MatrixForm(layout.tensor.layout) == .needsPacking ? 1 : 0
      XCTAssertEqual(
        allocations { gemm(1, layout.tensor, other, 0, &c) }, packed, "left: \(layout.name)")
      let left = Tensor<Double>.ones([5, 3])
      var d = Tensor<Double>.zeros([5, 4])
      XCTAssertEqual(
        allocations { gemm(1, left, layout.tensor, 0, &d) }, packed, "right: \(layout.name)")
    }
    for layout in writableLayoutCases(values, shape: [3, 4]) {
      let (a, b) = (Tensor<Double>.ones([3, 2]), Tensor<Double>.ones([2, 4]))
      var c = layout.tensor
      let packed = MatrixForm(c.layout) == .needsPacking ? 1 : 0
      XCTAssertEqual(allocations { gemm(1, a, b, 1, &c) }, packed, "target: \(layout.name)")
    }
  }
}
