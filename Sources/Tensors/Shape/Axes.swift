extension Tensor {
  /// The tensor with its axes in reverse order: for a matrix, its transpose.
  ///
  /// - Returns: shared storage.
  /// - Complexity: O(`rank`).
  public func transposed() -> Tensor { view(layout.permuted((0..<rank).reversed())) }

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

  /// The tensor with one axis at another place; the others keep their order.
  ///
  /// `images.movingAxis(-1, to: 0)` brings the last axis to the front. Shared storage.
  public func movingAxis(_ source: Int, to destination: Int) -> Tensor {
    movingAxes([source], to: [destination])
  }

  /// The tensor with some axes at other places; the others keep their order.
  ///
  /// - Precondition: both lists name as many axes, each once.
  /// - Returns: axis `destinations[k]` of the result is axis `sources[k]`; shared storage.
  public func movingAxes(_ sources: [Int], to destinations: [Int]) -> Tensor {
    let from = layout.distinctAxes(sources, operation: "movingAxes")
    let to = layout.distinctAxes(destinations, operation: "movingAxes")
    require(
      from.count == to.count,
      "movingAxes: \(sources) to \(destinations) are not as many axes of shape \(shape)")
    var order = (0..<rank).filter { !from.contains($0) }
    for (destination, source) in zip(to, from).sorted(by: { $0.0 < $1.0 }) {
      order.insert(source, at: destination)
    }
    return view(layout.permuted(order))
  }

  /// The tensor with two axes in each other's place; shared storage.
  public func swappingAxes(_ first: Int, _ second: Int) -> Tensor {
    var order = Array(0..<rank)
    order.swapAt(
      layout.resolvedAxis(first, operation: "swappingAxes"),
      layout.resolvedAxis(second, operation: "swappingAxes"))
    return view(layout.permuted(order))
  }

  /// The tensor without its axes of dimension 1; shared storage.
  public func squeezed() -> Tensor {
    view(layout.permuted((0..<rank).lazy.filter { dimensions[$0] != 1 }))
  }

  /// The tensor without an axis of dimension 1.
  ///
  /// - Precondition: the dimension of `axis` is 1.
  /// - Returns: shared storage.
  public func squeezed(axis: Int) -> Tensor { squeezed(axes: [axis]) }

  /// The tensor without some axes of dimension 1.
  ///
  /// - Precondition: the dimensions of all `axes` are 1.
  /// - Returns: shared storage.
  public func squeezed(axes: [Int]) -> Tensor {
    let removed = layout.distinctAxes(axes, operation: "squeezed")
    require(
      removed.allSatisfy { dimensions[$0] == 1 },
      "squeezed: not all dimensions of axes \(axes) of shape \(shape) are 1")
    return view(layout.permuted((0..<rank).lazy.filter { !removed.contains($0) }))
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

  /// The tensor with new axes of dimension 1, at these places of the result.
  ///
  /// - Precondition: the places are distinct axes of the result.
  /// - Returns: shared storage.
  public func expandingDimensions(axes: [Int]) -> Tensor {
    let newRank = rank + axes.count
    let resolved = axes.map { $0 < 0 ? $0 + newRank : $0 }.sorted()
    require(
      resolved.allSatisfy { 0 <= $0 && $0 < newRank } && Set(resolved).count == axes.count,
      "expandingDimensions: axes \(axes) are not distinct axes of shape \(shape) with "
        + "\(axes.count) more")
    return view(resolved.reduce(layout) { $0.insertingAxis(at: $1) })
  }
}

extension Layout {
  /// The axes counted from the first one, which must differ.
  func distinctAxes(_ axes: [Int], operation: String) -> [Int] {
    let resolved = axes.map { resolvedAxis($0, operation: operation) }
    require(
      Set(resolved).count == axes.count,
      "\(operation): axes \(axes) of shape \(shape) are not distinct")
    return resolved
  }
}
