import XCTest
import _TestSupport

@testable import Tensors

final class TensorTests: XCTestCase {
  func testInitialisersUseRowMajorOrder() {
    let tensor = Tensor<Int32>([1, 2, 3, 4, 5, 6], shape: [2, 3])
    XCTAssertEqual(tensor, Tensor([[1, 2, 3], [4, 5, 6]]))
    XCTAssertEqual(tensor[1, 0], 4)
    XCTAssertEqual(tensor.scalars, [1, 2, 3, 4, 5, 6])
    XCTAssertEqual(tensor.strides, [3, 1])
    XCTAssertEqual(Tensor<Float>([1, 2]).shape, [2])
    XCTAssertEqual(Tensor<Float>(3).shape, [])
    XCTAssertEqual(Tensor<Float>(3).item(), 3)
    XCTAssertEqual(Tensor<Double>([[Double]]()).shape, [0, 0])
    XCTAssertEqual(Tensor<Double>([[], []]).shape, [2, 0])
  }

  func testFactories() {
    XCTAssertEqual(Tensor<Double>.zeros([2, 2]).scalars, [0, 0, 0, 0])
    XCTAssertEqual(Tensor<Int64>.ones([3]).scalars, [1, 1, 1])
    XCTAssertEqual(Tensor<Float>.identity(2).scalars, [1, 0, 0, 1])
    XCTAssertEqual(Tensor<Float>.identity(0).shape, [0, 0])
    XCTAssertEqual(Tensor<Double>.arange(3).scalars, [0, 1, 2])
    XCTAssertEqual(Tensor<Int32>.arange(-1, 2).scalars, [-1, 0, 1])
    XCTAssertEqual(Tensor<Int32>.arange(2, 1).shape, [0])
    let table = Tensor<UInt8>(shape: [2, 2]) { buffer in
      for i in buffer.indices { buffer[i] = UInt8(i) }
    }
    XCTAssertEqual(table.scalars, [0, 1, 2, 3])
  }

  func testAssigningSharesAndCopyingDoesNot() {
    let original = Tensor<Double>.zeros([2, 2])
    var alias = original
    let copy = original.copy()
    alias[0, 1] = 7
    XCTAssertEqual(original[0, 1], 7)
    XCTAssertEqual(copy[0, 1], 0)
    XCTAssertTrue(alias.sharesStorage(with: original))
    XCTAssertFalse(copy.sharesStorage(with: original))
  }

  func testScalarsAndCopyReadEveryLayoutInRowMajorOrder() {
    func check<Scalar: NumericScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 1)
      for shape in [[], [1], [5], [3, 4], [1, 3], [3, 1], [2, 3, 4], [0, 2]] {
        let values: [Scalar] = random.values(shape.reduce(1, *))
        for layout in layoutCases(values, shape: shape) {
          XCTAssertEqual(layout.tensor.scalars, values, layout.name)
          let copy = layout.tensor.copy()
          XCTAssertEqual(copy.scalars, values, layout.name)
          XCTAssertTrue(copy.isContiguous && !copy.sharesStorage(with: layout.tensor))
          XCTAssertEqual(layout.tensor, copy, layout.name)
        }
      }
    }
    check(Double.self)
    check(Float.self)
    check(Int64.self)
    check(Int32.self)
    check(UInt8.self)
  }

  func testBoolsHaveLayoutsToo() {
    let values = [true, false, false, true, true, false]
    for layout in layoutCases(values, shape: [2, 3]) {
      XCTAssertEqual(layout.tensor.scalars, values, layout.name)
    }
  }

  func testLayoutCasesAreTheOnesTheyAreCalled() {
    let cases = layoutCases([1.0, 2, 1, 2, 1, 2], shape: [3, 2])
    let strides = Dictionary(uniqueKeysWithValues: cases.map { ($0.name, $0.tensor.strides) })
    XCTAssertEqual(strides["contiguous"], [2, 1])
    XCTAssertEqual(strides["behind a margin"], [2, 1])
    XCTAssertEqual(strides["transposed"], [1, 3])
    XCTAssertEqual(strides["transposed window"], [1, 6])
    XCTAssertEqual(strides["window"], [5, 1])
    XCTAssertEqual(strides["every other element"], [8, 2])
    XCTAssertEqual(strides["stepped along axis 0"], [4, 1])
    XCTAssertEqual(strides["stepped along axis 1"], [4, 2])
    XCTAssertEqual(strides["broadcast along axis 0"], [0, 1])
  }

  func testMutableBufferOfAViewIsWrittenBack() {
    for layout in writableLayoutCases([1.0, 2, 3, 4, 5, 6], shape: [2, 3]) {
      var tensor = layout.tensor
      let alias = tensor
      tensor.withUnsafeMutableBufferPointer { buffer in
        for i in buffer.indices { buffer[i] *= 10 }
      }
      XCTAssertEqual(alias.scalars, [10, 20, 30, 40, 50, 60], layout.name)
    }
  }

  func testEqualityIsOfShapeAndElements() {
    XCTAssertNotEqual(Tensor<Double>([1, 2]), Tensor([[1, 2]]))
    XCTAssertNotEqual(Tensor<Double>([1, 2]), Tensor([1, 3]))
    XCTAssertNotEqual(Tensor<Double>([.nan]), Tensor([.nan]))
    XCTAssertEqual(Tensor<Double>([0]), Tensor([-0.0]))
    XCTAssertEqual(Tensor<Double>.zeros([0, 2]), Tensor.zeros([0, 2]))
  }
}
