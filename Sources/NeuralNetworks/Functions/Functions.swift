import Tensors

/// The softmax exp(xᵢ) / Σ exp(xₖ) along the last axis.
///
/// The largest element is subtracted first, which changes nothing but keeps the exponentials
/// from overflowing.
///
/// - Parameter x: a vector, or examples along all axes but the last.
/// - Returns: the shape of `x`, new storage; each line along the last axis sums to 1.
/// - Complexity: O(`x.count`).
public func softmax<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  require(x.rank >= 1, "softmax: a tensor without axes")
  if x.count == 0 { return x.copy() }
  return x.reshaped([-1, x.shape[x.rank - 1]]).softmaxOfRows().y.reshaped(x.shape)
}

/// The mean cross entropy −Σ log(yₜ + ε) / batch of probabilities and targets.
///
/// - Parameters:
///   - y: probabilities, shape `[batch, classes]`, or `[classes]` for one example.
///   - t: integer class indices, shape `[batch]`, or one-hot rows of the shape of `y`.
///   - epsilon: keeps the logarithm finite where a probability is 0.
/// - Throws: `ModelInputError.shape` and `.labelOutOfRange`.
/// - Note: As the book "Deep Learning from Scratch" defines it: of a one-hot row only the
///   place of its largest element counts.
public func crossEntropyError<Scalar: FloatingPointScalar, Target: NumericScalar>(
  _ y: Tensor<Scalar>, _ t: Tensor<Target>, epsilon: Scalar = 1e-7
) throws -> Scalar {
  if y.rank == 1 {
    let t = t.shape == y.shape ? t.expandingDimensions(axis: 0) : t.reshaped([t.count])
    return try crossEntropyError(y.expandingDimensions(axis: 0), t, epsilon: epsilon)
  }
  guard y.rank == 2, y.count > 0 else {
    throw ModelInputError.shape(
      argument: "y", expected: "[batch, classes] with at least one of each", found: y.shape)
  }
  let targets = try Targets<Scalar>(t, scores: y.dimensions)
  return -log(y.picking(targets.classes) + epsilon).sum() / Scalar(y.shape[0])
}
