import CLAPACKE

/// LAPACKE's routines for one type, and what a solution or a factorisation takes at least.
///
/// All work on column-major copies, which the routines overwrite; the copying is part of it, as
/// nobody can go without.
struct BareLAPACK<Scalar> {
  typealias Output = UnsafeMutablePointer<Scalar>
  typealias Input = UnsafePointer<Scalar>

  let getrf: (Int32, Int32, Int32, Output, Int32, UnsafeMutablePointer<Int32>) -> Int32
  let getrs:
    (Int32, CChar, Int32, Int32, Input, Int32, UnsafePointer<Int32>, Output, Int32) -> Int32
  let potrf: (Int32, CChar, Int32, Output, Int32) -> Int32
  let geqrf: (Int32, Int32, Int32, Output, Int32, Output) -> Int32
  let orgqr: (Int32, Int32, Int32, Int32, Output, Int32, Input) -> Int32
  let gesdd:
    (Int32, CChar, Int32, Int32, Output, Int32, Output, Output, Int32, Output, Int32) -> Int32
  let syevd: (Int32, CChar, CChar, Int32, Output, Int32, Output) -> Int32
}

/// The factorisations of one square matrix, with all memory they need.
final class BareFactorizations<Scalar: BLASScalar> {
  private typealias Buffer = UnsafeMutablePointer<Scalar>

  private let lapack = Scalar.bareLAPACK
  private let n: Int
  private let general: Buffer
  private let definite: Buffer
  private let rightSide: Buffer
  private let matrix: Buffer
  private let second: Buffer
  private let third: Buffer
  private let vector: Buffer
  private let pivots: UnsafeMutablePointer<Int32>
  private var size: Int32 { Int32(n) }

  /// - Parameters: the elements of matrices `[n, n]`, the second symmetric positive definite,
  ///   and of a right side `[n]`.
  init(general: [Scalar], definite: [Scalar], rightSide: [Scalar]) {
    n = rightSide.count
    func buffer(_ scalars: [Scalar]) -> Buffer {
      let buffer = Buffer.allocate(capacity: scalars.count)
      buffer.initialize(from: scalars, count: scalars.count)
      return buffer
    }
    self.general = buffer(general)
    self.definite = buffer(definite)
    self.rightSide = buffer(rightSide)
    (matrix, second, third) = (buffer(general), buffer(general), buffer(general))
    vector = buffer(rightSide)
    pivots = .allocate(capacity: n)
  }

  deinit {
    for buffer in [general, definite, rightSide, matrix, second, third, vector] {
      buffer.deallocate()
    }
    pivots.deallocate()
  }

  /// x with A·x = b, of a matrix in row-major order: the transpose of one in column-major order.
  func solve() -> Scalar {
    matrix.update(from: general, count: n * n)
    vector.update(from: rightSide, count: n)
    let status = [
      lapack.getrf(LAPACK_COL_MAJOR, size, size, matrix, size, pivots),
      lapack.getrs(LAPACK_COL_MAJOR, letter("T"), size, 1, matrix, size, pivots, vector, size),
    ]
    return status == [0, 0] ? vector[0] : .nan
  }

  func cholesky() -> Scalar {
    matrix.update(from: definite, count: n * n)
    let status = lapack.potrf(LAPACK_COL_MAJOR, letter("U"), size, matrix, size)
    return status == 0 ? matrix[0] : .nan
  }

  /// R is in `matrix` and Q in `second`.
  func qr() -> Scalar {
    matrix.update(from: general, count: n * n)
    let factored = lapack.geqrf(LAPACK_COL_MAJOR, size, size, matrix, size, vector)
    second.update(from: matrix, count: n * n)
    let formed = lapack.orgqr(LAPACK_COL_MAJOR, size, size, size, second, size, vector)
    return factored == 0 && formed == 0 ? matrix[0] : .nan
  }

  func svd() -> Scalar {
    matrix.update(from: general, count: n * n)
    let status = lapack.gesdd(
      LAPACK_COL_MAJOR, letter("S"), size, size, matrix, size, vector, second, size, third, size)
    return status == 0 ? vector[0] : .nan
  }

  func eigh() -> Scalar {
    matrix.update(from: definite, count: n * n)
    let status = lapack.syevd(
      LAPACK_COL_MAJOR, letter("V"), letter("L"), size, matrix, size, vector)
    return status == 0 ? vector[n - 1] : .nan
  }

  private func letter(_ letter: Unicode.Scalar) -> CChar { CChar(letter.value) }
}

extension Double {
  static var bareLAPACK: BareLAPACK<Double> {
    BareLAPACK(
      getrf: LAPACKE_dgetrf, getrs: LAPACKE_dgetrs, potrf: LAPACKE_dpotrf, geqrf: LAPACKE_dgeqrf,
      orgqr: LAPACKE_dorgqr, gesdd: LAPACKE_dgesdd, syevd: LAPACKE_dsyevd)
  }
}

extension Float {
  static var bareLAPACK: BareLAPACK<Float> {
    BareLAPACK(
      getrf: LAPACKE_sgetrf, getrs: LAPACKE_sgetrs, potrf: LAPACKE_spotrf, geqrf: LAPACKE_sgeqrf,
      orgqr: LAPACKE_sorgqr, gesdd: LAPACKE_sgesdd, syevd: LAPACKE_ssyevd)
  }
}
