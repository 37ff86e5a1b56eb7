/// Tensors put one behind the other along an axis that they have.
///
/// - Precondition: there is a tensor; all have the same shape but for the dimension of `axis`.
/// - Returns: the shape with the sum of these dimensions; new storage.
/// - Complexity: O(elements of the result), copied in runs that are as long as layouts allow.
public func concatenate<Scalar: TensorScalar>(
  _ tensors: [Tensor<Scalar>], axis: Int = 0
) -> Tensor<Scalar> {
  guard let first = tensors.first else { fail("concatenate: no tensors") }
  let axis = first.layout.resolvedAxis(axis, operation: "concatenate")
  var shape = first.shape
  shape[axis] = 0
  for tensor in tensors {
    var others = tensor.shape
    if axis < others.count {
      shape[axis] += others[axis]
      others[axis] = shape[axis]
    }
    require(
      others == shape,
      "concatenate: shapes \(tensors.map(\.shape)) differ other than along axis \(axis)")
  }
  let result = Tensor<Scalar>(uninitialized: shape)
  var start = 0
  for tensor in tensors {
    let end = start + tensor.shape[axis]
    result.view(result.layout.slicing(start..<end, axis: axis)).write(tensor)
    start = end
  }
  return result
}

/// Tensors of one shape side by side along a new axis.
///
/// - Precondition: there is a tensor; all have the same shape. `axis` is one of the result.
/// - Returns: the shape with `tensors.count` inserted at `axis`; new storage.
public func stack<Scalar: TensorScalar>(
  _ tensors: [Tensor<Scalar>], axis: Int = 0
) -> Tensor<Scalar> {
  guard let first = tensors.first else { fail("stack: no tensors") }
  require(
    tensors.allSatisfy { $0.shape == first.shape },
    "stack: shapes \(tensors.map(\.shape)) differ")
  let place = axis < 0 ? axis + first.rank + 1 : axis
  require(
    0 <= place && place <= first.rank,
    "stack: axis \(axis) is out of range for tensors of shape \(first.shape)")
  return concatenate(tensors.map { $0.expandingDimensions(axis: place) }, axis: place)
}

/// Tensors one below the other: along axis 0, with vectors as rows.
///
/// - Precondition: there is a tensor; all have the same shape but for the number of rows.
/// - Returns: new storage.
public func vstack<Scalar: TensorScalar>(_ tensors: [Tensor<Scalar>]) -> Tensor<Scalar> {
  concatenate(tensors.map { $0.atLeast2D() })
}

/// Tensors side by side: along axis 1, or axis 0 for vectors.
///
/// - Precondition: there is a tensor; all have the same shape but for that axis.
/// - Returns: new storage.
public func hstack<Scalar: TensorScalar>(_ tensors: [Tensor<Scalar>]) -> Tensor<Scalar> {
  let tensors = tensors.map { $0.atLeast1D() }
  return concatenate(tensors, axis: tensors.first?.rank == 1 ? 0 : 1)
}

/// Tensors behind each other: along axis 2, with axes of dimension 1 added as by `atLeast3D()`.
///
/// - Precondition: there is a tensor; all have the same shape but for that axis.
/// - Returns: new storage.
public func dstack<Scalar: TensorScalar>(_ tensors: [Tensor<Scalar>]) -> Tensor<Scalar> {
  concatenate(tensors.map { $0.atLeast3D() }, axis: 2)
}
