import XCTest
import _TestSupport

@testable import Tensors

/// The residuals of `FactorizationRatioTests` for complex matrices.
final class ComplexRatioTests: XCTestCase {
  private func judge<Part: FloatingPointScalar>(_ type: Part.Type) throws {
    var random = SplitMix64(seed: 316)
    var (equations, singular, symmetric, general) = (
      WorstCase(), WorstCase(), WorstCase(), WorstCase()
    )
    for n in [1, 2, 3, 5, 10, 17, 33, 65] {
      let place = "n = \(n), \(type)"
      let parts = Tensor<Part>(random.reals(2 * n * n), shape: [2, n, n])
      let a = Tensor(real: parts[0], imaginary: parts[1])
      let (size, unit) = (Part(n), Part.ulpOfOne)
      func residual(_ product: Tensor<Complex<Part>>, _ matrix: Tensor<Complex<Part>>) -> Part {
        (product - matrix).oneNorm / (size * unit * matrix.oneNorm)
      }

      let lu = try a.lu()
      equations.note(2 * residual(lu.p.matmul(lu.l).matmul(lu.u), a), "LU, \(place)")
      for pivoting in [false, true] {
        let qr = try a.qr(pivoting: pivoting)
        let target = qr.permutation.map { a.transposed()[$0].transposed() } ?? a
        equations.note(2 * residual(qr.q.matmul(qr.r), target), "QR, \(place)")
        equations.note(2 * qr.q.orthogonalityRatio, "Q, \(place)")
      }
      let definite = a.matmul(a.adjoints) + Tensor.identity(n)
      let l = try definite.cholesky().l
      equations.note(2 * residual(l.matmul(l.adjoints), definite), "Cholesky, \(place)")

      let svd = try a.svd()
      let s = svd.s.converted(to: Complex<Part>.self)
      singular.note(residual((svd.u * s).matmul(svd.vt), a), place)
      singular.note(svd.u.orthogonalityRatio, place)
      singular.note(svd.vt.adjoints.orthogonalityRatio, place)

      let hermitian = a + a.adjoints
      for triangle in [Triangle.lower, .upper] {
        let eigen = try hermitian.eigh(triangle)
        symmetric.note(residual(eigen.applying { $0 }, hermitian), place)
        symmetric.note(eigen.vectors.orthogonalityRatio, place)
      }

      let eigen = try a.eig()
      let error = a.matmul(eigen.vectors) - eigen.vectors * eigen.values
      general.note(error.oneNorm / (size * unit * a.oneNorm * eigen.vectors.oneNorm), place)
      let schur = try a.schur()
      general.note(residual(schur.z.matmul(schur.t).matmul(schur.z.adjoints), a), place)
      general.note(schur.z.orthogonalityRatio, place)
    }
    equations.report("LU, QR, Cholesky Complex<\(type)>")
    singular.report("SVD Complex<\(type)>")
    symmetric.report("eigh Complex<\(type)>")
    general.report("eig Complex<\(type)>")
    XCTAssertLessThanOrEqual(equations.ratio, 30, "seed 316")
    XCTAssertLessThanOrEqual(singular.ratio, 50, "seed 316")
    XCTAssertLessThanOrEqual(symmetric.ratio, 60, "seed 316")
    XCTAssertLessThanOrEqual(general.ratio, 20, "seed 316")
  }

  func testAllFactorizations() throws {
    try judge(Double.self)
    try judge(Float.self)
  }
}
