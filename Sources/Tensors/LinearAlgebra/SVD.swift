/// How much of U and Vᴴ there is.
public enum SVDForm: Sendable {
  /// min(m, n) columns of U and rows of Vᴴ.
  case thin
  /// U and Vᴴ are square.
  case full
}

/// A = U·diag(s)·Vᴴ: the singular values s fall and are not negative; U and V are orthogonal.
///
/// Made by `Tensor.svd(_:)`. Of a stack of matrices, each part has the stack's axes in front.
public struct SVD<Scalar: FieldScalar> {
  /// U, the left singular vectors as columns; shape `[…, m, min(m, n)]` or, full, `[…, m, m]`.
  public let u: Tensor<Scalar>
  /// The singular values, falling; shape `[…, min(m, n)]`.
  public let s: Tensor<Scalar.RealType>
  /// Vᴴ, the right singular vectors, conjugated, as rows; shape `[…, min(m, n), n]` or, full,
  /// `[…, n, n]`.
  public let vt: Tensor<Scalar>

  init(_ a: Tensor<Scalar>, _ form: SVDForm) throws(LinearAlgebraError) {
    (s, u, vt) = try a.singularValues(form)
  }

  private var larger: Int { max(u.rowCount, vt.columnCount) }

  /// The relative cut-off that functions use unless told: max(m, n) · 2⁻⁵² (2⁻²³ for `Float`).
  public var defaultCutoff: Scalar.RealType { .ulpOfOne * Scalar.RealType(larger) }

  /// The numbers of singular values above `cutoff · max(s)`, one a matrix. Shape: the stack's.
  public func ranks(cutoff: Scalar.RealType? = nil) -> Tensor<Int64> {
    let (values, k) = (s.scalars, s.shape[s.rank - 1])
    let counts = (0..<u.stackCount).map { index in
      let line = values[(index * k)..<((index + 1) * k)]
      let bound = (cutoff ?? defaultCutoff) * (line.first ?? 0)
      return Int64(line.count { $0 > bound })
    }
    return Tensor<Int64>(counts, shape: u.stackShape)
  }

  /// The number of singular values of a single matrix above `cutoff · max(s)`.
  ///
  /// - Precondition: the factorisation is of one matrix, not of a stack.
  public func rank(cutoff: Scalar.RealType? = nil) -> Int {
    Int(ranks(cutoff: cutoff).single("rank()"))
  }

  /// The pseudo-inverses V·diag(1/s)·Uᴴ, without the singular values up to `cutoff · max(s)`.
  ///
  /// - Returns: shape `[…, n, m]`, new storage.
  public func pseudoInverse(cutoff: Scalar.RealType? = nil) -> Tensor<Scalar> {
    let (v, uh) = (thinVT.adjoints, thinU.adjoints)
    let factors = reciprocals(cutoff: cutoff)
    return v.matmul(uh * factors.expandingDimensions(axis: factors.rank))
  }

  /// The X of least norm among those for which ‖A·X − B‖ is least.
  ///
  /// Singular values up to `cutoff · max(s)` count as zero; `ranks(cutoff:)` says how many do not.
  ///
  /// - Parameter b: a vector `[m]`, or matrices `[…, m, k]` whose columns are right sides.
  /// - Returns: `[n]` or `[…, n, k]`, new storage.
  /// - Throws: `nonFinite` for `b`.
  public func solve(
    _ b: Tensor<Scalar>, cutoff: Scalar.RealType? = nil
  ) throws(LinearAlgebraError) -> Tensor<Scalar> {
    let factors = reciprocals(cutoff: cutoff)
    return try b.asColumns(rows: u.rowCount, operation: "solve") { b in
      thinVT.adjoints.matmul(
        thinU.adjoints.matmul(b) * factors.expandingDimensions(axis: factors.rank))
    }
  }

  /// The condition numbers max(s) / min(s), one a matrix; ∞ for a singular one.
  public func conds() -> Tensor<Scalar.RealType> {
    let (values, k) = (s.scalars, s.shape[s.rank - 1])
    let quotients = (0..<u.stackCount).map { index -> Scalar.RealType in
      if k == 0 { return 0 }
      let (first, last) = (values[index * k], values[(index + 1) * k - 1])
      return last == 0 ? .infinity : first / last
    }
    return Tensor<Scalar.RealType>(quotients, shape: u.stackShape)
  }

  /// The condition number max(s) / min(s) of a single matrix; ∞ for a singular one.
  ///
  /// - Precondition: the factorisation is of one matrix, not of a stack.
  public func cond() -> Scalar.RealType { conds().single("cond()") }

  /// min(s) / max(s), one a matrix: the reciprocals of the condition numbers; 0 for a singular one.
  public func rconds() -> Tensor<Scalar.RealType> { 1 / conds() }

  /// min(s) / max(s) of a single matrix; 0 for a singular one.
  ///
  /// - Precondition: the factorisation is of one matrix, not of a stack.
  public func rcond() -> Scalar.RealType { rconds().single("rcond()") }

  private var thinU: Tensor<Scalar> {
    u.view(u.layout.slicing(0..<s.shape[s.rank - 1], axis: u.rank - 1))
  }

  private var thinVT: Tensor<Scalar> {
    vt.view(vt.layout.slicing(0..<s.shape[s.rank - 1], axis: vt.rank - 2))
  }

  /// 1/s, or 0 where s is at most `cutoff · max(s)`.
  private func reciprocals(cutoff: Scalar.RealType?) -> Tensor<Scalar> {
    let (values, k) = (s.scalars, s.shape[s.rank - 1])
    let reciprocals = values.indices.map { place in
      let bound = (cutoff ?? defaultCutoff) * values[place / k * k]
      return values[place] > bound ? 1 / values[place] : 0
    }
    return Tensor<Scalar.RealType>(reciprocals, shape: s.shape).converted(to: Scalar.self)
  }
}

extension Tensor where Scalar: FieldScalar {
  /// The singular value decomposition of each matrix.
  ///
  /// - Parameter form: whether U and Vᴴ have min(m, n) columns and rows or are square. NumPy's
  ///   default is the full form, which is rarely of use and larger.
  /// - Precondition: shape `[…, m, n]`.
  /// - Returns: an object with its parts in new storage.
  /// - Throws: `notConverged`, `nonFinite`.
  /// - Complexity: O(m · n · min(m, n)).
  /// - Note: LAPACK `gesdd`, divide and conquer.
  public func svd(_ form: SVDForm = .thin) throws(LinearAlgebraError) -> SVD<Scalar> {
    requireMatrices("svd")
    return try SVD(self, form)
  }

  /// The singular values of each matrix, falling.
  ///
  /// - Precondition: shape `[…, m, n]`.
  /// - Returns: shape `[…, min(m, n)]`, new storage.
  /// - Throws: `notConverged`, `nonFinite`.
  /// - Note: LAPACK `gesdd` without vectors.
  public func singularValues() throws(LinearAlgebraError) -> Tensor<Scalar.RealType> {
    requireMatrices("singularValues")
    return try singularValues(nil).s
  }

  // Aᵀ = U'·S·V'ᴴ is what column-major LAPACK sees in a row-major copy of A, and then
  // A = (V'ᴴ)ᵀ·S·U'ᵀ: the factors that it writes, column-major, are U and Vᴴ in row-major order.
  @_semantics("optimize.sil.specialize.generic.never")
  fileprivate func singularValues(
    _ form: SVDForm?
  ) throws(LinearAlgebraError) -> (s: Tensor<Scalar.RealType>, u: Tensor, vt: Tensor) {
    let (m, n) = (rowCount, columnCount)
    let rank = Swift.min(m, n)
    let a = copy()
    try a.requireFinite()
    let s = Tensor<Scalar.RealType>(uninitialized: stackShape + [rank])
    let (uColumns, vtRows) =
      switch form {
      case nil: (0, 0)
      case .thin: (rank, rank)
      case .full: (m, n)
      }
    let u = Tensor(uninitialized: stackShape + [m, uColumns])
    let vt = Tensor(uninitialized: stackShape + [vtRows, n])
    if rank == 0 {
      for part in [u, vt] {
        part.fill(with: 0)
        part.diagonals.fill(with: 1)
      }
      return (s, u, vt)
    }
    let lapack = Scalar._lapack
    let job = flag(form == nil ? "N" : form == .thin ? "S" : "A")
    try withLAPACK(elements: m * n) { () throws(LinearAlgebraError) in
      for k in 0..<stackCount {
        let info = lapack.gesdd(
          LAPACK.columnMajor, job, blasCount(n), blasCount(m), a.base + k * m * n, blasCount(n),
          s.base + k * rank, vt.base + k * vtRows * n, blasCount(n), u.base + k * m * uColumns,
          blasCount(Swift.max(uColumns, 1)))
        try check(info) { .notConverged(count: $0) }
      }
    }
    withExtendedLifetime(a.storage) {}
    return (s, u, vt)
  }
}
