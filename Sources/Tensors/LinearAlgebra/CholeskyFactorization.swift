import Glibc

/// A = L·Lᴴ for a symmetric (or Hermitian) positive definite matrix, L lower triangular.
///
/// Made by `Tensor.cholesky()`. Of a stack of matrices, each part has the stack's axes in front.
public struct CholeskyFactorization<Scalar: FieldScalar> {
  /// L; zero above the diagonal. Shape `[…, n, n]`.
  public let l: Tensor<Scalar>

  init(_ a: Tensor<Scalar>) throws(LinearAlgebraError) {
    // In memory, the lower triangle of a row-major matrix is the upper one of a column-major
    // matrix, which for real numbers is the same matrix: no need to turn anything.
    let isRowMajor = Scalar.partCount == 1
    let factor = isRowMajor ? a.lowerTriangles() : a.columnMajorCopy()
    if !isRowMajor { factor.clearTriangle(above: true) }
    try factor.requireFinite()
    let n = factor.rowCount
    if factor.count > 0 {
      let lapack = Scalar._lapack
      try withLAPACKStack { () throws(LinearAlgebraError) in
        for k in 0..<factor.stackCount {
          let info = lapack.potrf(
            LAPACK.columnMajor, flag(isRowMajor ? "U" : "L"), blasCount(n),
            factor.base + k * n * n, blasCount(n))
          try check(info) { .notPositiveDefinite(minor: $0) }
        }
      }
    }
    l = factor
  }

  private var size: Int { l.rowCount }
  private var stack: [Int] { l.stackShape }
  /// Which triangle LAPACK finds, counting along columns.
  private var triangle: CChar { flag(Scalar.partCount == 1 ? "U" : "L") }

  /// The solution X of A·X = B.
  ///
  /// - Parameter b: a vector `[n]`, or matrices `[…, n, k]` whose columns are right sides.
  /// - Returns: the shape of `b` with the broadcast axes of both in front, new storage.
  /// - Throws: `nonFinite` for `b`.
  /// - Complexity: O(n² · k).
  /// - Note: LAPACK `potrs`.
  public func solve(_ b: Tensor<Scalar>) throws(LinearAlgebraError) -> Tensor<Scalar> {
    let sides = try RightSides(b, rows: size, stack: stack, operation: "solve")
    let (lapack, n) = (Scalar._lapack, blasCount(size))
    try withLAPACKStack { () throws(LinearAlgebraError) in
      try sides.forEachSystem { (k, x, count) throws(LinearAlgebraError) in
        let info = lapack.potrs(
          LAPACK.columnMajor, triangle, n, count, l.base + k * size * size, n, x, n)
        try check(info) { _ in .nonFinite }
      }
    }
    return sides.solution(rows: size)
  }

  /// The inverses; shape `[…, n, n]`, new storage.
  ///
  /// - Note: LAPACK `potri`.
  public func inverse() throws(LinearAlgebraError) -> Tensor<Scalar> {
    let isRowMajor = Scalar.partCount == 1
    let result = isRowMajor ? l.copy() : l.columnMajorCopy()
    let (lapack, n) = (Scalar._lapack, blasCount(size))
    if result.count > 0 {
      try withLAPACKStack { () throws(LinearAlgebraError) in
        for k in 0..<result.stackCount {
          let info = lapack.potri(
            LAPACK.columnMajor, triangle, n, result.base + k * size * size, n)
          try check(info) { .singular(pivot: $0 - 1) }
        }
      }
    }
    return result + result.strictlyLowerConjugateTransposes()
  }

  /// The determinants, one a matrix: ∏ lᵢᵢ². Shape: the stack's.
  public func dets() -> Tensor<Scalar.RealType> {
    let diagonals = l.diagonals.realPart.scalars
    let values = (0..<l.stackCount).map { k in
      diagonals[(k * size)..<((k + 1) * size)].reduce(1) { $0 * $1 * $1 }
    }
    return Tensor<Scalar.RealType>(values, shape: stack)
  }

  /// The determinant of a single matrix: ∏ lᵢᵢ².
  ///
  /// - Precondition: the factorisation is of one matrix, not of a stack.
  public func det() -> Scalar.RealType { dets().single("det()") }

  /// The logarithms of the determinants, one a matrix: 2 Σ log lᵢᵢ. Shape: the stack's.
  public func logDets() -> Tensor<Scalar.RealType> {
    if l.count == 0 { return .zeros(stack) }
    return log(l.diagonals.realPart).sum(axis: -1) * 2
  }

  /// The logarithm of the determinant of a single matrix: 2 Σ log lᵢᵢ.
  ///
  /// - Precondition: the factorisation is of one matrix, not of a stack.
  public func logDet() -> Scalar.RealType { logDets().single("logDet()") }

  /// Estimates of 1 / (‖A‖₁ · ‖A⁻¹‖₁), one a matrix.
  ///
  /// - Complexity: O(n³), to find ‖A‖₁ again.
  /// - Note: LAPACK `pocon`.
  public func rconds() throws(LinearAlgebraError) -> Tensor<Scalar.RealType> {
    let norms = l.matmul(l.adjoints).columnSumNorms()
    var values = [Scalar.RealType](repeating: .infinity, count: l.stackCount)
    let (lapack, n) = (Scalar._lapack, blasCount(size))
    if size > 0 {
      try withLAPACKStack { () throws(LinearAlgebraError) in
        for k in values.indices {
          let info = lapack.pocon(
            LAPACK.columnMajor, triangle, n, l.base + k * size * size, n, norms[k], &values[k])
          try check(info) { _ in .nonFinite }
        }
      }
    }
    return Tensor<Scalar.RealType>(values, shape: stack)
  }

  /// An estimate of 1 / (‖A‖₁ · ‖A⁻¹‖₁) for a single matrix.
  ///
  /// - Precondition: the factorisation is of one matrix, not of a stack.
  public func rcond() throws(LinearAlgebraError) -> Scalar.RealType {
    try rconds().single("rcond()")
  }
}

extension Tensor where Scalar: FieldScalar {
  /// The factorisation L·Lᴴ of each symmetric (or Hermitian) positive definite matrix.
  ///
  /// Only the lower triangles are read, as in NumPy.
  ///
  /// - Precondition: shape `[…, n, n]`.
  /// - Returns: an object with its parts in new storage.
  /// - Throws: `notPositiveDefinite` with the order of the first leading minor that is not
  ///   positive; `nonFinite`; `notSquare`.
  /// - Complexity: O(n³ / 3).
  /// - Note: LAPACK `potrf`.
  public func cholesky() throws(LinearAlgebraError) -> CholeskyFactorization<Scalar> {
    try requireSquare("cholesky")
    return try CholeskyFactorization(self)
  }

  /// The lower triangles in row-major order, zero above, in new storage.
  fileprivate func lowerTriangles() -> Tensor {
    guard layout.strides[rank - 1] == 1, stackCount == 1 else {
      let result = copy()
      result.matricesTransposed.clearTriangle(above: false)
      return result
    }
    let result = Tensor(uninitialized: shape)
    let (n, rowStride, size) = (rowCount, layout.strides[rank - 2], MemoryLayout<Scalar>.stride)
    withExtendedLifetime((storage, result.storage)) {
      for i in 0..<n {
        let row = result.base + i * n
        memcpy(row, base + i * rowStride, (i + 1) * size)
        memset(row + i + 1, 0, (n - i - 1) * size)
      }
    }
    return result
  }

  /// The strict lower triangles' conjugate transposes, zero elsewhere.
  fileprivate func strictlyLowerConjugateTransposes() -> Tensor {
    let result = matricesTransposed.conjugated()
    result.diagonals.fill(with: 0)
    return result
  }
}
