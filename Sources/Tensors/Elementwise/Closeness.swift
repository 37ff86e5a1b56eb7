/// Where elements are close: |a − b| ≤ absoluteTolerance + relativeTolerance · |b|.
///
/// NumPy's formula, which is not symmetric: b is the reference. Infinities are close to
/// themselves only, and complex numbers with a part that is NaN are NaN. Shapes broadcast. New
/// storage.
///
/// - Parameter equalNaN: whether a NaN is close to a NaN.
public func isClose<Scalar: FieldScalar>(
  _ a: Tensor<Scalar>, _ b: Tensor<Scalar>, relativeTolerance: Scalar.RealType = 1e-5,
  absoluteTolerance: Scalar.RealType = 1e-8, equalNaN: Bool = false
) -> Tensor<Bool> {
  let tolerance = _Tolerance(
    relative: relativeTolerance, absolute: absoluteTolerance, nanEqualsNaN: equalNaN)
  return .combining(a, b, named: "isClose") {
    Scalar._isClose(tolerance, $0, $1, $2, $3, to: $4, $5, count: $6)
  }
}

/// Where elements are close to a number; as for two tensors. New storage.
public func isClose<Scalar: FieldScalar>(
  _ a: Tensor<Scalar>, _ b: Scalar, relativeTolerance: Scalar.RealType = 1e-5,
  absoluteTolerance: Scalar.RealType = 1e-8, equalNaN: Bool = false
) -> Tensor<Bool> {
  let tolerance = _Tolerance(
    relative: relativeTolerance, absolute: absoluteTolerance, nanEqualsNaN: equalNaN)
  return .combining(a, b) {
    Scalar._isClose(tolerance, $0, $1, $2, $3, to: $4, $5, count: $6)
  }
}

/// Whether all elements are close, as `isClose` says; so for tensors without elements.
///
/// - Complexity: O(`count`); one temporary of `Bool`.
public func allClose<Scalar: FieldScalar>(
  _ a: Tensor<Scalar>, _ b: Tensor<Scalar>, relativeTolerance: Scalar.RealType = 1e-5,
  absoluteTolerance: Scalar.RealType = 1e-8, equalNaN: Bool = false
) -> Bool {
  isClose(
    a, b, relativeTolerance: relativeTolerance, absoluteTolerance: absoluteTolerance,
    equalNaN: equalNaN
  ).all()
}

/// Whether all elements are close to a number, as `isClose` says.
public func allClose<Scalar: FieldScalar>(
  _ a: Tensor<Scalar>, _ b: Scalar, relativeTolerance: Scalar.RealType = 1e-5,
  absoluteTolerance: Scalar.RealType = 1e-8, equalNaN: Bool = false
) -> Bool {
  isClose(
    a, b, relativeTolerance: relativeTolerance, absoluteTolerance: absoluteTolerance,
    equalNaN: equalNaN
  ).all()
}
