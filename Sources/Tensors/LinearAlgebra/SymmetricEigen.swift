/// A = V·diag(w)·Vᴴ for a symmetric (or Hermitian) matrix, w rising, V orthogonal.
///
/// Made by `Tensor.eigh()`. Of a stack of matrices, each part has the stack's axes in front.
public struct SymmetricEigen<Scalar: FieldScalar> {
  /// The eigenvalues, rising; shape `[…, n]`.
  public let values: Tensor<Scalar.RealType>
  /// The eigenvectors as columns, orthonormal; shape `[…, n, n]`.
  public let vectors: Tensor<Scalar>

  /// f(A) = V·diag(f(w))·Vᴴ, for instance a square root or a logarithm of A.
  ///
  /// - Returns: shape `[…, n, n]`, new storage.
  public func applying(
    _ function: (Tensor<Scalar.RealType>) -> Tensor<Scalar.RealType>
  ) -> Tensor<Scalar> {
    let factors = function(values).converted(to: Scalar.self)
    let scaled = vectors * factors.expandingDimensions(axis: factors.rank - 1)
    return scaled.matmul(vectors.adjoints)
  }

  /// The determinants ∏ wᵢ, one a matrix. Shape: the stack's.
  public func dets() -> Tensor<Scalar.RealType> {
    let (w, n) = (values.scalars, values.shape[values.rank - 1])
    let products = (0..<vectors.stackCount).map { w[($0 * n)..<(($0 + 1) * n)].reduce(1, *) }
    return Tensor<Scalar.RealType>(products, shape: vectors.stackShape)
  }

  /// The determinant ∏ wᵢ of a single matrix.
  ///
  /// - Precondition: the decomposition is of one matrix, not of a stack.
  public func det() -> Scalar.RealType { dets().single("det()") }

  /// The inverses V·diag(1/w)·Vᴴ; shape `[…, n, n]`, new storage.
  ///
  /// - Throws: `singular` for an eigenvalue of exactly 0.
  public func inverse() throws(LinearAlgebraError) -> Tensor<Scalar> {
    try requireRegular()
    return applying { 1 / $0 }
  }

  /// The solution X of A·X = B.
  ///
  /// - Parameter b: a vector `[n]`, or matrices `[…, n, k]` whose columns are right sides.
  /// - Returns: the shape of `b` with the broadcast axes of both in front, new storage.
  /// - Throws: `singular` for an eigenvalue of exactly 0; `nonFinite` for `b`.
  public func solve(_ b: Tensor<Scalar>) throws(LinearAlgebraError) -> Tensor<Scalar> {
    try requireRegular()
    let w = values.converted(to: Scalar.self)
    return try b.asColumns(rows: vectors.rowCount, operation: "solve") { b in
      vectors.matmul(vectors.adjoints.matmul(b) / w.expandingDimensions(axis: w.rank))
    }
  }

  /// min |w| / max |w|, one a matrix: the reciprocals of the condition numbers in the 2-norm.
  public func rconds() -> Tensor<Scalar.RealType> {
    let (w, n) = (values.scalars, values.shape[values.rank - 1])
    let quotients = (0..<vectors.stackCount).map { k -> Scalar.RealType in
      let magnitudes = w[(k * n)..<((k + 1) * n)].map(\.magnitude)
      guard let low = magnitudes.min(), let high = magnitudes.max() else { return .infinity }
      return high == 0 ? 0 : low / high
    }
    return Tensor<Scalar.RealType>(quotients, shape: vectors.stackShape)
  }

  /// min |w| / max |w| of a single matrix.
  ///
  /// - Precondition: the decomposition is of one matrix, not of a stack.
  public func rcond() -> Scalar.RealType { rconds().single("rcond()") }

  private func requireRegular() throws(LinearAlgebraError) {
    let n = values.shape[values.rank - 1]
    if let place = values.scalars.firstIndex(of: 0) { throw .singular(pivot: place % n) }
  }
}

extension Tensor where Scalar: FieldScalar {
  /// Eigenvalues and eigenvectors of each symmetric (or Hermitian) matrix.
  ///
  /// - Parameter triangle: the part that is read; that the rest is its mirror is not checked.
  /// - Precondition: shape `[…, n, n]`.
  /// - Returns: an object with its parts in new storage.
  /// - Throws: `notConverged`, `nonFinite`, `notSquare`.
  /// - Complexity: O(n³).
  /// - Note: LAPACK `syevd` or `heevd`, divide and conquer.
  public func eigh(
    _ triangle: Triangle = .lower
  ) throws(LinearAlgebraError) -> SymmetricEigen<Scalar> {
    try requireSquare("eigh")
    let (values, vectors) = try symmetricEigen(triangle, wantsVectors: true)
    return SymmetricEigen(values: values, vectors: vectors)
  }

  /// The eigenvalues of each symmetric (or Hermitian) matrix, rising.
  ///
  /// - Parameter triangle: the part that is read.
  /// - Precondition: shape `[…, n, n]`.
  /// - Returns: shape `[…, n]`, new storage.
  /// - Throws: `notConverged`, `nonFinite`, `notSquare`.
  public func eigvalsh(
    _ triangle: Triangle = .lower
  ) throws(LinearAlgebraError) -> Tensor<Scalar.RealType> {
    try requireSquare("eigvalsh")
    return try symmetricEigen(triangle, wantsVectors: false).values
  }

  private func symmetricEigen(
    _ triangle: Triangle, wantsVectors: Bool
  ) throws(LinearAlgebraError) -> (values: Tensor<Scalar.RealType>, vectors: Tensor) {
    // For real matrices either order of the elements will do: the mirrored triangle of the
    // transpose is the same numbers.
    let (matrices, areTransposed) =
      Scalar.partCount == 1 ? columnMajorCopyOfEither() : (columnMajorCopy(), false)
    matrices.clearTriangle(above: (triangle == .lower) != areTransposed)
    try matrices.requireFinite()
    let n = rowCount
    let values = Tensor<Scalar.RealType>(uninitialized: stackShape + [n])
    if count > 0 {
      let lapack = Scalar._lapack
      try withLAPACKStack { () throws(LinearAlgebraError) in
        for k in 0..<stackCount {
          let info = lapack.heevd(
            LAPACK.columnMajor, flag(wantsVectors ? "V" : "N"),
            flag((triangle == .lower) != areTransposed ? "L" : "U"), blasCount(n),
            matrices.base + k * n * n, blasCount(n), values.base + k * n)
          try check(info) { .notConverged(count: $0) }
        }
      }
    }
    return (values, matrices)
  }
}
