/// A·V = V·diag(w) for a square matrix: eigenvalues and eigenvectors, complex in general.
///
/// Made by `Tensor.eig()`. Of a stack of matrices, each part has the stack's axes in front.
public struct Eigen<Part: FloatingPointScalar> {
  /// The eigenvalues, in no particular order; conjugate pairs of a real matrix are neighbours,
  /// the one with the positive imaginary part first. Shape `[…, n]`.
  public let values: Tensor<Complex<Part>>
  /// The eigenvectors as columns, of 2-norm 1; shape `[…, n, n]`.
  public let vectors: Tensor<Complex<Part>>
}

extension Tensor where Scalar: FieldScalar {
  /// Eigenvalues and right eigenvectors of each square matrix.
  ///
  /// They are complex also where they happen to be real, unlike NumPy's, whose type depends on
  /// the elements; `realPart` gives real ones.
  ///
  /// - Precondition: shape `[…, n, n]`.
  /// - Returns: an object with its parts in new storage.
  /// - Throws: `notConverged`, `nonFinite`, `notSquare`.
  /// - Complexity: O(n³).
  /// - Note: LAPACK `geev`.
  public func eig() throws(LinearAlgebraError) -> Eigen<Scalar.RealType> {
    try requireSquare("eig")
    let vectors = Tensor<Complex<Scalar.RealType>>.columnMajor(uninitialized: shape)
    return Eigen(values: try eigenvalues(vectors), vectors: vectors)
  }

  /// The eigenvalues of each square matrix.
  ///
  /// - Precondition: shape `[…, n, n]`.
  /// - Returns: shape `[…, n]`, new storage, in no particular order.
  /// - Throws: `notConverged`, `nonFinite`, `notSquare`.
  public func eigvals() throws(LinearAlgebraError) -> Tensor<Complex<Scalar.RealType>> {
    try requireSquare("eigvals")
    return try eigenvalues(nil)
  }

  private func eigenvalues(
    _ vectors: Tensor<Complex<Scalar.RealType>>?
  ) throws(LinearAlgebraError) -> Tensor<Complex<Scalar.RealType>> {
    let matrices = try columnMajorFiniteCopy()
    let n = rowCount
    let values = Tensor<Complex<Scalar.RealType>>(uninitialized: stackShape + [n])
    if count == 0 { return values }
    let lapack = Scalar._lapack
    try withLAPACKStack { () throws(LinearAlgebraError) in
      for k in 0..<stackCount {
        let info = lapack.geev(
          blasCount(n), matrices.base + k * n * n, blasCount(n), values.base + k * n,
          vectors.map { $0.base + k * n * n })
        try check(info) { .notConverged(count: $0) }
      }
    }
    withExtendedLifetime((matrices.storage, vectors?.storage)) {}
    return values
  }
}
