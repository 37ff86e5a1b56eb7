import XCTest
import _TestSupport

@testable import Tensors

final class QRFactorizationTests: XCTestCase {
  func testShapesAndProductsOfAllForms() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      var random = SplitMix64(seed: 340)
      let bound = 50 * Scalar.RealType.ulpOfOne
      for shape in [[3, 3], [5, 2], [2, 5], [1, 1], [4, 1], [1, 4], [2, 4, 3]] {
        let values: [Scalar] = random.values(shape.reduce(1, *))
        let a = Tensor(values, shape: shape)
        let (m, n) = (a.rowCount, a.columnCount)
        for pivoting in [false, true] {
          for form in [QRForm.reduced, .complete] {
            let qr = try a.qr(form, pivoting: pivoting)
            let k = form == .complete ? m : min(m, n)
            XCTAssertEqual(qr.q.shape, a.stackShape + [m, k])
            XCTAssertEqual(qr.r.shape, a.stackShape + [k, n])
            let identity = Tensor<Scalar>.identity(k).broadcast(to: a.stackShape + [k, k])
            XCTAssertLessThanOrEqual(
              qr.q.adjoints.matmul(qr.q).relativeError(identity), bound, "\(shape)")
            var product = qr.q.matmul(qr.r)
            if let permutation = qr.permutation {
              product =
                product.matricesTransposed
                .scatteringRows(permutation).matricesTransposed
              let diagonal = qr.r.diagonals.absoluteValues().scalars
              let length = min(m, n)
              for i in diagonal.indices where i % length > 0 {
                XCTAssertLessThanOrEqual(diagonal[i], diagonal[i - 1] * (1 + bound))
              }
            }
            XCTAssertLessThanOrEqual(product.relativeError(a), bound, "\(shape) \(pivoting)")
            for i in 0..<k {
              for j in 0..<min(i, n) {
                let below = qr.r.matrices[0..., i, j]
                XCTAssertEqual(below.absoluteValues().max(), 0)
              }
            }
          }
        }
        for layout in layoutCases(values, shape: shape) where shape.count == 2 {
          let qr = try layout.tensor.qr()
          XCTAssertLessThanOrEqual(qr.q.matmul(qr.r).relativeError(a), bound, layout.name)
        }
      }
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
    try check(Complex<Float>.self)
  }

  func testUses() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      var random = SplitMix64(seed: 341)
      let bound = 200 * Scalar.RealType.ulpOfOne
      let a = Tensor(random.values(18) as [Scalar], shape: [2, 3, 3]) + Tensor.identity(3) * 30
      let b = Tensor(random.values(6) as [Scalar], shape: [3, 2])
      for pivoting in [false, true] {
        let qr = try a.qr(pivoting: pivoting)
        XCTAssertLessThanOrEqual(try qr.solve(b).relativeError(a.solve(b)), bound)
        XCTAssertLessThanOrEqual(
          try qr.solve(b[0..., 0]).relativeError(a.solve(b[0..., 0])), bound)
        XCTAssertLessThanOrEqual(try qr.inverse().relativeError(a.inv()), bound)
        XCTAssertLessThanOrEqual(try qr.dets().relativeError(a.dets()), bound)
        let (estimates, exact) = (try qr.rconds(), try a.rconds())
        for (estimate, exact) in zip(estimates.scalars, exact.scalars) {
          XCTAssertTrue(exact / 3 <= estimate && estimate <= 3 * exact)
        }
      }
      // The least-squares line of (0, 0), (1, 2), (2, 2), (3, 4): by hand, y = 0.2 + 1.2·x.
      let line = Tensor<Scalar>([[1, 0], [1, 1], [1, 2], [1, 3]])
      let fit = try line.qr().solve(Tensor<Scalar>([0, 2, 2, 4])) * 5
      XCTAssertLessThanOrEqual(fit.relativeError(Tensor([1, 6])), bound)
      let empty = try Tensor<Scalar>.zeros([0, 0]).qr()
      XCTAssertEqual(try empty.det(), 1)
      XCTAssertEqual(try Tensor<Scalar>.zeros([3, 0]).qr(.complete).q, .identity(3))
      XCTAssertEqual(try Tensor<Scalar>.zeros([0, 3]).qr(pivoting: true).r.shape, [0, 3])
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
  }
}
