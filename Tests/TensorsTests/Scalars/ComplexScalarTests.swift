import XCTest
import _TestSupport

@testable import Tensors

final class ComplexScalarTests: XCTestCase {
  private typealias C = Complex<Double>

  func testArithmeticAgainstTheFormulaInEveryLayout() {
    func check<Part: FloatingPointScalar>(_ type: Part.Type) {
      var random = SplitMix64(seed: 300)
      let (a, b): ([Complex<Part>], [Complex<Part>]) = (random.values(6), random.values(6))
      for left in layoutCases(a, shape: [2, 3]) {
        for right in layoutCases(b, shape: [2, 3]) {
          let (x, y) = (left.tensor, right.tensor)
          for i in 0..<2 {
            for j in 0..<3 {
              let (p, q): (Complex<Part>, Complex<Part>) = (x[i, j], y[i, j])
              let product = Complex(
                p.real * q.real - p.imaginary * q.imaginary,
                p.real * q.imaginary + p.imaginary * q.real)
              XCTAssertEqual((x + y)[i, j], Complex(p.real + q.real, p.imaginary + q.imaginary))
              XCTAssertEqual((x - y)[i, j], Complex(p.real - q.real, p.imaginary - q.imaginary))
              XCTAssertEqual((x * y)[i, j], product)
              let error = ((x * y / y)[i, j] - p).magnitude
              XCTAssertLessThanOrEqual(error, 8 * .ulpOfOne * p.magnitude)
              XCTAssertEqual((-x)[i, j], Complex(-p.real, -p.imaginary))
              XCTAssertEqual(x.conjugated()[i, j], Complex(p.real, -p.imaginary))
            }
          }
          XCTAssertEqual(x.sum(), a.reduce(0, +))
          assertSame(x.sum(axis: 0), x[row: 0] + x[row: 1])
          assertSame(x.sum(axis: 1), x[0..., 0] + x[0..., 1] + x[0..., 2])
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testInPlaceAndScalarOperands() {
    var z = Tensor<C>([C(1, 2), C(-3, 0.5)])
    let i = C.i
    assertSame(z * i, Tensor([C(-2, 1), C(-0.5, -3)]))
    assertSame(i * z, z * i)
    assertSame(z + 1, Tensor([C(2, 2), C(-2, 0.5)]))
    assertSame(1 - z, Tensor([C(0, -2), C(4, -0.5)]))
    z *= i
    z += Tensor([C(2), C(0, 3)])
    z /= C(0, 2)
    assertSame(z, Tensor([C(0.5, 0), C(0, 0.25)]))
    axpy(i, Tensor([C(1), C(2)]), &z)
    assertSame(z, Tensor([C(0.5, 1), C(0, 2.25)]))
  }

  func testPartsShareStorage() {
    let z = Tensor<C>(real: Tensor([[1, 2], [3, 4]]), imaginary: Tensor([10, 20]))
    assertSame(z, Tensor([[C(1, 10), C(2, 20)], [C(3, 10), C(4, 20)]]))
    assertSame(z.realPart, Tensor([[1, 2], [3, 4]]))
    assertSame(z.imaginaryPart, Tensor([[10, 20], [10, 20]]))
    XCTAssertTrue(z.realPart.sharesStorage(with: z))
    let column = z.transposed()[1..., 0...]
    column.imaginaryPart = Tensor([-1, -2])
    assertSame(z.imaginaryPart, Tensor([[10, -1], [10, -2]]))
    z[0, 0...].realPart.fill(with: 0)
    assertSame(z, Tensor([[C(0, 10), C(0, -1)], [C(3, 10), C(4, -2)]]))
  }

  func testPartsOfRealNumbers() {
    let x = Tensor<Float>([1, -2])
    XCTAssertTrue(x.realPart.sharesStorage(with: x))
    assertSame(x.realPart, x)
    assertSame(x.imaginaryPart, Tensor([0, 0]))
    assertSame(x.conjugated(), x)
    XCTAssertFalse(x.conjugated().sharesStorage(with: x))
  }

  func testEqualityIsPartByPart() {
    let z = Tensor<C>([C(1, 2), C(1, 3), C(.nan, 0), C(.infinity, 0)])
    let w = Tensor<C>([C(1, 2), C(1, 2), C(.nan, 0), C(.infinity, 0)])
    assertSame(z .== w, Tensor([true, false, false, true]))
    assertSame(z .!= w, Tensor([false, true, true, false]))
    XCTAssertEqual(z[..<2], z[..<2].copy())
    XCTAssertNotEqual(z[..<2], w[..<2])
    XCTAssertNotEqual(z[2..<3], z[2..<3].copy())
    XCTAssertNotEqual(z[3...], Tensor([C(-.infinity, 0)]))
    XCTAssertEqual(z[3...], w[3...])
  }

  func testConversions() {
    let z = Tensor<Complex<Float>>([Complex(1.5, -2)])
    assertSame(z.converted(to: C.self), Tensor([C(1.5, -2)]))
    assertSame(z.converted(to: C.self).converted(to: Complex<Float>.self), z)
    assertSame(Tensor<Double>([1.5]).converted(to: C.self), Tensor([C(1.5)]))
    assertSame(Tensor<Int32>([-7]).converted(to: C.self), Tensor([C(-7)]))
    assertSame(Tensor([true, false]).converted(to: C.self), Tensor([C(1), C(0)]))
    assertSame(
      Tensor([C(0), C(0, 1)]).converted(to: Bool.self), Tensor([false, true]))
  }

  func testDescription() {
    XCTAssertEqual("\(Tensor([C(1, 2), C(-0.5, -10)]))", "[ 1.  +2.j -0.5-10.j]")
  }

  func testMatrixProductsInEveryLayout() {
    func check<Part: FloatingPointScalar>(_ type: Part.Type) {
      var random = SplitMix64(seed: 301)
      let (a, b): ([Complex<Part>], [Complex<Part>]) = (random.values(12), random.values(8))
      let product = Tensor<Complex<Part>>.tabulated([3, 2]) { index in
        (0..<4).reduce(0) { $0 + a[index[0] * 4 + $1] * b[$1 * 2 + index[1]] }
      }
      for left in layoutCases(a, shape: [3, 4]) {
        for right in layoutCases(b, shape: [4, 2]) {
          // Multiples of 1/64 below 9, so that the sums are exact.
          assertSame(left.tensor.matmul(right.tensor), product, "\(left.name), \(right.name)")
        }
      }
      let empty = Tensor<Complex<Part>>.zeros([2, 0]).matmul(.zeros([0, 3]))
      assertSame(empty, .zeros([2, 3]))
    }
    check(Double.self)
    check(Float.self)
  }
}
