extension Tensor {
  /// The elements in reverse order along every axis; shared storage.
  public func flipped() -> Tensor { flipped(axes: Array(0..<rank)) }

  /// The elements in reverse order along an axis; shared storage.
  public func flipped(axis: Int) -> Tensor { flipped(axes: [axis]) }

  /// The elements in reverse order along some axes; shared storage.
  public func flipped(axes: [Int]) -> Tensor {
    view(
      layout.distinctAxes(axes, operation: "flipped").reduce(layout) {
        $0.stepping($0.steps(from: nil, to: nil, by: -1, axis: $1), axis: $1)
      })
  }

  /// The tensor turned by 90°, once or several times, from the first axis towards the second.
  ///
  /// A matrix turns counterclockwise: its last column becomes the first row. Negative `times`
  /// turn it back.
  ///
  /// - Precondition: the axes differ.
  /// - Returns: shared storage.
  public func rotated90(_ times: Int = 1, axes: (Int, Int) = (0, 1)) -> Tensor {
    let resolved = layout.distinctAxes([axes.0, axes.1], operation: "rotated90")
    let (first, second) = (resolved[0], resolved[1])
    switch ((times % 4) + 4) % 4 {
    case 0: return self
    case 1: return flipped(axis: second).swappingAxes(first, second)
    case 2: return flipped(axes: resolved)
    default: return swappingAxes(first, second).flipped(axis: second)
    }
  }

  /// The elements moved `shift` places in row-major order; those at the end come in at the start.
  ///
  /// - Returns: the same shape, new storage.
  public func rolled(by shift: Int) -> Tensor {
    flattened().rolled(by: shift, axis: 0).reshaped(shape)
  }

  /// The elements moved `shift` places along an axis; those at the end come in at the start.
  ///
  /// - Returns: the same shape, new storage.
  public func rolled(by shift: Int, axis: Int) -> Tensor {
    let axis = layout.resolvedAxis(axis, operation: "rolled")
    let dimension = shape[axis]
    if dimension == 0 { return copy() }
    let cut = dimension - ((shift % dimension) + dimension) % dimension
    return concatenate(split(at: [cut], axis: axis).reversed(), axis: axis)
  }

  /// The elements moved along several axes; shifts of an axis that occurs twice add up.
  ///
  /// - Precondition: there are as many shifts as axes.
  /// - Returns: the same shape, new storage.
  public func rolled(by shifts: [Int], axes: [Int]) -> Tensor {
    require(
      shifts.count == axes.count, "rolled: \(shifts.count) shifts for \(axes.count) axes")
    if shifts.isEmpty { return copy() }
    return zip(shifts, axes).reduce(self) { $0.rolled(by: $1.0, axis: $1.1) }
  }
}
