import XCTest
import _TestSupport

@testable import Tensors

final class SolveTests: XCTestCase {
  private typealias C = Complex<Double>

  /// ‖self − other‖ within `factor` roundings.
  private func assertClose<Scalar: FieldScalar>(
    _ actual: Tensor<Scalar>, _ expected: Tensor<Scalar>, factor: Scalar.RealType = 100,
    _ context: String = "", file: StaticString = #filePath, line: UInt = #line
  ) {
    XCTAssertEqual(actual.shape, expected.shape, context, file: file, line: line)
    guard actual.shape == expected.shape else { return }
    let error = actual.relativeError(expected)
    XCTAssertLessThanOrEqual(
      error, factor * .ulpOfOne, "\(Scalar.self) \(context)", file: file, line: line)
  }

  func testByHand() throws {
    let a = Tensor<Double>([[2, 1], [1, 3]])
    assertClose(try a.solve(Tensor([3, 5])), Tensor([0.8, 1.4]))
    assertClose(try a.solve(Tensor([[3, 1], [5, 0]])), Tensor([[0.8, 0.6], [1.4, -0.2]]))
    assertClose(try a.inv(), Tensor([[0.6, -0.2], [-0.2, 0.4]]))
    XCTAssertEqual(try a.det(), 5)
    // Elimination exchanges the rows of these; the determinants of integers come out exactly.
    XCTAssertEqual(try Tensor<Double>([[0, 1], [1, 0]]).det(), -1)
    XCTAssertEqual(try Tensor<Double>([[1, 2], [3, 4]]).det(), -2)
    XCTAssertEqual(try Tensor<Double>([[1, 2], [2, 4]]).det(), 0)
    let (sign, logarithm) = try Tensor<Double>([[0, 2], [3, 0]]).slogdet()
    XCTAssertEqual(sign, -1)
    XCTAssertEqual(logarithm, 1.791759469228055, accuracy: 4e-16)
    let singular = try Tensor<Double>.zeros([2, 2]).slogdet()
    XCTAssertEqual(singular.sign, 0)
    XCTAssertEqual(singular.logarithm, -.infinity)
  }

  func testComplexByHand() throws {
    let a = Tensor<C>([[C(1), C(0, 1)], [C(0, 1), C(3)]])
    // det = 3 − i² = 4.
    XCTAssertEqual(try a.det(), C(4))
    assertClose(
      try a.inv(), Tensor([[C(0.75), C(0, -0.25)], [C(0, -0.25), C(0.25)]]))
    let x = Tensor<C>([C(1, 1), C(2, -3)])
    assertClose(try a.solve(a.matmul(x)), x)
    let (sign, logarithm) = try (a * C(0, 1)).slogdet()
    XCTAssertEqual((sign + 1).magnitude, 0, accuracy: 4e-16)
    XCTAssertEqual(logarithm, 1.3862943611198906, accuracy: 4e-16)
    assertClose(try a.lu().solve(a.matmul(x)), x)
    assertClose(try a.transposed().solve(a.transposed().matmul(x)), x)
  }

  func testEveryLayout() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      var random = SplitMix64(seed: 320)
      let values: [Scalar] = random.values(9)
      let a = Tensor(values, shape: [3, 3]) + Tensor.identity(3) * 30
      let inverse = try a.inv()
      assertClose(a.matmul(inverse), .identity(3))
      let b: [Scalar] = random.values(6)
      let x = try a.solve(Tensor(b, shape: [3, 2]))
      assertClose(a.matmul(x), Tensor(b, shape: [3, 2]))
      let det = try a.det()
      for left in layoutCases(a.scalars, shape: [3, 3]) {
        let before = left.tensor.copy()
        assertClose(try left.tensor.inv(), inverse, left.name)
        assertClose(Tensor(try left.tensor.det()), Tensor(det), left.name)
        assertClose(try left.tensor.lu().inverse(), inverse, left.name)
        for right in layoutCases(b, shape: [3, 2]) {
          assertClose(
            try left.tensor.solve(right.tensor), x, "\(left.name), \(right.name)")
        }
        assertSame(left.tensor, before, "unchanged \(left.name)")
      }
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
    try check(Complex<Float>.self)
  }

  func testStacksBroadcast() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      var random = SplitMix64(seed: 321)
      let a =
        Tensor(random.values(24) as [Scalar], shape: [2, 3, 2, 2]) + Tensor.identity(2) * 20
      let inverse = try a.inv()
      let dets = try a.dets()
      let (signs, logarithms) = try a.slogdets()
      XCTAssertEqual(dets.shape, [2, 3])
      for i in 0..<2 {
        for j in 0..<3 {
          let m: Tensor<Scalar> = a[i, j]
          assertClose(m.matmul(inverse[i, j]), .identity(2))
          let e = m.scalars
          let det = e[0] * e[3] - e[1] * e[2]
          assertClose(dets[i..<(i + 1), j], Tensor([det]))
          let magnitude = Scalar(_real: .exp(logarithms[i, j]))
          let sign: Scalar = signs[i, j]
          assertClose(Tensor([sign * magnitude]), Tensor([det]))
        }
      }
      for shape in [[2], [2, 1], [3, 2, 4], [2, 1, 2, 1], [5, 1, 1, 2, 3]] {
        let b = Tensor(random.values(shape.reduce(1, *)) as [Scalar], shape: shape)
        let x = try a.solve(b)
        if shape.count == 1 {
          XCTAssertEqual(x.shape, [2, 3, 2])
          assertClose(
            a.matmul(x.expandingDimensions(axis: -1)),
            b.expandingDimensions(axis: -1).broadcast(to: [2, 3, 2, 1]))
        } else {
          let product = a.matmul(x)
          assertClose(product, b.broadcast(to: product.shape))
        }
        assertClose(try a.lu().solve(b), x)
      }
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
  }

  func testDimensionsZeroAndOne() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      let empty = Tensor<Scalar>.zeros([0, 0])
      XCTAssertEqual(try empty.det(), 1)
      XCTAssertEqual(try empty.slogdet().sign, 1)
      XCTAssertEqual(try empty.slogdet().logarithm, 0)
      XCTAssertEqual(try empty.inv().shape, [0, 0])
      XCTAssertEqual(try empty.solve(.zeros([0, 3])).shape, [0, 3])
      XCTAssertEqual(try empty.solve(.zeros([0])).shape, [0])
      XCTAssertEqual(try Tensor<Scalar>.identity(2).solve(.zeros([2, 0])).shape, [2, 0])
      XCTAssertEqual(try Tensor<Scalar>.zeros([0, 2, 2]).inv().shape, [0, 2, 2])
      XCTAssertEqual(try Tensor<Scalar>.zeros([0, 2, 2]).dets().shape, [0])
      let lu = try Tensor<Scalar>.zeros([0, 2]).lu()
      XCTAssertEqual(lu.l.shape, [0, 0])
      XCTAssertEqual(lu.u.shape, [0, 2])
      XCTAssertEqual(lu.p.shape, [0, 0])
      let four = Tensor<Scalar>([[4]])
      XCTAssertEqual(try four.det(), 4)
      assertSame(try four.solve(Tensor([8])), Tensor([2]))
      assertSame(try four.inv() * 4, Tensor([[1]]))
      XCTAssertEqual(try four.rcond(), 1)
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
    try check(Complex<Float>.self)
  }

  func testPartsOfLUMultiplyToTheMatrix() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      var random = SplitMix64(seed: 322)
      for shape in [[3, 3], [4, 2], [2, 5], [1, 1], [2, 3, 2]] {
        let a = Tensor(random.values(shape.reduce(1, *)) as [Scalar], shape: shape)
        let lu = try a.lu()
        assertClose(lu.p.matmul(lu.l).matmul(lu.u), a)
        if shape.count == 2 { assertClose(lu.l.matmul(lu.u), a[lu.permutation]) }
      }
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
    let lu = try Tensor<Double>([[1, 2], [4, 4]]).lu()
    assertSame(lu.l, Tensor([[1, 0], [0.25, 1]]))
    assertSame(lu.u, Tensor([[4, 4], [0, 1]]))
    assertSame(lu.permutation, Tensor([1, 0]))
  }

  func testDeterminantsStayWithinRange() throws {
    // 10³⁰⁰ · 10³⁰⁰ · 10⁻³⁰⁰ · 10⁻³⁰⁰.
    let d = Tensor<Double>.identity(4) * Tensor([1e300, 1e300, 1e-300, 1e-300])
    XCTAssertEqual(try d.det(), 1, accuracy: 1e-15)
    XCTAssertEqual(try (Tensor<Double>.identity(3) * 1e200).det(), .infinity)
    XCTAssertEqual(try (Tensor<Double>.identity(3) * -1e200).det(), -.infinity)
    XCTAssertEqual(try (Tensor<Double>.identity(3) * 1e-200).det(), 0)
    // Below the normal range, where 2⁻¹⁰⁶⁰ is exact.
    let small = Double(sign: .plus, exponent: -530, significand: 1)
    XCTAssertEqual(try (Tensor<Double>.identity(2) * small).det(), small * small)
    XCTAssertEqual(try (Tensor<Float>.identity(40) * 1e-30).slogdet().sign, 1)
  }

  func testReciprocalConditions() throws {
    let a = Tensor<Double>([[1, 0], [0, 1e-3]])
    XCTAssertEqual(try a.rcond(), 1e-3, accuracy: 1e-17)
    XCTAssertEqual(try a.lu().rcond(), 1e-3, accuracy: 1e-17)
    XCTAssertEqual(try Tensor<Double>.zeros([2, 2]).rcond(), 0)
    let stack = Tensor<Float>([1, 0, 0, 1, 1, 0, 0, 0.5], shape: [2, 2, 2])
    assertClose(try stack.rconds(), Tensor([1, 0.5]))
  }

  func testTriangularSystems() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      var random = SplitMix64(seed: 323)
      let a = Tensor(random.values(9) as [Scalar], shape: [3, 3]) + Tensor.identity(3) * 30
      var (lower, upper, unit) = (a.copy(), a.copy(), a.copy())
      for i in 0..<3 {
        for j in 0..<3 {
          if j > i { lower[i, j] = 0 }
          if j < i { upper[i, j] = 0 }
          if j >= i { unit[i, j] = i == j ? 1 : 0 }
        }
      }
      let b = Tensor(random.values(6) as [Scalar], shape: [3, 2])
      for layout in layoutCases(a.scalars, shape: [3, 3]) {
        let l = try layout.tensor.solveTriangular(b, .lower)
        assertClose(lower.matmul(l), b, layout.name)
        let u = try layout.tensor.solveTriangular(b, .upper)
        assertClose(upper.matmul(u), b, layout.name)
        let v = try layout.tensor.solveTriangular(b[0..., 0], .lower, hasUnitDiagonal: true)
        assertClose(unit.matmul(v), b[0..., 0], factor: 1e5, layout.name)
        let t = try layout.tensor.transposed().solveTriangular(b, .upper)
        assertClose(lower.transposed().matmul(t), b, layout.name)
      }
      let stack = a.broadcast(to: [2, 3, 3])
      let x = try stack.solveTriangular(b, .upper)
      assertClose(x, try a.solveTriangular(b, .upper).broadcast(to: [2, 3, 2]))
      XCTAssertEqual(
        try Tensor<Scalar>.zeros([0, 0]).solveTriangular(.zeros([0]), .lower).shape, [0])
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
    // What the other triangle holds does not matter.
    let half = Tensor<Double>([[2, .nan], [4, 1]])
    assertSame(try half.solveTriangular(Tensor([2, 5]), .lower), Tensor([1, 1]))
  }
}
