import NeuralNetworks
import Tensors
import XCTest

final class AffineTests: XCTestCase {
  func testForwardIsTheProductPlusTheBias() {
    let layer = Affine(Tensor<Double>([[1, 2], [3, 4], [5, 6]]), Tensor([10, 20]))
    let y = layer.forward(Tensor([[1, 0, 1], [0, 1, 2]]))
    XCTAssertEqual(y, Tensor([[16, 28], [23, 36]]))
  }

  func testBackwardByHand() {
    let layer = Affine(Tensor<Double>([[1, 2], [3, 4], [5, 6]]), Tensor([10, 20]))
    _ = layer.forward(Tensor([[1, 0, 1], [0, 1, 2]]))
    let dx = layer.backward(Tensor([[1, 0], [1, -1]]))
    XCTAssertEqual(dx, Tensor([[1, 3, 5], [-1, -1, -1]]))
    XCTAssertEqual(layer.dW, Tensor([[1, 0], [1, -1], [3, -2]]))
    XCTAssertEqual(layer.db, Tensor([2, -1]))
  }

  func testGradientsMatchCentralDifferences() {
    for (batch, input, output) in [(1, 1, 1), (4, 3, 5), (4, 4, 4), (7, 5, 2)] {
      let W = Example.inputs([input, output], seed: 1, as: Double.self)
      let b = Example.inputs([output], seed: 2, as: Double.self)
      let layer = Affine(W, b)
      checkLayer(
        layer, input: Example.inputs([batch, input], seed: 3), parameters: ["W": W, "b": b],
        gradients: { ["W": layer.dW, "b": layer.db] })
    }
  }

  func testInputOfAnyRankIsFlattenedAndItsGradientHasItsShape() {
    let W = Example.inputs([24, 3], seed: 1, as: Double.self)
    let b = Example.inputs([3], seed: 2, as: Double.self)
    let layer = Affine(W, b)
    let x = Example.inputs([5, 2, 3, 4], seed: 3, as: Double.self)
    XCTAssertEqual(layer.forward(x), Affine(W, b).forward(x.reshaped(5, 24)))
    checkLayer(
      layer, input: x, parameters: ["W": W, "b": b],
      gradients: { ["W": layer.dW, "b": layer.db] })
  }

  func testInputOfAnyLayoutGivesTheSame() {
    let W = Example.inputs([6, 3], seed: 1, as: Double.self)
    let b = Example.inputs([3], seed: 2, as: Double.self)
    let x = Example.inputs([6, 5], seed: 3, as: Double.self).transposed()
    let expected = Affine(W, b).forward(x.copy())
    let bound = 1e-14 * abs(expected).max()
    XCTAssertLessThanOrEqual(abs(Affine(W, b).forward(x) - expected).max(), bound)
  }

  func testFloatGradientsMatchDouble() {
    let W = Example.inputs([20, 8], seed: 1, as: Float.self)
    let b = Example.inputs([8], seed: 2, as: Float.self)
    let x = Example.inputs([16, 20], seed: 3, as: Float.self)
    let dout = Example.inputs([16, 8], seed: 4, as: Float.self)
    let single = Affine(W, b)
    let double = Affine(W.converted(to: Double.self), b.converted(to: Double.self))
    _ = single.forward(x)
    _ = double.forward(x.converted(to: Double.self))
    let pairs = [
      (single.backward(dout), double.backward(dout.converted(to: Double.self))),
      (single.dW!, double.dW!), (single.db!, double.db!),
    ]
    for (gradient, reference) in pairs {
      let wide = gradient.converted(to: Double.self)
      XCTAssertLessThanOrEqual(relativeError(wide, reference), 1e-5)
      assertCatchesMistakes(wide, reference, bound: 1e-5)
    }
  }

  func testBackwardToParametersGivesTheSameGradients() {
    let W = Example.inputs([3, 2], seed: 1, as: Double.self)
    let b = Example.inputs([2], seed: 2, as: Double.self)
    let (one, other) = (Affine(W, b), Affine(W, b))
    let x = Example.inputs([4, 3], seed: 3, as: Double.self)
    let dout = Example.inputs([4, 2], seed: 4, as: Double.self)
    _ = one.forward(x)
    _ = other.forward(x)
    _ = one.backward(dout)
    other.backwardToParameters(dout)
    XCTAssertEqual(one.dW, other.dW)
    XCTAssertEqual(one.db, other.db)
  }

  func testGradientsOfOneStepOutliveTheNext() {
    let layer = Affine(Tensor<Double>.ones([2, 2]), .zeros([2]))
    _ = layer.forward(.ones([1, 2]))
    layer.backwardToParameters(.ones([1, 2]))
    let kept = layer.dW
    layer.backwardToParameters(Tensor([[7, 7]]))
    XCTAssertEqual(kept, .ones([2, 2]))
  }

  func testEmptyBatch() {
    let layer = Affine(Tensor<Double>.ones([3, 2]), .ones([2]))
    XCTAssertEqual(layer.forward(.zeros([0, 3])).shape, [0, 2])
    XCTAssertEqual(layer.backward(.zeros([0, 2])).shape, [0, 3])
    XCTAssertEqual(layer.dW, .zeros([3, 2]))
    XCTAssertEqual(layer.db, .zeros([2]))
  }
}
