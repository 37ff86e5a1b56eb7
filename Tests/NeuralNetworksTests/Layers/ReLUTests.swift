import NeuralNetworks
import Tensors
import XCTest

final class ReLUTests: XCTestCase {
  func testForwardKeepsWhatIsPositive() {
    let y = ReLU<Double>().forward(Tensor([-2, -0.0, 0, 0.5, .infinity, -.infinity]))
    XCTAssertEqual(y.scalars, [0, 0, 0, 0.5, .infinity, 0])
  }

  func testNaNPasses() {
    let layer = ReLU<Float>()
    XCTAssertTrue(layer.forward(Tensor([.nan])).item().isNaN)
    XCTAssertEqual(layer.backward(Tensor([3])).item(), 3)
  }

  func testBackwardStopsWhereTheInputWasNotPositive() {
    let layer = ReLU<Double>()
    _ = layer.forward(Tensor([-1, 0, 2, 3]))
    XCTAssertEqual(layer.backward(Tensor([5, 6, 7, .infinity])).scalars, [0, 0, 7, .infinity])
    // A product with the mask would make NaN of it.
    XCTAssertEqual(layer.backward(Tensor([.nan, .infinity, 7, 8])).scalars, [0, 0, 7, 8])
  }

  func testGradientMatchesCentralDifferences() {
    checkLayer(ReLU<Double>(), input: Example.inputs([4, 3, 5], seed: 1))
  }

  func testFloatGradientMatchesDouble() {
    let x = Example.inputs([8, 9], seed: 1, as: Float.self)
    let dout = Example.inputs([8, 9], seed: 2, as: Float.self)
    let (single, double) = (ReLU<Float>(), ReLU<Double>())
    _ = single.forward(x)
    _ = double.forward(x.converted(to: Double.self))
    XCTAssertEqual(
      single.backward(dout).converted(to: Double.self),
      double.backward(dout.converted(to: Double.self)))
  }

  func testArgumentsStayAsTheyWere() {
    let x = Tensor<Double>([-1, 2])
    let dout = Tensor<Double>([3, 4])
    let layer = ReLU<Double>()
    var y = layer.forward(x)
    _ = layer.backward(dout)
    XCTAssertEqual(x.scalars, [-1, 2])
    XCTAssertEqual(dout.scalars, [3, 4])
    // What the caller does to the output must not reach the layer's memory of it.
    y.fill(-1)
    XCTAssertEqual(layer.backward(dout).scalars, [0, 4])
  }
}
