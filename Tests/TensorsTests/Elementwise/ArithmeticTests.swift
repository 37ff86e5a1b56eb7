import XCTest
import _TestSupport

@testable import Tensors

private let shapePairs: [([Int], [Int])] = [
  ([], []), ([1], []), ([5], [5]), ([5], [1]), ([1], [0]), ([3, 4], [3, 4]), ([3, 4], [4]),
  ([3, 1], [4]), ([3, 4], []), ([2, 3, 4], [3, 1]), ([2, 1, 4], [3, 1]), ([2, 0], [1, 1]),
]

final class ArithmeticTests: XCTestCase {
  /// Compares an operator with the scalar function over all shapes and layouts.
  private func check<Scalar: OrderedScalar>(
    _ name: String, seed: UInt64, rightOffset: Scalar = 0,
    _ operation: (Tensor<Scalar>, Tensor<Scalar>) -> Tensor<Scalar>,
    _ reference: (Scalar, Scalar) -> Scalar
  ) {
    var random = SplitMix64(seed: seed)
    for (left, right) in shapePairs + shapePairs.map({ ($1, $0) }) {
      let leftValues = random.values(left.reduce(1, *)).map { ($0 as Scalar) + rightOffset }
      let rightValues: [Scalar] = random.values(right.reduce(1, *))
      guard let shape = Layout.broadcastShape(Dimensions(left), Dimensions(right))?.array
      else { return XCTFail("\(left) and \(right)") }
      let (lhs, rhs) = (Tensor(leftValues, shape: left), Tensor(rightValues, shape: right))
      let expected = Tensor.tabulated(shape) { index in
        reference(
          lhs[index: broadcastIndices(index, shape: left)],
          rhs[index: broadcastIndices(index, shape: right)])
      }
      for a in layoutCases(leftValues, shape: left) {
        for b in layoutCases(rightValues, shape: right) {
          let result = operation(a.tensor, b.tensor)
          assertSame(
            result, expected,
            "\(left) \(a.name) \(name) \(right) \(b.name), seed \(seed)")
          XCTAssertFalse(result.sharesStorage(with: a.tensor))
        }
      }
    }
  }

  private func checkRing<Scalar: OrderedScalar>(_ type: Scalar.Type) {
    // The left operand of a difference stays above the right one for unsigned integers.
    let offset: Scalar = type.scalarType == .uint8 ? 9 : 0
    check("+", seed: 10, { $0 + $1 }, { ($0 as Scalar) + $1 })
    check("*", seed: 12, { $0 * $1 }, { ($0 as Scalar) * $1 })
    check("maximum", seed: 13, maximum, { Swift.max($0 as Scalar, $1) })
    check("minimum", seed: 14, minimum, { Swift.min($0 as Scalar, $1) })
    if offset == 0 { check("-", seed: 11, { $0 - $1 }, { ($0 as Scalar) - $1 }) }
  }

  func testOperatorsAgreeWithScalarsForDouble() {
    checkRing(Double.self)
    check("/", seed: 15, { $0 / $1 }, { ($0 as Double) / $1 })
  }

  func testOperatorsAgreeWithScalarsForFloat() {
    checkRing(Float.self)
    check("/", seed: 16, { $0 / $1 }, { ($0 as Float) / $1 })
  }

  func testOperatorsAgreeWithScalarsForIntegers() {
    checkRing(Int64.self)
    checkRing(Int32.self)
    checkRing(UInt8.self)
    XCTAssertEqual((Tensor<UInt8>([9, 9]) - Tensor([0, 9])).scalars, [9, 0])
  }

  func testNumbersStandForTensorsOfRankZero() {
    let t = Tensor<Double>([[1, 2], [4, 8]])
    XCTAssertEqual((t + 1).scalars, [2, 3, 5, 9])
    XCTAssertEqual((1 + t).scalars, [2, 3, 5, 9])
    XCTAssertEqual((t - 1).scalars, [0, 1, 3, 7])
    XCTAssertEqual((1 - t).scalars, [0, -1, -3, -7])
    XCTAssertEqual((t * 3).scalars, [3, 6, 12, 24])
    XCTAssertEqual((3 * t).scalars, [3, 6, 12, 24])
    XCTAssertEqual((t / 2).scalars, [0.5, 1, 2, 4])
    XCTAssertEqual((8 / t).scalars, [8, 4, 2, 1])
    XCTAssertEqual((-t).scalars, [-1, -2, -4, -8])
  }

  func testDivisionByZeroGivesInfinityOrNaN() {
    let quotient = Tensor<Float>([1, -1, 0]) / Tensor([0, 0, 0])
    XCTAssertEqual(quotient[0], .infinity)
    XCTAssertEqual(quotient[1], -.infinity)
    XCTAssertTrue((quotient[2] as Float).isNaN)
  }

  func testNegationChangesTheSignOfZeroAndKeepsNaN() {
    let negated = -Tensor<Double>([0, -0.0, .infinity, .nan])
    XCTAssertEqual(negated.scalars.map(\.sign), [.minus, .plus, .minus, .minus])
    XCTAssertTrue((negated[3] as Double).isNaN)
  }

  func testMaximumAndMinimumPropagateNaN() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      let a = Tensor<Scalar>([.nan, 1, .nan, .infinity, -.infinity, 2])
      let b = Tensor<Scalar>([1, .nan, .nan, 3, 3, 2])
      assertSame(maximum(a, b), Tensor([.nan, .nan, .nan, .infinity, 3, 2]))
      assertSame(minimum(a, b), Tensor([.nan, .nan, .nan, 3, -.infinity, 2]))
      assertSame(maximum(b, a), maximum(a, b))
      assertSame(minimum(b, a), minimum(a, b))
    }
    check(Double.self)
    check(Float.self)
  }

  func testMaximumOfZerosIsAZero() {
    for (a, b) in [(0.0, -0.0), (-0.0, 0.0)] {
      XCTAssertEqual(maximum(Tensor(a), Tensor(b)).item(), 0)
      XCTAssertEqual(minimum(Tensor(a), Tensor(b)).item(), 0)
    }
  }
}
