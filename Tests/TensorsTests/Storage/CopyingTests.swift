import XCTest
import _TestSupport

@testable import Tensors

final class CopyingTests: XCTestCase {
  /// Copies of views whose axes lie across memory, of sizes around those of tiles.
  private func check<Scalar: TensorScalar>(_ values: (Int) -> [Scalar]) {
    for (rows, columns) in [
      (1, 40), (8, 8), (31, 33), (32, 64), (65, 3), (2, 200), (19, 1050), (1050, 9),
    ] {
      let matrix = Tensor(values(rows * columns), shape: [rows, columns])
      let views = [
        matrix.transposed(), matrix.transposed()[.all, (0...).by(2)],
        matrix.transposed()[(0...).by(-1)], matrix[.all, (0...).by(2)],
        matrix[.all, (0...).by(-1)], matrix[.all, (0...).by(3)],
        matrix.reshaped([rows, 1, columns]).transposed(),
        matrix[row: 0].broadcast(to: [3, columns], operation: "test").transposed(),
      ]
      for (k, view) in views.enumerated() {
        let copy = view.copy()
        XCTAssertTrue(copy.isContiguous)
        assertSame(
          copy, .tabulated(view.shape) { view[index: $0] }, "\(rows) × \(columns), view \(k)")
        // Into memory whose axes are in the opposite order.
        let memory = Tensor<Scalar>(uninitialized: view.shape.reversed())
        let target = memory.view(memory.layout.permuted(view.shape.indices.reversed()))
        target.write(view)
        assertSame(target, copy, "\(rows) × \(columns), view \(k), across")
      }
    }
  }

  func testCopiesHaveTheElementsOfTheirViews() {
    check { count in (0..<count).map { UInt8(truncatingIfNeeded: $0) } }
    check { count in (0..<count).map { Float($0) } }
    check { count in (0..<count).map { Double($0) } }
    check { count in (0..<count).map { Complex<Double>(Double($0), -Double($0)) } }
  }

  func testCopiesOfThreeAxesInEveryOrder() {
    let t = Tensor((0..<(5 * 33 * 40)).map { Int32($0) }, shape: [5, 33, 40])
    for axes in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      let view = t.view(t.layout.permuted(axes))
      assertSame(view.copy(), .tabulated(view.shape) { view[index: $0] }, "\(axes)")
    }
  }
}
