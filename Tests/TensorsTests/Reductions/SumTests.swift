import XCTest
import _TestSupport

@testable import Tensors

final class SumTests: XCTestCase {
  private let shapes = [
    [], [1], [7], [0], [3, 4], [1, 5], [5, 1], [0, 3], [3, 0], [2, 3, 4], [2, 1, 3], [2, 0, 3],
    [70, 3], [3, 140],
  ]

  /// The test values are multiples of 1/64, so that sums are exact in every order.
  func testSumsAgreeWithPlainLoopsInEveryLayout() {
    func check<Scalar: NumericScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 70)
      for shape in shapes {
        let values: [Scalar] = random.values(shape.reduce(1, *))
        let total = values.reduce(Scalar.Sum.zero) { $0 + $1._widened }
        for layout in layoutCases(values, shape: shape) {
          XCTAssertEqual(layout.tensor.sum(), total, "\(shape) \(layout.name)")
          for axis in shape.indices {
            var reduced = shape
            reduced.remove(at: axis)
            let expected = Tensor.tabulated(reduced) { index in
              (0..<shape[axis]).reduce(Scalar.Sum.zero) { sum, i in
                var full = index
                full.insert(i, at: axis)
                return sum + layout.tensor[index: full]._widened
              }
            }
            let context = "\(shape) \(layout.name) axis \(axis)"
            assertSame(layout.tensor.sum(axis: axis), expected, context)
            assertSame(layout.tensor.sum(axis: axis - shape.count), expected, context)
            var kept = shape
            kept[axis] = 1
            assertSame(
              layout.tensor.sum(axis: axis, keepingAxis: true), expected.reshaped(kept), context)
          }
        }
      }
    }
    check(Double.self)
    check(Float.self)
    check(Int64.self)
    check(Int32.self)
    check(UInt8.self)
  }

  func testMillionTenthsAddUpWithinAFewUnitsInTheLastPlace() {
    let doubles = Tensor<Double>(repeating: 0.1, shape: [1_000_000])
    // The exact sum is 10⁶ times the number next to 0.1, whose excess is 5.55e-18.
    XCTAssertLessThanOrEqual((doubles.sum() - 100_000).magnitude, 2 * (1e5).ulp)
    let floats = Tensor<Float>(repeating: 0.1, shape: [1_000_000])
    let exact = Double(Float(0.1)) * 1e6
    XCTAssertLessThanOrEqual(
      (Double(floats.sum()) - exact).magnitude, 2 * Double(Float(exact).ulp))
  }

  func testSumsAlongEitherAxisArePairwiseToo() {
    let exact = Double(Float(0.1)) * 1e5
    // Blocks of at most 64 rows and 11 halvings above them; one after the other errs by 1.4.
    let bound = (64 + 11) * Double(Float.ulpOfOne / 2) * exact
    let rows = Tensor<Float>(repeating: 0.1, shape: [100_000, 2])
    for sum in rows.sum(axis: 0).scalars {
      XCTAssertLessThanOrEqual((Double(sum) - exact).magnitude, bound)
    }
    for sum in rows.transposed().sum(axis: 1).scalars {
      XCTAssertLessThanOrEqual((Double(sum) - exact).magnitude, bound)
    }
  }

  func testSmallIntegersDoNotOverflow() {
    XCTAssertEqual(Tensor<UInt8>(repeating: 255, shape: [300]).sum(), 76500)
    XCTAssertEqual(Tensor<Int32>(repeating: .max, shape: [4]).sum(), 4 * Int64(Int32.max))
    XCTAssertEqual(
      Tensor<UInt8>(repeating: 255, shape: [300, 2]).sum(axis: 0).scalars, [76500, 76500])
  }

  func testInfinityAndNaNComeThrough() {
    XCTAssertEqual(Tensor<Double>([1, .infinity, 2]).sum(), .infinity)
    XCTAssertTrue(Tensor<Double>([.infinity, -.infinity]).sum().isNaN)
    let table = Tensor<Float>([[1, .nan], [2, 3]])
    assertSame(table.sum(axis: 0), Tensor([3, .nan]))
    assertSame(table.sum(axis: 1), Tensor([.nan, 5]))
  }

  func testMeans() {
    for layout in layoutCases([1, 2, 3, 4, 5, 9] as [Double], shape: [2, 3]) {
      XCTAssertEqual(layout.tensor.mean(), 4)
      XCTAssertEqual(layout.tensor.mean(axis: 0).scalars, [2.5, 3.5, 6])
      assertSame(layout.tensor.mean(axis: -1, keepingAxis: true), Tensor([[2], [6]]))
    }
    for layout in layoutCases([1, 2, 3, 5] as [UInt8], shape: [2, 2]) {
      XCTAssertEqual(layout.tensor.mean(), 2.75)
      XCTAssertEqual(layout.tensor.mean(axis: 0).scalars, [2, 3.5])
      assertSame(layout.tensor.mean(axis: 1, keepingAxis: true), Tensor([[1.5], [4]]))
    }
  }

  func testMeansOfNothingAreNaN() {
    XCTAssertTrue(Tensor<Float>.zeros([0]).mean().isNaN)
    XCTAssertTrue(Tensor<Int32>.zeros([0]).mean().isNaN)
    assertSame(Tensor<Double>.zeros([0, 2]).mean(axis: 0), Tensor([.nan, .nan]))
    assertSame(Tensor<Int64>.zeros([2, 0]).mean(axis: 1), Tensor([.nan, .nan]))
    XCTAssertEqual(Tensor<Double>.zeros([0, 2]).mean(axis: 1).shape, [0])
  }

  func testComplexNumbersAreSummedByParts() {
    var random = SplitMix64(seed: 71)
    let (x, y): ([Double], [Double]) = (random.values(60), random.values(60))
    let numbers = zip(x, y).map { Complex($0, $1) }
    for layout in layoutCases(numbers, shape: [5, 4, 3]) {
      let t = layout.tensor
      XCTAssertEqual(t.sum(), Complex(x.reduce(0, +), y.reduce(0, +)), layout.name)
      for axis in 0..<3 {
        let parts = Tensor(
          real: t.realPart.sum(axis: axis), imaginary: t.imaginaryPart.sum(axis: axis))
        assertSame(t.sum(axis: axis), parts, layout.name)
        assertSame(
          t.cumulativeSum(axis: axis).imaginaryPart, t.imaginaryPart.cumulativeSum(axis: axis),
          layout.name)
      }
      XCTAssertEqual(t.countNonzero(), numbers.filter { $0 != .zero }.count)
      XCTAssertEqual(t.sum(axes: [0, 2]).shape, [4])
    }
    let t = Tensor<Complex<Double>>([Complex(0, 2), Complex(3, 0), Complex(1, 1)])
    XCTAssertEqual(t.product(), Complex(-6, 6))
    XCTAssertEqual(t.cumulativeProduct().scalars, [Complex(0, 2), Complex(0, 6), Complex(-6, 6)])
    XCTAssertEqual(t[..<2].mean(), Complex(1.5, 1))
    XCTAssertEqual(t.reshaped(3, 1).mean(axis: 1), t)
    XCTAssertEqual(t.vdot(t), Complex(15, 0))
    XCTAssertEqual(einsum("i,i", t, t).item(), Complex(5, 2))
    XCTAssertTrue(Tensor<Complex<Float>>([]).mean().real.isNaN)
  }
}
