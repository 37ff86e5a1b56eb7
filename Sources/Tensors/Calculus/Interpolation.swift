/// The piecewise linear function through points, at `x`: NumPy's `interp`.
///
/// Computed in `Double`.
///
/// - Parameter points: where the function is known, a vector in ascending order.
/// - Parameter values: its values there.
/// - Parameter left: the value before the first point, its own unless said.
/// - Parameter right: the value behind the last point, its own unless said.
/// - Precondition: as many values as points, at least one; the points are in ascending order.
/// - Returns: the shape of `x`, new storage; NaN where `x` is NaN.
/// - Complexity: O(log n) for each element of `x`.
public func interp<Scalar: FloatingPointScalar>(
  _ x: Tensor<Scalar>, _ points: Tensor<Scalar>, _ values: Tensor<Scalar>,
  left: Scalar? = nil, right: Scalar? = nil
) -> Tensor<Scalar> {
  require(
    points.rank == 1 && points.count > 0 && values.shape == points.shape,
    "interp: points of shape \(points.shape) and values of shape \(values.shape)")
  require(points.isMonotonic(.lessOrEqual), "interp: the points are not in ascending order")
  let result = interpolation(
    x.converted(to: Double.self), points.converted(to: Double.self),
    values.converted(to: Double.self), left.map { Double($0) }, right.map { Double($0) })
  return (result as? Tensor<Scalar>) ?? result.converted(to: Scalar.self)
}

private func interpolation(
  _ x: Tensor<Double>, _ points: Tensor<Double>, _ values: Tensor<Double>, _ left: Double?,
  _ right: Double?
) -> Tensor<Double> {
  // The last point that is not behind x.
  let places = points.searchSorted(x, side: .right)
  let result = Tensor<Double>(uninitialized: x.shape)
  let last = points.count - 1
  withExtendedLifetime(
    (x.storage, points.storage, values.storage, places.storage, result.storage)
  ) {
    let (p, v) = (points.base, values.base)
    for i in 0..<x.count {
      let x = x.base[i]
      let k = Int(places.base[i]) - 1
      if x != x {
        result.base[i] = x
      } else if k < 0 {
        result.base[i] = left ?? v[0]
      } else if x > p[last] {
        result.base[i] = right ?? v[last]
      } else if k == last || x == p[k] {
        result.base[i] = v[k]
      } else {
        let slope = (v[k + 1] - v[k]) / (p[k + 1] - p[k])
        var y = slope * (x - p[k]) + v[k]
        // From the other side where infinities cancel.
        if y != y { y = slope * (x - p[k + 1]) + v[k + 1] }
        if y != y && v[k] == v[k + 1] { y = v[k] }
        result.base[i] = y
      }
    }
  }
  return result
}
