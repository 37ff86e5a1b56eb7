extension Tensor {
  /// The same elements in row-major order under another shape.
  ///
  /// One dimension may be −1; it becomes what the number of elements requires.
  ///
  /// - Precondition: `newShape` has `count` elements.
  /// - Returns: shared storage where strides can express the shape, as they always can for a
  ///   contiguous tensor, and new storage otherwise.
  /// - Complexity: O(`rank`), or O(`count`) if a copy is needed.
  public func reshaped(_ newShape: [Int]) -> Tensor {
    let resolved = resolvedShape(newShape)
    if let layout = layout.reshaped(to: resolved) { return view(layout) }
    let result = copy()
    return result.view(Layout(shape: resolved))
  }

  /// The same elements under another shape; see `reshaped(_:)` for an array of dimensions.
  public func reshaped(_ dimensions: Int...) -> Tensor { reshaped(dimensions) }

  /// All elements in row-major order along one axis; shared storage where the layout allows it.
  public func flattened() -> Tensor { reshaped([count]) }

  private func resolvedShape(_ newShape: [Int]) -> [Int] {
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

  /// The tensor with its axes in reverse order: for a matrix, its transpose.
  ///
  /// - Returns: shared storage.
  /// - Complexity: O(`rank`).
  public func transposed() -> Tensor { view(layout.permuted(Array((0..<rank).reversed()))) }

  /// The tensor with its axes in another order: axis `k` of the result is axis `axes[k]`.
  ///
  /// - Precondition: `axes` holds every axis once; negative ones count from the end.
  /// - Returns: shared storage.
  public func transposed(_ axes: Int...) -> Tensor { transposed(axes) }

  /// The tensor with its axes in another order; see `transposed(_:)` for a list of axes.
  public func transposed(_ axes: [Int]) -> Tensor {
    let resolved = axes.map { layout.resolvedAxis($0, operation: "transposed") }
    require(
      resolved.sorted() == Array(0..<rank),
      "transposed: axes \(axes) are not a permutation of the axes of shape \(shape)")
    return view(layout.permuted(resolved))
  }

  /// The tensor with a new axis of dimension 1 at `axis`.
  ///
  /// - Precondition: `-rank - 1 <= axis <= rank`.
  /// - Returns: shared storage.
  public func expandingDimensions(axis: Int) -> Tensor {
    let resolved = axis < 0 ? axis + rank + 1 : axis
    require(
      0 <= resolved && resolved <= rank,
      "expandingDimensions: axis \(axis) is out of range for shape \(shape)")
    return view(layout.insertingAxis(at: resolved))
  }

  /// The elements repeated, without copying them, to fill a larger shape.
  ///
  /// NumPy's rule: shapes are aligned at the last axis; axes of dimension 1, and axes missing
  /// in front, are repeated. The result cannot be written to.
  ///
  /// - Precondition: the shape broadcasts to `newShape`.
  /// - Returns: shape `newShape`, shared storage.
  public func broadcast(to newShape: [Int]) -> Tensor {
    broadcast(to: newShape, operation: "broadcast(to:)")
  }

  func broadcast(to newShape: [Int], operation: String) -> Tensor {
    guard let layout = layout.broadcast(to: newShape) else {
      fail("\(operation): shape \(shape) does not broadcast to \(newShape)")
    }
    return view(layout)
  }
}
