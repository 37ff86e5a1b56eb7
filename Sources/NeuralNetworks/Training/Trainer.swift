import Tensors

/// Training stopped because the numbers left the range of the floating-point type.
public struct DivergenceError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The number of updates that were made before it showed.
  public let iteration: Int

  /// One line that says what happened and what helps.
  public var description: String {
    "training diverged after \(iteration) updates: the loss is not finite; "
      + "try a smaller learning rate, or inputs of a smaller scale"
  }
}

/// Trains a `TwoLayerNet` on random minibatches of byte images.
///
/// Each step draws indices with replacement from the random stream and descends along the gradient
/// on those images, converted to the network's type. Where most bytes of the set are zero, as in
/// MNIST, they are not converted but multiplied as they are, zeros passed over.
public struct Trainer<Scalar: FloatingPointScalar> {
  /// The network that is trained.
  public let network: TwoLayerNet<Scalar>
  /// The update rule.
  public var optimizer: SGD<Scalar>
  /// The number of examples in a step.
  public let batchSize: Int
  /// What the bytes are divided by: 255 for inputs from 0 to 1.
  public let divisor: Scalar
  /// The number of steps made so far.
  public private(set) var iteration = 0

  private let inputs: ByteExamples<Scalar>
  private let targets: Tensor<UInt8>
  private let random: RandomState

  /// A trainer on a training set.
  ///
  /// - Parameters:
  ///   - inputs: `[examples, …]`; shared storage.
  ///   - targets: class indices `[examples]`; shared storage.
  ///   - random: draws the minibatches; give the one that drew the weights to continue its
  ///     stream.
  /// - Precondition: there are examples, as many inputs as targets, and `batchSize > 0`.
  public init(
    network: TwoLayerNet<Scalar>, inputs: Tensor<UInt8>, targets: Tensor<UInt8>,
    divisor: Scalar = 1, batchSize: Int = 100, optimizer: SGD<Scalar> = SGD(),
    random: RandomState
  ) {
    require(
      inputs.rank >= 1 && targets.shape == [inputs.shape[0]] && inputs.shape[0] > 0,
      "Trainer: shapes \(inputs.shape) of inputs and \(targets.shape) of targets do not fit")
    require(batchSize > 0, "Trainer: a batch of \(batchSize) examples")
    self.network = network
    self.inputs = ByteExamples(
      inputs, dividedBy: divisor, batchSize: batchSize, outputSize: network.hiddenSize)
    self.targets = targets
    self.divisor = divisor
    self.batchSize = batchSize
    self.optimizer = optimizer
    self.random = random
  }

  /// The number of steps in which as many examples are drawn as there are, at least 1.
  public var iterationsPerEpoch: Double {
    max(Double(inputs.count) / Double(batchSize), 1)
  }

  /// Whether the step just made is the first of an epoch, when accuracy is measured.
  ///
  /// Where epochs are not whole numbers of steps this holds only when the multiples meet.
  public var isAtEpoch: Bool {
    iteration > 0
      && Double(iteration - 1).truncatingRemainder(dividingBy: iterationsPerEpoch) == 0
  }

  /// Makes one step.
  ///
  /// - Parameter reevaluatingLoss: whether to go forward through the batch once more after
  ///   the update, as the tutorial does, to see what it did to the loss.
  /// - Throws: `ModelInputError` for images or labels that do not fit the network, and
  ///   `DivergenceError`.
  /// - Returns: the loss on the step's batch, after the update if it is reevaluated and else
  ///   before it.
  @discardableResult
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public mutating func step(reevaluatingLoss: Bool = true) throws -> Scalar {
    let batch = random.choice(inputs.count, size: batchSize)
    let x = inputs[batch]
    let t = targets[batch]
    do {
      let loss = try network.descend(optimizer.learningRate, x, t)
      iteration += 1
      return reevaluatingLoss ? try network.loss(x, t) : loss
    } catch ModelInputError.nonFiniteScores {
      throw DivergenceError(iteration: iteration)
    }
  }

  /// The accuracy on a whole set, converted to floating point a block at a time.
  ///
  /// - Throws: as `step()`.
  public func accuracy(_ inputs: Tensor<UInt8>, _ targets: Tensor<UInt8>) throws -> Double {
    require(
      inputs.rank >= 1 && targets.shape == [inputs.shape[0]] && inputs.shape[0] > 0,
      "accuracy: shapes \(inputs.shape) of inputs and \(targets.shape) of targets do not fit")
    let count = inputs.shape[0]
    let blockSize = 1000
    let examples = ByteExamples(
      inputs, dividedBy: divisor, batchSize: blockSize, outputSize: network.hiddenSize)
    var correct = 0
    do {
      for start in stride(from: 0, to: count, by: blockSize) {
        let block = start..<min(start + blockSize, count)
        correct += try network.correctCount(examples[block], targets[block])
      }
    } catch ModelInputError.nonFiniteScores {
      throw DivergenceError(iteration: iteration)
    }
    return Double(correct) / Double(count)
  }
}
