import NeuralNetworks
import Tensors
import XCTest

final class SGDTests: XCTestCase {
  func testUpdateIsTheOperatorToTheBit() {
    for shape in [[3, 5], [7], [1], [0, 2]] {
      let start = Example.inputs(shape, seed: 1, as: Float.self)
      let gradient = Example.inputs(shape, seed: 2, as: Float.self)
      var parameters: NamedTensors<Float> = ["p": start.copy()]
      let alias = parameters["p"]!
      SGD(learningRate: 0.1).update(&parameters, ["p": gradient])
      XCTAssertEqual(alias, start - 0.1 * gradient)
    }
  }

  func testAnyLayout() {
    let start = Example.inputs([4, 6], seed: 1, as: Double.self)
    let gradient = Example.inputs([6, 4], seed: 2, as: Double.self)
    var parameters: NamedTensors<Double> = ["p": start.copy().transposed()]
    SGD(learningRate: 0.5).update(&parameters, ["p": gradient])
    XCTAssertEqual(parameters["p"], start.transposed() - 0.5 * gradient)
  }
}
