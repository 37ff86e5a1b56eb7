extension Tensor {
  /// The tensor laid side by side, a number of times along each axis.
  ///
  /// With fewer numbers than axes they are for the last ones; with more, axes of dimension 1 are
  /// put in front of the tensor.
  ///
  /// - Precondition: no number is negative.
  /// - Returns: the dimensions times the numbers; new storage.
  public func tiled(_ times: Int...) -> Tensor { tiled(times) }

  /// The tensor laid side by side; see `tiled(_:)` for an array of numbers.
  public func tiled(_ times: [Int]) -> Tensor {
    require(times.allSatisfy { $0 >= 0 }, "tiled: \(times) times")
    let newRank = Swift.max(rank, times.count)
    let times = [Int](repeating: 1, count: newRank - times.count) + times
    let dimensions = [Int](repeating: 1, count: newRank - rank) + shape
    // Each axis as two: which copy, and where in it.
    let pairs = zip(times, dimensions).flatMap { [$0, $1] }
    let single = expandingDimensions(axes: Array(0..<newRank - rank))
      .expandingDimensions(axes: (0..<newRank).map { 2 * $0 })
    let result = Tensor(uninitialized: pairs)
    result.write(single.broadcast(to: pairs))
    return result.reshaped(zip(times, dimensions).map { $0 * $1 })
  }

  /// Each element a number of times in a row, in row-major order.
  ///
  /// - Precondition: `times >= 0`.
  /// - Returns: shape `[count · times]`, new storage.
  public func repeated(_ times: Int) -> Tensor { flattened().repeated(times, axis: 0) }

  /// The part at each index of an axis a number of times in a row.
  ///
  /// - Precondition: `times >= 0`.
  /// - Returns: the dimension of the axis times `times`; new storage.
  public func repeated(_ times: Int, axis: Int) -> Tensor {
    require(times >= 0, "repeated: \(times) times")
    let axis = layout.resolvedAxis(axis, operation: "repeated")
    var target = shape
    target.insert(times, at: axis + 1)
    let result = Tensor(uninitialized: target)
    if shape[(axis + 1)...].reduce(1, *) < 8 && times < 16 {
      // Runs of few elements cost more than to go over the result several times.
      for k in 0..<times { result.view(result.layout.selecting(k, axis: axis + 1)).write(self) }
    } else {
      result.write(
        expandingDimensions(axis: axis + 1).broadcast(to: target))
    }
    target[axis] *= target.remove(at: axis + 1)
    return result.reshaped(target)
  }

  /// The part at each index of an axis as many times in a row as `times` has for it.
  ///
  /// - Precondition: `times` has a number for each index of the axis, none of them negative.
  /// - Returns: the dimension of the axis becomes the sum of `times`; new storage.
  public func repeated(_ times: [Int], axis: Int) -> Tensor {
    let axis = layout.resolvedAxis(axis, operation: "repeated")
    require(
      times.count == shape[axis] && times.allSatisfy { $0 >= 0 },
      "repeated: \(times) times for axis \(axis) of shape \(shape)")
    return taking(
      times.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }, axis: axis)
  }
}
