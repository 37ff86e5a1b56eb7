import XCTest
import _TestSupport

@testable import Tensors

final class SelectionTests: XCTestCase {
  private let mask = (0..<24).map { $0 % 3 == 0 }

  private func check<Scalar: TensorScalar>(_ a: [Scalar], _ b: [Scalar]) {
    let shape = [2, 3, 4]
    let expected = Tensor(mask.indices.map { mask[$0] ? a[$0] : b[$0] }, shape: shape)
    for condition in layoutCases(mask, shape: shape) {
      for x in layoutCases(a, shape: shape) {
        for y in layoutCases(b, shape: shape) {
          assertSame(
            .where(condition.tensor, x.tensor, y.tensor), expected,
            "\(condition.name), \(x.name), \(y.name)")
        }
        assertSame(
          .where(condition.tensor, x.tensor, b[0]),
          Tensor(mask.indices.map { mask[$0] ? a[$0] : b[0] }, shape: shape), x.name)
        assertSame(
          .where(condition.tensor, b[1], x.tensor),
          Tensor(mask.indices.map { mask[$0] ? b[1] : a[$0] }, shape: shape), x.name)
      }
      assertSame(
        .where(condition.tensor, a[0], b[1]), Tensor(mask.map { $0 ? a[0] : b[1] }, shape: shape),
        condition.name)
      for y in writableLayoutCases(b, shape: shape) {
        var y = y.tensor
        assertSame(
          y.replacing(with: Tensor(a, shape: shape), where: condition.tensor), expected)
        y.replace(with: Tensor(a, shape: shape), where: condition.tensor)
        assertSame(y, expected, condition.name)
        y.replace(with: b[2], where: condition.tensor)
        assertSame(y, Tensor(mask.indices.map { mask[$0] ? b[2] : b[$0] }, shape: shape))
      }
    }
  }

  func testElementsComeFromTheSideThatTheMaskNames() {
    func numbers<Scalar: NumericScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 34)
      check(random.values(24) as [Scalar], random.values(24))
    }
    numbers(Double.self)
    numbers(Float.self)
    numbers(Int64.self)
    numbers(Int32.self)
    numbers(UInt8.self)
    numbers(Complex<Double>.self)
    numbers(Complex<Float>.self)
    check((0..<24).map { $0 % 2 == 0 }, (0..<24).map { $0 % 5 == 0 })
  }

  func testShapesBroadcast() {
    let column = Tensor([[true], [false]])
    XCTAssertEqual(
      Tensor.where(column, Tensor<Double>([1, 2, 3]), Tensor([[10], [20]])),
      Tensor([[1, 2, 3], [20, 20, 20]]))
    XCTAssertEqual(
      Tensor.where(Tensor([true, false, true]), Tensor<Double>([[1], [2]]), 0),
      Tensor([[1, 0, 1], [2, 0, 2]]))
    XCTAssertEqual(Tensor<Double>.where(Tensor([Bool]()), 1, 2).shape, [0])
  }

  func testOperandsMayOverlapTheTarget() {
    var x = Tensor<Double>([1, 2, 3, 4])
    x[1...].withAlias { $0.replace(with: x[0..<3], where: Tensor([true, true, false])) }
    XCTAssertEqual(x.scalars, [1, 1, 2, 4])
    var mask = Tensor([true, false, true])
    mask.replace(with: Tensor([false, true, true]), where: mask)
    XCTAssertEqual(mask.scalars, [false, false, true])
    x.replace(with: 0, where: x .== 1)
    XCTAssertEqual(x.scalars, [0, 0, 2, 4])
  }
}

extension Tensor {
  /// Calls `body` with this view as a variable, so that it can be written through.
  fileprivate func withAlias(_ body: (inout Tensor) -> Void) {
    var alias = self
    body(&alias)
  }
}
