/// The order of the first two axes of `meshgrid(_:indexing:)`.
public enum GridIndexing: Sendable {
  /// Points of a plane: the first vector runs along axis 1, the second along axis 0.
  case xy
  /// Indices of a matrix: vector k runs along axis k.
  case ij
}

/// The coordinates of the points of a grid, a tensor for each vector of coordinates.
///
/// For x of 3 elements and y of 2, both results have shape `[2, 3]`; the rows of the first are x,
/// the columns of the second y. With `.ij` the shape is `[3, 2]`, and the columns of the first
/// are x.
///
/// - Precondition: the vectors have one axis, or none for a single coordinate.
/// - Returns: new storage for each; `broadcastTensors(_:)` makes views instead.
public func meshgrid<Scalar: TensorScalar>(
  _ vectors: Tensor<Scalar>..., indexing: GridIndexing = .xy
) -> [Tensor<Scalar>] {
  var axes = Array(vectors.indices)
  if indexing == .xy && vectors.count > 1 { axes.swapAt(0, 1) }
  var shape = [Int](repeating: 1, count: vectors.count)
  for (vector, axis) in zip(vectors, axes) {
    require(vector.rank <= 1, "meshgrid: coordinates of shape \(vector.shape)")
    shape[axis] = vector.count
  }
  return zip(vectors, axes).map { vector, axis in
    var line = [Int](repeating: 1, count: vectors.count)
    line[axis] = vector.count
    return vector.reshaped(line).broadcast(to: shape).copy()
  }
}
