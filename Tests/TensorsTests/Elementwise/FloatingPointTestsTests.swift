import XCTest
import _TestSupport

@testable import Tensors

final class FloatingPointTestsTests: XCTestCase {
  func testKindsOfNumbersInEveryLayout() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      let values: [Scalar] = [
        0, -0.0, 1.5, .nan, .infinity, -.infinity, -2, .leastNonzeroMagnitude,
      ]
      for layout in layoutCases(values, shape: [2, 4]) {
        let x = layout.tensor
        XCTAssertEqual(isFinite(x).scalars, values.map(\.isFinite), layout.name)
        XCTAssertEqual(isInf(x).scalars, values.map(\.isInfinite), layout.name)
        XCTAssertEqual(isNaN(x).scalars, values.map(\.isNaN), layout.name)
        XCTAssertEqual(signbit(x).scalars, values.map { $0.sign == .minus }, layout.name)
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testIntegersAreFiniteAndWhole() {
    func check<Scalar: IntegerScalar>(_ type: Scalar.Type) {
      for layout in layoutCases([1, 2, 3, 4, 5, 6] as [Scalar], shape: [2, 3]) {
        let x = layout.tensor
        assertSame(isFinite(x), Tensor(repeating: true, shape: [2, 3]))
        assertSame(isInf(x), Tensor(repeating: false, shape: [2, 3]))
        assertSame(isNaN(x), Tensor(repeating: false, shape: [2, 3]))
        for function in [floor, ceil, trunc, round] as [(Tensor<Scalar>) -> Tensor<Scalar>] {
          assertSame(function(x), x, layout.name)
          XCTAssertFalse(function(x).sharesStorage(with: x))
        }
      }
    }
    check(UInt8.self)
    check(Int32.self)
    check(Int64.self)
  }

  func testNumbersTakeThePlaceOfWhatIsNone() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      let largest = Scalar.greatestFiniteMagnitude
      let x = Tensor<Scalar>([.nan, .infinity, -.infinity, 1.5, -0.0])
      assertSame(nanToNum(x), Tensor([0, largest, -largest, 1.5, -0.0]))
      assertSame(
        nanToNum(x, nan: 7, positiveInfinity: 8, negativeInfinity: 9),
        Tensor([7, 8, 9, 1.5, -0.0]))
    }
    check(Double.self)
    check(Float.self)
  }

  // The values are those of numpy.isclose.
  func testCloseness() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      let a = Tensor<Scalar>([1, 1, 1, .infinity, .infinity, 1, .nan, .nan, 0, -.infinity])
      let b = Tensor<Scalar>([
        1, 1.000009, 1.00002, .infinity, -.infinity, .infinity, .nan, 1, 9e-9, 0,
      ])
      let expected = [true, true, false, true, false, false, false, false, true, false]
      XCTAssertEqual(isClose(a, b).scalars, expected)
      XCTAssertEqual(isClose(a, b, equalNaN: true)[6], true)
      XCTAssertEqual(isClose(a, b, equalNaN: true)[7], false)
      XCTAssertFalse(allClose(a, b))
      XCTAssertTrue(allClose(a, a, equalNaN: true))
      XCTAssertTrue(allClose(a[0..<2], b[0..<2]))
      XCTAssertTrue(allClose(a[0..<3], 1))
      XCTAssertTrue(allClose(Tensor<Scalar>([]), 1))
      let isOne = [true, true, true, false, false, true, false, false, false, false]
      XCTAssertEqual(isClose(a, 1).scalars, isOne)
    }
    check(Double.self)
    check(Float.self)
  }

  func testClosenessIsRelativeToTheSecondOperand() {
    let a = Tensor<Double>([[10], [11]])
    let close = isClose(a, Tensor([11, 10]), relativeTolerance: 0.095, absoluteTolerance: 0)
    XCTAssertEqual(close, Tensor([[true, true], [true, false]]))
  }
}
