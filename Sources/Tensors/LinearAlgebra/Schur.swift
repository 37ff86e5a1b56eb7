/// A = Z·T·Zᴴ: Z orthogonal, T upper triangular with the eigenvalues on its diagonal.
///
/// Made by `Tensor.schur()`. For a real matrix with complex eigenvalues, T has blocks of 2 × 2 on
/// its diagonal, one a conjugate pair. Of a stack of matrices, each part has the stack's axes in
/// front.
public struct Schur<Scalar: FieldScalar> {
  /// The Schur form; shape `[…, n, n]`.
  public let t: Tensor<Scalar>
  /// The Schur vectors as columns; shape `[…, n, n]`.
  public let z: Tensor<Scalar>
  /// The eigenvalues in the order of the diagonal of T; shape `[…, n]`.
  public let values: Tensor<Complex<Scalar.RealType>>
}

extension Tensor where Scalar: FieldScalar {
  /// The Schur form of each square matrix.
  ///
  /// For the complex form of a real matrix, which is triangular in all cases, convert the matrix
  /// first: `a.converted(to: Complex<Double>.self).schur()`.
  ///
  /// - Precondition: shape `[…, n, n]`.
  /// - Returns: an object with its parts in new storage.
  /// - Throws: `notConverged`, `nonFinite`, `notSquare`.
  /// - Complexity: O(n³).
  /// - Note: LAPACK `gees`.
  public func schur() throws(LinearAlgebraError) -> Schur<Scalar> {
    try requireSquare("schur")
    let t = try columnMajorFiniteCopy()
    let n = rowCount
    let z = Tensor.columnMajor(uninitialized: shape)
    let values = Tensor<Complex<Scalar.RealType>>(uninitialized: stackShape + [n])
    if count > 0 {
      let lapack = Scalar._lapack
      try withLAPACKStack { () throws(LinearAlgebraError) in
        for k in 0..<stackCount {
          let info = lapack.gees(
            blasCount(n), t.base + k * n * n, blasCount(n), values.base + k * n,
            z.base + k * n * n, blasCount(n))
          try check(info) { .notConverged(count: $0) }
        }
      }
    }
    return Schur(t: t, z: z, values: values)
  }
}
