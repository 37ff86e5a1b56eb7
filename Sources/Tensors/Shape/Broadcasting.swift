extension Tensor {
  /// The elements repeated, without copying them, to fill a larger shape.
  ///
  /// NumPy's rule: shapes are aligned at the last axis; axes of dimension 1, and axes missing
  /// in front, are repeated. The result cannot be written to.
  ///
  /// - Precondition: the shape broadcasts to `newShape`.
  /// - Returns: shape `newShape`, shared storage.
  public func broadcast(to newShape: [Int]) -> Tensor {
    broadcast(to: Dimensions(newShape), operation: "broadcast(to:)")
  }

  func broadcast(to newShape: Dimensions, operation: String) -> Tensor {
    if newShape == dimensions { return self }
    return view(layout.broadcast(to: newShape, operation: operation))
  }
}

/// Tensors broadcast to their common shape.
///
/// - Precondition: the shapes broadcast.
/// - Returns: views of the tensors in their order; those that were repeated cannot be written to.
public func broadcastTensors<Scalar: TensorScalar>(
  _ tensors: Tensor<Scalar>...
) -> [Tensor<Scalar>] {
  broadcastTensors(tensors)
}

/// Tensors broadcast to their common shape; see `broadcastTensors(_:)` for a list of tensors.
public func broadcastTensors<Scalar: TensorScalar>(
  _ tensors: [Tensor<Scalar>]
) -> [Tensor<Scalar>] {
  var shape = Dimensions()
  for tensor in tensors {
    guard let common = Layout.broadcastShape(shape, tensor.dimensions) else {
      fail("broadcastTensors: shapes \(tensors.map(\.shape)) do not broadcast")
    }
    shape = common
  }
  return tensors.map { $0.broadcast(to: shape, operation: "broadcastTensors") }
}

extension Layout {
  /// Every element repeated along the axes that `newShape` has more of; traps if it cannot be.
  func broadcast(to newShape: Dimensions, operation: String) -> Layout {
    guard let layout = broadcast(to: newShape) else {
      fail("\(operation): shape \(shape) does not broadcast to \(newShape)")
    }
    return layout
  }
}
