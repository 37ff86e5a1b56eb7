import CLAPACKE
import RealModule

extension Double {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var _lapack: _LAPACK<Double> {
    _LAPACK(
      getrf: LAPACKE_dgetrf_work, getrs: LAPACKE_dgetrs_work, getri: LAPACKE_dgetri,
      gecon: LAPACKE_dgecon,
      potrf: LAPACKE_dpotrf_work, potrs: LAPACKE_dpotrs_work, potri: LAPACKE_dpotri_work,
      pocon: LAPACKE_dpocon,
      trtrs: LAPACKE_dtrtrs_work, trcon: LAPACKE_dtrcon,
      geqrf: { layout, m, n, a, lda, tau in
        withWorkspace { LAPACKE_dgeqrf_work(layout, m, n, a, lda, tau, $0, $1) }
      },
      geqp3: LAPACKE_dgeqp3,
      ungqr: { layout, m, n, k, a, lda, tau in
        withWorkspace { LAPACKE_dorgqr_work(layout, m, n, k, a, lda, tau, $0, $1) }
      },
      unmqr: LAPACKE_dormqr,
      gesdd: LAPACKE_dgesdd, gelsd: LAPACKE_dgelsd, heevd: LAPACKE_dsyevd,
      geev: geev, gees: gees)
  }

  private static func geev(
    _ n: Int32, _ a: UnsafeMutablePointer<Double>, _ lda: Int32,
    _ values: UnsafeMutablePointer<Complex<Double>>,
    _ vectors: UnsafeMutablePointer<Complex<Double>>?
  ) -> Int32 {
    complexEigenvectors(n, values, vectors) { real, imaginary, columns in
      LAPACKE_dgeev(
        LAPACK_COL_MAJOR, flag("N"), flag(columns == nil ? "N" : "V"), n, a, lda,
        real, imaginary, nil, 1, columns, n)
    }
  }

  private static func gees(
    _ n: Int32, _ a: UnsafeMutablePointer<Double>, _ lda: Int32,
    _ values: UnsafeMutablePointer<Complex<Double>>,
    _ vectors: UnsafeMutablePointer<Double>, _ ldvs: Int32
  ) -> Int32 {
    complexEigenvectors(n, values, nil) { real, imaginary, _ in
      var sorted: Int32 = 0
      return LAPACKE_dgees(
        LAPACK_COL_MAJOR, flag("V"), flag("N"), nil, n, a, lda, &sorted, real, imaginary,
        vectors, ldvs)
    }
  }
}

extension Float {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var _lapack: _LAPACK<Float> {
    _LAPACK(
      getrf: LAPACKE_sgetrf_work, getrs: LAPACKE_sgetrs_work, getri: LAPACKE_sgetri,
      gecon: LAPACKE_sgecon,
      potrf: LAPACKE_spotrf_work, potrs: LAPACKE_spotrs_work, potri: LAPACKE_spotri_work,
      pocon: LAPACKE_spocon,
      trtrs: LAPACKE_strtrs_work, trcon: LAPACKE_strcon,
      geqrf: { layout, m, n, a, lda, tau in
        withWorkspace { LAPACKE_sgeqrf_work(layout, m, n, a, lda, tau, $0, $1) }
      },
      geqp3: LAPACKE_sgeqp3,
      ungqr: { layout, m, n, k, a, lda, tau in
        withWorkspace { LAPACKE_sorgqr_work(layout, m, n, k, a, lda, tau, $0, $1) }
      },
      unmqr: LAPACKE_sormqr,
      gesdd: LAPACKE_sgesdd, gelsd: LAPACKE_sgelsd, heevd: LAPACKE_ssyevd,
      geev: geev, gees: gees)
  }

  private static func geev(
    _ n: Int32, _ a: UnsafeMutablePointer<Float>, _ lda: Int32,
    _ values: UnsafeMutablePointer<Complex<Float>>,
    _ vectors: UnsafeMutablePointer<Complex<Float>>?
  ) -> Int32 {
    complexEigenvectors(n, values, vectors) { real, imaginary, columns in
      LAPACKE_sgeev(
        LAPACK_COL_MAJOR, flag("N"), flag(columns == nil ? "N" : "V"), n, a, lda,
        real, imaginary, nil, 1, columns, n)
    }
  }

  private static func gees(
    _ n: Int32, _ a: UnsafeMutablePointer<Float>, _ lda: Int32,
    _ values: UnsafeMutablePointer<Complex<Float>>,
    _ vectors: UnsafeMutablePointer<Float>, _ ldvs: Int32
  ) -> Int32 {
    complexEigenvectors(n, values, nil) { real, imaginary, _ in
      var sorted: Int32 = 0
      return LAPACKE_sgees(
        LAPACK_COL_MAJOR, flag("V"), flag("N"), nil, n, a, lda, &sorted, real, imaginary,
        vectors, ldvs)
    }
  }
}

/// Complex eigenvalues, and eigenvectors if asked for, from what the real routines give: real and
/// imaginary parts apart, and for a conjugate pair of vectors a column for each part.
private func complexEigenvectors<Real: FloatingPointScalar>(
  _ n: Int32, _ values: UnsafeMutablePointer<Complex<Real>>,
  _ vectors: UnsafeMutablePointer<Complex<Real>>?,
  _ routine: (
    UnsafeMutablePointer<Real>, UnsafeMutablePointer<Real>, UnsafeMutablePointer<Real>?
  ) -> Int32
) -> Int32 {
  let count = Int(n)
  let parts = Tensor<Real>(uninitialized: [2, count])
  let columns = vectors.map { _ in Tensor<Real>(uninitialized: [count, count]) }
  return withExtendedLifetime((parts.storage, columns?.storage)) {
    let (real, imaginary) = (parts.base, parts.base + count)
    let info = routine(real, imaginary, columns?.base)
    if info != 0 { return info }
    for j in 0..<count { values[j] = Complex(real[j], imaginary[j]) }
    guard let vectors, let columns else { return 0 }
    var j = 0
    while j < count {
      let (first, second) = (columns.base + j * count, columns.base + (j + 1) * count)
      let target = vectors + j * count
      if imaginary[j] == 0 {
        for i in 0..<count { target[i] = Complex(first[i], 0) }
        j += 1
      } else {
        for i in 0..<count {
          target[i] = Complex(first[i], second[i])
          target[count + i] = Complex(first[i], -second[i])
        }
        j += 2
      }
    }
    return 0
  }
}
