extension Tensor where Scalar: NumericScalar {
  /// The differences of neighbours along one axis: x₁ − x₀, x₂ − x₁, …
  ///
  /// - Parameter order: how many times differences are taken.
  /// - Precondition: the tensor has axes; `order >= 0`; an integer type holds the differences.
  /// - Returns: the shape with the dimension of the axis less by `order`, not below 0; new
  ///   storage.
  public func differences(order: Int = 1, axis: Int = -1) -> Tensor {
    let axis = layout.resolvedAxis(axis, operation: "differences(order:axis:)")
    require(order >= 0, "differences(order:axis:): the order \(order) is negative")
    var result = copy()
    for _ in 0..<order where result.shape[axis] > 0 {
      let count = result.shape[axis]
      let first = result.view(result.layout.slicing(0..<(count - 1), axis: axis))
      let second = result.view(result.layout.slicing(1..<count, axis: axis))
      result = second - first
    }
    return result
  }
}
