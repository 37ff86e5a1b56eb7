import CVectorMath

extension Tensor {
  /// The number of elements that are true, or not zero; a NaN is not zero.
  ///
  /// - Complexity: O(`count`).
  public func countNonzero() -> Int {
    let count: Int64 = reduced(apus_rule_nonzero)
    return Int(count)
  }

  /// The numbers of elements along one axis that are true, or not zero.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func countNonzero(axis: Int, keepingAxis: Bool = false) -> Tensor<Int64> {
    nonzeroCounts(axes: resolved(axis, "countNonzero(axis:)"), keepingAxis)
  }

  /// The numbers of elements over several axes that are true, or not zero.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func countNonzero(axes: [Int], keepingAxes: Bool = false) -> Tensor<Int64> {
    nonzeroCounts(
      axes: layout.resolvedAxes(axes, operation: "countNonzero(axes:)"), keepingAxes)
  }

  /// Whether every element is true, or not zero; so for a tensor without elements.
  public func all() -> Bool { countNonzero() == count }

  /// Whether every element along one axis is true, or not zero; so where the axis is empty.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func all(axis: Int, keepingAxis: Bool = false) -> Tensor<Bool> {
    all(of: resolved(axis, "all(axis:)"), keepingAxis)
  }

  /// Whether every element over several axes is true, or not zero.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func all(axes: [Int], keepingAxes: Bool = false) -> Tensor<Bool> {
    all(of: layout.resolvedAxes(axes, operation: "all(axes:)"), keepingAxes)
  }

  /// Whether an element is true, or not zero.
  public func any() -> Bool { countNonzero() > 0 }

  /// Whether an element along one axis is true, or not zero; not so where the axis is empty.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func any(axis: Int, keepingAxis: Bool = false) -> Tensor<Bool> {
    nonzeroCounts(axes: resolved(axis, "any(axis:)"), keepingAxis) .> 0
  }

  /// Whether an element over several axes is true, or not zero.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func any(axes: [Int], keepingAxes: Bool = false) -> Tensor<Bool> {
    nonzeroCounts(axes: layout.resolvedAxes(axes, operation: "any(axes:)"), keepingAxes) .> 0
  }

  private func all(of axes: Dimensions, _ keepingAxes: Bool) -> Tensor<Bool> {
    nonzeroCounts(axes: axes, keepingAxes) .== Int64(layout.elementCount(of: axes))
  }

  private func resolved(_ axis: Int, _ name: String) -> Dimensions {
    layout.resolvedAxes(axis, operation: name)
  }

  private func nonzeroCounts(axes: Dimensions, _ keepingAxes: Bool) -> Tensor<Int64> {
    reduced(apus_rule_nonzero, axes: axes, keepingAxes: keepingAxes)
  }
}

// MARK: - Positions

extension Tensor {
  /// The indices of the elements that are true, or not zero, in row-major order: a tensor for
  /// each axis.
  ///
  /// - Returns: `rank` tensors of shape `[countNonzero()]`, new storage.
  public func nonzero() -> [Tensor<Int64>] {
    let indices = indicesOfNonzero(alongFirstAxis: true)
    return (0..<rank).map { indices[row: $0] }
  }

  /// The indices of the elements that are true, or not zero, in row-major order: a row each.
  ///
  /// - Returns: shape `[countNonzero(), rank]`, new storage.
  public func argWhere() -> Tensor<Int64> { indicesOfNonzero(alongFirstAxis: false) }

  /// The positions in row-major order of the elements that are true, or not zero.
  ///
  /// - Returns: shape `[countNonzero()]`, new storage.
  public func flatNonzero() -> Tensor<Int64> {
    let found = countNonzero()
    let result = Tensor<Int64>(uninitialized: [found + 1])
    let source = contiguous()
    withExtendedLifetime((source.storage, result.storage)) {
      _ = apus_nonzero_positions(Scalar.scalarType.code, count, source.base, result.base)
    }
    return result.view(result.layout.slicing(0..<found, axis: 0))
  }

  private func indicesOfNonzero(alongFirstAxis: Bool) -> Tensor<Int64> {
    let positions = flatNonzero()
    let count = positions.count
    let result = Tensor<Int64>(uninitialized: alongFirstAxis ? [rank, count] : [count, rank])
    let (axisStride, stride) = alongFirstAxis ? (count, 1) : (1, rank)
    withExtendedLifetime((positions.storage, result.storage)) {
      for axis in (0..<rank).reversed() {
        let dimension = Int64(shape[axis])
        let target = result.base + axis * axisStride
        for k in 0..<count {
          let (quotient, index) = positions.base[k].quotientAndRemainder(dividingBy: dimension)
          positions.base[k] = quotient
          target[k * stride] = index
        }
      }
    }
    return result
  }
}
