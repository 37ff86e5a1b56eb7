// Quantiles of integers are those of the same numbers as `Double`.

extension Tensor where Scalar: IntegerScalar {
  /// The median of all elements as `Double`; NaN without elements.
  ///
  /// The element in the middle of the order, or the mean of the two there.
  ///
  /// - Complexity: O(`count`).
  public func median() -> Double {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: [0.5], isMedian: true, ignoringNaN: false), hasQuantileAxis: false, nil,
      false, "median()"
    ).item()
  }

  /// The medians along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func median(axis: Int, keepingAxis: Bool = false) -> Tensor<Double> {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: [0.5], isMedian: true, ignoringNaN: false), hasQuantileAxis: false,
      [axis], keepingAxis, "median(axis:)")
  }

  /// The medians over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func median(axes: [Int], keepingAxes: Bool = false) -> Tensor<Double> {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: [0.5], isMedian: true, ignoringNaN: false), hasQuantileAxis: false,
      axes, keepingAxes, "median(axes:)")
  }

  /// The element below which a fraction of all elements lie, as `Double`; NaN without elements.
  ///
  /// Between the elements at ranks ⌊h⌋ and ⌊h⌋ + 1 of the order, linear in
  /// h = fraction · (n − 1): NumPy's method "linear", definition 7 of R. J. Hyndman, Y. Fan,
  /// "Sample quantiles in statistical packages", The American Statistician 50 (1996).
  ///
  /// - Precondition: `0 <= fraction <= 1`.
  /// - Complexity: O(`count`).
  public func quantile(_ fraction: Double) -> Double {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: [fraction], isMedian: false, ignoringNaN: false),
      hasQuantileAxis: false, nil, false, "quantile(_:)"
    ).item()
  }

  /// The quantiles along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func quantile(_ fraction: Double, axis: Int, keepingAxis: Bool = false) -> Tensor<Double> {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: [fraction], isMedian: false, ignoringNaN: false),
      hasQuantileAxis: false, [axis], keepingAxis, "quantile(_:axis:)")
  }

  /// The quantiles over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func quantile(_ fraction: Double, axes: [Int], keepingAxes: Bool = false) -> Tensor<Double>
  {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: [fraction], isMedian: false, ignoringNaN: false),
      hasQuantileAxis: false, axes, keepingAxes, "quantile(_:axes:)")
  }

  /// Several quantiles of all elements, shape `[fractions.count]`; see `quantile(_:)`.
  public func quantiles(_ fractions: [Double]) -> Tensor<Double> {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: fractions, isMedian: false, ignoringNaN: false), hasQuantileAxis: true,
      nil, false, "quantiles(_:)")
  }

  /// Several quantiles along one axis.
  ///
  /// - Returns: shape `[n]` for n numbers, followed by the shape without the axis, or with
  ///   dimension 1 there; new storage.
  public func quantiles(_ fractions: [Double], axis: Int, keepingAxis: Bool = false) -> Tensor<
    Double
  > {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: fractions, isMedian: false, ignoringNaN: false), hasQuantileAxis: true,
      [axis], keepingAxis, "quantiles(_:axis:)")
  }

  /// Several quantiles over several axes.
  ///
  /// - Returns: shape `[n]` for n numbers, followed by the shape without the axes, or with
  ///   dimension 1 there; new storage.
  public func quantiles(_ fractions: [Double], axes: [Int], keepingAxes: Bool = false) -> Tensor<
    Double
  > {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: fractions, isMedian: false, ignoringNaN: false), hasQuantileAxis: true,
      axes, keepingAxes, "quantiles(_:axes:)")
  }

  /// The quantile for `percent / 100`; see `quantile(_:)`.
  ///
  /// - Precondition: `0 <= percent <= 100`.
  public func percentile(_ percent: Double) -> Double {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: [percent / 100], isMedian: false, ignoringNaN: false),
      hasQuantileAxis: false, nil, false, "percentile(_:)"
    ).item()
  }

  /// The percentiles along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func percentile(_ percent: Double, axis: Int, keepingAxis: Bool = false) -> Tensor<Double>
  {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: [percent / 100], isMedian: false, ignoringNaN: false),
      hasQuantileAxis: false, [axis], keepingAxis, "percentile(_:axis:)")
  }

  /// The percentiles over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func percentile(_ percent: Double, axes: [Int], keepingAxes: Bool = false) -> Tensor<
    Double
  > {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: [percent / 100], isMedian: false, ignoringNaN: false),
      hasQuantileAxis: false, axes, keepingAxes, "percentile(_:axes:)")
  }

  /// Several percentiles of all elements, shape `[percents.count]`; see `quantile(_:)`.
  public func percentiles(_ percents: [Double]) -> Tensor<Double> {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: percents.map { $0 / 100 }, isMedian: false, ignoringNaN: false),
      hasQuantileAxis: true, nil, false, "percentiles(_:)")
  }

  /// Several percentiles along one axis.
  ///
  /// - Returns: shape `[n]` for n numbers, followed by the shape without the axis, or with
  ///   dimension 1 there; new storage.
  public func percentiles(_ percents: [Double], axis: Int, keepingAxis: Bool = false) -> Tensor<
    Double
  > {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: percents.map { $0 / 100 }, isMedian: false, ignoringNaN: false),
      hasQuantileAxis: true, [axis], keepingAxis, "percentiles(_:axis:)")
  }

  /// Several percentiles over several axes.
  ///
  /// - Returns: shape `[n]` for n numbers, followed by the shape without the axes, or with
  ///   dimension 1 there; new storage.
  public func percentiles(_ percents: [Double], axes: [Int], keepingAxes: Bool = false) -> Tensor<
    Double
  > {
    converted(to: Double.self).quantiles(
      _Quantiles(fractions: percents.map { $0 / 100 }, isMedian: false, ignoringNaN: false),
      hasQuantileAxis: true, axes, keepingAxes, "percentiles(_:axes:)")
  }
}
