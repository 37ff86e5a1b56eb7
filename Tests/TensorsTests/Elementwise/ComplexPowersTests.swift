import XCTest
import _TestSupport

@testable import Tensors

final class ComplexPowersTests: XCTestCase {
  func testOperandsBroadcastInEveryLayout() {
    func check<Part: FloatingPointScalar>(_ type: Part.Type) {
      var random = SplitMix64(seed: 303)
      let (a, b): ([Complex<Part>], [Complex<Part>]) = (random.values(6), random.values(3))
      let expected = Tensor<Complex<Part>>.tabulated([2, 3]) {
        pow(Tensor(a[$0[0] * 3 + $0[1]]), Tensor(b[$0[1]]))[]
      }
      for left in layoutCases(a, shape: [2, 3]) {
        for right in layoutCases(b, shape: [3]) {
          assertSame(pow(left.tensor, right.tensor), expected, "\(left.name) \(right.name)")
        }
        assertSame(pow(left.tensor, b[0])[0..., 0], expected[0..., 0], left.name)
        assertSame(pow(a[0], left.tensor)[0, 0], pow(Tensor(a[0]), Tensor(a[0])), left.name)
      }
      for left in writableLayoutCases(a, shape: [2, 3]) {
        var target = left.tensor
        target.formPower(Tensor(b))
        assertSame(left.tensor, expected, left.name)
        let before = target.copy()
        target.formPower(2)
        assertSame(left.tensor, pow(before, 2), left.name)
      }
      XCTAssertEqual(pow(Tensor<Complex<Part>>.zeros([0, 2]), 2).shape, [0, 2])
    }
    check(Double.self)
    check(Float.self)
  }

  func testWholePowersOfGaussianIntegersAreExact() {
    func check<Part: FloatingPointScalar>(_ type: Part.Type) {
      typealias C = Complex<Part>
      let z = Tensor([C(1, 2), C(0, 1), C(-3, 1), C(0, -2)])
      var product = Tensor<C>.ones([4])
      for n in 0...6 {
        // But for the signs of zeros.
        XCTAssertEqual(pow(z, C(Part(n))), product, "\(n)")
        product *= z
      }
      XCTAssertEqual(pow(z[1..<2], -2), Tensor([C(-1)]))
    }
    check(Double.self)
    check(Float.self)
  }

  // As numpy.power.
  func testPowersOfZero() {
    func check<Part: FloatingPointScalar>(_ type: Part.Type) {
      typealias C = Complex<Part>
      let w = Tensor([C(1), C(0, 1), C(-1), C(0), C(2, 1), C(-1, 1), C(0.5, -3)])
      let powers = pow(C(0), w)
      assertSame(
        isNaN(powers), Tensor([false, true, true, false, false, true, false]))
      assertSame(powers[3..<5], Tensor([C(1), C(0)]))
      XCTAssertEqual(pow(Tensor([C(.nan, 1)]), 0)[0], C(1))
    }
    check(Double.self)
    check(Float.self)
  }

  func testPowersInvertRoots() {
    func check<Part: FloatingPointScalar>(_ type: Part.Type) {
      var random = SplitMix64(seed: 304)
      let z = Tensor<Complex<Part>>(random.values(40))
      let root = pow(z, Complex(1 / Part(2)))
      // Errors of the root count twice: 2 · 2 ulp and those of the square.
      XCTAssertTrue(
        allClose(root * root, z, relativeTolerance: 8 * .ulpOfOne, absoluteTolerance: 0))
      XCTAssertTrue(
        allClose(root, sqrt(z), relativeTolerance: 6 * .ulpOfOne, absoluteTolerance: 0))
    }
    check(Double.self)
    check(Float.self)
  }
}
