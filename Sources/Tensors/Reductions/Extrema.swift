extension Tensor where Scalar: OrderedScalar {
  /// The largest element; a NaN if there is one.
  ///
  /// - Precondition: the tensor has elements.
  public func max() -> Scalar { extremum(.maximum, named: "max()") }

  /// The smallest element; a NaN if there is one.
  ///
  /// - Precondition: the tensor has elements.
  public func min() -> Scalar { extremum(.minimum, named: "min()") }

  /// The largest elements along one axis; a NaN where there is one.
  ///
  /// - Precondition: the axis is not empty.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func max(axis: Int, keepingAxis: Bool = false) -> Tensor {
    extrema(
      .maximum, axes: layout.resolvedAxes(axis, operation: "max(axis:)"), keepingAxes: keepingAxis,
      named: "max(axis:)")
  }

  /// The largest elements over several axes; a NaN where there is one.
  ///
  /// - Precondition: the axes are not empty.
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func max(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    extrema(
      .maximum, axes: layout.resolvedAxes(axes, operation: "max(axes:)"), keepingAxes: keepingAxes,
      named: "max(axes:)")
  }

  /// The smallest elements along one axis; a NaN where there is one.
  ///
  /// - Precondition: the axis is not empty.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func min(axis: Int, keepingAxis: Bool = false) -> Tensor {
    extrema(
      .minimum, axes: layout.resolvedAxes(axis, operation: "min(axis:)"), keepingAxes: keepingAxis,
      named: "min(axis:)")
  }

  /// The smallest elements over several axes; a NaN where there is one.
  ///
  /// - Precondition: the axes are not empty.
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func min(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    extrema(
      .minimum, axes: layout.resolvedAxes(axes, operation: "min(axes:)"), keepingAxes: keepingAxes,
      named: "min(axes:)")
  }

  /// The distance from the smallest to the largest element, "peak to peak": max − min.
  ///
  /// - Precondition: the tensor has elements; an integer type holds the difference.
  public func peakToPeak() -> Scalar { max() - min() }

  /// The distances from the smallest to the largest elements along one axis.
  ///
  /// - Precondition: the axis is not empty; an integer type holds the differences.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func peakToPeak(axis: Int, keepingAxis: Bool = false) -> Tensor {
    max(axis: axis, keepingAxis: keepingAxis) - min(axis: axis, keepingAxis: keepingAxis)
  }

  /// The distances from the smallest to the largest elements over several axes.
  ///
  /// - Precondition: the axes are not empty; an integer type holds the differences.
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func peakToPeak(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    max(axes: axes, keepingAxes: keepingAxes) - min(axes: axes, keepingAxes: keepingAxes)
  }

  /// The position of the first largest element in row-major order, or of the first NaN.
  ///
  /// - Precondition: the tensor has elements.
  public func argMax() -> Int { argExtremum(.maximum, named: "argMax()") }

  /// The position of the first smallest element in row-major order, or of the first NaN.
  ///
  /// - Precondition: the tensor has elements.
  public func argMin() -> Int { argExtremum(.minimum, named: "argMin()") }

  /// The index of the first largest element along one axis, or of the first NaN.
  ///
  /// - Precondition: the axis is not empty.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func argMax(axis: Int, keepingAxis: Bool = false) -> Tensor<Int64> {
    argExtrema(.maximum, axis: axis, keepingAxis: keepingAxis, named: "argMax(axis:)")
  }

  /// The index of the first smallest element along one axis, or of the first NaN.
  ///
  /// - Precondition: the axis is not empty.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func argMin(axis: Int, keepingAxis: Bool = false) -> Tensor<Int64> {
    argExtrema(.minimum, axis: axis, keepingAxis: keepingAxis, named: "argMin(axis:)")
  }

  func extremum(_ extremum: _Extremum, ignoringNaN: Bool = false, named name: String) -> Scalar {
    require(count > 0, "\(name): shape \(shape) has no elements")
    return reduced { Scalar._extrema(extremum, ignoringNaN: ignoringNaN, $0, $1, to: $2) }
  }

  func extrema(
    _ extremum: _Extremum, ignoringNaN: Bool = false, axes: Dimensions, keepingAxes: Bool,
    named name: String
  ) -> Tensor {
    requireElements(axes: axes, named: name)
    return reduced(axes: axes, keepingAxes: keepingAxes) { source, nest, target in
      Scalar._extrema(extremum, ignoringNaN: ignoringNaN, source, nest, to: target)
    }
  }

  /// Traps where results exist and are made of no elements.
  private func requireElements(axes: Dimensions, named name: String) {
    if count > 0 || layout.reducedShape(axes: axes, keepingAxes: false).contains(0) { return }
    let what = axes.count == 1 ? "axis \(axes[0])" : "axes \(axes)"
    fail("\(name): \(what) of shape \(shape) has no elements")
  }

  private func argExtremum(_ extremum: _Extremum, named name: String) -> Int {
    require(count > 0, "\(name): shape \(shape) has no elements")
    let line = flattened()
    return Int(line.argExtrema(extremum, axis: 0, keepingAxis: false, named: name).item())
  }

  private func argExtrema(
    _ extremum: _Extremum, axis: Int, keepingAxis: Bool, named name: String
  ) -> Tensor<Int64> {
    let axes = layout.resolvedAxes(axis, operation: name)
    let extrema = extrema(extremum, axes: axes, keepingAxes: false, named: name)
    return withExtendedLifetime(extrema.storage) {
      reduced(axes: axes, keepingAxes: keepingAxis) { source, nest, target in
        Scalar._firstIndices(of: extrema.base, source, nest, to: target)
      }
    }
  }
}
