import XCTest
import _TestSupport

@testable import Tensors

final class EigenTests: XCTestCase {
  private typealias C = Complex<Double>

  func testSymmetricByHand() throws {
    let a = Tensor<Double>([[2, 1], [1, 2]])
    let eigen = try a.eigh()
    XCTAssertEqual(eigen.values[0], 1, accuracy: 4e-16)
    XCTAssertEqual(eigen.values[1], 3, accuracy: 4e-16)
    XCTAssertEqual(eigen.det(), 3, accuracy: 2e-15)
    XCTAssertEqual(eigen.rcond(), 1.0 / 3, accuracy: 1e-15)
    let root = eigen.applying { sqrt($0) }
    XCTAssertLessThanOrEqual(root.matmul(root).relativeError(a), 8 * .ulpOfOne)
    XCTAssertLessThanOrEqual(
      try eigen.inverse().relativeError(a.inv()), 8 * .ulpOfOne)
    let h = Tensor<C>([[C(1), C(0, -1)], [C(0, 1), C(1)]])
    let values = try h.eigvalsh()
    XCTAssertEqual(values[0], 0, accuracy: 4e-16)
    XCTAssertEqual(values[1], 2, accuracy: 4e-16)
  }

  func testSymmetricLayoutsStacksAndTriangles() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      var random = SplitMix64(seed: 360)
      let bound = 50 * Scalar.RealType.ulpOfOne
      let m = Tensor(random.values(18) as [Scalar], shape: [2, 3, 3])
      let a = m + m.adjoints
      for layout in layoutCases(a.scalars, shape: [2, 3, 3]) {
        for triangle in [Triangle.lower, .upper] {
          let eigen = try layout.tensor.eigh(triangle)
          XCTAssertLessThanOrEqual(
            eigen.applying { $0 }.relativeError(a), bound, "\(layout.name) \(triangle)")
          XCTAssertLessThanOrEqual(
            try layout.tensor.eigvalsh(triangle).relativeError(eigen.values), bound)
          let b = Tensor(random.values(3) as [Scalar])
          XCTAssertLessThanOrEqual(
            try eigen.solve(b).relativeError(a.solve(b)), 100 * bound, layout.name)
          XCTAssertEqual(eigen.dets().shape, [2])
        }
      }
      // The other triangle is not read.
      let half = Tensor<Scalar>([[2, 7], [1, 2]])
      XCTAssertLessThanOrEqual(
        try half.eigvalsh().relativeError(Tensor([1, 3])), bound)
      XCTAssertLessThanOrEqual(
        try half.transposed().eigvalsh(.upper).relativeError(Tensor([1, 3])), bound)
      let empty = try Tensor<Scalar>.zeros([0, 0]).eigh()
      XCTAssertEqual(empty.values.shape, [0])
      XCTAssertEqual(empty.det(), 1)
      assertSame(try Tensor<Scalar>([[5]]).eigh().values, Tensor([5]))
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
    try check(Complex<Float>.self)
  }

  func testRotationHasComplexEigenvalues() throws {
    let eigen = try Tensor<Double>([[0, -1], [1, 0]]).eig()
    assertSame(eigen.values, Tensor([C(0, 1), C(0, -1)]))
    let schur = try Tensor<Double>([[0, -1], [1, 0]]).schur()
    assertSame(schur.values, Tensor([C(0, 1), C(0, -1)]))
  }

  func testGeneralLayoutsAndStacks() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      var random = SplitMix64(seed: 361)
      let bound = 50 * Scalar.RealType.ulpOfOne
      let values: [Scalar] = random.values(32)
      for layout in layoutCases(values, shape: [2, 4, 4]) {
        let a = layout.tensor
        let complex = a.converted(to: Complex<Scalar.RealType>.self)
        let eigen = try a.eig()
        let error =
          complex.matmul(eigen.vectors) - eigen.vectors
          * eigen.values.expandingDimensions(axis: 1)
        XCTAssertLessThanOrEqual(error.norm(), 10 * bound * a.norm(), layout.name)
        let product = (0..<2).map { k in eigen.values[row: k].scalars.reduce(1, *) }
        XCTAssertLessThanOrEqual(
          Tensor(product).relativeError(try complex.dets()), 100 * bound, layout.name)
        XCTAssertLessThanOrEqual(
          try a.eigvals().sum(axis: -1)
            .relativeError(a.traces().converted(to: Complex<Scalar.RealType>.self)),
          100 * bound, layout.name)
        let schur = try a.schur()
        XCTAssertLessThanOrEqual(
          schur.z.matmul(schur.t).matmul(schur.z.adjoints).relativeError(a), bound, layout.name)
        let triangular = try complex.schur()
        for i in 0..<4 {
          for j in 0..<i {
            XCTAssertEqual(triangular.t[0..., i, j].absoluteValues().max(), 0)
          }
        }
        assertSame(triangular.t.diagonals, triangular.values)
      }
      XCTAssertEqual(try Tensor<Scalar>.zeros([0, 0]).eig().values.shape, [0])
      XCTAssertEqual(try Tensor<Scalar>.zeros([0, 0]).schur().z.shape, [0, 0])
      assertSame(try Tensor<Scalar>([[5]]).eigvals(), Tensor([Complex(5)]))
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
    try check(Complex<Float>.self)
  }
}
