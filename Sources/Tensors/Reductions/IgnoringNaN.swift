import CVectorMath

// Reductions that leave NaNs out, under NumPy's names for them.

extension Tensor where Scalar: FloatingPointScalar {
  /// The sum of all elements that are numbers.
  ///
  /// NaNs are left out: 0 where there is no number.
  public func nanSum() -> Scalar {
    nanSum(of: allAxes, false, "nanSum()").item()
  }

  /// The sums of the numbers along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func nanSum(axis: Int, keepingAxis: Bool = false) -> Tensor {
    nanSum(of: [axis], keepingAxis, "nanSum(axis:)")
  }

  /// The sums of the numbers over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func nanSum(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    nanSum(of: axes, keepingAxes, "nanSum(axes:)")
  }

  /// The product of all elements that are numbers.
  ///
  /// NaNs are left out: 1 where there is no number.
  public func nanProduct() -> Scalar {
    nanProduct(of: allAxes, false, "nanProduct()").item()
  }

  /// The products of the numbers along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func nanProduct(axis: Int, keepingAxis: Bool = false) -> Tensor {
    nanProduct(of: [axis], keepingAxis, "nanProduct(axis:)")
  }

  /// The products of the numbers over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func nanProduct(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    nanProduct(of: axes, keepingAxes, "nanProduct(axes:)")
  }

  /// The largest of all elements that are numbers.
  ///
  /// NaNs are left out: NaN where there is no number. Traps without elements.
  public func nanMax() -> Scalar {
    nanMax(of: allAxes, false, "nanMax()").item()
  }

  /// The largest of the numbers along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func nanMax(axis: Int, keepingAxis: Bool = false) -> Tensor {
    nanMax(of: [axis], keepingAxis, "nanMax(axis:)")
  }

  /// The largest of the numbers over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func nanMax(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    nanMax(of: axes, keepingAxes, "nanMax(axes:)")
  }

  /// The smallest of all elements that are numbers.
  ///
  /// NaNs are left out: NaN where there is no number. Traps without elements.
  public func nanMin() -> Scalar {
    nanMin(of: allAxes, false, "nanMin()").item()
  }

  /// The smallest of the numbers along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func nanMin(axis: Int, keepingAxis: Bool = false) -> Tensor {
    nanMin(of: [axis], keepingAxis, "nanMin(axis:)")
  }

  /// The smallest of the numbers over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func nanMin(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    nanMin(of: axes, keepingAxes, "nanMin(axes:)")
  }

  /// The mean of all elements that are numbers.
  ///
  /// NaNs are left out: NaN where there is no number.
  public func nanMean() -> Scalar {
    nanMean(of: allAxes, false, "nanMean()").item()
  }

  /// The means of the numbers along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func nanMean(axis: Int, keepingAxis: Bool = false) -> Tensor {
    nanMean(of: [axis], keepingAxis, "nanMean(axis:)")
  }

  /// The means of the numbers over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func nanMean(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    nanMean(of: axes, keepingAxes, "nanMean(axes:)")
  }

  /// The variance of all elements that are numbers: Σ (x − mean)² / (n − ddof).
  ///
  /// NaNs are left out, also from n; NaN where n ≤ `ddof`.
  public func nanVariance(ddof: Scalar = 0) -> Scalar {
    nanVariance(of: allAxes, ddof: ddof, false, "nanVariance()").item()
  }

  /// The variances of the numbers along one axis: Σ (x − mean)² / (n − ddof).
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func nanVariance(axis: Int, ddof: Scalar = 0, keepingAxis: Bool = false) -> Tensor {
    nanVariance(of: [axis], ddof: ddof, keepingAxis, "nanVariance(axis:)")
  }

  /// The variances of the numbers over several axes: Σ (x − mean)² / (n − ddof).
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func nanVariance(axes: [Int], ddof: Scalar = 0, keepingAxes: Bool = false) -> Tensor {
    nanVariance(of: axes, ddof: ddof, keepingAxes, "nanVariance(axes:)")
  }

  /// The standard deviation of all elements that are numbers.
  ///
  /// The square root of `nanVariance(ddof:)`.
  public func nanStandardDeviation(ddof: Scalar = 0) -> Scalar {
    nanStandardDeviation(of: allAxes, ddof: ddof, false, "nanStandardDeviation()").item()
  }

  /// The standard deviations of the numbers along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func nanStandardDeviation(axis: Int, ddof: Scalar = 0, keepingAxis: Bool = false) -> Tensor
  {
    nanStandardDeviation(of: [axis], ddof: ddof, keepingAxis, "nanStandardDeviation(axis:)")
  }

  /// The standard deviations of the numbers over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func nanStandardDeviation(axes: [Int], ddof: Scalar = 0, keepingAxes: Bool = false)
    -> Tensor
  {
    nanStandardDeviation(of: axes, ddof: ddof, keepingAxes, "nanStandardDeviation(axes:)")
  }

  private func nanSum(of axes: some Sequence<Int>, _ keepingAxes: Bool, _ name: String) -> Tensor {
    let axes = layout.resolvedAxes(axes, operation: name)
    return reduced(apus_rule_sum_of_numbers, axes: axes, keepingAxes: keepingAxes)
  }

  private func nanProduct(
    of axes: some Sequence<Int>, _ keepingAxes: Bool, _ name: String
  ) -> Tensor {
    let axes = layout.resolvedAxes(axes, operation: name)
    return reduced(apus_rule_product_of_numbers, axes: axes, keepingAxes: keepingAxes)
  }

  private func nanMax(of axes: some Sequence<Int>, _ keepingAxes: Bool, _ name: String) -> Tensor {
    let axes = layout.resolvedAxes(axes, operation: name)
    return extrema(apus_rule_maximum_of_numbers, axes: axes, keepingAxes: keepingAxes, named: name)
  }

  private func nanMin(of axes: some Sequence<Int>, _ keepingAxes: Bool, _ name: String) -> Tensor {
    let axes = layout.resolvedAxes(axes, operation: name)
    return extrema(apus_rule_minimum_of_numbers, axes: axes, keepingAxes: keepingAxes, named: name)
  }

  private func nanMean(of axes: some Sequence<Int>, _ keepingAxes: Bool, _ name: String) -> Tensor {
    let axes = layout.resolvedAxes(axes, operation: name)
    let sums: Tensor = reduced(apus_rule_sum_of_numbers, axes: axes, keepingAxes: keepingAxes)
    return sums / reduced(apus_rule_count_of_numbers, axes: axes, keepingAxes: keepingAxes)
  }

  private func nanVariance(
    of axes: some Sequence<Int>, ddof: Scalar, _ keepingAxes: Bool, _ name: String
  ) -> Tensor {
    let axes = layout.resolvedAxes(axes, operation: name)
    let counts: Tensor = reduced(apus_rule_count_of_numbers, axes: axes, keepingAxes: keepingAxes)
    let means = nanMean(of: axes, false, name)
    let squares: Tensor = reduced(
      apus_rule_squared_deviations_of_numbers, axes: axes, keepingAxes: keepingAxes, centers: means)
    // The second term is 0, or NaN where n ≤ ddof.
    let freedom = counts - ddof
    return squares / freedom + 0 / sqrt(freedom)
  }

  private func nanStandardDeviation(
    of axes: some Sequence<Int>, ddof: Scalar, _ keepingAxes: Bool, _ name: String
  ) -> Tensor {
    sqrt(nanVariance(of: axes, ddof: ddof, keepingAxes, name))
  }
}
