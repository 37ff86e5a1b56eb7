import XCTest
import _TestSupport

@testable import Tensors

final class NormsTests: XCTestCase {
  func testVectorsByHand() {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) {
      typealias Real = Scalar.RealType
      let x = Tensor<Scalar>([3, -4, 0])
      XCTAssertEqual(x.norm(), 5)
      XCTAssertEqual(x.vectorNorm(.one), 7)
      XCTAssertEqual(x.vectorNorm(.two), 5)
      XCTAssertEqual(x.vectorNorm(.infinity), 4)
      XCTAssertEqual(x.vectorNorm(.negativeInfinity), 0)
      XCTAssertEqual(x.vectorNorm(.zero), 2)
      XCTAssertEqual(x.vectorNorm(.p(1)), 7)
      let cubes = Real.pow(91, Real(1) / 3)
      XCTAssertEqual(x.vectorNorm(.p(3)), cubes, accuracy: 4 * .ulpOfOne * cubes)
      XCTAssertEqual(x[..<2].vectorNorm(.p(-1)), 12 / 7, accuracy: 4 * .ulpOfOne)
      XCTAssertEqual(Tensor<Scalar>([]).norm(), 0)
      XCTAssertEqual(Tensor<Scalar>(-2).norm(), 2)
    }
    check(Double.self)
    check(Float.self)
    check(Complex<Double>.self)
    let z = Tensor<Complex<Double>>([Complex(3, 4), Complex(0, 12)])
    XCTAssertEqual(z.norm(), 13)
    XCTAssertEqual(z.vectorNorm(.one), 17)
  }

  func testMatricesByHand() throws {
    let a = Tensor<Double>([[1, -2], [-3, 4], [0, 6]])
    XCTAssertEqual(try a.matrixNorm(), 66.0.squareRoot())
    XCTAssertEqual(try a.matrixNorm(.one), 12)
    XCTAssertEqual(try a.matrixNorm(.negativeOne), 4)
    XCTAssertEqual(try a.matrixNorm(.infinity), 7)
    XCTAssertEqual(try a.matrixNorm(.negativeInfinity), 3)
    let b = Tensor<Double>([[3, 0], [4, 5]])
    XCTAssertEqual(try b.matrixNorm(.two), 45.0.squareRoot(), accuracy: 1e-14)
    XCTAssertEqual(try b.matrixNorm(.negativeTwo), 5.0.squareRoot(), accuracy: 1e-14)
    XCTAssertEqual(try b.matrixNorm(.nuclear), 4 * 5.0.squareRoot(), accuracy: 1e-14)
    // ‖B‖₁ = 7, B⁻¹ = [[5, 0], [−4, 3]] / 15.
    XCTAssertEqual(try b.cond(.one), 7 * 9.0 / 15, accuracy: 1e-14)
    XCTAssertEqual(try b.cond(.infinity), 9 * 7.0 / 15, accuracy: 1e-14)
    XCTAssertEqual(try b.cond(.frobenius), 50.0 / 15, accuracy: 1e-14)
  }

  func testAxesAndLayouts() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      var random = SplitMix64(seed: 380)
      let values: [Scalar] = random.values(24)
      let t = Tensor(values, shape: [2, 3, 4])
      let bound = 20 * Scalar.RealType.ulpOfOne
      for layout in layoutCases(values, shape: [2, 3, 4]) {
        let a = layout.tensor
        for order in [VectorNorm.one, .two, .infinity, .negativeInfinity, .zero, .p(1.5)] {
          let norms = a.vectorNorm(order, axis: 1)
          XCTAssertEqual(norms.shape, [2, 4])
          assertSame(
            a.vectorNorm(order, axis: -2, keepingAxis: true), norms.reshaped(2, 1, 4))
          for i in 0..<2 {
            for k in 0..<4 {
              let single = t[i, 0..., k].copy().vectorNorm(order)
              XCTAssertEqual(norms[i, k], single, accuracy: bound * single, layout.name)
            }
          }
        }
        for order in [
          MatrixNorm.frobenius, .nuclear, .one, .negativeOne, .two, .negativeTwo, .infinity,
          .negativeInfinity,
        ] {
          let norms = try a.matrixNorms(order, axes: (2, 0))
          XCTAssertEqual(norms.shape, [3])
          assertSame(
            try a.matrixNorms(order, axes: (2, 0), keepingAxes: true), norms.reshaped(1, 3, 1))
          for j in 0..<3 {
            let single = try t[0..., j].transposed().matrixNorm(order)
            XCTAssertEqual(norms[j], single, accuracy: bound * single, layout.name)
          }
        }
      }
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
  }

  func testExtremeElements() {
    XCTAssertEqual(Tensor<Double>([3e200, 4e200]).norm(), 5e200, accuracy: 1e185)
    XCTAssertEqual(Tensor<Double>([3e-200, 4e-200]).norm(), 5e-200, accuracy: 1e-215)
    XCTAssertEqual(Tensor<Float>([3e-30, 4e-30]).norm(), 5e-30, accuracy: 1e-36)
    XCTAssertEqual(Tensor<Double>([.infinity, 1]).norm(), .infinity)
    XCTAssertTrue(Tensor<Double>([.nan, 1e300]).norm().isNaN)
    XCTAssertEqual(Tensor<Double>([0, 0]).norm(), 0)
  }
}
