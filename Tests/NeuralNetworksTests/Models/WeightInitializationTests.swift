import NeuralNetworks
import Tensors
import XCTest

final class WeightInitializationTests: XCTestCase {
  func testStandardDeviations() {
    func deviation(_ initialization: WeightInitialization) -> Double {
      initialization.standardDeviation(inputSize: 50, outputSize: 150)
    }
    XCTAssertEqual(deviation(.std(0.03)), 0.03)
    XCTAssertEqual(deviation(.he), 0.2)
    XCTAssertEqual(deviation(.xavier), 0.1)
  }

  func testWeightsHaveTheDeviation() {
    let weights: Tensor<Double> = WeightInitialization.he.weights(
      inputSize: 200, outputSize: 300, random: RandomState(1))
    XCTAssertEqual(weights.shape, [200, 300])
    // The estimate's own deviation is σ / √(2 · 60000), a thirtieth of this margin.
    XCTAssertEqual((weights * weights).mean().squareRoot(), 0.1, accuracy: 0.01)
  }

  func testFloatWeightsAreTheDoubleWeightsRounded() {
    let double: Tensor<Double> = WeightInitialization.xavier.weights(
      inputSize: 20, outputSize: 30, random: RandomState(2))
    let single: Tensor<Float> = WeightInitialization.xavier.weights(
      inputSize: 20, outputSize: 30, random: RandomState(2))
    XCTAssertEqual(single, double.converted(to: Float.self))
  }
}
