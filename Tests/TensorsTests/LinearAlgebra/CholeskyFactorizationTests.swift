import XCTest
import _TestSupport

@testable import Tensors

final class CholeskyFactorizationTests: XCTestCase {
  func testByHand() throws {
    let a = Tensor<Double>([[4, 2], [2, 5]])
    let cholesky = try a.cholesky()
    assertSame(cholesky.l, Tensor([[2, 0], [1, 2]]))
    assertSame(try cholesky.solve(Tensor([8, 8])), Tensor([1.5, 1]))
    XCTAssertEqual(cholesky.det(), 16)
    XCTAssertEqual(cholesky.logDet(), 2.772588722239781, accuracy: 1e-15)
    assertSame(
      try cholesky.inverse() * 16, Tensor([[5, -2], [-2, 4]]))
    // ‖A‖₁ = 7, ‖A⁻¹‖₁ = 7/16.
    XCTAssertEqual(try cholesky.rcond(), 16.0 / 49, accuracy: 1e-16)
    let z = Tensor<Complex<Double>>([
      [Complex(2), Complex(0, -2)], [Complex(0, 2), Complex(6)],
    ])
    let l = try z.cholesky().l
    XCTAssertLessThanOrEqual(l.matmul(l.adjoints).relativeError(z), 4 * .ulpOfOne)
    XCTAssertEqual(try z.cholesky().det(), 8, accuracy: 1e-14)
    XCTAssertLessThanOrEqual(
      try z.cholesky().inverse().relativeError(z.inv()), 8 * .ulpOfOne)
  }

  func testLayoutsAndStacks() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      var random = SplitMix64(seed: 330)
      let m = Tensor(random.values(18) as [Scalar], shape: [2, 3, 3])
      let a = m.matmul(m.adjoints) + Tensor.identity(3) * 30
      let bound = 50 * Scalar.RealType.ulpOfOne
      for layout in layoutCases(a.scalars, shape: [2, 3, 3]) {
        let cholesky = try layout.tensor.cholesky()
        XCTAssertLessThanOrEqual(
          cholesky.l.matmul(cholesky.l.adjoints).relativeError(a), bound, layout.name)
        let b = Tensor(random.values(6) as [Scalar], shape: [3, 2])
        let x = try cholesky.solve(b)
        XCTAssertLessThanOrEqual(
          a.matmul(x).relativeError(b.broadcast(to: [2, 3, 2])), bound, layout.name)
        XCTAssertLessThanOrEqual(
          a.matmul(try cholesky.inverse())
            .relativeError(Tensor.identity(3).broadcast(to: [2, 3, 3])), bound, layout.name)
        let dets = try a.dets().realPart
        XCTAssertLessThanOrEqual(cholesky.dets().relativeError(dets), bound, layout.name)
        XCTAssertEqual(try cholesky.rconds().shape, [2])
      }
      let one = try Tensor<Scalar>([[4]]).cholesky()
      assertSame(one.l, Tensor([[2]]))
      let empty = try Tensor<Scalar>.zeros([0, 0]).cholesky()
      XCTAssertEqual(empty.l.shape, [0, 0])
      XCTAssertEqual(empty.det(), 1)
      XCTAssertEqual(empty.logDet(), 0)
      XCTAssertEqual(try empty.solve(.zeros([0])).shape, [0])
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
    try check(Complex<Float>.self)
  }

  func testOnlyTheLowerTriangleIsRead() throws {
    for layout in layoutCases([4, .nan, 2, 5], shape: [2, 2]) {
      assertSame(try layout.tensor.cholesky().l, Tensor([[2, 0], [1, 2]]), layout.name)
    }
    let z = Tensor<Complex<Double>>([[Complex(4), Complex(.nan, 0)], [Complex(2), Complex(5)]])
    assertSame(try z.cholesky().l.realPart, Tensor([[2, 0], [1, 2]]))
  }
}
