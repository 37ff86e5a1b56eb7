import Tensors

/// The gradient of a function by central differences.
///
/// ∂f/∂xᵢ ≈ (f(x + h eᵢ) − f(x − h eᵢ)) / 2h with h = `step` · max(1, |xᵢ|). Each element is
/// changed in place, so that everything that shares the storage of `x` sees it (a layer, whose
/// loss `f` is, for example), and is given its old value back, also when `f` throws.
///
/// - Parameters:
///   - x: the point; the same after the call.
///   - step: the relative step; 1e−5 for `Double`, 5e−3 for `Float`, where the errors of
///     truncation and of rounding balance.
///   - f: the function; it reads `x` through the shared storage.
/// - Returns: the shape of `x`, new storage.
/// - Complexity: 2 · `x.count` calls of `f`.
public func numericalGradient<Scalar: FloatingPointScalar>(
  at x: inout Tensor<Scalar>, step: Scalar? = nil, of f: () throws -> Scalar
) rethrows -> Tensor<Scalar> {
  let step = step ?? (Scalar.ulpOfOne < 1e-10 ? 1e-5 : 5e-3)
  /// The difference quotient at one element, which has its old value afterwards.
  func quotient(at index: [Int]) throws -> Scalar {
    let value = x[index: index]
    defer { x[index: index] = value }
    let h = step * max(1, value.magnitude)
    let (above, below) = (value + h, value - h)
    x[index: index] = above
    let upper = try f()
    x[index: index] = below
    let lower = try f()
    // What was added is what the rounded sums differ by.
    return (upper - lower) / (above - below)
  }
  var gradient = Tensor<Scalar>.zeros(x.shape)
  var index = [Int](repeating: 0, count: x.rank)
  for _ in 0..<x.count {
    gradient[index: index] = try quotient(at: index)
    for axis in index.indices.reversed() {
      index[axis] += 1
      if index[axis] < x.shape[axis] { break }
      index[axis] = 0
    }
  }
  return gradient
}

/// The gradient of a function of a tensor by central differences.
///
/// As `numericalGradient(at:step:of:)`, for a function that takes the tensor as its argument;
/// works on a copy of `x`.
///
/// - Returns: the shape of `x`, new storage.
/// - Complexity: 2 · `x.count` calls of `f`.
public func numericalGradient<Scalar: FloatingPointScalar>(
  _ f: (Tensor<Scalar>) throws -> Scalar, _ x: Tensor<Scalar>
) rethrows -> Tensor<Scalar> {
  var point = x.copy()
  let shared = point
  return try numericalGradient(at: &point) { try f(shared) }
}
