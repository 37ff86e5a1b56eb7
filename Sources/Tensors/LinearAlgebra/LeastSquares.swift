/// How a least-squares problem is solved.
public enum LeastSquaresMethod: Sendable {
  /// By Q·R with exchanged columns: fast, and the more accurate way for a matrix of full rank,
  /// however badly its columns are scaled.
  case qr
  /// By singular values, as NumPy does it: the most reliable statement on the rank.
  case svd
}

/// The X of least norm among those for which ‖A·X − B‖ is least, and what was found on the way.
///
/// Made by `Tensor.lstsq(_:method:cutoff:)`.
public struct LeastSquares<Scalar: FieldScalar> {
  /// X; shape `[n]` or `[n, k]`.
  public let solution: Tensor<Scalar>
  /// ‖A·X − B‖² for each right side; shape `[]` or `[k]`.
  public let residuals: Tensor<Scalar.RealType>
  /// How many directions count as independent. Below the number of columns, A was taken to be
  /// singular and `solution` is one of many.
  public let rank: Int
  /// Whether the columns of A were taken to be dependent.
  public let isRankDeficient: Bool
  /// The singular values of A, falling; `nil` for the method `qr`, which does not know them.
  public let singularValues: Tensor<Scalar.RealType>?
  /// The cut-off that decided on the rank, relative to the largest singular value; for `qr`, to
  /// the largest diagonal element of R.
  public let cutoff: Scalar.RealType
}

extension Tensor where Scalar: FieldScalar {
  /// The least-squares solution X of A·X = B.
  ///
  /// With `svd`, singular values up to `cutoff · max(s)` count as zero. With `qr`, the columns
  /// are first scaled by powers of two to about the same norm and exchanged so that the diagonal
  /// of R falls; the rank is the number of diagonal elements above `cutoff · |r₀₀|`. If it is full,
  /// the solution is then refined: corrections from residuals formed in twice the precision are
  /// added while they shrink, three times at most, which recovers most digits that the condition
  /// of A costs.
  ///
  /// - Parameter b: a vector `[m]`, or a matrix `[m, k]` whose columns are right sides.
  /// - Parameter method: NumPy's is `svd`.
  /// - Parameter cutoff: unless given, `max(m, n) · ulpOfOne` for `svd`, as in NumPy, and
  ///   `ulpOfOne` for `qr`.
  /// - Precondition: shape `[m, n]`, any of m and n the larger.
  /// - Returns: solution, residuals, rank and singular values in new storage.
  /// - Throws: `nonFinite`, `notConverged`.
  /// - Complexity: O(m · n · min(m, n)).
  /// - Note: LAPACK `gelsd`, or `geqp3`. Refinement: Å. Björck, "Iterative refinement of linear
  ///   least squares solutions I", BIT 7 (1967); residuals: T. Ogita, S. M. Rump, S. Oishi,
  ///   "Accurate sum and dot product", SIAM J. Sci. Comput. 26 (2005).
  public func lstsq(
    _ b: Tensor, method: LeastSquaresMethod = .svd, cutoff: Scalar.RealType? = nil
  ) throws(LinearAlgebraError) -> LeastSquares<Scalar> {
    require(rank == 2, "lstsq: shape \(shape) is not that of a matrix")
    require(
      (b.rank == 1 || b.rank == 2) && b.shape[0] == shape[0],
      "lstsq: right sides of shape \(b.shape) do not fit \(shape[0]) equations")
    try requireFinite()
    switch method {
    case .qr:
      return try leastSquaresByQR(b, cutoff: cutoff ?? .ulpOfOne)
    case .svd:
      let bound = .ulpOfOne * Scalar.RealType(Swift.max(shape[0], shape[1]))
      return try leastSquaresBySVD(b, cutoff: cutoff ?? bound)
    }
  }

  private func leastSquaresBySVD(
    _ b: Tensor, cutoff: Scalar.RealType
  ) throws(LinearAlgebraError) -> LeastSquares<Scalar> {
    let (m, n) = (shape[0], shape[1])
    let sides = try RightSides(
      b, rows: m, stack: [], extraRows: Swift.max(n - m, 0), operation: "lstsq")
    let s = Tensor<Scalar.RealType>(uninitialized: [Swift.min(m, n)])
    var rank: Int32 = 0
    if sides.columns.count == 0 || count == 0 {
      sides.columns.fill(with: 0)
      if count > 0 { s.write(try singularValues()) }
    } else {
      let a = columnMajorCopy()
      let lapack = Scalar._lapack
      try withLAPACKStack { () throws(LinearAlgebraError) in
        let info = lapack.gelsd(
          LAPACK.columnMajor, blasCount(m), blasCount(n), blasCount(sides.columns.columnCount),
          a.base, blasCount(m), sides.columns.base, blasCount(Swift.max(m, n)), s.base, cutoff,
          &rank)
        try check(info) { .notConverged(count: $0) }
      }
      withExtendedLifetime((a.storage, s.storage, sides.columns.storage)) {}
    }
    let solution = sides.solution(rows: n)
    return LeastSquares(
      solution: solution, residuals: squaredResiduals(b, solution), rank: Int(rank),
      isRankDeficient: rank < n, singularValues: s, cutoff: cutoff)
  }

  private func squaredResiduals(_ b: Tensor, _ x: Tensor) -> Tensor<Scalar.RealType> {
    let norms = (b - matmul(x)).vectorNorm(.two, axis: 0)
    return norms * norms
  }

  private func leastSquaresByQR(
    _ b: Tensor, cutoff: Scalar.RealType
  ) throws(LinearAlgebraError) -> LeastSquares<Scalar> {
    try b.requireFinite()
    let columns = b.rank == 1 ? b.expandingDimensions(axis: 1) : b
    let problem = PivotedLeastSquares(self, cutoff: cutoff)
    let x = try problem.solve(columns)
    let solution = b.rank == 1 ? x.view(x.layout.selecting(0, axis: 1)) : x
    return LeastSquares(
      solution: solution, residuals: squaredResiduals(b, solution), rank: problem.rank,
      isRankDeficient: problem.rank < shape[1], singularValues: nil, cutoff: cutoff)
  }
}
