import XCTest
import _TestSupport

@testable import Tensors

final class LeastSquaresTests: XCTestCase {
  private let methods: [LeastSquaresMethod] = [.qr, .svd]

  func testLineByHand() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      let bound = 20 * Scalar.RealType.ulpOfOne
      let a = Tensor<Scalar>([[1, 0], [1, 1], [1, 2], [1, 3]])
      for method in methods {
        // y = 0.2 + 1.2·x with residuals −0.2, 0.6, −0.6, 0.2.
        let fit = try a.lstsq(Tensor([0, 2, 2, 4]), method: method)
        XCTAssertLessThanOrEqual((fit.solution * 5).relativeError(Tensor([1, 6])), bound)
        XCTAssertEqual(fit.residuals.shape, [])
        XCTAssertLessThanOrEqual((fit.residuals * 5).relativeError(Tensor(4)), bound)
        XCTAssertEqual(fit.rank, 2)
        XCTAssertEqual(fit.singularValues == nil, method == .qr)
      }
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
    try check(Complex<Float>.self)
  }

  // The pseudo-inverse gives the solution of least norm in all cases.
  func testShapesRanksAndLayouts() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      var random = SplitMix64(seed: 370)
      let bound = 500 * Scalar.RealType.ulpOfOne
      for (m, n, r) in [
        (4, 3, 3), (3, 4, 3), (3, 3, 3), (5, 4, 2), (4, 5, 2), (1, 3, 1), (3, 1, 1),
      ] {
        let left = Tensor(random.values(m * r) as [Scalar], shape: [m, r])
        let right = Tensor(random.values(r * n) as [Scalar], shape: [r, n])
        let a = left.matmul(right)
        let b: [Scalar] = random.values(m * 2)
        let expected = try a.pinv(cutoff: 100 * .ulpOfOne).matmul(Tensor(b, shape: [m, 2]))
        for method in methods {
          for layout in layoutCases(a.scalars, shape: [m, n]) {
            for sides in layoutCases(b, shape: [m, 2]) {
              let fit = try layout.tensor.lstsq(
                sides.tensor, method: method, cutoff: 100 * .ulpOfOne)
              let name = "\(m) × \(n) of rank \(r), \(method), \(layout.name), \(sides.name)"
              XCTAssertEqual(fit.rank, r, name)
              XCTAssertEqual(fit.isRankDeficient, r < n, name)
              XCTAssertEqual(fit.solution.shape, [n, 2], name)
              XCTAssertLessThanOrEqual(fit.solution.relativeError(expected), bound, name)
              let residual = sides.tensor - layout.tensor.matmul(expected)
              let norms = residual.vectorNorm(.two, axis: 0)
              XCTAssertLessThanOrEqual(
                (fit.residuals - norms * norms).norm(),
                bound * Tensor(b).norm() * Tensor(b).norm(), name)
            }
          }
        }
      }
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
  }

  func testDimensionsZeroAndOne() throws {
    for method in methods {
      let noUnknowns = try Tensor<Double>.zeros([3, 0]).lstsq(Tensor([1, 2, 2]), method: method)
      XCTAssertEqual(noUnknowns.solution.shape, [0])
      XCTAssertEqual(noUnknowns.residuals.item(), 9)
      let noEquations = try Tensor<Double>.zeros([0, 2]).lstsq(.zeros([0]), method: method)
      assertSame(noEquations.solution, Tensor([0, 0]))
      XCTAssertEqual(noEquations.rank, 0)
      let zero = try Tensor<Double>.zeros([2, 2]).lstsq(Tensor([3, 4]), method: method)
      assertSame(zero.solution, Tensor([0, 0]))
      XCTAssertEqual(zero.residuals.item(), 25, accuracy: 1e-14)
      XCTAssertEqual(zero.rank, 0)
      let noSides = try Tensor<Double>.identity(2).lstsq(.zeros([2, 0]), method: method)
      XCTAssertEqual(noSides.solution.shape, [2, 0])
      let one = try Tensor<Double>([[4]]).lstsq(Tensor([2]), method: method)
      assertSame(one.solution, Tensor([0.5]))
    }
  }

  // Columns of very different sizes are no reason to take one for dependent.
  func testScalesOfColumnsDoNotMatterToQR() throws {
    let a = Tensor<Double>([[1, 1e-200], [1, 2e-200], [1, 3e-200]])
    let fit = try a.lstsq(Tensor([3, 5, 7]), method: .qr)
    XCTAssertEqual(fit.rank, 2)
    XCTAssertLessThanOrEqual(
      (fit.solution * Tensor([1, 1e-200])).relativeError(Tensor([1, 2])), 8 * .ulpOfOne)
  }
}
