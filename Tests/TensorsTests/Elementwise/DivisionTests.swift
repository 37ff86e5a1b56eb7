import XCTest
import _TestSupport

@testable import Tensors

final class DivisionTests: XCTestCase {
  func testQuotientsAndRemaindersByHand() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      let a = Tensor<Scalar>([7, -7, 7, -7, 7.5, -0.5])
      let b = Tensor<Scalar>([2, 2, -2, -2, 2.5, 1])
      assertSame(floorDivide(a, b), Tensor([3, -4, -4, 3, 3, -1]))
      assertSame(remainder(a, b), Tensor([1, 1, -1, -1, 0, 0.5]))
      assertSame(fmod(a, b), Tensor([1, -1, 1, -1, 0, -0.5]))
      assertSame(floorDivide(a, 2), Tensor([3, -4, 3, -4, 3, -1]))
      assertSame(remainder(a, -4), Tensor([-1, -3, -1, -3, -0.5, -0.5]))
      assertSame(fmod(9, b), Tensor([1, 1, 1, 1, 1.5, 0]))
      assertSame(floorDivide(9, b), Tensor([4, 4, -5, -5, 3, 9]))
      assertSame(remainder(9, b), Tensor([1, 1, -1, -1, 1.5, 0]))
    }
    check(Double.self)
    check(Float.self)
  }

  // The quotient of 1 by 0.1 is 10 rounded, but 0.1 is a little more than a tenth.
  func testQuotientIsOnTheSideOfTheExactOne() {
    XCTAssertEqual(floorDivide(Tensor<Double>([1]), 0.1).item(), 9)
    XCTAssertEqual(remainder(Tensor<Double>([1]), 0.1).item(), 0.1, accuracy: 1e-16)
  }

  func testFormsInPlace() {
    for x in writableLayoutCases([7, -7, 9, -9] as [Double], shape: [2, 2]) {
      var x = x.tensor
      let alias = x.transposed()
      x.formFloorDivide(by: 2)
      assertSame(alias, Tensor([[3, 4], [-4, -5]]))
      x.formRemainder(by: Tensor([3, 3]))
      assertSame(x, Tensor([[0, 2], [1, 1]]))
      x -= 4
      x.formFmod(by: 3)
      assertSame(x, Tensor([[-1, -2], [-0.0, -0.0]]))
      x.formPower(2)
      assertSame(x, Tensor([[1, 4], [0, 0]]))
      x.formPower(Tensor([[0.5], [0]]))
      assertSame(x, Tensor([[1, 2], [1, 1]]))
      x.formRemainder(by: 2)
      x.formFloorDivide(by: Tensor(1))
      x.formFmod(by: Tensor(1))
      assertSame(x, Tensor([[0, 0], [0, 0]]))
    }
  }

  func testPowersOfIntegersAreExact() {
    XCTAssertEqual(pow(Tensor<Int64>([3, -3, 0, 1]), 39)[0], 4_052_555_153_018_976_267)
    XCTAssertEqual(pow(Tensor<Int64>([3, -3, 0, 1]), 39)[1], -4_052_555_153_018_976_267)
    XCTAssertEqual(pow(Tensor<Int32>([0, 5, -2]), Tensor([0, 3, 31])).scalars, [1, 125, .min])
    XCTAssertEqual(pow(2, Tensor<UInt8>([0, 1, 7])).scalars, [1, 2, 128])
    var x = Tensor<Int32>([2, 3])
    x.formPower(3)
    XCTAssertEqual(x.scalars, [8, 27])
  }

  func testFunctionsOfTwoVariablesTakeEveryLayout() {
    func check<Scalar: FloatingPointScalar>(
      _ name: String, _ type: Scalar.Type,
      _ function: (Tensor<Scalar>, Tensor<Scalar>) -> Tensor<Scalar>,
      _ right: (Tensor<Scalar>, Scalar) -> Tensor<Scalar>,
      _ left: (Scalar, Tensor<Scalar>) -> Tensor<Scalar>
    ) {
      var random = SplitMix64(seed: 36)
      let a: [Scalar] = random.values(12)
      let b: [Scalar] = random.values(4)
      let single = a.indices.map { function(Tensor([a[$0]]), Tensor([b[$0 % 4]])).item() }
      for x in layoutCases(a, shape: [3, 4]) {
        for y in layoutCases(b, shape: [4]) {
          assertSame(function(x.tensor, y.tensor), Tensor(single, shape: [3, 4]), name)
        }
        assertSame(right(x.tensor, 2), function(x.tensor, Tensor(2)), name)
        assertSame(left(2, x.tensor), function(Tensor(2), x.tensor), name)
      }
    }
    func checkAll<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      check("atan2", type, { atan2($0, $1) }, { atan2($0, $1) }, { atan2($0, $1) })
      check("hypot", type, { hypot($0, $1) }, { hypot($0, $1) }, { hypot($0, $1) })
      check("logaddexp", type, { logaddexp($0, $1) }, { logaddexp($0, $1) }, { logaddexp($0, $1) })
      check("copysign", type, { copysign($0, $1) }, { copysign($0, $1) }, { copysign($0, $1) })
      check("nextafter", type, { nextafter($0, $1) }, { nextafter($0, $1) }, { nextafter($0, $1) })
      check("pow", type, { pow($0, $1) }, { pow($0, $1) }, { pow($0, $1) })
      check("remainder", type, { remainder($0, $1) }, { remainder($0, $1) }, { remainder($0, $1) })
    }
    checkAll(Double.self)
    checkAll(Float.self)
  }

  func testNeighboursAndSigns() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      let tiny = Scalar.leastNonzeroMagnitude
      assertSame(
        nextafter(
          Tensor<Scalar>([0, 1, 1, -tiny, 2, .nan, .infinity]), Tensor([1, 2, 0, 1, 2, 1, 0])),
        Tensor([
          tiny, 1 + .ulpOfOne, 1 - .ulpOfOne / 2, -0.0, 2, .nan, .greatestFiniteMagnitude,
        ]))
      assertSame(nextafter(Tensor<Scalar>([0]), -1), Tensor([-tiny]))
      assertSame(
        copysign(Tensor<Scalar>([1, -2, 0, .infinity]), Tensor([-0.0, 3, -1, -5])),
        Tensor([-1, 2, -0.0, -.infinity]))
    }
    check(Double.self)
    check(Float.self)
  }
}
