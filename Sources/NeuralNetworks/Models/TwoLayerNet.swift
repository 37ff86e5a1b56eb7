import OrderedCollections
import Tensors

/// Tensors by parameter name, in the order of the layers.
public typealias NamedTensors<Scalar: FloatingPointScalar> = OrderedDictionary<
  String, Tensor<Scalar>
>

/// A classifier of two affine layers with a rectifier between them.
///
/// scores = ReLU(x·W1 + b1)·W2 + b2; the loss is the mean cross entropy of their softmax.
///
/// `parameters` and `layers` are two ways to the same memory. Updating a parameter in place
/// trains the network:
///
/// ```swift
/// let gradients = try network.gradient(x, t)
/// for key in network.parameters.keys {
///   network.parameters[key]! -= 0.1 * gradients[key]!
/// }
/// ```
///
/// Binding `parameters[key]` to another tensor does not reach the layer.
///
/// - Note: Not `Sendable`: layers remember the last batch, and their tensors share storage.
public final class TwoLayerNet<Scalar: FloatingPointScalar> {
  /// "W1" `[inputSize, hiddenSize]`, "b1" `[hiddenSize]`, "W2" `[hiddenSize, outputSize]` and
  /// "b2" `[outputSize]`, on the storage of the layers.
  public var parameters: NamedTensors<Scalar>
  /// "Affine1", "Relu1" and "Affine2", in the order of the way forward.
  public let layers: OrderedDictionary<String, any Layer<Scalar>>
  /// The softmax and the loss.
  public let lastLayer: SoftmaxWithLoss<Scalar>

  private let affine1: Affine<Scalar>
  private let relu = ReLU<Scalar>()
  private let affine2: Affine<Scalar>

  /// The number of elements of an example.
  public var inputSize: Int { affine1.W.dimensions[0] }
  /// The number of hidden units.
  public var hiddenSize: Int { affine1.W.dimensions[1] }
  /// The number of classes.
  public var outputSize: Int { affine2.W.dimensions[1] }

  private init(
    W1: Tensor<Scalar>, b1: Tensor<Scalar>, W2: Tensor<Scalar>, b2: Tensor<Scalar>,
    crossEntropy: CrossEntropyForm
  ) {
    affine1 = Affine(W1, b1)
    affine2 = Affine(W2, b2)
    parameters = ["W1": W1, "b1": b1, "W2": W2, "b2": b2]
    layers = ["Affine1": affine1, "Relu1": relu, "Affine2": affine2]
    lastLayer = SoftmaxWithLoss(form: crossEntropy)
  }

  /// A network with random weights and biases 0.
  ///
  /// - Parameters:
  ///   - initialization: the distribution of the weights.
  ///   - crossEntropy: the form of the loss.
  ///   - random: gives the weights, W1 before W2; draws that follow continue its stream.
  /// - Precondition: sizes are positive.
  public convenience init(
    inputSize: Int, hiddenSize: Int, outputSize: Int, initialization: WeightInitialization,
    crossEntropy: CrossEntropyForm = .compatible, random: RandomState = RandomState(42)
  ) {
    require(
      inputSize > 0 && hiddenSize > 0 && outputSize > 0,
      "TwoLayerNet: sizes \(inputSize), \(hiddenSize) and \(outputSize) must be positive")
    let W1 = initialization.weights(
      inputSize: inputSize, outputSize: hiddenSize, random: random, as: Scalar.self)
    let W2 = initialization.weights(
      inputSize: hiddenSize, outputSize: outputSize, random: random, as: Scalar.self)
    self.init(
      W1: W1, b1: .zeros([hiddenSize]), W2: W2, b2: .zeros([outputSize]),
      crossEntropy: crossEntropy)
  }

  /// A network with normal weights of one standard deviation and biases 0.
  ///
  /// - Parameters:
  ///   - weightInitStd: the standard deviation of the weights.
  ///   - crossEntropy: the form of the loss.
  ///   - random: gives the weights, W1 before W2; draws that follow continue its stream.
  /// - Precondition: sizes are positive.
  public convenience init(
    inputSize: Int, hiddenSize: Int, outputSize: Int, weightInitStd: Double = 0.01,
    crossEntropy: CrossEntropyForm = .compatible, random: RandomState = RandomState(42)
  ) {
    self.init(
      inputSize: inputSize, hiddenSize: hiddenSize, outputSize: outputSize,
      initialization: .std(weightInitStd), crossEntropy: crossEntropy, random: random)
  }

  /// A network on existing parameters, whose storage it shares.
  ///
  /// - Parameter parameters: "W1", "b1", "W2" and "b2".
  /// - Throws: `ModelInputError.shape` if one is missing (found: `[]`) or does not fit the others.
  public convenience init(
    parameters: NamedTensors<Scalar>, crossEntropy: CrossEntropyForm = .compatible
  ) throws {
    func parameter(_ name: String, _ expected: [Int?]) throws -> Tensor<Scalar> {
      let tensor = parameters[name]
      let shape = tensor?.shape ?? []
      guard let tensor, shape.count == expected.count,
        zip(shape, expected).allSatisfy({ $0 > 0 && $0 == $1 ?? $0 })
      else {
        let sizes = expected.map { $0.map(String.init) ?? "any" }.joined(separator: ", ")
        throw ModelInputError.shape(argument: name, expected: "[\(sizes)]", found: shape)
      }
      return tensor
    }
    let W1 = try parameter("W1", [nil, nil])
    let W2 = try parameter("W2", [W1.shape[1], nil])
    try self.init(
      W1: W1, b1: parameter("b1", [W1.shape[1]]), W2: W2, b2: parameter("b2", [W2.shape[1]]),
      crossEntropy: crossEntropy)
  }

  /// A network with the same parameters in another precision, in new storage.
  public func converted<Other: FloatingPointScalar>(
    to type: Other.Type, crossEntropy: CrossEntropyForm? = nil
  ) -> TwoLayerNet<Other> {
    TwoLayerNet<Other>(
      W1: affine1.W.converted(to: type), b1: affine1.b.converted(to: type),
      W2: affine2.W.converted(to: type), b2: affine2.b.converted(to: type),
      crossEntropy: crossEntropy ?? lastLayer.form)
  }
}

// MARK: - Using and training

extension TwoLayerNet {
  /// The scores of a batch, the larger the likelier; `softmax` makes probabilities of them.
  ///
  /// - Parameter x: `[batch, …]`; the axes after the first are flattened to `inputSize`.
  /// - Throws: `ModelInputError.shape` and `.nonFiniteScores`.
  /// - Returns: shape `[batch, outputSize]`, new storage.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func predict(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> { try predict(.numbers(x)) }

  /// The same for inputs of either kind.
  func predict(_ x: Inputs<Scalar>) throws -> Tensor<Scalar> {
    guard let size = x.size, size.elements == inputSize else {
      throw ModelInputError.shape(
        argument: "x", expected: "[batch, …] with \(inputSize) elements an example",
        found: x.shape)
    }
    let scores = affine2.forward(affine1.forward(x, rectifiedBy: relu))
    if !scores.isFinite() {
      let row = (0..<scores.shape[0]).first { !scores[row: $0].isFinite() } ?? 0
      throw ModelInputError.nonFiniteScores(row: row)
    }
    return scores
  }

  /// The mean loss over a batch.
  ///
  /// - Parameters:
  ///   - x: `[batch, …]`; the axes after the first are flattened to `inputSize`.
  ///   - t: integer class indices `[batch]`, or one-hot rows `[batch, outputSize]`.
  /// - Throws: `ModelInputError` in each of its cases.
  @specialized(where Scalar == Double, Target == UInt8)
  @specialized(where Scalar == Double, Target == Int64)
  @specialized(where Scalar == Float, Target == UInt8)
  @specialized(where Scalar == Float, Target == Int64)
  public func loss<Target: NumericScalar>(
    _ x: Tensor<Scalar>, _ t: Tensor<Target>
  ) throws -> Scalar {
    try loss(.numbers(x), t)
  }

  /// The same for inputs of either kind.
  func loss<Target: NumericScalar>(_ x: Inputs<Scalar>, _ t: Tensor<Target>) throws -> Scalar {
    try lastLayer.forward(predict(x), t)
  }

  /// The share of examples whose highest score is at the target, 0 to 1.
  ///
  /// - Parameters: as for `loss`.
  /// - Throws: `ModelInputError` in each of its cases.
  public func accuracy<Target: NumericScalar>(
    _ x: Tensor<Scalar>, _ t: Tensor<Target>
  ) throws -> Double {
    guard x.rank >= 1, x.shape[0] > 0 else {
      throw ModelInputError.shape(
        argument: "x", expected: "[batch, …] with at least one example", found: x.shape)
    }
    return try Double(correctCount(.numbers(x), t)) / Double(x.shape[0])
  }

  /// The number of examples whose highest score is at the target.
  func correctCount<Target: NumericScalar>(_ x: Inputs<Scalar>, _ t: Tensor<Target>) throws -> Int {
    let scores = try predict(x)
    let targets = try Targets<Scalar>(t, scores: scores.dimensions)
    return (scores.argMax(axis: 1) .== targets.classes).countNonzero()
  }

  /// The gradients of the loss with respect to the parameters, by backpropagation.
  ///
  /// - Parameters: as for `loss`.
  /// - Throws: `ModelInputError` in each of its cases; the network stays as it was.
  /// - Returns: tensors of the names and shapes of `parameters`, new storage.
  /// - Complexity: a `gemm` forward and two backward for each affine layer, but for the first
  ///   one's input, whose gradient nobody needs.
  @specialized(where Scalar == Double, Target == UInt8)
  @specialized(where Scalar == Double, Target == Int64)
  @specialized(where Scalar == Float, Target == UInt8)
  @specialized(where Scalar == Float, Target == Int64)
  public func gradient<Target: NumericScalar>(
    _ x: Tensor<Scalar>, _ t: Tensor<Target>
  ) throws -> NamedTensors<Scalar> {
    _ = try loss(x, t)
    let dScores = lastLayer.backward()
    affine2.backwardToParameters(dScores)
    affine1.backwardToParameters(hiddenGradient(dScores))
    return [
      "W1": affine1.dW.unsafelyUnwrapped, "b1": affine1.db.unsafelyUnwrapped,
      "W2": affine2.dW.unsafelyUnwrapped, "b2": affine2.db.unsafelyUnwrapped,
    ]
  }

  /// A step of gradient descent in which no gradient of a weight matrix is formed.
  ///
  /// The same as `gradient(_:_:)` and an update by `SGD`, up to the rounding of sums that are
  /// split.
  ///
  /// - Throws: `ModelInputError` in each of its cases; the network stays as it was.
  /// - Returns: the loss before the step.
  func descend<Target: NumericScalar>(
    _ learningRate: Scalar, _ x: Inputs<Scalar>, _ t: Tensor<Target>
  ) throws -> Scalar {
    let loss = try loss(x, t)
    let dScores = lastLayer.backward()
    let dHidden = hiddenGradient(dScores)
    affine2.descend(learningRate, along: dScores)
    affine1.descend(learningRate, along: dHidden)
    return loss
  }

  /// The gradient of the first layer's output.
  private func hiddenGradient(_ dScores: Tensor<Scalar>) -> Tensor<Scalar> {
    var dHidden = affine2.backwardToInput(dScores)
    relu.backward(overwriting: &dHidden)
    return dHidden
  }

  /// The gradients of the loss with respect to the parameters, by central differences.
  ///
  /// Slow, and for checking `gradient(_:_:)`: two losses for each element of each parameter.
  ///
  /// - Parameters: as for `loss`.
  /// - Throws: `ModelInputError` in each of its cases; the parameters are as they were.
  /// - Returns: tensors of the names and shapes of `parameters`, new storage.
  public func numericalGradient<Target: NumericScalar>(
    _ x: Tensor<Scalar>, _ t: Tensor<Target>
  ) throws -> NamedTensors<Scalar> {
    let affineParameters: NamedTensors<Scalar> = [
      "W1": affine1.W, "b1": affine1.b, "W2": affine2.W, "b2": affine2.b,
    ]
    return try affineParameters.mapValues { parameter in
      var parameter = parameter
      return try NeuralNetworks.numericalGradient(at: &parameter) { try loss(x, t) }
    }
  }
}
