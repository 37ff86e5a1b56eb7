extension Tensor {
  /// The same elements in row-major order under another shape.
  ///
  /// One dimension may be −1; it becomes what the number of elements requires.
  ///
  /// - Precondition: `newShape` has `count` elements.
  /// - Returns: shared storage where strides can express the shape, as they always can for a
  ///   contiguous tensor, and new storage otherwise.
  /// - Complexity: O(`rank`), or O(`count`) if a copy is needed.
  public func reshaped(_ newShape: [Int]) -> Tensor { reshaped(Dimensions(newShape)) }

  /// The same elements under another shape; see `reshaped(_:)` for an array of dimensions.
  public func reshaped(_ dimensions: Int...) -> Tensor { reshaped(dimensions) }

  package func reshaped(_ newShape: Dimensions) -> Tensor {
    let resolved = resolvedShape(newShape)
    if let layout = layout.reshaped(to: resolved) { return view(layout) }
    let result = copy()
    return result.view(Layout(shape: resolved))
  }

  /// All elements in row-major order along one axis: NumPy's `ravel`.
  ///
  /// - Returns: shape `[count]`; shared storage where the layout allows it, new storage otherwise.
  public func flattened() -> Tensor { reshaped(Dimensions(repeating: count, count: 1)) }

  private func resolvedShape(_ newShape: Dimensions) -> Dimensions {
    var resolved = newShape
    if let free = newShape.firstIndex(of: -1) {
      resolved[free] = 1
      let others = Layout.elementCount(resolved) ?? 0
      resolved[free] = others > 0 && count % others == 0 ? count / others : -1
    }
    require(
      resolved.allSatisfy { $0 >= 0 } && Layout.elementCount(resolved) == count,
      "reshaped: shape \(shape) with \(count) elements cannot become \(newShape)")
    return resolved
  }

  /// The tensor, or one of shape `[1]` for a tensor without axes; shared storage.
  public func atLeast1D() -> Tensor { rank >= 1 ? self : expandingDimensions(axis: 0) }

  /// The tensor with axes of dimension 1 put in front of fewer than two; shared storage.
  public func atLeast2D() -> Tensor { rank >= 2 ? self : atLeast1D().expandingDimensions(axis: 0) }

  /// The tensor with axes of dimension 1 added to fewer than three.
  ///
  /// As in NumPy a vector becomes `[1, n, 1]` and a matrix `[m, n, 1]`. Shared storage.
  public func atLeast3D() -> Tensor {
    rank >= 3 ? self : atLeast2D().expandingDimensions(axis: -1)
  }
}
