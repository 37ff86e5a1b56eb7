import OrderedCollections
import Tensors

/// The comparison of gradients with a reference, a parameter each.
public struct GradientCheck: Sendable, Equatable, CustomStringConvertible {
  /// The result for one parameter.
  public struct Entry: Sendable, Equatable {
    /// The parameter's name.
    public let name: String
    /// ‖a − r‖ / (‖a‖ + ‖r‖) of the gradient a and the reference r; see `relativeError`.
    public let relativeError: Double
    /// The largest error that passes.
    public let bound: Double
    /// Whether the error is within the bound; a NaN is not.
    public var passes: Bool { relativeError <= bound }
  }

  /// The results in the order of the parameters.
  public let entries: [Entry]

  /// Whether every parameter's error is within its bound.
  public var passes: Bool { entries.allSatisfy(\.passes) }

  /// A line a parameter.
  public var description: String {
    entries.map {
      "\($0.name): \($0.relativeError) \($0.passes ? "≤" : "exceeds") \($0.bound)"
    }.joined(separator: "\n")
  }

  /// Compares gradients with a reference of the same names and shapes.
  ///
  /// - Precondition: both have the same names, with the same shapes.
  public init<Scalar: FloatingPointScalar, Reference: FloatingPointScalar>(
    _ gradients: NamedTensors<Scalar>, against reference: NamedTensors<Reference>, bound: Double
  ) {
    require(
      gradients.keys == reference.keys,
      "GradientCheck: parameters \(Array(gradients.keys)) and \(Array(reference.keys)) differ")
    entries = zip(gradients, reference).map { gradient, reference in
      Entry(
        name: gradient.key,
        relativeError: NeuralNetworks.relativeError(
          gradient.value.converted(to: Double.self), reference.value.converted(to: Double.self)),
        bound: bound)
    }
  }
}

/// The normwise relative error ‖a − b‖ / (‖a‖ + ‖b‖) in the Euclidean norm, 0 to 1.
///
/// 0 if both are zero everywhere; NaN if an element is NaN or infinite.
///
/// - Precondition: `a` and `b` have the same shape.
public func relativeError(_ a: Tensor<Double>, _ b: Tensor<Double>) -> Double {
  require(a.shape == b.shape, "relativeError: shapes \(a.shape) and \(b.shape) differ")
  if a.count == 0 { return 0 }
  let scale = max(abs(a).max(), abs(b).max())
  if scale == 0 { return 0 }
  // Scaled, so that squares neither overflow nor vanish.
  func norm(_ x: Tensor<Double>) -> Double { (x * x).sum().squareRoot() }
  let (a, b) = (a / scale, b / scale)
  return norm(a - b) / (norm(a) + norm(b))
}

extension TwoLayerNet {
  /// Checks backpropagation against what it should give, for every element of every parameter.
  ///
  /// In `Double` the reference is numerical differentiation, in `Float` the same network's
  /// backpropagation in `Double`: differences in `Float` would be worse than what they check.
  ///
  /// - Parameters:
  ///   - x: `[batch, …]`, as for `loss`.
  ///   - t: integer class indices `[batch]`, or one-hot rows `[batch, outputSize]`.
  ///   - bound: the largest normwise relative error that passes. By default 1e−7 for `Double`
  ///     with the exact cross entropy and 1e−5 for `Float`. 1e−6 with the compatible one, whose
  ///     derivative differs from y − t by 1e−7 / yₜ: enough while no target's probability is
  ///     much below 0.1, as with fresh, small weights.
  /// - Throws: `ModelInputError` in each of its cases.
  /// - Complexity: in `Double` two losses for each element of each parameter.
  public func checkGradients<Target: NumericScalar>(
    _ x: Tensor<Scalar>, _ t: Tensor<Target>, bound: Double? = nil
  ) throws -> GradientCheck {
    let gradients = try gradient(x, t)
    let reference = converted(to: Double.self)
    let wide = x.converted(to: Double.self)
    if Scalar.self == Double.self {
      return try GradientCheck(
        gradients, against: reference.numericalGradient(wide, t),
        bound: bound ?? (lastLayer.form == .exact ? 1e-7 : 1e-6))
    }
    return try GradientCheck(
      gradients, against: reference.gradient(wide, t), bound: bound ?? 1e-5)
  }
}
