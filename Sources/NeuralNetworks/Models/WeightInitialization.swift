import Tensors

/// The distribution that the weights of a layer are drawn from: normal, with mean 0.
///
/// `n` is the layer's input size and `m` its output size. Biases begin at 0.
public enum WeightInitialization: Sendable, Hashable {
  /// A given standard deviation.
  case std(Double)
  /// √(2 / n), which keeps the scale of activations through rectifiers.
  ///
  /// K. He et al., "Delving deep into rectifiers", ICCV 2015.
  case he
  /// √(2 / (n + m)), which keeps the scale of activations and gradients through linear units.
  ///
  /// X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural
  /// networks", AISTATS 2010.
  case xavier

  /// The standard deviation for a layer of the given sizes.
  public func standardDeviation(inputSize: Int, outputSize: Int) -> Double {
    switch self {
    case .std(let deviation): deviation
    case .he: (2 / Double(inputSize)).squareRoot()
    case .xavier: (2 / Double(inputSize + outputSize)).squareRoot()
    }
  }

  /// Weights for a layer, shape `[inputSize, outputSize]`, new storage.
  ///
  /// Drawn in `Double`, so that the stream is the same for every scalar type.
  public func weights<Scalar: FloatingPointScalar>(
    inputSize: Int, outputSize: Int, random: RandomState, as type: Scalar.Type = Scalar.self
  ) -> Tensor<Scalar> {
    let deviation = standardDeviation(inputSize: inputSize, outputSize: outputSize)
    let weights = deviation * random.randn(inputSize, outputSize)
    return weights.converted(to: Scalar.self)
  }
}
