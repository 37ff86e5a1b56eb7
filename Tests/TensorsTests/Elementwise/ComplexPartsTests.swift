import XCTest
import _TestSupport

@testable import Tensors

final class ComplexPartsTests: XCTestCase {
  func testAnglesAbsoluteValuesAndSignsAreThePolarForm() {
    func check<Part: FloatingPointScalar>(_ type: Part.Type) {
      var random = SplitMix64(seed: 305)
      let values: [Complex<Part>] = random.values(12)
      for layout in layoutCases(values, shape: [3, 4]) {
        let z = layout.tensor
        let (radius, phi) = (abs(z), angle(z))
        let polar = Tensor(real: radius * cos(phi), imaginary: radius * sin(phi))
        // The angle, up to 4 in size, is within 2 ulp of its own.
        XCTAssertTrue(
          allClose(polar, z, relativeTolerance: 12 * .ulpOfOne, absoluteTolerance: 0))
        let product = sign(z) * Tensor(real: radius)
        XCTAssertTrue(
          allClose(product, z, relativeTolerance: 4 * .ulpOfOne, absoluteTolerance: 0))
      }
    }
    check(Double.self)
    check(Float.self)
  }

  // As numpy.angle.
  func testAnglesOnTheAxes() {
    typealias C = Complex<Double>
    let z = Tensor([C(1, 0), C(-1, 0), C(-1, -0.0), C(0, 2), C(0, -2), C(0, 0), C(-0.0, 0)])
    assertSame(angle(z), Tensor([0, .pi, -.pi, .pi / 2, -.pi / 2, 0, .pi]))
    assertSame(angle(Tensor<Float>([2, -2, 0, .nan])), Tensor([0, Float(Double.pi), 0, .nan]))
  }

  func testConjugatesAndNegativesInPlace() {
    func check<Part: FloatingPointScalar>(_ type: Part.Type) {
      var random = SplitMix64(seed: 306)
      let values: [Complex<Part>] = random.values(6)
      for layout in writableLayoutCases(values, shape: [2, 3]) {
        let before = layout.tensor.copy()
        var z = layout.tensor
        z.conjugate()
        assertSame(layout.tensor, before.conjugated(), layout.name)
        assertSame(layout.tensor.imaginaryPart, -before.imaginaryPart, layout.name)
        z.negate()
        assertSame(layout.tensor, -before.conjugated(), layout.name)
      }
      var x = Tensor<Part>([1, -2])
      x.conjugate()
      assertSame(x, Tensor([1, -2]))
    }
    check(Double.self)
    check(Float.self)
  }

  func testSelectionAndReductions() {
    func check<Part: FloatingPointScalar>(_ type: Part.Type) {
      typealias C = Complex<Part>
      let z = Tensor([[C(1, 1), C(0, 2)], [C(3, -1), C(2)]])
      let mask = Tensor([[true, false], [false, true]])
      assertSame(Tensor.where(mask, z, C(0)), Tensor([[C(1, 1), C(0)], [C(0), C(2)]]))
      assertSame(
        Tensor.where(mask, z.transposed(), z), Tensor([[C(1, 1), C(0, 2)], [C(3, -1), C(2)]]))
      XCTAssertEqual(z.sum(), C(6, 2))
      XCTAssertEqual(z.mean(), C(1.5, 0.5))
      // (1 + i) · 2i · (3 − i) · 2 = (−2 + 2i)(6 − 2i).
      XCTAssertEqual(z.product(), C(-8, 16))
      assertSame(z.mean(axis: 0), Tensor([C(2, 0), C(1, 1)]))
      assertSame(z.cumulativeSum(axis: 1), Tensor([[C(1, 1), C(1, 3)], [C(3, -1), C(5, -1)]]))
      assertSame(z.cumulativeProduct(axis: 0), Tensor([[C(1, 1), C(0, 2)], [C(4, 2), C(0, 4)]]))
    }
    check(Double.self)
    check(Float.self)
  }
}
