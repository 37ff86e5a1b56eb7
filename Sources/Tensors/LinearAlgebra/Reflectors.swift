import Glibc
import RealModule

/// Q·R as LAPACK leaves it: R, and below its diagonal the vectors of Householder reflections.
///
/// Qᴴ can be applied without forming Q, which is what least squares need.
struct Reflectors<Scalar: FieldScalar> {
  /// R on and above the diagonal, reflections below it; column-major.
  let factors: Tensor<Scalar>
  /// The reflections' factors, min(m, n) a matrix.
  let tau: [Scalar]
  /// The columns' order, n a matrix, counted from 1; empty without pivoting.
  private let pivots: [Int32]

  /// - Parameter a: column-major copies of the matrices, which are overwritten.
  init(_ a: Tensor<Scalar>, pivoting: Bool) {
    let (m, n) = (a.rowCount, a.columnCount)
    let rank = min(m, n)
    var tau = [Scalar](repeating: 0, count: a.stackCount * rank)
    // Zeros let LAPACK choose; without elements it is not asked and nothing moves.
    var pivots = [Int32](repeating: 0, count: pivoting ? a.stackCount * n : 0)
    if a.count == 0 {
      for k in pivots.indices { pivots[k] = Int32(k % n) + 1 }
    } else {
      let lapack = Scalar._lapack
      withLAPACKNonThrowing(elements: a.matrixElementCount) {
        tau.withUnsafeMutableBufferPointer { tau in
          pivots.withUnsafeMutableBufferPointer { pivots in
            for k in 0..<a.stackCount {
              let matrix = a.base + k * m * n
              let tau = tau.baseAddress.unsafelyUnwrapped + k * rank
              let info: Int32
              if let pivots = pivots.baseAddress, pivoting {
                info = lapack.geqp3(
                  LAPACK.columnMajor, blasCount(m), blasCount(n), matrix, blasCount(m),
                  pivots + k * n, tau)
              } else {
                info = lapack.geqrf(
                  LAPACK.columnMajor, blasCount(m), blasCount(n), matrix, blasCount(m), tau)
              }
              require(info == 0, "LAPACK: geqrf returned \(info)")
            }
          }
        }
      }
    }
    (factors, self.tau, self.pivots) = (a, tau, pivots)
  }

  var rank: Int { min(factors.rowCount, factors.columnCount) }

  /// The columns' order, counted from 0; shape `[…, n]`.
  var permutation: Tensor<Int64> {
    Tensor<Int64>(
      pivots.map { Int64($0) - 1 }, shape: factors.stackShape + [factors.columnCount])
  }

  /// The first `rows` rows of R.
  func r(rows: Int) -> Tensor<Scalar> {
    let (m, n, size) = (factors.rowCount, factors.columnCount, MemoryLayout<Scalar>.stride)
    let result = Tensor<Scalar>.columnMajor(uninitialized: factors.stackShape + [rows, n])
    withExtendedLifetime((factors.storage, result.storage)) {
      for column in 0..<(factors.stackCount * n) {
        let target = result.base + column * rows
        let count = min(column % n + 1, rows)
        memcpy(target, factors.base + column * m, count * size)
        memset(target + count, 0, (rows - count) * size)
      }
    }
    return result
  }

  /// The first `columns` columns of Q, `rank` at least; column-major.
  func q(columns: Int) -> Tensor<Scalar> {
    let m = factors.rowCount
    let result = Tensor<Scalar>.columnMajor(uninitialized: factors.stackShape + [m, columns])
    if result.count == 0 { return result }
    let (n, size) = (factors.columnCount, MemoryLayout<Scalar>.stride)
    let common = min(columns, n)
    withExtendedLifetime((factors.storage, result.storage)) {
      for k in 0..<factors.stackCount {
        let target = result.base + k * m * columns
        memcpy(target, factors.base + k * m * n, m * common * size)
        memset(target + m * common, 0, m * (columns - common) * size)
      }
    }
    if rank == 0 {
      result.diagonals.fill(with: 1)
      return result
    }
    let lapack = Scalar._lapack
    withLAPACKNonThrowing(elements: result.matrixElementCount) {
      tau.withUnsafeBufferPointer { tau in
        for k in 0..<result.stackCount {
          let info = lapack.ungqr(
            LAPACK.columnMajor, blasCount(m), blasCount(columns), blasCount(rank),
            result.base + k * m * columns, blasCount(m),
            tau.baseAddress.unsafelyUnwrapped + k * rank)
          require(info == 0, "LAPACK: orgqr returned \(info)")
        }
      }
    }
    return result
  }

  /// Applies Q, or Qᴴ, of the first matrix to column-major columns in place.
  func apply(adjoint: Bool, to columns: Tensor<Scalar>) {
    if columns.count == 0 || rank == 0 { return }
    let m = blasCount(factors.rowCount)
    withLAPACKNonThrowing(elements: Swift.max(factors.matrixElementCount, columns.count)) {
      let info = tau.withUnsafeBufferPointer { tau in
        Scalar._lapack.unmqr(
          LAPACK.columnMajor, flag("L"),
          flag(!adjoint ? "N" : Scalar.partCount == 1 ? "T" : "C"), m,
          blasCount(columns.columnCount), blasCount(rank), factors.base, m,
          tau.baseAddress.unsafelyUnwrapped, columns.base, m)
      }
      require(info == 0, "LAPACK: ormqr returned \(info)")
    }
    withExtendedLifetime((factors.storage, columns.storage)) {}
  }

  /// The determinants of the square Q: of a reflection 1 − τ·v·vᴴ with vᴴv = 2 Re τ / |τ|², it is
  /// −τ / τ̄, and 1 where τ is 0.
  func determinants() -> [Scalar] {
    (0..<factors.stackCount).map { k in
      tau[(k * rank)..<((k + 1) * rank)].reduce(Scalar(_real: 1)) { product, tau in
        tau == 0 ? product : product * (-(tau / tau._conjugate))
      }
    }
  }
}
