extension Tensor where Scalar: FloatingPointScalar {
  /// The median of all elements, NaN if one is NaN or there are none.
  ///
  /// The element in the middle of the order, or the mean of the two there.
  ///
  /// - Complexity: O(`count`).
  public func median() -> Scalar {
    quantiles(
      _Quantiles(fractions: [0.5], isMedian: true, ignoringNaN: false), hasQuantileAxis: false, nil,
      false, "median()"
    ).item()
  }

  /// The medians along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func median(axis: Int, keepingAxis: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: [0.5], isMedian: true, ignoringNaN: false), hasQuantileAxis: false,
      [axis], keepingAxis, "median(axis:)")
  }

  /// The medians over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func median(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: [0.5], isMedian: true, ignoringNaN: false), hasQuantileAxis: false,
      axes, keepingAxes, "median(axes:)")
  }

  /// The element below which a fraction of all elements lie.
  ///
  /// NaN if an element is NaN or there are none. Between the elements at ranks ⌊h⌋ and
  /// ⌊h⌋ + 1 of the order, linear in h = fraction · (n − 1): NumPy's method "linear",
  /// definition 7 of R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The
  /// American Statistician 50 (1996).
  ///
  /// - Precondition: `0 <= fraction <= 1`.
  /// - Complexity: O(`count`).
  public func quantile(_ fraction: Double) -> Scalar {
    quantiles(
      _Quantiles(fractions: [fraction], isMedian: false, ignoringNaN: false),
      hasQuantileAxis: false, nil, false, "quantile(_:)"
    ).item()
  }

  /// The quantiles along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func quantile(_ fraction: Double, axis: Int, keepingAxis: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: [fraction], isMedian: false, ignoringNaN: false),
      hasQuantileAxis: false, [axis], keepingAxis, "quantile(_:axis:)")
  }

  /// The quantiles over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func quantile(_ fraction: Double, axes: [Int], keepingAxes: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: [fraction], isMedian: false, ignoringNaN: false),
      hasQuantileAxis: false, axes, keepingAxes, "quantile(_:axes:)")
  }

  /// Several quantiles of all elements, shape `[fractions.count]`; see `quantile(_:)`.
  public func quantiles(_ fractions: [Double]) -> Tensor {
    quantiles(
      _Quantiles(fractions: fractions, isMedian: false, ignoringNaN: false), hasQuantileAxis: true,
      nil, false, "quantiles(_:)")
  }

  /// Several quantiles along one axis.
  ///
  /// - Returns: shape `[n]` for n numbers, followed by the shape without the axis, or with
  ///   dimension 1 there; new storage.
  public func quantiles(_ fractions: [Double], axis: Int, keepingAxis: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: fractions, isMedian: false, ignoringNaN: false), hasQuantileAxis: true,
      [axis], keepingAxis, "quantiles(_:axis:)")
  }

  /// Several quantiles over several axes.
  ///
  /// - Returns: shape `[n]` for n numbers, followed by the shape without the axes, or with
  ///   dimension 1 there; new storage.
  public func quantiles(_ fractions: [Double], axes: [Int], keepingAxes: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: fractions, isMedian: false, ignoringNaN: false), hasQuantileAxis: true,
      axes, keepingAxes, "quantiles(_:axes:)")
  }

  /// The quantile for `percent / 100`; see `quantile(_:)`.
  ///
  /// - Precondition: `0 <= percent <= 100`.
  public func percentile(_ percent: Double) -> Scalar {
    quantiles(
      _Quantiles(fractions: [percent / 100], isMedian: false, ignoringNaN: false),
      hasQuantileAxis: false, nil, false, "percentile(_:)"
    ).item()
  }

  /// The percentiles along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func percentile(_ percent: Double, axis: Int, keepingAxis: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: [percent / 100], isMedian: false, ignoringNaN: false),
      hasQuantileAxis: false, [axis], keepingAxis, "percentile(_:axis:)")
  }

  /// The percentiles over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func percentile(_ percent: Double, axes: [Int], keepingAxes: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: [percent / 100], isMedian: false, ignoringNaN: false),
      hasQuantileAxis: false, axes, keepingAxes, "percentile(_:axes:)")
  }

  /// Several percentiles of all elements, shape `[percents.count]`; see `quantile(_:)`.
  public func percentiles(_ percents: [Double]) -> Tensor {
    quantiles(
      _Quantiles(fractions: percents.map { $0 / 100 }, isMedian: false, ignoringNaN: false),
      hasQuantileAxis: true, nil, false, "percentiles(_:)")
  }

  /// Several percentiles along one axis.
  ///
  /// - Returns: shape `[n]` for n numbers, followed by the shape without the axis, or with
  ///   dimension 1 there; new storage.
  public func percentiles(_ percents: [Double], axis: Int, keepingAxis: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: percents.map { $0 / 100 }, isMedian: false, ignoringNaN: false),
      hasQuantileAxis: true, [axis], keepingAxis, "percentiles(_:axis:)")
  }

  /// Several percentiles over several axes.
  ///
  /// - Returns: shape `[n]` for n numbers, followed by the shape without the axes, or with
  ///   dimension 1 there; new storage.
  public func percentiles(_ percents: [Double], axes: [Int], keepingAxes: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: percents.map { $0 / 100 }, isMedian: false, ignoringNaN: false),
      hasQuantileAxis: true, axes, keepingAxes, "percentiles(_:axes:)")
  }

  /// The median of all elements that are numbers, NaN if there are none.
  public func nanMedian() -> Scalar {
    quantiles(
      _Quantiles(fractions: [0.5], isMedian: true, ignoringNaN: true), hasQuantileAxis: false, nil,
      false, "nanMedian()"
    ).item()
  }

  /// The medians of the numbers along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func nanMedian(axis: Int, keepingAxis: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: [0.5], isMedian: true, ignoringNaN: true), hasQuantileAxis: false,
      [axis], keepingAxis, "nanMedian(axis:)")
  }

  /// The medians of the numbers over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func nanMedian(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: [0.5], isMedian: true, ignoringNaN: true), hasQuantileAxis: false, axes,
      keepingAxes, "nanMedian(axes:)")
  }

  /// The quantile of all elements that are numbers, NaN if there are none; see `quantile(_:)`.
  public func nanQuantile(_ fraction: Double) -> Scalar {
    quantiles(
      _Quantiles(fractions: [fraction], isMedian: false, ignoringNaN: true), hasQuantileAxis: false,
      nil, false, "nanQuantile(_:)"
    ).item()
  }

  /// The quantiles of the numbers along one axis.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func nanQuantile(_ fraction: Double, axis: Int, keepingAxis: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: [fraction], isMedian: false, ignoringNaN: true), hasQuantileAxis: false,
      [axis], keepingAxis, "nanQuantile(_:axis:)")
  }

  /// The quantiles of the numbers over several axes.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func nanQuantile(_ fraction: Double, axes: [Int], keepingAxes: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: [fraction], isMedian: false, ignoringNaN: true), hasQuantileAxis: false,
      axes, keepingAxes, "nanQuantile(_:axes:)")
  }

  /// Several quantiles of all elements that are numbers; see `quantile(_:)`.
  public func nanQuantiles(_ fractions: [Double]) -> Tensor {
    quantiles(
      _Quantiles(fractions: fractions, isMedian: false, ignoringNaN: true), hasQuantileAxis: true,
      nil, false, "nanQuantiles(_:)")
  }

  /// Several quantiles of the numbers along one axis.
  ///
  /// - Returns: shape `[n]` for n numbers, followed by the shape without the axis, or with
  ///   dimension 1 there; new storage.
  public func nanQuantiles(_ fractions: [Double], axis: Int, keepingAxis: Bool = false) -> Tensor {
    quantiles(
      _Quantiles(fractions: fractions, isMedian: false, ignoringNaN: true), hasQuantileAxis: true,
      [axis], keepingAxis, "nanQuantiles(_:axis:)")
  }

  /// Several quantiles of the numbers over several axes.
  ///
  /// - Returns: shape `[n]` for n numbers, followed by the shape without the axes, or with
  ///   dimension 1 there; new storage.
  public func nanQuantiles(_ fractions: [Double], axes: [Int], keepingAxes: Bool = false) -> Tensor
  {
    quantiles(
      _Quantiles(fractions: fractions, isMedian: false, ignoringNaN: true), hasQuantileAxis: true,
      axes, keepingAxes, "nanQuantiles(_:axes:)")
  }

  /// Quantiles over `axes`, or all axes, on an axis of their own in front if asked for.
  @_semantics("optimize.sil.specialize.generic.never")
  func quantiles(
    _ quantiles: _Quantiles, hasQuantileAxis: Bool, _ axes: [Int]?, _ keepingAxes: Bool,
    _ name: String
  ) -> Tensor {
    require(
      quantiles.fractions.allSatisfy { 0 <= $0 && $0 <= 1 },
      "\(name): a fraction of \(quantiles.fractions) is not between 0 and 1")
    let axes = axes.map { layout.resolvedAxes($0, operation: name) } ?? allAxes
    let keptAxes = shape.indices.filter { !axes.contains($0) }
    let kept = keptAxes.map { shape[$0] }
    // The axes that go as one behind those that stay.
    let dimension = axes.reduce(1) { $0 * shape[$1] }
    let source = view(layout.permuted(keptAxes + axes)).reshaped(kept + [dimension])
    let result = Tensor(uninitialized: [quantiles.fractions.count] + kept)
    let target = result.layout.permuted(Array(1..<result.rank) + [0])
    let lines = _LineNest(target: target, source.layout, axis: kept.count)
    withExtendedLifetime((source.storage, result.storage)) {
      Scalar._quantiles(source.elements, lines, quantiles, to: result.elements)
    }
    let reduced = layout.reducedShape(axes: axes, keepingAxes: keepingAxes).array
    return result.reshaped((hasQuantileAxis ? [quantiles.fractions.count] : []) + reduced)
  }
}
