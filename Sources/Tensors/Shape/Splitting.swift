extension Tensor {
  /// The parts at each index of an axis, which disappears; the opposite of `stack(_:axis:)`.
  ///
  /// - Precondition: `rank >= 1`.
  /// - Returns: as many tensors as the axis has indices; shared storage.
  public func unstacked(axis: Int = 0) -> [Tensor] {
    let axis = layout.resolvedAxis(axis, operation: "unstacked")
    return (0..<shape[axis]).map { view(layout.selecting($0, axis: axis)) }
  }

  /// Parts of equal size along an axis.
  ///
  /// - Parameter allowingUnequal: whether the first parts may be larger by one than the others,
  ///   as in NumPy's `array_split`.
  /// - Precondition: `count >= 1`; it divides the dimension of the axis unless parts may be unequal.
  /// - Returns: `count` tensors; shared storage.
  public func split(
    into count: Int, axis: Int = 0, allowingUnequal: Bool = false
  ) -> [Tensor] {
    let axis = layout.resolvedAxis(axis, operation: "split")
    require(
      count >= 1 && (allowingUnequal || shape[axis] % count == 0),
      "split: axis \(axis) of shape \(shape) into \(count) equal parts")
    let (size, rest) = shape[axis].quotientAndRemainder(dividingBy: count)
    return split(at: (1..<count).map { $0 * size + Swift.min($0, rest) }, axis: axis)
  }

  /// The parts along an axis between given indices.
  ///
  /// For indices `[2, 5]` the parts `0..<2`, `2..<5` and `5...`. As in NumPy, indices beyond the
  /// end give empty parts, as do indices that do not rise.
  ///
  /// - Returns: `indices.count + 1` tensors; shared storage.
  public func split(at indices: [Int], axis: Int = 0) -> [Tensor] {
    let axis = layout.resolvedAxis(axis, operation: "split")
    return zip([nil] + indices, indices + [nil]).map { start, stop in
      let steps = layout.steps(from: start, to: stop, by: 1, axis: axis)
      return view(layout.stepping(steps, axis: axis))
    }
  }
}
