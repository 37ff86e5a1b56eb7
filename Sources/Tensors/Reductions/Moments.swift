import CVectorMath
import RealModule

extension Tensor where Scalar: FieldScalar {
  /// The arithmetic mean of all elements, NaN without elements.
  public func mean() -> Scalar { sum() / Scalar(_real: Scalar.RealType(count)) }

  /// The means along one axis, NaN where the axis is empty.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func mean(axis: Int, keepingAxis: Bool = false) -> Tensor {
    mean(of: layout.resolvedAxes(axis, operation: "mean(axis:)"), keepingAxis)
  }

  /// The means over several axes, NaN where the axes are empty.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func mean(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    mean(of: layout.resolvedAxes(axes, operation: "mean(axes:)"), keepingAxes)
  }

  fileprivate func mean(of axes: Dimensions, _ keepingAxes: Bool) -> Tensor {
    var means: Tensor = reduced(apus_rule_sum, axes: axes, keepingAxes: keepingAxes)
    means /= Scalar(_real: Scalar.RealType(layout.elementCount(of: axes)))
    return means
  }
}

extension Tensor where Scalar: FloatingPointScalar {
  /// The variance of all elements: Σ (x − mean)² / (n − ddof) with n elements.
  ///
  /// In two passes, the mean first, so that an offset common to all elements does no harm.
  ///
  /// - Parameter ddof: "delta degrees of freedom": 0 for the variance of a population, 1 for
  ///   the unbiased estimate from a sample. With n ≤ `ddof` the result is NaN or ∞.
  /// - Complexity: O(`count`).
  public func variance(ddof: Scalar = 0) -> Scalar {
    variance(of: allAxes, ddof: ddof, false).item()
  }

  /// The variances along one axis; see `variance(ddof:)`.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func variance(axis: Int, ddof: Scalar = 0, keepingAxis: Bool = false) -> Tensor {
    let axes = layout.resolvedAxes(axis, operation: "variance(axis:)")
    return variance(of: axes, ddof: ddof, keepingAxis)
  }

  /// The variances over several axes; see `variance(ddof:)`.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func variance(axes: [Int], ddof: Scalar = 0, keepingAxes: Bool = false) -> Tensor {
    let axes = layout.resolvedAxes(axes, operation: "variance(axes:)")
    return variance(of: axes, ddof: ddof, keepingAxes)
  }

  /// The standard deviation of all elements, the square root of `variance(ddof:)`.
  public func standardDeviation(ddof: Scalar = 0) -> Scalar { variance(ddof: ddof).squareRoot() }

  /// The standard deviations along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func standardDeviation(
    axis: Int, ddof: Scalar = 0, keepingAxis: Bool = false
  ) -> Tensor {
    sqrt(variance(axis: axis, ddof: ddof, keepingAxis: keepingAxis))
  }

  /// The standard deviations over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func standardDeviation(
    axes: [Int], ddof: Scalar = 0, keepingAxes: Bool = false
  ) -> Tensor {
    sqrt(variance(axes: axes, ddof: ddof, keepingAxes: keepingAxes))
  }

  /// The weighted mean of all elements: Σ w·x / Σ w.
  ///
  /// - Precondition: the shape of `weights` broadcasts to that of this tensor.
  /// - Returns: NaN or ±∞ where the weights add up to 0.
  public func average(weights: Tensor) -> Scalar {
    let weights = weights.broadcast(to: dimensions, operation: "average(weights:)")
    return (self * weights).sum() / weights.sum()
  }

  /// The weighted means along one axis: Σ w·x / Σ w.
  ///
  /// - Precondition: `weights` has the shape of this tensor, or is a vector as long as the axis.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage. NaN or ±∞
  ///   where the weights add up to 0.
  public func average(weights: Tensor, axis: Int, keepingAxis: Bool = false) -> Tensor {
    let axis = layout.resolvedAxis(axis, operation: "average(weights:axis:)")
    require(
      weights.shape == shape || weights.shape == [shape[axis]],
      "average(weights:axis:): weights of shape \(weights.shape) for axis \(axis) of shape \(shape)"
    )
    var weights = weights
    if weights.rank < rank {
      weights = weights.reshaped([shape[axis]] + [Int](repeating: 1, count: rank - 1 - axis))
    }
    weights = weights.broadcast(to: dimensions, operation: "average(weights:axis:)")
    let sums = (self * weights).sum(axis: axis, keepingAxis: keepingAxis)
    return sums / weights.sum(axis: axis, keepingAxis: keepingAxis)
  }

  private func variance(of axes: Dimensions, ddof: Scalar, _ keepingAxes: Bool) -> Tensor {
    let count = Scalar(layout.elementCount(of: axes))
    let means = mean(of: axes, false)
    var variances: Tensor = reduced(
      apus_rule_squared_deviations, axes: axes, keepingAxes: keepingAxes, centers: means)
    variances /= Swift.max(count - ddof, 0)
    return variances
  }
}

// Integers have moments as `Double`.
extension Tensor where Scalar: IntegerScalar {
  /// The arithmetic mean of all elements, NaN without elements.
  ///
  /// The sum is exact; it traps where it does not fit in `Int64`.
  public func mean() -> Double { Double(sum()) / Double(count) }

  /// The means along one axis, NaN where the axis is empty.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func mean(axis: Int, keepingAxis: Bool = false) -> Tensor<Double> {
    let axis = layout.resolvedAxis(axis, operation: "mean(axis:)")
    let sums = sum(axis: axis, keepingAxis: keepingAxis)
    return sums.converted(to: Double.self) / Double(shape[axis])
  }

  /// The means over several axes, NaN where the axes are empty.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func mean(axes: [Int], keepingAxes: Bool = false) -> Tensor<Double> {
    let sums = sum(axes: axes, keepingAxes: keepingAxes)
    let dimension = layout.elementCount(of: layout.resolvedAxes(axes, operation: "mean(axes:)"))
    return sums.converted(to: Double.self) / Double(dimension)
  }

  /// The variance of all elements as `Double`: Σ (x − mean)² / (n − ddof) with n elements.
  public func variance(ddof: Double = 0) -> Double {
    converted(to: Double.self).variance(ddof: ddof)
  }

  /// The variances along one axis as `Double`.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func variance(axis: Int, ddof: Double = 0, keepingAxis: Bool = false) -> Tensor<Double> {
    converted(to: Double.self).variance(axis: axis, ddof: ddof, keepingAxis: keepingAxis)
  }

  /// The variances over several axes as `Double`.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func variance(
    axes: [Int], ddof: Double = 0, keepingAxes: Bool = false
  ) -> Tensor<Double> {
    converted(to: Double.self).variance(axes: axes, ddof: ddof, keepingAxes: keepingAxes)
  }

  /// The standard deviation of all elements as `Double`.
  public func standardDeviation(ddof: Double = 0) -> Double { variance(ddof: ddof).squareRoot() }

  /// The standard deviations along one axis as `Double`.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func standardDeviation(
    axis: Int, ddof: Double = 0, keepingAxis: Bool = false
  ) -> Tensor<Double> {
    sqrt(variance(axis: axis, ddof: ddof, keepingAxis: keepingAxis))
  }

  /// The standard deviations over several axes as `Double`.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func standardDeviation(
    axes: [Int], ddof: Double = 0, keepingAxes: Bool = false
  ) -> Tensor<Double> {
    sqrt(variance(axes: axes, ddof: ddof, keepingAxes: keepingAxes))
  }
}
