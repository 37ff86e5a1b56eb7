import NeuralNetworks
import Tensors
import XCTest

final class NumericalGradientTests: XCTestCase {
  func testGradientOfASumOfSquares() {
    let x = Tensor<Double>([3, 4, -2])
    let gradient = numericalGradient({ ($0 * $0).sum() }, x)
    XCTAssertLessThan(relativeError(gradient, 2 * x), 1e-10)
    XCTAssertEqual(x.scalars, [3, 4, -2])
  }

  func testFloatUsesAStepOfItsOwn() {
    let gradient = numericalGradient({ ($0 * $0).sum() }, Tensor<Float>([3, 4, -2]))
    XCTAssertLessThan(
      relativeError(gradient.converted(to: Double.self), Tensor([6, 8, -4])), 1e-4)
  }

  func testElementsAreRestoredToTheBit() {
    var x = Example.inputs([3, 4], seed: 1, as: Double.self)
    let before = x.copy()
    let view = x
    _ = numericalGradient(at: &x) { exp(view).sum() }
    XCTAssertEqual(x, before)
  }

  func testElementsAreRestoredWhenTheFunctionThrows() {
    struct Refusal: Error {}
    var x = Tensor<Double>([1, 2])
    XCTAssertThrowsError(try numericalGradient(at: &x) { throw Refusal() })
    XCTAssertEqual(x.scalars, [1, 2])
  }

  func testAnyLayout() {
    let storage = Example.inputs([4, 6], seed: 2, as: Double.self)
    var x = storage[1..<3, 2..<5].transposed()
    let view = x
    let gradient = numericalGradient(at: &x) { (view * view).sum() }
    XCTAssertEqual(gradient.shape, [3, 2])
    XCTAssertLessThan(relativeError(gradient, 2 * x), 1e-9)
  }

  func testEmptyTensorHasAnEmptyGradient() {
    XCTAssertEqual(numericalGradient({ $0.sum() }, Tensor<Double>.zeros([0, 3])).shape, [0, 3])
  }
}
