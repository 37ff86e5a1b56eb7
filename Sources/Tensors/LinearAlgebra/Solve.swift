extension Tensor where Scalar: FieldScalar {
  /// The solution X of A·X = B for square matrices A.
  ///
  /// - Parameter b: a vector `[n]`, or matrices `[…, n, k]` whose columns are right sides. As in
  ///   NumPy 2, only a tensor of one axis is a vector.
  /// - Precondition: shape `[…, n, n]`.
  /// - Returns: the shape of `b` with the broadcast axes of both in front, new storage.
  /// - Throws: `singular` with the pivot that is zero; `nonFinite`; `notSquare`.
  /// - Complexity: O(n³).
  /// - Note: LAPACK `getrf` and `getrs`, for matrices in row-major order on their transposes,
  ///   which saves turning them.
  public func solve(_ b: Tensor) throws(LinearAlgebraError) -> Tensor {
    try requireSquare("solve")
    return try LUFactorization(self, inPlace: true).solve(b)
  }

  /// The inverse of each square matrix.
  ///
  /// To solve equations, `solve(_:)` is faster and more accurate.
  ///
  /// - Precondition: shape `[…, n, n]`.
  /// - Returns: the same shape, new storage.
  /// - Throws: `singular` with the pivot that is zero; `nonFinite`; `notSquare`.
  /// - Note: LAPACK `getrf` and `getri`.
  public func inv() throws(LinearAlgebraError) -> Tensor {
    try requireSquare("inv")
    return try LUFactorization(self, inPlace: true).inverse()
  }

  /// The determinants of square matrices, one a matrix. Shape: `stack` of `stack + [n, n]`.
  ///
  /// - Throws: `nonFinite`, `notSquare`. A singular matrix has determinant 0.
  /// - Note: the product of the pivots of LAPACK's `getrf`.
  public func dets() throws(LinearAlgebraError) -> Tensor {
    try requireSquare("dets")
    return try LUFactorization(self, inPlace: true).dets()
  }

  /// The determinant of a square matrix; 1 for a matrix without elements.
  ///
  /// - Precondition: shape `[n, n]`; for a stack of matrices, `dets()`.
  /// - Throws: `nonFinite`, `notSquare`. A singular matrix has determinant 0.
  public func det() throws(LinearAlgebraError) -> Scalar { try dets().single("det()") }

  /// Signs of the determinants of square matrices and logarithms of their absolute values.
  ///
  /// - Returns: tensors of shape `stack` for a tensor of shape `stack + [n, n]`.
  /// - Throws: `nonFinite`, `notSquare`. A singular matrix has sign 0 and logarithm −∞.
  public func slogdets() throws(LinearAlgebraError) -> (
    sign: Tensor, logarithm: Tensor<Scalar.RealType>
  ) {
    try requireSquare("slogdets")
    return try LUFactorization(self, inPlace: true).slogdets()
  }

  /// Sign of the determinant of a square matrix and logarithm of its absolute value.
  ///
  /// - Precondition: shape `[n, n]`; for a stack of matrices, `slogdets()`.
  /// - Throws: `nonFinite`, `notSquare`. A singular matrix has sign 0 and logarithm −∞.
  public func slogdet() throws(LinearAlgebraError) -> (
    sign: Scalar, logarithm: Scalar.RealType
  ) {
    let (signs, logarithms) = try slogdets()
    return (signs.single("slogdet()"), logarithms.single("slogdet()"))
  }

  /// Estimates of the reciprocal condition numbers 1 / (‖A‖₁ · ‖A⁻¹‖₁), one a matrix.
  ///
  /// - Throws: `nonFinite`, `notSquare`. A singular matrix has 0.
  /// - Note: LAPACK `gecon`.
  public func rconds() throws(LinearAlgebraError) -> Tensor<Scalar.RealType> {
    try requireSquare("rconds")
    return try lu().rconds()
  }

  /// An estimate of the reciprocal condition number 1 / (‖A‖₁ · ‖A⁻¹‖₁).
  ///
  /// - Precondition: shape `[n, n]`; for a stack of matrices, `rconds()`.
  /// - Throws: `nonFinite`, `notSquare`. A singular matrix has 0.
  public func rcond() throws(LinearAlgebraError) -> Scalar.RealType {
    try rconds().single("rcond()")
  }

  /// The Moore–Penrose pseudo-inverse of each matrix.
  ///
  /// - Parameter cutoff: singular values up to `cutoff · max(s)` count as zero;
  ///   `max(m, n) · ulpOfOne` unless given (NumPy's `pinv` has 10⁻¹⁵).
  /// - Precondition: shape `[…, m, n]`.
  /// - Returns: shape `[…, n, m]`, new storage.
  /// - Throws: `notConverged`, `nonFinite`.
  public func pinv(cutoff: Scalar.RealType? = nil) throws(LinearAlgebraError) -> Tensor {
    requireMatrices("pinv")
    return try svd().pseudoInverse(cutoff: cutoff)
  }

  /// The numbers of singular values above `cutoff · max(s)`, one a matrix.
  ///
  /// - Parameter cutoff: `max(m, n) · ulpOfOne` unless given, as in NumPy.
  /// - Throws: `notConverged`, `nonFinite`.
  public func matrixRanks(
    cutoff: Scalar.RealType? = nil
  ) throws(LinearAlgebraError) -> Tensor<Int64> {
    let s = try singularValues()
    if s.shape[s.rank - 1] == 0 { return .zeros(stackShape) }
    let bound = cutoff ?? .ulpOfOne * Scalar.RealType(Swift.max(rowCount, columnCount))
    let isCounted = s .> s.max(axis: -1, keepingAxis: true) * bound
    return isCounted.converted(to: Int64.self).sum(axis: -1)
  }

  /// The number of singular values above `cutoff · max(s)`.
  ///
  /// - Parameter cutoff: `max(m, n) · ulpOfOne` unless given, as in NumPy.
  /// - Precondition: shape `[m, n]`; for a stack of matrices, `matrixRanks(cutoff:)`.
  /// - Throws: `notConverged`, `nonFinite`.
  public func matrixRank(cutoff: Scalar.RealType? = nil) throws(LinearAlgebraError) -> Int {
    Int(try matrixRanks(cutoff: cutoff).single("matrixRank()"))
  }
}
