/// Which part of a matrix is read.
public enum Triangle: Sendable {
  /// The diagonal and what is below it.
  case lower
  /// The diagonal and what is above it.
  case upper
}

extension Tensor where Scalar: FieldScalar {
  /// The solution X of A·X = B for a triangular A.
  ///
  /// Only the triangle is read. For Aᵀ, give `a.transposed()` and the other triangle: nothing is
  /// copied.
  ///
  /// - Parameter b: a vector `[n]`, or matrices `[…, n, k]` whose columns are right sides.
  /// - Parameter triangle: where the elements of A are.
  /// - Parameter hasUnitDiagonal: take the diagonal to be ones, without reading it.
  /// - Precondition: shape `[…, n, n]`.
  /// - Returns: the shape of `b` with the broadcast axes of both in front, new storage.
  /// - Throws: `singular` for a zero on the diagonal; `nonFinite`; `notSquare`.
  /// - Complexity: O(n² · k).
  /// - Note: LAPACK `trtrs`.
  public func solveTriangular(
    _ b: Tensor, _ triangle: Triangle, hasUnitDiagonal: Bool = false
  ) throws(LinearAlgebraError) -> Tensor {
    try requireSquare("solveTriangular")
    let n = rowCount
    try triangles(triangle, hasUnitDiagonal: hasUnitDiagonal).requireFinite()
    let sides = try RightSides(b, rows: n, stack: stackShape, operation: "solveTriangular")
    if sides.columns.count == 0 { return sides.solution(rows: n) }
    let matrices = self.matrices
    let lapack = Scalar._lapack
    try withLAPACK(elements: Swift.max(n * n, sides.columns.matrixElementCount)) {
      () throws(LinearAlgebraError) in
      try sides.forEachSystem { (k, x, count) throws(LinearAlgebraError) in
        let (matrix, a) = matrices[row: k].asMatrixOperand()
        // Row-major, the matrix is what LAPACK takes for the transpose.
        let isUpper = (triangle == .upper) == a.isTransposed
        let info = lapack.trtrs(
          LAPACK.columnMajor, flag(isUpper ? "U" : "L"), transposeFlag(!a.isTransposed),
          flag(hasUnitDiagonal ? "U" : "N"), blasCount(n), count, a.pointer,
          blasCount(a.leadingDimension), x, blasCount(n))
        withExtendedLifetime(matrix.storage) {}
        try check(info) { .singular(pivot: $0 - 1) }
      }
    }
    return sides.solution(rows: n)
  }

  /// A copy with one triangle of each matrix and zeros elsewhere.
  private func triangles(_ triangle: Triangle, hasUnitDiagonal: Bool) -> Tensor {
    let result = copy()
    result.matricesTransposed.clearTriangle(above: triangle == .upper)
    if hasUnitDiagonal { result.diagonals.fill(with: 1) }
    return result
  }
}
