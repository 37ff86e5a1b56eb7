import Tensors

/// How `SoftmaxWithLoss` computes the cross entropy.
public enum CrossEntropyForm: Sendable, Hashable {
  /// −log(y + 1e−7), as in "Deep Learning from Scratch".
  ///
  /// Bounded by 16.2. Its derivative differs from the y − t that `backward` gives by 1e−7 / yₜ
  /// relative to it.
  case compatible
  /// log Σ exp(x) − xₜ, the logarithm of the sum taken without forming the probability.
  ///
  /// The loss whose gradient y − t exactly is, and finite for all finite scores.
  case exact
}

/// The last layer of a classifier in training: softmax and mean cross entropy in one.
///
/// With y = softmax(x) the loss is −Σ t·log y / batch, and its gradient is (y − t) / batch.
public final class SoftmaxWithLoss<Scalar: FloatingPointScalar> {
  /// The form of the cross entropy.
  public let form: CrossEntropyForm
  /// The last loss.
  public private(set) var loss: Scalar?
  /// The last probabilities, shape `[batch, classes]`.
  public private(set) var y: Tensor<Scalar>?

  private var targets: Targets<Scalar>?

  /// A loss layer; it has no parameters.
  public init(form: CrossEntropyForm = .compatible) { self.form = form }

  /// The mean loss over a batch.
  ///
  /// - Parameters:
  ///   - x: scores, shape `[batch, classes]`.
  ///   - t: integer class indices, shape `[batch]`, or one-hot rows `[batch, classes]`. In the
  ///     exact form, rows may be any probabilities.
  /// - Throws: `ModelInputError.shape`, `.labelOutOfRange`; the layer stays as it was.
  /// - Returns: the loss, also kept as `loss`. NaN if a score is NaN or +∞.
  @specialized(where Scalar == Double, Target == UInt8)
  @specialized(where Scalar == Double, Target == Int64)
  @specialized(where Scalar == Float, Target == UInt8)
  @specialized(where Scalar == Float, Target == Int64)
  public func forward<Target: NumericScalar>(
    _ x: Tensor<Scalar>, _ t: Tensor<Target>
  ) throws -> Scalar {
    guard x.rank == 2, x.count > 0 else {
      throw ModelInputError.shape(
        argument: "x", expected: "[batch, classes] with at least one of each", found: x.shape)
    }
    let targets = try Targets<Scalar>(t, scores: x.dimensions)
    let (y, losses) =
      switch (targets, form) {
      case (.distributions(let t), .exact): exactLosses(x, t)
      case (_, _): x.softmaxOfRows(labels: targets.classes, isExact: form == .exact)
      }
    let loss = losses.sum() / Scalar(x.dimensions[0])
    self.targets = targets
    self.y = y
    self.loss = loss
    return loss
  }

  /// −Σ t·log y = Σ t·(log Σ exp(x − m) − (x − m)), with m the largest score of the row.
  private func exactLosses(
    _ x: Tensor<Scalar>, _ t: Tensor<Scalar>
  ) -> (y: Tensor<Scalar>, losses: Tensor<Scalar>) {
    let (y, maxima, sums) = x.softmaxOfRows()
    let column = [x.shape[0], 1]
    let negativeLogarithms = log(sums).reshaped(column) - (x - maxima.reshaped(column))
    return (y, t * negativeLogarithms)
  }

  /// The gradient of the loss with respect to the scores, (y − t) / batch, times `dout`.
  ///
  /// - Precondition: `forward` was called.
  /// - Returns: shape `[batch, classes]`, new storage.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func backward(_ dout: Scalar = 1) -> Tensor<Scalar> {
    guard let y, let targets else {
      fail("SoftmaxWithLoss.backward: forward was not called")
    }
    var gradient: Tensor<Scalar>
    switch (targets, form) {
    case (.classes(let classes), _):
      gradient = y.crossEntropyGradient(classes)
    case (.distributions(let t), .compatible):
      gradient = (y - t) / Scalar(y.shape[0])
    case (.distributions(let t), .exact):
      // Rows that do not sum to 1 scale the softmax's share of the gradient.
      gradient = (y * t.sum(axis: 1, keepingAxis: true) - t) / Scalar(y.shape[0])
    }
    if dout != 1 { gradient *= dout }
    return gradient
  }
}
