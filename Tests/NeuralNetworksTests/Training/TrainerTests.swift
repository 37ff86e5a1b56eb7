import Datasets
import EmbeddedMNIST
import NeuralNetworks
import Tensors
import XCTest

final class TrainerTests: XCTestCase {
  /// The tutorial's experiment: what it printed, and its first losses from NumPy
  /// (`Benchmarks/tutorial.py Sources/EmbeddedMNIST/Resources --losses 5`).
  func testTheTutorialsTableComesOutExactly() throws {
    let mnist = try MNIST.embedded()
    var trainer = tutorialsTrainer(mnist)
    let losses = [
      13.700381288315, 13.539200312191, 14.325840116847, 2.300953198054, 2.304397329131,
    ]
    var table: [String] = []
    for step in 0..<6000 {
      let loss = try trainer.step()
      if step < losses.count { XCTAssertEqual(loss, losses[step], accuracy: 6e-13) }
      if trainer.isAtEpoch {
        let train = try trainer.accuracy(mnist.train.images, mnist.train.labels)
        let test = try trainer.accuracy(mnist.test.images, mnist.test.labels)
        table.append("\(train) \(test)")
      }
    }
    let expected =
      ["0.10441666666666667 0.1028"]
      + Array(repeating: "0.11238333333333334 0.1136", count: 9)
    XCTAssertEqual(table, expected)
  }

  private func tutorialsTrainer(_ mnist: MNIST) -> Trainer<Double> {
    let random = RandomState(42)
    let network = TwoLayerNet<Double>(
      inputSize: 784, hiddenSize: 50, outputSize: 10, random: random)
    return Trainer(
      network: network, inputs: mnist.train.images, targets: mnist.train.labels, random: random)
  }

  func testAStepIsWhatOneWritesByHand() throws {
    let images = try MNIST.embedded().train.images
    // Few hidden units: bytes are converted. More: they are multiplied as they are, but for images of
    // which most bytes are not zero.
    try checkStepsByHand(images, hiddenSize: 20)
    try checkStepsByHand(images, hiddenSize: 50)
    try checkStepsByHand(images, hiddenSize: 50, batchSize: 5)
    try checkStepsByHand(255 - images, hiddenSize: 50)
    // Rows of a view lie apart.
    let wide = Tensor<UInt8>.zeros([60000, 800])
    var view = wide[.all, 3..<787]
    view[.all, .all] = images.reshaped([60000, 784])
    try checkStepsByHand(view, hiddenSize: 50)
  }

  private func checkStepsByHand(
    _ images: Tensor<UInt8>, hiddenSize: Int, batchSize: Int = 32
  ) throws {
    let labels = try MNIST.embedded().train.labels
    let random = RandomState(7)
    let network = TwoLayerNet<Float>(
      inputSize: 784, hiddenSize: hiddenSize, outputSize: 10, initialization: .he, random: random)
    let copy = network.converted(to: Float.self)
    let reference = RandomState(7)
    _ = reference.randn(784, hiddenSize)
    _ = reference.randn(hiddenSize, 10)
    var trainer = Trainer(
      network: network, inputs: images, targets: labels, divisor: 255, batchSize: batchSize,
      optimizer: SGD(learningRate: 0.05), random: random)
    for step in 0..<3 {
      let batch = reference.choice(60000, size: batchSize)
      let x = images[batch].converted(to: Float.self) / 255
      let t = labels[batch]
      let before = try copy.loss(x, t)
      let gradients = try copy.gradient(x, t)
      for key in copy.parameters.keys { copy.parameters[key]! -= 0.05 * gradients[key]! }
      let reevaluates = step != 1
      let loss = try trainer.step(reevaluatingLoss: reevaluates)
      XCTAssertEqual(loss, reevaluates ? try copy.loss(x, t) : before, accuracy: 4e-6)
    }
    // The trainer subtracts the terms of a gradient as they come, which rounds differently.
    for (key, parameter) in network.parameters {
      XCTAssertLessThan(
        relativeError(
          parameter.converted(to: Double.self), copy.parameters[key]!.converted(to: Double.self)),
        2e-7, key)
    }
    XCTAssertEqual(trainer.iteration, 3)
    let some = 0..<1013
    XCTAssertEqual(
      try trainer.accuracy(images[some], labels[some]),
      try network.accuracy(images[some].converted(to: Float.self) / 255, labels[some]))
  }

  func testNothingDividedByNothingIsNoNumber() throws {
    let mnist = try MNIST.embedded()
    let random = RandomState(1)
    var trainer = Trainer(
      network: TwoLayerNet<Double>(
        inputSize: 784, hiddenSize: 50, outputSize: 10, random: random),
      inputs: mnist.train.images, targets: mnist.train.labels, divisor: 0, random: random)
    XCTAssertThrowsError(try trainer.step()) {
      XCTAssertEqual(($0 as? DivergenceError)?.iteration, 0)
    }
  }

  func testNormalizedPixelsAreLearned() throws {
    let mnist = try MNIST.embedded()
    let random = RandomState(42)
    let network = TwoLayerNet<Float>(
      inputSize: 784, hiddenSize: 50, outputSize: 10, initialization: .he, random: random)
    var trainer = Trainer(
      network: network, inputs: mnist.train.images, targets: mnist.train.labels, divisor: 255,
      random: random)
    for _ in 0..<300 { try trainer.step(reevaluatingLoss: false) }
    XCTAssertGreaterThan(try trainer.accuracy(mnist.test.images, mnist.test.labels), 0.88)
  }

  func testASteadyStateStepAsksTheSystemForNothing() throws {
    let mnist = try MNIST.embedded()
    var trainer = tutorialsTrainer(mnist)
    for _ in 0..<3 { try trainer.step() }
    let before = TensorMemory.statistics
    for _ in 0..<20 { try trainer.step() }
    let after = TensorMemory.statistics
    XCTAssertEqual(after.misses, before.misses)
    XCTAssertEqual(after.bytesInUse, before.bytesInUse)
    XCTAssertGreaterThan(after.hits, before.hits)
  }

  func testEpochsAreTheTutorialsFloat() throws {
    let x = Tensor<UInt8>.ones([10, 4])
    let t = Tensor<UInt8>(repeating: 1, shape: [10])
    func epochs(batchSize: Int, steps: Int) throws -> (Double, [Int]) {
      let random = RandomState(1)
      var trainer = Trainer(
        network: TwoLayerNet<Double>(inputSize: 4, hiddenSize: 2, outputSize: 3, random: random),
        inputs: x, targets: t, batchSize: batchSize, random: random)
      var epochs: [Int] = []
      for step in 0..<steps {
        try trainer.step()
        if trainer.isAtEpoch { epochs.append(step) }
      }
      return (trainer.iterationsPerEpoch, epochs)
    }
    XCTAssertEqual(try epochs(batchSize: 5, steps: 6).0, 2)
    XCTAssertEqual(try epochs(batchSize: 5, steps: 6).1, [0, 2, 4])
    XCTAssertEqual(try epochs(batchSize: 4, steps: 11).0, 2.5)
    XCTAssertEqual(try epochs(batchSize: 4, steps: 11).1, [0, 5, 10])
    XCTAssertEqual(try epochs(batchSize: 100, steps: 3).0, 1)
    XCTAssertEqual(try epochs(batchSize: 100, steps: 3).1, [0, 1, 2])
  }

  func testDivergenceIsThrown() throws {
    let mnist = try MNIST.embedded()
    let random = RandomState(1)
    let network = TwoLayerNet<Float>(
      inputSize: 784, hiddenSize: 10, outputSize: 10, initialization: .he, random: random)
    var trainer = Trainer(
      network: network, inputs: mnist.train.images, targets: mnist.train.labels,
      optimizer: SGD(learningRate: 1e36), random: random)
    XCTAssertThrowsError(try { for _ in 0..<5 { try trainer.step() } }()) {
      XCTAssertGreaterThan(($0 as? DivergenceError)?.iteration ?? 0, 0)
    }
  }

  func testLabelsOutsideTheClassesAreRefused() {
    let random = RandomState(1)
    var trainer = Trainer(
      network: TwoLayerNet<Double>(inputSize: 4, hiddenSize: 2, outputSize: 3, random: random),
      inputs: Tensor<UInt8>.ones([10, 4]), targets: Tensor(repeating: 3, shape: [10]),
      random: random)
    XCTAssertThrowsError(try trainer.step()) {
      XCTAssertEqual(
        $0 as? ModelInputError, .labelOutOfRange(index: 0, value: 3, classes: 3))
    }
    XCTAssertEqual(trainer.iteration, 0)
  }
}
