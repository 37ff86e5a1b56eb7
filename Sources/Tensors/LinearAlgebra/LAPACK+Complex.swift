import CLAPACKE
import RealModule

// LAPACKE's complex numbers are structures of C with two fields, swift-numerics' a structure of
// Swift with two fields. They lie in memory alike, and pointers to one are passed as pointers
// to the other.

extension Complex where RealType: FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var _lapack: _LAPACK<Self> { RealType._complexLAPACK }
}

extension Double {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var _complexLAPACK: _LAPACK<Complex<Double>> {
    typealias Workspace = UnsafeMutablePointer<Complex<Double>>
    return _LAPACK(
      getrf: { LAPACKE_zgetrf_work($0, $1, $2, c($3), $4, $5) },
      getrs: { LAPACKE_zgetrs_work($0, $1, $2, $3, c($4), $5, $6, c($7), $8) },
      getri: { LAPACKE_zgetri($0, $1, c($2), $3, $4) },
      gecon: { LAPACKE_zgecon($0, $1, $2, c($3), $4, $5, $6) },
      potrf: { LAPACKE_zpotrf_work($0, $1, $2, c($3), $4) },
      potrs: { LAPACKE_zpotrs_work($0, $1, $2, $3, c($4), $5, c($6), $7) },
      potri: { LAPACKE_zpotri_work($0, $1, $2, c($3), $4) },
      pocon: { LAPACKE_zpocon($0, $1, $2, c($3), $4, $5, $6) },
      trtrs: { LAPACKE_ztrtrs_work($0, $1, $2, $3, $4, $5, c($6), $7, c($8), $9) },
      trcon: { LAPACKE_ztrcon($0, $1, $2, $3, $4, c($5), $6, $7) },
      geqrf: { layout, m, n, a, lda, tau in
        withWorkspace {
          LAPACKE_zgeqrf_work(layout, m, n, c(a), lda, c(tau), c($0 as Workspace), $1)
        }
      },
      geqp3: { LAPACKE_zgeqp3($0, $1, $2, c($3), $4, $5, c($6)) },
      ungqr: { layout, m, n, k, a, lda, tau in
        withWorkspace {
          LAPACKE_zungqr_work(layout, m, n, k, c(a), lda, c(tau), c($0 as Workspace), $1)
        }
      },
      unmqr: { LAPACKE_zunmqr($0, $1, $2, $3, $4, $5, c($6), $7, c($8), c($9), $10) },
      gesdd: { LAPACKE_zgesdd($0, $1, $2, $3, c($4), $5, $6, c($7), $8, c($9), $10) },
      gelsd: { LAPACKE_zgelsd($0, $1, $2, $3, c($4), $5, c($6), $7, $8, $9, $10) },
      heevd: { LAPACKE_zheevd($0, $1, $2, $3, c($4), $5, $6) },
      geev: {
        LAPACKE_zgeev(
          LAPACK_COL_MAJOR, flag("N"), flag($4 == nil ? "N" : "V"), $0, c($1), $2, c($3),
          nil, 1, c($4), $0)
      },
      gees: {
        var sorted: Int32 = 0
        return LAPACKE_zgees(
          LAPACK_COL_MAJOR, flag("V"), flag("N"), nil, $0, c($1), $2, &sorted, c($3),
          c($4), $5)
      })
  }
}

extension Float {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var _complexLAPACK: _LAPACK<Complex<Float>> {
    typealias Workspace = UnsafeMutablePointer<Complex<Float>>
    return _LAPACK(
      getrf: { LAPACKE_cgetrf_work($0, $1, $2, c($3), $4, $5) },
      getrs: { LAPACKE_cgetrs_work($0, $1, $2, $3, c($4), $5, $6, c($7), $8) },
      getri: { LAPACKE_cgetri($0, $1, c($2), $3, $4) },
      gecon: { LAPACKE_cgecon($0, $1, $2, c($3), $4, $5, $6) },
      potrf: { LAPACKE_cpotrf_work($0, $1, $2, c($3), $4) },
      potrs: { LAPACKE_cpotrs_work($0, $1, $2, $3, c($4), $5, c($6), $7) },
      potri: { LAPACKE_cpotri_work($0, $1, $2, c($3), $4) },
      pocon: { LAPACKE_cpocon($0, $1, $2, c($3), $4, $5, $6) },
      trtrs: { LAPACKE_ctrtrs_work($0, $1, $2, $3, $4, $5, c($6), $7, c($8), $9) },
      trcon: { LAPACKE_ctrcon($0, $1, $2, $3, $4, c($5), $6, $7) },
      geqrf: { layout, m, n, a, lda, tau in
        withWorkspace {
          LAPACKE_cgeqrf_work(layout, m, n, c(a), lda, c(tau), c($0 as Workspace), $1)
        }
      },
      geqp3: { LAPACKE_cgeqp3($0, $1, $2, c($3), $4, $5, c($6)) },
      ungqr: { layout, m, n, k, a, lda, tau in
        withWorkspace {
          LAPACKE_cungqr_work(layout, m, n, k, c(a), lda, c(tau), c($0 as Workspace), $1)
        }
      },
      unmqr: { LAPACKE_cunmqr($0, $1, $2, $3, $4, $5, c($6), $7, c($8), c($9), $10) },
      gesdd: { LAPACKE_cgesdd($0, $1, $2, $3, c($4), $5, $6, c($7), $8, c($9), $10) },
      gelsd: { LAPACKE_cgelsd($0, $1, $2, $3, c($4), $5, c($6), $7, $8, $9, $10) },
      heevd: { LAPACKE_cheevd($0, $1, $2, $3, c($4), $5, $6) },
      geev: {
        LAPACKE_cgeev(
          LAPACK_COL_MAJOR, flag("N"), flag($4 == nil ? "N" : "V"), $0, c($1), $2, c($3),
          nil, 1, c($4), $0)
      },
      gees: {
        var sorted: Int32 = 0
        return LAPACKE_cgees(
          LAPACK_COL_MAJOR, flag("V"), flag("N"), nil, $0, c($1), $2, &sorted, c($3),
          c($4), $5)
      })
  }
}

private func c(_ pointer: UnsafePointer<Complex<Double>>)
  -> UnsafePointer<apus_lapack_complex_double>
{
  UnsafeRawPointer(pointer).assumingMemoryBound(to: apus_lapack_complex_double.self)
}

private func c(_ pointer: UnsafeMutablePointer<Complex<Double>>?)
  -> UnsafeMutablePointer<apus_lapack_complex_double>?
{
  UnsafeMutableRawPointer(pointer)?.assumingMemoryBound(to: apus_lapack_complex_double.self)
}

private func c(_ pointer: UnsafePointer<Complex<Float>>)
  -> UnsafePointer<apus_lapack_complex_float>
{
  UnsafeRawPointer(pointer).assumingMemoryBound(to: apus_lapack_complex_float.self)
}

private func c(_ pointer: UnsafeMutablePointer<Complex<Float>>?)
  -> UnsafeMutablePointer<apus_lapack_complex_float>?
{
  UnsafeMutableRawPointer(pointer)?.assumingMemoryBound(to: apus_lapack_complex_float.self)
}
