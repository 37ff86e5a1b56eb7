import XCTest
import _TestSupport

@testable import Tensors

/// Residuals divided by n · ε · ‖A‖, as LAPACK's own tests judge its routines, over sizes from 1 to
/// 300 and matrices that are random, graded and ill-conditioned.
///
/// The bounds are 30 for linear equations, 50 for singular values, 60 for symmetric eigenvalues and
/// 20 for general ones. ε is the rounding unit 2⁻⁵³ (2⁻²⁴) for the first and the distance 2⁻⁵²
/// (2⁻²³) for the others, as in LAPACK's TESTING.
final class FactorizationRatioTests: XCTestCase {
  private func judge(
    _ name: String, bound: Double, seed: UInt64,
    double: (Tensor<Double>, (Double) -> Void) throws -> Void,
    float: (Tensor<Float>, (Float) -> Void) throws -> Void
  ) throws {
    func run<Scalar: FloatingPointScalar>(
      _ body: (Tensor<Scalar>, (Scalar) -> Void) throws -> Void
    ) throws {
      var worst = WorstCase()
      var random = SplitMix64(seed: seed)
      for kind in TestMatrix.allCases {
        for n in judgedSizes {
          let a: Tensor<Scalar> = try kind(n, n, &random)
          try body(a) { worst.note($0, "\(kind), n = \(n), \(Scalar.self)") }
        }
      }
      worst.report("\(name) \(Scalar.self)")
      XCTAssertLessThanOrEqual(worst.ratio, bound, "\(name) \(Scalar.self), seed \(seed)")
    }
    try run(double)
    try run(float)
  }

  private func lu<Scalar: FloatingPointScalar>(
    _ a: Tensor<Scalar>, _ note: (Scalar) -> Void
  ) throws {
    let unit = Scalar.ulpOfOne / 2 * Scalar(a.shape[0])
    let lu = try a.lu()
    note((lu.p.matmul(lu.l).matmul(lu.u) - a).oneNorm / (unit * a.oneNorm))
    let x = Tensor<Scalar>.tabulated([a.shape[0], 2]) { Scalar($0[0] + 1) / Scalar($0[1] + 1) }
    let b = a.matmul(x)
    for solution in [try lu.solve(b), try a.solve(b)] {
      note((b - a.matmul(solution)).oneNorm / (unit * a.oneNorm * solution.oneNorm))
    }
  }

  func testLU() throws {
    try judge("LU", bound: 30, seed: 310, double: lu, float: lu)
  }

  private func cholesky<Scalar: FloatingPointScalar>(
    _ a: Tensor<Scalar>, _ note: (Scalar) -> Void
  ) throws {
    // A·Aᵀ squares the condition; a multiple of the identity keeps it definite after rounding.
    let n = Scalar(a.shape[0])
    let product = a.matmul(a.transposed())
    let s = product + Tensor.identity(a.shape[0]) * (10 * n * .ulpOfOne * product.oneNorm)
    let factorization = try s.cholesky()
    let l = factorization.l
    let unit = Scalar.ulpOfOne / 2 * n
    note((l.matmul(l.transposed()) - s).oneNorm / (unit * s.oneNorm))
    let b = s.matmul(Tensor<Scalar>.ones([a.shape[0], 2]))
    let x = try factorization.solve(b)
    note((b - s.matmul(x)).oneNorm / (unit * s.oneNorm * x.oneNorm))
  }

  func testCholesky() throws {
    try judge("Cholesky", bound: 30, seed: 311, double: cholesky, float: cholesky)
  }

  private func qr<Scalar: FloatingPointScalar>(
    _ a: Tensor<Scalar>, _ note: (Scalar) -> Void
  ) throws {
    let n = a.shape[0]
    let unit = Scalar.ulpOfOne / 2
    for pivoting in [false, true] {
      for (rows, columns) in [(n, n), (n, (n + 1) / 2), ((n + 1) / 2, n)] {
        let part = a[..<rows, ..<columns]
        let qr = try part.qr(.complete, pivoting: pivoting)
        let target =
          qr.permutation.map { part.transposed()[$0].transposed() } ?? part
        note(
          (qr.r - qr.q.transposed().matmul(target)).oneNorm
            / (unit * Scalar(rows) * part.oneNorm))
        note(2 * qr.q.orthogonalityRatio)
      }
    }
  }

  func testQR() throws {
    try judge("QR", bound: 30, seed: 312, double: qr, float: qr)
  }

  private func svd<Scalar: FloatingPointScalar>(
    _ a: Tensor<Scalar>, _ note: (Scalar) -> Void
  ) throws {
    let n = a.shape[0]
    for (rows, columns) in [(n, n), (n, (n + 1) / 2), ((n + 1) / 2, n)] {
      let part = a[..<rows, ..<columns]
      let svd = try part.svd()
      let product = (svd.u * svd.s).matmul(svd.vt)
      note((part - product).oneNorm / (.ulpOfOne * Scalar(max(rows, columns)) * part.oneNorm))
      note(svd.u.orthogonalityRatio)
      note(svd.vt.transposed().orthogonalityRatio)
      let values = try part.singularValues()
      note((values - svd.s).vectorNorm(.infinity) / (.ulpOfOne * Scalar(rows) * svd.s[0]))
    }
  }

  func testSVD() throws {
    try judge("SVD", bound: 50, seed: 313, double: svd, float: svd)
  }

  private func eigh<Scalar: FloatingPointScalar>(
    _ a: Tensor<Scalar>, _ note: (Scalar) -> Void
  ) throws {
    let s = a + a.transposed()
    let unit = Scalar.ulpOfOne * Scalar(a.shape[0])
    for triangle in [Triangle.lower, .upper] {
      let eigen = try s.eigh(triangle)
      let product = (eigen.vectors * eigen.values).matmul(eigen.vectors.transposed())
      note((s - product).oneNorm / (unit * s.oneNorm))
      note(eigen.vectors.orthogonalityRatio)
      let values = try s.eigvalsh(triangle)
      note((values - eigen.values).vectorNorm(.infinity) / (unit * s.oneNorm))
    }
  }

  func testSymmetricEigenvalues() throws {
    try judge("eigh", bound: 60, seed: 314, double: eigh, float: eigh)
  }

  private func eig<Scalar: FloatingPointScalar>(
    _ a: Tensor<Scalar>, _ note: (Scalar) -> Void
  ) throws {
    let unit = Scalar.ulpOfOne * Scalar(a.shape[0])
    let eigen = try a.eig()
    let complex = Tensor<Complex<Scalar>>(real: a)
    let error = complex.matmul(eigen.vectors) - eigen.vectors * eigen.values
    note(error.oneNorm / (unit * a.oneNorm * eigen.vectors.oneNorm))
    for j in 0..<a.shape[0] {
      note(abs(eigen.vectors[0..., j].norm() - 1) / .ulpOfOne)
    }
    let schur = try a.schur()
    let product = schur.z.matmul(schur.t).matmul(schur.z.transposed())
    note((a - product).oneNorm / (unit * a.oneNorm))
    note(schur.z.orthogonalityRatio)
  }

  func testGeneralEigenvalues() throws {
    try judge("eig", bound: 20, seed: 315, double: eig, float: eig)
  }
}
