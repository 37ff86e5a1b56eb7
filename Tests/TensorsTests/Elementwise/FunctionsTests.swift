import Foundation
import XCTest
import _TestSupport

@testable import Tensors

final class FunctionsTests: XCTestCase {
  private func check<Scalar: FloatingPointScalar>(
    _ name: String, _ function: (Tensor<Scalar>) -> Tensor<Scalar>,
    _ reference: (Scalar) -> Scalar
  ) {
    var random = SplitMix64(seed: 30)
    for shape in [[], [1], [0], [7], [300], [3, 5], [2, 3, 4]] {
      var values: [Scalar] = random.values(shape.reduce(1, *))
      values.replaceSubrange(
        0..<min(5, values.count),
        with: [Scalar.nan, 0, -0.0, .infinity, -.infinity].prefix(values.count))
      let expected = Tensor(values.map(reference), shape: shape)
      for layout in layoutCases(values, shape: shape) {
        assertSame(function(layout.tensor), expected, "\(name) \(shape) \(layout.name)")
      }
    }
  }

  func testFunctionsAgreeWithScalarsInEveryLayout() {
    check("sqrt", sqrt) { (x: Double) in x.squareRoot() }
    check("sqrt", sqrt) { (x: Float) in x.squareRoot() }
    check("abs", abs) { (x: Double) in x.magnitude }
    check("abs", abs) { (x: Float) in x.magnitude }
  }

  func testExpIsTheSameInEveryLayout() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      self.check("exp", exp) { (x: Scalar) in exp(Tensor([x])).item() }
      let x = Tensor<Scalar>([1.1])
      assertSame(exp(x.broadcast(to: [300])), exp(x).broadcast(to: [300]))
    }
    check(Double.self)
    check(Float.self)
  }

  func testSigmoidStaysWithinItsRange() {
    let values = sigmoid(Tensor<Double>([-.infinity, -800, 0, 800, .infinity]))
    XCTAssertEqual(values.scalars, [0, 0, 0.5, 1, 1])
  }

  func testMapVisitsElementsInRowMajorOrder() {
    for layout in layoutCases([1, 2, 3, 4, 5, 6] as [Int32], shape: [2, 3]) {
      var visited: [Int32] = []
      let mapped = layout.tensor.map { element in
        visited.append(element)
        return Double(element) / 2
      }
      XCTAssertEqual(visited, [1, 2, 3, 4, 5, 6], layout.name)
      assertSame(mapped, Tensor([[0.5, 1, 1.5], [2, 2.5, 3]]), layout.name)
    }
  }

  func testMapPassesErrorsOn() {
    struct Refusal: Error {}
    XCTAssertThrowsError(
      try Tensor<Double>([1]).map { (_: Double) throws -> Double in throw Refusal() })
  }
}
