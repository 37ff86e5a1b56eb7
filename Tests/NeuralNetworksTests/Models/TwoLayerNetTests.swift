import NeuralNetworks
import Tensors
import XCTest

final class TwoLayerNetTests: XCTestCase {
  func testNamesShapesAndOrder() {
    let network = TwoLayerNet<Double>(inputSize: 6, hiddenSize: 5, outputSize: 4)
    XCTAssertEqual(Array(network.parameters.keys), ["W1", "b1", "W2", "b2"])
    XCTAssertEqual(network.parameters.values.map(\.shape), [[6, 5], [5], [5, 4], [4]])
    XCTAssertEqual(Array(network.layers.keys), ["Affine1", "Relu1", "Affine2"])
    XCTAssertEqual([network.inputSize, network.hiddenSize, network.outputSize], [6, 5, 4])
  }

  func testWeightsAreTheTutorialsAndTheStreamContinues() {
    let random = RandomState(42)
    let network = TwoLayerNet<Double>(
      inputSize: 784, hiddenSize: 50, outputSize: 10, weightInitStd: 0.01, random: random)
    let reference = RandomState(42)
    XCTAssertEqual(network.parameters["W1"], 0.01 * reference.randn(784, 50))
    XCTAssertEqual(network.parameters["W2"], 0.01 * reference.randn(50, 10))
    XCTAssertEqual(network.parameters["b1"], .zeros([50]))
    XCTAssertEqual(network.parameters["b2"], .zeros([10]))
    XCTAssertEqual(random.choice(60000, size: 5), reference.choice(60000, size: 5))
    let unnamed = TwoLayerNet<Double>(inputSize: 784, hiddenSize: 50, outputSize: 10)
    XCTAssertEqual(unnamed.parameters["W1"], network.parameters["W1"])
  }

  func testParametersAndLayersShareStorage() throws {
    let network = Example.network((6, 5, 4), seed: 1, as: Float.self)
    let first = try XCTUnwrap(network.layers["Affine1"] as? Affine<Float>)
    let last = try XCTUnwrap(network.layers["Affine2"] as? Affine<Float>)
    XCTAssertTrue(try XCTUnwrap(network.parameters["W1"]).sharesStorage(with: first.W))
    XCTAssertTrue(try XCTUnwrap(network.parameters["b1"]).sharesStorage(with: first.b))
    XCTAssertTrue(try XCTUnwrap(network.parameters["W2"]).sharesStorage(with: last.W))
    XCTAssertTrue(try XCTUnwrap(network.parameters["b2"]).sharesStorage(with: last.b))
  }

  func testPredictIsTheFormula() throws {
    let network = Example.network((6, 5, 4), seed: 2, as: Double.self)
    let x = Example.inputs([3, 6], seed: 3, as: Double.self)
    let p = network.parameters
    let hidden = maximum(x.matmul(p["W1"]!) + p["b1"]!, Tensor(0))
    XCTAssertEqual(try network.predict(x), hidden.matmul(p["W2"]!) + p["b2"]!)
    XCTAssertEqual(try network.predict(x.reshaped(3, 2, 3)), try network.predict(x))
  }

  func testAccuracyCountsTheHighestScores() throws {
    let network = try TwoLayerNet<Double>(parameters: [
      "W1": .identity(2), "b1": .zeros([2]), "W2": .identity(2), "b2": .zeros([2]),
    ])
    let x = Tensor<Double>([[3, 1], [1, 3], [2, 1], [0, 1]])
    XCTAssertEqual(try network.accuracy(x, Tensor<UInt8>([0, 1, 1, 1])), 0.75)
    XCTAssertEqual(
      try network.accuracy(x, Tensor<Double>([[1, 0], [0, 1], [0, 1], [0, 1]])), 0.75)
  }

  func testConvertedHasTheSameNumbersInItsOwnStorage() throws {
    let network = Example.network((3, 4, 2), seed: 4, as: Float.self)
    let wide = network.converted(to: Double.self)
    let same = network.converted(to: Float.self)
    for (name, parameter) in network.parameters {
      XCTAssertEqual(wide.parameters[name], parameter.converted(to: Double.self))
      XCTAssertFalse(try XCTUnwrap(same.parameters[name]).sharesStorage(with: parameter))
    }
  }
}

// MARK: - The puzzle of shared storage

extension TwoLayerNetTests {
  private func losses(
    _ network: TwoLayerNet<Double>, _ update: (NamedTensors<Double>) -> Void
  ) throws -> (before: Double, after: Double) {
    let x = Example.inputs([20, 6], seed: 11, as: Double.self)
    let t = Example.labels(20, classes: 4)
    let before = try network.loss(x, t)
    for _ in 0..<20 { update(try network.gradient(x, t)) }
    return (before, try network.loss(x, t))
  }

  func testUpdatingParametersInPlaceTrains() throws {
    let network = Example.network((6, 5, 4), seed: 10, as: Double.self)
    let (before, after) = try losses(network) { gradients in
      for key in ["W1", "b1", "W2", "b2"] {
        network.parameters[key]! -= 0.5 * gradients[key]!
      }
    }
    XCTAssertLessThan(after, 0.9 * before)
  }

  func testRebindingDoesNotReachTheLayer() throws {
    let network = Example.network((6, 5, 4), seed: 10, as: Double.self)
    let (before, after) = try losses(network) { gradients in
      for key in ["W1", "b1", "W2", "b2"] {
        network.parameters[key] = network.parameters[key]! - 0.5 * gradients[key]!
      }
    }
    XCTAssertEqual(after, before)
  }

  func testANetworkBuiltFromCopiesDoesNotLearn() throws {
    var parameters = Example.network((6, 5, 4), seed: 10, as: Double.self).parameters
    let network = try TwoLayerNet(parameters: parameters.mapValues { $0.copy() })
    let (before, after) = try losses(network) { gradients in
      for key in ["W1", "b1", "W2", "b2"] { parameters[key]! -= 0.5 * gradients[key]! }
    }
    XCTAssertEqual(after, before)
    // Built from the parameters themselves it does.
    let sharing = try TwoLayerNet(parameters: parameters)
    let (start, end) = try losses(sharing) { gradients in
      for key in ["W1", "b1", "W2", "b2"] { parameters[key]! -= 0.5 * gradients[key]! }
    }
    XCTAssertLessThan(end, 0.9 * start)
  }
}

// MARK: - Bad input

extension TwoLayerNetTests {
  private func assertThrows<Result>(
    _ expected: ModelInputError, _ work: @autoclosure () throws -> Result, line: UInt = #line
  ) {
    XCTAssertThrowsError(try work(), line: line) {
      XCTAssertEqual($0 as? ModelInputError, expected, line: line)
    }
  }

  func testWrongShapesAreRefused() {
    let network = Example.network((6, 5, 4), seed: 1, as: Double.self)
    let t = Tensor<UInt8>([0, 1])
    let expected = "[batch, …] with 6 elements an example"
    let narrow = Tensor<Double>.zeros([2, 5])
    let error = ModelInputError.shape(argument: "x", expected: expected, found: [2, 5])
    assertThrows(error, try network.predict(narrow))
    assertThrows(error, try network.loss(narrow, t))
    assertThrows(error, try network.accuracy(narrow, t))
    assertThrows(error, try network.gradient(narrow, t))
    assertThrows(error, try network.numericalGradient(narrow, t))
    assertThrows(
      .shape(argument: "x", expected: expected, found: []), try network.predict(Tensor(1)))
    assertThrows(
      .shape(
        argument: "t", expected: "[2] of integer class indices, or one-hot [2, 4]", found: [3]),
      try network.gradient(.zeros([2, 6]), Tensor<UInt8>([0, 1, 2])))
    assertThrows(
      .shape(
        argument: "x", expected: "[batch, …] with at least one example", found: [0, 6]),
      try network.accuracy(.zeros([0, 6]), Tensor<UInt8>([])))
    XCTAssertThrowsError(try network.gradient(.zeros([0, 6]), Tensor<UInt8>([])))
  }

  func testLabelsOutsideTheClassesAreRefused() {
    let network = Example.network((6, 5, 4), seed: 1, as: Double.self)
    let x = Tensor<Double>.ones([2, 6])
    let error = ModelInputError.labelOutOfRange(index: 1, value: 4, classes: 4)
    assertThrows(error, try network.loss(x, Tensor<UInt8>([0, 4])))
    assertThrows(error, try network.gradient(x, Tensor<Int64>([0, 4])))
    assertThrows(error, try network.accuracy(x, Tensor<Int32>([0, 4])))
  }

  func testNumbersThatAreNotFiniteAreRefused() {
    let network = Example.network((6, 5, 4), seed: 1, as: Float.self)
    for bad in [Float.nan, .infinity, -.infinity] {
      var x = Tensor<Float>.ones([3, 6])
      x[row: 1] = Tensor(repeating: bad, shape: [6])
      assertThrows(.nonFiniteScores(row: 1), try network.predict(x))
      assertThrows(.nonFiniteScores(row: 1), try network.gradient(x, Tensor<UInt8>([0, 1, 2])))
    }
  }

  func testANetworkWorksAfterBadInput() throws {
    let network = Example.network((6, 5, 4), seed: 1, as: Double.self)
    let x = Example.inputs([2, 6], seed: 2, as: Double.self)
    let expected = try network.gradient(x, Tensor<UInt8>([0, 1]))
    XCTAssertThrowsError(try network.gradient(x, Tensor<UInt8>([0, 9])))
    XCTAssertThrowsError(try network.gradient(x * .nan, Tensor<UInt8>([0, 1])))
    XCTAssertEqual(try network.gradient(x, Tensor<UInt8>([0, 1])), expected)
  }

  func testParametersThatDoNotFitAreRefused() {
    let good = Example.network((6, 5, 4), seed: 1, as: Double.self).parameters
    func assertRefused(_ name: String, _ tensor: Tensor<Double>?, _ expected: String) {
      var parameters = good
      parameters[name] = tensor
      assertThrows(
        .shape(argument: name, expected: expected, found: tensor?.shape ?? []),
        try TwoLayerNet(parameters: parameters))
    }
    assertRefused("W1", nil, "[any, any]")
    assertRefused("W1", .zeros([6]), "[any, any]")
    assertRefused("W1", .zeros([0, 5]), "[any, any]")
    assertRefused("b1", .zeros([4]), "[5]")
    assertRefused("W2", .zeros([6, 4]), "[5, any]")
    assertRefused("b2", .zeros([1]), "[4]")
  }

  func testErrorsSayWhatWasFoundAndExpected() {
    XCTAssertEqual(
      "\(ModelInputError.labelOutOfRange(index: 3, value: 12, classes: 10))",
      "label 12 at index 3 is not a class: expected 0 to 9")
    XCTAssertEqual(
      "\(ModelInputError.shape(argument: "x", expected: "[2]", found: [3, 4]))",
      "x has shape [3, 4]: expected [2]")
    XCTAssertTrue("\(ModelInputError.nonFiniteScores(row: 7))".contains("example 7"))
  }
}
