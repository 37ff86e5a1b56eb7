extension Tensor where Scalar: FloatingPointScalar {
  /// The integrals along one axis by the trapezoidal rule: Σ (yₖ + yₖ₊₁) / 2 · spacing.
  ///
  /// - Precondition: the tensor has axes.
  /// - Returns: the shape without the axis, new storage; 0 where it has fewer than two elements.
  public func trapezoid(spacing: Scalar = 1, axis: Int = -1) -> Tensor {
    trapezoids(Tensor(spacing), axis: axis, named: "trapezoid").sum(axis: axis)
  }

  /// The integrals along one axis by the trapezoidal rule: Σ (yₖ + yₖ₊₁) / 2 · (xₖ₊₁ − xₖ).
  ///
  /// - Precondition: `points` is a vector as long as the axis, or has the shape of this tensor.
  /// - Returns: the shape without the axis, new storage.
  public func trapezoid(points: Tensor, axis: Int = -1) -> Tensor {
    trapezoids(widths(points, axis: axis, named: "trapezoid"), axis: axis, named: "trapezoid")
      .sum(axis: axis)
  }

  /// The running integrals along one axis by the trapezoidal rule, from 0 on.
  ///
  /// - Precondition: the tensor has axes.
  /// - Returns: the same shape, new storage; the first element along the axis is 0.
  public func cumulativeTrapezoid(spacing: Scalar = 1, axis: Int = -1) -> Tensor {
    runningSums(
      trapezoids(Tensor(spacing), axis: axis, named: "cumulativeTrapezoid"), axis: axis)
  }

  /// The running integrals along one axis by the trapezoidal rule, from 0 on.
  ///
  /// - Precondition: `points` is a vector as long as the axis, or has the shape of this tensor.
  /// - Returns: the same shape, new storage; the first element along the axis is 0.
  public func cumulativeTrapezoid(points: Tensor, axis: Int = -1) -> Tensor {
    let name = "cumulativeTrapezoid"
    let widths = widths(points, axis: axis, named: name)
    return runningSums(trapezoids(widths, axis: axis, named: name), axis: axis)
  }

  /// The distances between points, in a shape that broadcasts along the axis.
  private func widths(_ points: Tensor, axis: Int, named name: String) -> Tensor {
    let axis = layout.resolvedAxis(axis, operation: name)
    require(
      points.shape == shape || points.shape == [shape[axis]],
      "\(name): points of shape \(points.shape) for axis \(axis) of shape \(shape)")
    if points.rank == rank { return points.differences(axis: axis) }
    let widths = points.differences()
    return widths.reshaped([widths.count] + [Int](repeating: 1, count: rank - 1 - axis))
  }

  /// The areas between neighbours along the axis.
  private func trapezoids(_ widths: Tensor, axis: Int, named name: String) -> Tensor {
    let axis = layout.resolvedAxis(axis, operation: name)
    let count = Swift.max(shape[axis] - 1, 0)
    let first = view(layout.slicing(0..<count, axis: axis))
    let second = view(layout.slicing((shape[axis] - count)..<shape[axis], axis: axis))
    return widths * (second + first) / 2
  }

  private func runningSums(_ parts: Tensor, axis: Int) -> Tensor {
    let axis = layout.resolvedAxis(axis, operation: "cumulativeTrapezoid")
    let result = Tensor.zeros(shape)
    if count == 0 { return result }
    result.view(result.layout.slicing(1..<shape[axis], axis: axis))
      .write(parts.cumulativeSum(axis: axis))
    return result
  }
}
