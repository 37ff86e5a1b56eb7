import CLAPACKE

/// The routines of LAPACK for one scalar type, under their names without the type's letter.
///
/// Names are those of the complex routines where the two differ (`ungqr` for `dorgqr`). All but
/// the last two are LAPACKE's functions as they are and take the matrix layout first; those
/// without workspace, `geqrf` and `ungqr` are the variants that do not scan for NaN, which has
/// been done before.
public struct _LAPACK<Scalar: FieldScalar> {
  typealias Real = Scalar.RealType
  typealias Input = UnsafePointer<Scalar>
  typealias Output = UnsafeMutablePointer<Scalar>
  typealias RealOutput = UnsafeMutablePointer<Real>
  typealias Integers = UnsafeMutablePointer<Int32>
  typealias Count = Int32
  typealias Flag = CChar

  let getrf: (Int32, Count, Count, Output, Count, Integers) -> Int32
  let getrs: (Int32, Flag, Count, Count, Input, Count, UnsafePointer<Int32>, Output, Count) -> Int32
  let getri: (Int32, Count, Output, Count, UnsafePointer<Int32>) -> Int32
  let gecon: (Int32, Flag, Count, Input, Count, Real, RealOutput) -> Int32

  let potrf: (Int32, Flag, Count, Output, Count) -> Int32
  let potrs: (Int32, Flag, Count, Count, Input, Count, Output, Count) -> Int32
  let potri: (Int32, Flag, Count, Output, Count) -> Int32
  let pocon: (Int32, Flag, Count, Input, Count, Real, RealOutput) -> Int32

  let trtrs: (Int32, Flag, Flag, Flag, Count, Count, Input, Count, Output, Count) -> Int32
  let trcon: (Int32, Flag, Flag, Flag, Count, Input, Count, RealOutput) -> Int32

  let geqrf: (Int32, Count, Count, Output, Count, Output) -> Int32
  let geqp3: (Int32, Count, Count, Output, Count, Integers, Output) -> Int32
  let ungqr: (Int32, Count, Count, Count, Output, Count, Input) -> Int32
  let unmqr: (Int32, Flag, Flag, Count, Count, Count, Input, Count, Input, Output, Count) -> Int32

  let gesdd:
    (Int32, Flag, Count, Count, Output, Count, RealOutput, Output?, Count, Output?, Count)
      -> Int32
  let gelsd:
    (Int32, Count, Count, Count, Output, Count, Output, Count, RealOutput, Real, Integers)
      -> Int32
  let heevd: (Int32, Flag, Flag, Count, Output, Count, RealOutput) -> Int32

  /// Eigenvalues and, if asked for, right eigenvectors: `(n, a, lda, w, v)`, all complex.
  let geev:
    (
      Count, Output, Count, UnsafeMutablePointer<Complex<Real>>,
      UnsafeMutablePointer<Complex<Real>>?
    ) -> Int32
  /// Schur form in place of `a`, eigenvalues, Schur vectors: `(n, a, lda, w, vs, ldvs)`.
  let gees: (Count, Output, Count, UnsafeMutablePointer<Complex<Real>>, Output, Count) -> Int32
}

enum LAPACK {
  /// The matrix layout of all calls.
  static let columnMajor = LAPACK_COL_MAJOR
}

/// Calls a routine that needs memory to work in: once to ask how much is best, once to work.
func withWorkspace<Scalar: FieldScalar>(
  _ routine: (_ work: UnsafeMutablePointer<Scalar>, _ count: Int32) -> Int32
) -> Int32 {
  var best: Scalar = 0
  let info = routine(&best, -1)
  if info != 0 { return info }
  let count = max(1, Int(best._absoluteValue))
  let work = Tensor<Scalar>(uninitialized: [count])
  return withExtendedLifetime(work.storage) { routine(work.base, blasCount(count)) }
}

/// A flag of LAPACK.
func flag(_ letter: Unicode.Scalar) -> CChar { CChar(truncatingIfNeeded: letter.value) }

/// The flag for an operand or its transpose.
func transposeFlag(_ isTransposed: Bool) -> CChar { flag(isTransposed ? "T" : "N") }

/// What a routine's `info` says: `failure` makes the error of a positive one.
///
/// A negative one is an argument that LAPACKE refuses. Dimensions and flags are right, so it
/// is a NaN: finite numbers have overflowed on the way.
func check(
  _ info: Int32, _ failure: (Int) -> LinearAlgebraError
) throws(LinearAlgebraError) {
  if info == 0 { return }
  if info > 0 { throw failure(Int(info)) }
  require(info > -1000, "LAPACK: out of memory (\(info))")
  throw .nonFinite
}
