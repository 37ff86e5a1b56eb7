import NeuralNetworks
import Tensors

/// Small problems that the tests share; every seed is a literal.
enum Example {
  /// Normal numbers, far enough from 0 that no finite difference crosses a kink there.
  static func inputs<Scalar: FloatingPointScalar>(
    _ shape: [Int], seed: UInt32, as type: Scalar.Type = Scalar.self
  ) -> Tensor<Scalar> {
    RandomState(seed).normal(size: shape).map { Scalar($0 + ($0 < 0 ? -0.01 : 0.01)) }
  }

  /// Class indices that take every value.
  static func labels(_ count: Int, classes: Int) -> Tensor<Int64> {
    Tensor((0..<count).map { Int64(($0 * 5 + 2) % classes) })
  }

  /// Rows with 1 at the label and else 0.
  static func oneHot<Scalar: NumericScalar>(
    _ labels: Tensor<Int64>, classes: Int, as type: Scalar.Type = Scalar.self
  ) -> Tensor<Scalar> {
    var rows = Tensor<Scalar>.zeros([labels.count, classes])
    for (row, label) in labels.scalars.enumerated() { rows[row, Int(label)] = 1 }
    return rows
  }

  /// A network with weights and biases that are all different, small enough that no probability
  /// comes near zero: the compatible form's gradient is off by 1e-7 / y.
  static func network<Scalar: FloatingPointScalar>(
    _ sizes: (Int, Int, Int), seed: UInt32, crossEntropy: CrossEntropyForm = .exact,
    as type: Scalar.Type = Scalar.self
  ) -> TwoLayerNet<Scalar> {
    let network = TwoLayerNet<Scalar>(
      inputSize: sizes.0, hiddenSize: sizes.1, outputSize: sizes.2, weightInitStd: 0.2,
      crossEntropy: crossEntropy, random: RandomState(seed))
    network.parameters["b1"]! += 0.1 * inputs([sizes.1], seed: seed + 1)
    network.parameters["b2"]! += 0.1 * inputs([sizes.2], seed: seed + 2)
    return network
  }
}
