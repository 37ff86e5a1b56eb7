import CVectorMath

extension Tensor where Scalar: OrderedScalar {
  /// The largest element; a NaN if there is one.
  ///
  /// - Precondition: the tensor has elements.
  public func max() -> Scalar { extremum(apus_rule_maximum, named: "max()") }

  /// The smallest element; a NaN if there is one.
  ///
  /// - Precondition: the tensor has elements.
  public func min() -> Scalar { extremum(apus_rule_minimum, named: "min()") }

  /// The largest elements along one axis; a NaN where there is one.
  ///
  /// - Precondition: the axis is not empty.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func max(axis: Int, keepingAxis: Bool = false) -> Tensor {
    extrema(
      apus_rule_maximum, axes: layout.resolvedAxes(axis, operation: "max(axis:)"),
      keepingAxes: keepingAxis,
      named: "max(axis:)")
  }

  /// The largest elements over several axes; a NaN where there is one.
  ///
  /// - Precondition: the axes are not empty.
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func max(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    extrema(
      apus_rule_maximum, axes: layout.resolvedAxes(axes, operation: "max(axes:)"),
      keepingAxes: keepingAxes,
      named: "max(axes:)")
  }

  /// The smallest elements along one axis; a NaN where there is one.
  ///
  /// - Precondition: the axis is not empty.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func min(axis: Int, keepingAxis: Bool = false) -> Tensor {
    extrema(
      apus_rule_minimum, axes: layout.resolvedAxes(axis, operation: "min(axis:)"),
      keepingAxes: keepingAxis,
      named: "min(axis:)")
  }

  /// The smallest elements over several axes; a NaN where there is one.
  ///
  /// - Precondition: the axes are not empty.
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func min(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    extrema(
      apus_rule_minimum, axes: layout.resolvedAxes(axes, operation: "min(axes:)"),
      keepingAxes: keepingAxes,
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
  public func argMax() -> Int { argExtremum(apus_rule_maximum, named: "argMax()") }

  /// The position of the first smallest element in row-major order, or of the first NaN.
  ///
  /// - Precondition: the tensor has elements.
  public func argMin() -> Int { argExtremum(apus_rule_minimum, named: "argMin()") }

  /// The index of the first largest element along one axis, or of the first NaN.
  ///
  /// - Precondition: the axis is not empty.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func argMax(axis: Int, keepingAxis: Bool = false) -> Tensor<Int64> {
    argExtrema(apus_rule_maximum, axis: axis, keepingAxis: keepingAxis, named: "argMax(axis:)")
  }

  /// The index of the first smallest element along one axis, or of the first NaN.
  ///
  /// - Precondition: the axis is not empty.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func argMin(axis: Int, keepingAxis: Bool = false) -> Tensor<Int64> {
    argExtrema(apus_rule_minimum, axis: axis, keepingAxis: keepingAxis, named: "argMin(axis:)")
  }

  private func extremum(_ rule: apus_rule, named name: String) -> Scalar {
    require(count > 0, "\(name): shape \(shape) has no elements")
    return reduced(rule)
  }

  func extrema(
    _ rule: apus_rule, axes: Dimensions, keepingAxes: Bool, named name: String
  ) -> Tensor {
    requireElements(axes: axes, named: name)
    return reduced(rule, axes: axes, keepingAxes: keepingAxes)
  }

  /// Traps where results exist and are made of no elements.
  private func requireElements(axes: Dimensions, named name: String) {
    if count > 0 || layout.reducedShape(axes: axes, keepingAxes: false).contains(0) { return }
    let what = axes.count == 1 ? "axis \(axes[0])" : "axes \(axes)"
    fail("\(name): \(what) of shape \(shape) has no elements")
  }

  private func argExtremum(_ rule: apus_rule, named name: String) -> Int {
    require(count > 0, "\(name): shape \(shape) has no elements")
    let line = contiguous()
    var position: Int64 = 0
    positions(rule, named: name).lines(1, 0, count, line.base, 1, &position, 1)
    withExtendedLifetime(line.storage) {}
    return Int(position)
  }

  private func positions(_ rule: apus_rule, named name: String) -> apus_positions {
    guard let positions = apus_positions_of(rule, Scalar.scalarType.code) else {
      fail("\(name): \(Scalar.self) has no order")
    }
    return positions.pointee
  }

  private func argExtrema(
    _ rule: apus_rule, axis: Int, keepingAxis: Bool, named name: String
  ) -> Tensor<Int64> {
    let axes = layout.resolvedAxes(axis, operation: name)
    requireElements(axes: axes, named: name)
    let positions = positions(rule, named: name)
    let result = Tensor<Int64>(
      uninitialized: layout.reducedShape(axes: axes, keepingAxes: keepingAxis))
    let nest = ReductionNest(layout, over: axes, result: result.layout)
    let (step, targetStep, _) = nest.kept.strides
    let (columns, length, stride) = (nest.kept.count, nest.reduced.count, nest.reduced.strides.0)
    withExtendedLifetime((storage, result.storage)) {
      nest.kept.forEachRun { origin, place, _ in
        parallel(count: columns, work: length, alignment: 64) { range in
          let first = elements + (origin + range.lowerBound * step)
          let target = result.elements + (place + range.lowerBound * targetStep)
          if columns >= 4 && step.magnitude < stride.magnitude {
            positions.rows(length, range.count, first, stride, step, target, targetStep)
          } else {
            positions.lines(range.count, step, length, first, stride, target, targetStep)
          }
        }
      }
    }
    return result
  }
}
