import RealModule

/// How much of Q there is.
public enum QRForm: Sendable {
  /// Q has min(m, n) columns and R as many rows.
  case reduced
  /// Q is square, and R has the shape of A.
  case complete
}

/// A = Q·R, or A·P = Q·R with exchanged columns: Q with orthonormal columns, R upper triangular.
///
/// Made by `Tensor.qr(_:pivoting:)`. Of a stack of matrices, each part has the stack's axes in
/// front.
public struct QRFactorization<Scalar: FieldScalar> {
  /// Q; shape `[…, m, min(m, n)]`, or `[…, m, m]` for the complete form.
  public let q: Tensor<Scalar>
  /// R, zero below the diagonal; shape `[…, min(m, n), n]`, or `[…, m, n]` for the complete form.
  public let r: Tensor<Scalar>
  /// The columns' order, if they were exchanged: column j of Q·R is column `permutation[j]` of A.
  /// Shape `[…, n]`.
  public let permutation: Tensor<Int64>?
  /// For each matrix, det Q of the square Q of the complete form.
  private let orthogonalDeterminants: [Scalar]

  init(
    _ a: Tensor<Scalar>, _ form: QRForm, pivoting: Bool
  ) throws(LinearAlgebraError) {
    let reflectors = Reflectors(try a.columnMajorFiniteCopy(), pivoting: pivoting)
    let (m, n) = (a.rowCount, a.columnCount)
    let rank = form == .complete ? m : min(m, n)
    q = reflectors.q(columns: rank)
    r = reflectors.r(rows: rank)
    permutation = pivoting ? reflectors.permutation : nil
    orthogonalDeterminants = m == n ? reflectors.determinants() : []
  }

  private func requireSquare() throws(LinearAlgebraError) {
    if q.rowCount != r.columnCount {
      throw .notSquare(shape: q.stackShape + [q.rowCount, r.columnCount])
    }
  }

  /// The solution X of A·X = B; with more rows than columns, the X for which ‖A·X − B‖ is least.
  ///
  /// - Parameter b: a vector `[m]`, or matrices `[…, m, k]` whose columns are right sides.
  /// - Precondition: at least as many rows as columns.
  /// - Returns: `[n]` or `[…, n, k]`, new storage.
  /// - Throws: `singular` where R has a zero on its diagonal; `nonFinite` for `b`.
  public func solve(_ b: Tensor<Scalar>) throws(LinearAlgebraError) -> Tensor<Scalar> {
    let (m, n) = (q.rowCount, r.columnCount)
    require(m >= n, "solve: \(m) equations do not determine \(n) unknowns")
    let last = q.rank - 1
    let thinQ = q.view(q.layout.slicing(0..<n, axis: last))
    let squareR = r.view(r.layout.slicing(0..<n, axis: last - 1))
    return try b.asColumns(rows: m, operation: "solve") { b throws(LinearAlgebraError) in
      let x = try squareR.solveTriangular(thinQ.adjoints.matmul(b), .upper)
      return permutation.map { x.scatteringRows($0) } ?? x
    }
  }

  /// The inverses; shape `[…, n, n]`, new storage.
  ///
  /// - Throws: `singular`, `notSquare`.
  public func inverse() throws(LinearAlgebraError) -> Tensor<Scalar> {
    try requireSquare()
    return try solve(.identity(q.rowCount).broadcast(to: q.shape))
  }

  /// The determinants, one a matrix. Shape: the stack's.
  ///
  /// - Throws: `notSquare`.
  public func dets() throws(LinearAlgebraError) -> Tensor<Scalar> {
    try requireSquare()
    let n = r.columnCount
    let diagonals = r.diagonals.scalars
    let values = orthogonalDeterminants.indices.map { k in
      let product = diagonals[(k * n)..<((k + 1) * n)].reduce(orthogonalDeterminants[k], *)
      guard let permutation else { return product }
      let order = permutation.reshaped([orthogonalDeterminants.count, n])[row: k].scalars
      return isOddPermutation(order) ? -product : product
    }
    return Tensor(values, shape: r.stackShape)
  }

  /// The determinant of a single matrix.
  ///
  /// - Precondition: the factorisation is of one matrix, not of a stack.
  /// - Throws: `notSquare`.
  public func det() throws(LinearAlgebraError) -> Scalar { try dets().single("det()") }

  /// Estimates of 1 / (‖R‖₁ · ‖R⁻¹‖₁), one a matrix, which is within a factor n of A's.
  ///
  /// - Throws: `notSquare`.
  /// - Note: LAPACK `trcon`.
  public func rconds() throws(LinearAlgebraError) -> Tensor<Scalar.RealType> {
    try requireSquare()
    let n = r.columnCount
    var values = [Scalar.RealType](repeating: .infinity, count: r.stackCount)
    if n > 0 {
      let lapack = Scalar._lapack
      let r = r.columnMajorCopy()
      try withLAPACKStack { () throws(LinearAlgebraError) in
        for k in values.indices {
          let info = lapack.trcon(
            LAPACK.columnMajor, flag("1"), flag("U"), flag("N"), blasCount(n),
            r.base + k * n * n, blasCount(n), &values[k])
          try check(info) { _ in .nonFinite }
        }
      }
      withExtendedLifetime(r.storage) {}
    }
    return Tensor<Scalar.RealType>(values, shape: r.stackShape)
  }

  /// An estimate of 1 / (‖R‖₁ · ‖R⁻¹‖₁) for a single matrix, which is within a factor n of A's.
  ///
  /// - Precondition: the factorisation is of one matrix, not of a stack.
  /// - Throws: `notSquare`.
  public func rcond() throws(LinearAlgebraError) -> Scalar.RealType {
    try rconds().single("rcond()")
  }
}

extension Tensor where Scalar: FieldScalar {
  /// The factorisation Q·R of each matrix.
  ///
  /// - Parameter form: whether Q has min(m, n) columns or is square.
  /// - Parameter pivoting: exchange columns so that the diagonal of R falls in magnitude.
  /// - Precondition: shape `[…, m, n]`.
  /// - Returns: an object with its parts in new storage.
  /// - Throws: `nonFinite`.
  /// - Complexity: O(m · n · min(m, n)).
  /// - Note: LAPACK `geqrf` or `geqp3`, and `orgqr`. Signs of the diagonal are LAPACK's, which
  ///   NumPy shows too.
  public func qr(
    _ form: QRForm = .reduced, pivoting: Bool = false
  ) throws(LinearAlgebraError) -> QRFactorization<Scalar> {
    requireMatrices("qr")
    return try QRFactorization(self, form, pivoting: pivoting)
  }

  /// Every matrix transposed and conjugated; of real numbers, shared storage.
  var adjoints: Tensor {
    Scalar.partCount == 1 ? matricesTransposed : matricesTransposed.conjugated()
  }

  func columnMajorFiniteCopy() throws(LinearAlgebraError) -> Tensor {
    let result = columnMajorCopy()
    try result.requireFinite()
    return result
  }

  /// Row i of this as row `rows[i]` of the result; batches of row orders broadcast.
  func scatteringRows(_ rows: Tensor<Int64>) -> Tensor {
    let (n, columns) = (rowCount, columnCount)
    let source = contiguous()
    let result = Tensor(uninitialized: shape)
    let orders = rows.scalars
    let systems = Tensor.stackIndices(rows.shape.dropLast(), broadcastTo: stackShape)
    withExtendedLifetime((source.storage, result.storage)) {
      for (k, system) in systems.enumerated() {
        for i in 0..<n {
          let row = Int(orders[system * n + i])
          (result.base + (k * n + row) * columns).update(
            from: source.base + (k * n + i) * columns, count: columns)
        }
      }
    }
    return result
  }
}

/// Whether an order of 0…n−1 takes an odd number of exchanges.
func isOddPermutation(_ order: [Int64]) -> Bool {
  var (rest, isOdd) = (order, false)
  for i in rest.indices {
    while rest[i] != Int64(i) {
      rest.swapAt(i, Int(rest[i]))
      isOdd.toggle()
    }
  }
  return isOdd
}
