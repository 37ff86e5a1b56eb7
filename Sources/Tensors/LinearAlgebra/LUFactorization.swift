import Glibc
import RealModule

/// A = P·L·U: the elimination of Gauss with row exchanges.
///
/// Made by `Tensor.lu()`. It holds for a stack of matrices too; each part has the stack's axes
/// in front. A singular matrix has a factorisation; what cannot be done with it throws.
public struct LUFactorization<Scalar: FieldScalar> {
  /// U on and above the diagonal, the multipliers of L below it; column-major.
  let factors: Tensor<Scalar>
  /// For each matrix min(m, n) rows, counted from 1, that were exchanged with the next one.
  let pivots: [Int32]
  /// For each matrix the first zero pivot, counted from 1, or 0 without one.
  let zeroPivots: [Int32]
  /// The 1-norms of the matrices, where they were asked for.
  private let norms: [Scalar.RealType]
  /// Whether the factors are those of the transposes.
  private let areTransposed: Bool

  /// - Parameter inPlace: factor the transposes where they lie in memory so. The parts are not
  ///   those of the matrices then, but solutions, inverses and determinants are.
  init(_ a: Tensor<Scalar>, inPlace: Bool) throws(LinearAlgebraError) {
    let (factors, areTransposed) =
      inPlace ? a.columnMajorCopyOfEither() : (a.columnMajorCopy(), false)
    try factors.requireFinite()
    (self.factors, self.areTransposed) = (factors, areTransposed)
    norms = inPlace ? [] : factors.columnSumNorms()
    let (m, n) = (factors.rowCount, factors.columnCount)
    var pivots = [Int32](repeating: 0, count: factors.stackCount * min(m, n))
    var zeroPivots = [Int32](repeating: 0, count: factors.stackCount)
    if factors.count > 0 {
      let lapack = Scalar._lapack
      try withLAPACK(elements: factors.matrixElementCount) { () throws(LinearAlgebraError) in
        for k in zeroPivots.indices {
          let info = pivots.withUnsafeMutableBufferPointer { pivots in
            lapack.getrf(
              LAPACK.columnMajor, blasCount(m), blasCount(n), factors.base + k * m * n,
              blasCount(m), pivots.baseAddress.unsafelyUnwrapped + k * min(m, n))
          }
          if info < 0 { throw .nonFinite }
          zeroPivots[k] = info
        }
      }
    }
    (self.pivots, self.zeroPivots) = (pivots, zeroPivots)
  }

  private func requireRegular(_ index: Int) throws(LinearAlgebraError) {
    if zeroPivots[index] > 0 { throw .singular(pivot: Int(zeroPivots[index]) - 1) }
  }

  private func requireSquare() throws(LinearAlgebraError) {
    if factors.rowCount != factors.columnCount { throw .notSquare(shape: factors.shape) }
  }

  private var stack: [Int] { factors.stackShape }
  private var size: Int { factors.rowCount }

  // MARK: Parts

  /// L, with ones on the diagonal; shape `[…, m, min(m, n)]`, new storage.
  public var l: Tensor<Scalar> {
    let columns = min(factors.rowCount, factors.columnCount)
    let result = factors.view(
      factors.layout.slicing(0..<columns, axis: factors.rank - 1)
    ).columnMajorCopy()
    result.clearTriangle(above: true)
    result.diagonals.fill(with: 1)
    return result
  }

  /// U; shape `[…, min(m, n), n]`, new storage.
  public var u: Tensor<Scalar> {
    let rows = min(factors.rowCount, factors.columnCount)
    let result = factors.view(
      factors.layout.slicing(0..<rows, axis: factors.rank - 2)
    ).columnMajorCopy()
    result.clearTriangle(above: false)
    return result
  }

  /// P as a matrix; shape `[…, m, m]`, new storage.
  public var p: Tensor<Scalar> {
    let m = factors.rowCount
    let result = Tensor<Scalar>.zeros(stack + [m, m])
    let order = permutation.scalars
    withExtendedLifetime(result.storage) {
      for (place, row) in order.enumerated() {
        result.base[(place / m * m + Int(row)) * m + place % m] = 1
      }
    }
    return result
  }

  /// P as the order of rows: row i of L·U is row `permutation[i]` of A; shape `[…, m]`.
  public var permutation: Tensor<Int64> {
    let (m, count) = (factors.rowCount, min(factors.rowCount, factors.columnCount))
    var order: [Int64] = []
    for k in zeroPivots.indices {
      var rows = Array(0..<Int64(m))
      for i in 0..<count { rows.swapAt(i, Int(pivots[k * count + i]) - 1) }
      order += rows
    }
    return Tensor<Int64>(order, shape: stack + [m])
  }

  // MARK: Uses

  /// The solution X of A·X = B.
  ///
  /// - Parameter b: a vector `[n]`, or matrices `[…, n, k]` whose columns are right sides.
  /// - Returns: the shape of `b` with the broadcast axes of both in front, new storage.
  /// - Throws: `singular`; `nonFinite` for `b`; `notSquare`.
  /// - Complexity: O(n² · k).
  /// - Note: LAPACK `getrs`.
  public func solve(_ b: Tensor<Scalar>) throws(LinearAlgebraError) -> Tensor<Scalar> {
    try requireSquare()
    let sides = try RightSides(b, rows: size, stack: stack, operation: "solve")
    let (lapack, n) = (Scalar._lapack, blasCount(size))
    try withLAPACK(elements: Swift.max(size * size, sides.columns.matrixElementCount)) {
      () throws(LinearAlgebraError) in
      try sides.forEachSystem { (k, x, count) throws(LinearAlgebraError) in
        try requireRegular(k)
        let info = pivots.withUnsafeBufferPointer { pivots in
          lapack.getrs(
            LAPACK.columnMajor, transposeFlag(areTransposed), n, count,
            factors.base + k * size * size, n, pivots.baseAddress.unsafelyUnwrapped + k * size,
            x, n)
        }
        try check(info) { _ in .nonFinite }
      }
    }
    return sides.solution(rows: size)
  }

  /// The inverses; shape `[…, n, n]`, new storage.
  ///
  /// - Throws: `singular`, `notSquare`.
  /// - Note: LAPACK `getri`. To solve equations, `solve(_:)` is faster and more accurate.
  public func inverse() throws(LinearAlgebraError) -> Tensor<Scalar> {
    try requireSquare()
    let result = factors.columnMajorCopy()
    let (lapack, n) = (Scalar._lapack, blasCount(size))
    if result.count > 0 {
      try withLAPACK(elements: factors.matrixElementCount) { () throws(LinearAlgebraError) in
        for k in zeroPivots.indices {
          try requireRegular(k)
          let info = pivots.withUnsafeBufferPointer { pivots in
            lapack.getri(
              LAPACK.columnMajor, n, result.base + k * size * size, n,
              pivots.baseAddress.unsafelyUnwrapped + k * size)
          }
          try check(info) { .singular(pivot: $0 - 1) }
        }
      }
    }
    return areTransposed ? result.matricesTransposed : result
  }

  /// The determinants, one a matrix; 0 for a singular one. Shape: the stack's.
  ///
  /// - Throws: `notSquare`.
  /// - Note: The product of the pivots, kept within range on the way, so that it overflows or
  ///   vanishes only where the determinant itself does.
  public func dets() throws(LinearAlgebraError) -> Tensor<Scalar> {
    try requireSquare()
    let result = Tensor<Scalar>(uninitialized: stack)
    withExtendedLifetime((factors.storage, result.storage)) {
      for k in zeroPivots.indices {
        let product = Scalar._scaledProduct(
          factors.base + k * size * size, size + 1, count: size)
        result.base[k] = hasOddPermutation(k) ? -product : product
      }
    }
    return result
  }

  /// The determinant of a single matrix; 0 for a singular one.
  ///
  /// - Precondition: the factorisation is of one matrix, not of a stack.
  /// - Throws: `notSquare`.
  public func det() throws(LinearAlgebraError) -> Scalar {
    try dets().single("det()")
  }

  /// Signs and logarithms of the absolute values of the determinants, one a matrix.
  ///
  /// - Throws: `notSquare`.
  public func slogdets() throws(LinearAlgebraError) -> (
    sign: Tensor<Scalar>, logarithm: Tensor<Scalar.RealType>
  ) {
    try requireSquare()
    let diagonals = factors.diagonals.scalars
    var (signs, logarithms): ([Scalar], [Scalar.RealType]) = ([], [])
    for k in zeroPivots.indices {
      var (sign, logarithm): (Scalar, Scalar.RealType) = (hasOddPermutation(k) ? -1 : 1, 0)
      for pivot in diagonals[(k * size)..<((k + 1) * size)] {
        let magnitude = pivot._absoluteValue
        sign = magnitude == 0 ? 0 : sign * (pivot / Scalar(_real: magnitude))
        logarithm += .log(magnitude)
      }
      signs.append(sign)
      logarithms.append(logarithm)
    }
    return (Tensor(signs, shape: stack), Tensor(logarithms, shape: stack))
  }

  /// Sign and logarithm of the absolute value of the determinant of a single matrix.
  ///
  /// A singular one has sign 0 and logarithm −∞.
  ///
  /// - Precondition: the factorisation is of one matrix, not of a stack.
  /// - Throws: `notSquare`.
  public func slogdet() throws(LinearAlgebraError) -> (
    sign: Scalar, logarithm: Scalar.RealType
  ) {
    let (signs, logarithms) = try slogdets()
    return (signs.single("slogdet()"), logarithms.single("slogdet()"))
  }

  private func hasOddPermutation(_ k: Int) -> Bool {
    var isOdd = false
    for i in 0..<size where pivots[k * size + i] != Int32(i + 1) { isOdd.toggle() }
    return isOdd
  }

  /// Estimates of 1 / (‖A‖₁ · ‖A⁻¹‖₁), one a matrix; 0 for a singular one.
  ///
  /// - Throws: `notSquare`.
  /// - Complexity: O(n²).
  /// - Note: LAPACK `gecon`.
  public func rconds() throws(LinearAlgebraError) -> Tensor<Scalar.RealType> {
    try requireSquare()
    var values = [Scalar.RealType](repeating: size == 0 ? .infinity : 0, count: zeroPivots.count)
    let (lapack, n) = (Scalar._lapack, blasCount(size))
    if size > 0 {
      try withLAPACK(elements: factors.matrixElementCount) { () throws(LinearAlgebraError) in
        for k in zeroPivots.indices where zeroPivots[k] == 0 {
          let info = lapack.gecon(
            LAPACK.columnMajor, flag("1"), n, factors.base + k * size * size, n, norms[k],
            &values[k])
          try check(info) { _ in .nonFinite }
        }
      }
    }
    return Tensor(values, shape: stack)
  }

  /// An estimate of 1 / (‖A‖₁ · ‖A⁻¹‖₁) for a single matrix; 0 for a singular one.
  ///
  /// - Precondition: the factorisation is of one matrix, not of a stack.
  /// - Throws: `notSquare`.
  public func rcond() throws(LinearAlgebraError) -> Scalar.RealType {
    try rconds().single("rcond()")
  }
}

extension Tensor where Scalar: FieldScalar {
  /// The factorisation P·L·U of each matrix.
  ///
  /// - Precondition: shape `[…, m, n]`.
  /// - Returns: an object with its parts in new storage.
  /// - Throws: `nonFinite`.
  /// - Complexity: O(m · n · min(m, n)).
  /// - Note: LAPACK `getrf`: partial pivoting, recursive.
  public func lu() throws(LinearAlgebraError) -> LUFactorization<Scalar> {
    requireMatrices("lu")
    return try LUFactorization(self, inPlace: false)
  }
}

extension Tensor {
  /// The element of a tensor without axes, as results for a single matrix are.
  func single(_ operation: String) -> Scalar {
    require(
      rank == 0,
      "\(operation): one number for a stack of matrices of shape \(shape); ask for a tensor")
    return item()
  }
}

extension Tensor where Scalar: FieldScalar {
  /// The largest sum of absolute values of a column, for each of a stack of matrices.
  func columnSumNorms() -> [Scalar.RealType] {
    if count == 0 { return Array(repeating: 0, count: stackCount) }
    return absoluteValues().sum(axis: -2).max(axis: -1).scalars
  }
}
