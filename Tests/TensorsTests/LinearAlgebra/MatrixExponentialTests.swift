import XCTest
import _TestSupport

@testable import Tensors

final class MatrixExponentialTests: XCTestCase {
  func testClosedForms() throws {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) throws {
      let bound = 40 * Scalar.ulpOfOne
      assertSame(try Tensor<Scalar>.zeros([3, 3]).expm(), .identity(3))
      XCTAssertEqual(try Tensor<Scalar>.zeros([0, 0]).expm().shape, [0, 0])
      // Norms that lead to every degree and to squaring.
      for angle in [0.01, 0.2, 0.9, 2, 5, 30] as [Scalar] {
        let rotation = try Tensor<Scalar>([[0, -angle], [angle, 0]]).expm()
        let (c, s) = (Scalar.cos(angle), Scalar.sin(angle))
        XCTAssertLessThanOrEqual(
          rotation.relativeError(Tensor([[c, -s], [s, c]])), bound * max(angle, 1), "\(angle)")
        let shear = try Tensor<Scalar>([[1, angle], [0, 1]]).expm()
        let e = Scalar.exp(1)
        XCTAssertLessThanOrEqual(
          shear.relativeError(Tensor([[e, angle * e], [0, e]])), bound * max(angle, 1))
        let one = try Tensor<Scalar>([[angle]]).expm().item()
        XCTAssertEqual(one, .exp(angle), accuracy: bound * max(angle, 1) * .exp(angle))
      }
    }
    try check(Double.self)
    try check(Float.self)
    // e^{iπ} = −1.
    let z = try Tensor<Complex<Double>>([[Complex(0, .pi)]]).expm().item()
    XCTAssertLessThanOrEqual((z + 1).magnitude, 1e-15)
  }

  func testLargeElements() throws {
    XCTAssertEqual(try Tensor<Double>([[1000]]).expm().item(), .infinity)
    XCTAssertEqual(try Tensor<Double>([[-1e300]]).expm().item(), 0)
    XCTAssertThrowsError(try Tensor<Double>(repeating: 1e308, shape: [2, 2]).expm()) {
      XCTAssertEqual($0 as? LinearAlgebraError, .nonFinite)
    }
  }

  func testInverseAndStacks() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      var random = SplitMix64(seed: 395)
      let values: [Scalar] = random.values(18)
      let a = Tensor(values, shape: [2, 3, 3]) * Scalar(_real: 0.25)
      let e = try a.expm()
      let identity = Tensor<Scalar>.identity(3).broadcast(to: [2, 3, 3])
      // Rounding errors are relative to ‖exp(A)‖ · ‖exp(−A)‖.
      let inverse = try (-a).expm()
      let scale = try e.matrixNorms(.one).max() * inverse.matrixNorms(.one).max()
      XCTAssertLessThanOrEqual(
        e.matmul(inverse).relativeError(identity), 50 * .ulpOfOne * scale)
      for layout in layoutCases(a.scalars, shape: [2, 3, 3]) {
        XCTAssertLessThanOrEqual(
          try layout.tensor.expm().relativeError(e), 50 * .ulpOfOne, layout.name)
      }
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
  }
}
