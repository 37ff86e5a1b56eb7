import XCTest
import _TestSupport

@testable import Tensors

/// An operator with its form in place, and what it does to two numbers.
private struct Operation<Scalar: IntegerScalar> {
  let name: String
  let apply: (Tensor<Scalar>, Tensor<Scalar>) -> Tensor<Scalar>
  let right: (Tensor<Scalar>, Scalar) -> Tensor<Scalar>
  let left: (Scalar, Tensor<Scalar>) -> Tensor<Scalar>
  let form: (inout Tensor<Scalar>, Tensor<Scalar>) -> Void
  let formRight: (inout Tensor<Scalar>, Scalar) -> Void
  let reference: (Scalar, Scalar) -> Scalar
}

private func operations<Scalar: IntegerScalar>() -> [Operation<Scalar>] {
  [
    Operation(
      name: "/", apply: { $0 / $1 }, right: { $0 / $1 }, left: { $0 / $1 }, form: { $0 /= $1 },
      formRight: { $0 /= $1 }, reference: { $0 / $1 }),
    Operation(
      name: "%", apply: { $0 % $1 }, right: { $0 % $1 }, left: { $0 % $1 }, form: { $0 %= $1 },
      formRight: { $0 %= $1 }, reference: { $0 % $1 }),
    Operation(
      name: "&+", apply: { $0 &+ $1 }, right: { $0 &+ $1 }, left: { $0 &+ $1 },
      form: { $0 &+= $1 }, formRight: { $0 &+= $1 }, reference: { $0 &+ $1 }),
    Operation(
      name: "&-", apply: { $0 &- $1 }, right: { $0 &- $1 }, left: { $0 &- $1 },
      form: { $0 &-= $1 }, formRight: { $0 &-= $1 }, reference: { $0 &- $1 }),
    Operation(
      name: "&*", apply: { $0 &* $1 }, right: { $0 &* $1 }, left: { $0 &* $1 },
      form: { $0 &*= $1 }, formRight: { $0 &*= $1 }, reference: { $0 &* $1 }),
    Operation(
      name: "&", apply: { $0 & $1 }, right: { $0 & $1 }, left: { $0 & $1 }, form: { $0 &= $1 },
      formRight: { $0 &= $1 }, reference: { $0 & $1 }),
    Operation(
      name: "|", apply: { $0 | $1 }, right: { $0 | $1 }, left: { $0 | $1 }, form: { $0 |= $1 },
      formRight: { $0 |= $1 }, reference: { $0 | $1 }),
    Operation(
      name: "^", apply: { $0 ^ $1 }, right: { $0 ^ $1 }, left: { $0 ^ $1 }, form: { $0 ^= $1 },
      formRight: { $0 ^= $1 }, reference: { $0 ^ $1 }),
    Operation(
      name: "<<", apply: { $0 << $1 }, right: { $0 << $1 }, left: { $0 << $1 },
      form: { $0 <<= $1 }, formRight: { $0 <<= $1 }, reference: { $0 << $1 }),
    Operation(
      name: ">>", apply: { $0 >> $1 }, right: { $0 >> $1 }, left: { $0 >> $1 },
      form: { $0 >>= $1 }, formRight: { $0 >>= $1 }, reference: { $0 >> $1 }),
    Operation(
      name: "floorDivide", apply: { floorDivide($0, $1) }, right: { floorDivide($0, $1) },
      left: { floorDivide($0, $1) }, form: { $0.formFloorDivide(by: $1) },
      formRight: { $0.formFloorDivide(by: $1) },
      reference: { Scalar((Double($0) / Double($1)).rounded(.down)) }),
    Operation(
      name: "remainder", apply: { remainder($0, $1) }, right: { remainder($0, $1) },
      left: { remainder($0, $1) }, form: { $0.formRemainder(by: $1) },
      formRight: { $0.formRemainder(by: $1) },
      reference: {
        Scalar(Double($0) - Double($1) * (Double($0) / Double($1)).rounded(.down))
      }),
    Operation(
      name: "fmod", apply: { fmod($0, $1) }, right: { fmod($0, $1) }, left: { fmod($0, $1) },
      form: { $0.formFmod(by: $1) }, formRight: { $0.formFmod(by: $1) }, reference: { $0 % $1 }),
  ]
}

final class IntegerOperatorsTests: XCTestCase {
  private func check<Scalar: IntegerScalar>(_ type: Scalar.Type) {
    var random = SplitMix64(seed: 35)
    let a: [Scalar] = random.values(12)
    let b: [Scalar] = random.values(12).map { $0 == 0 ? 3 : $0 }
    let row: [Scalar] = Array(b[4..<8])
    for operation in operations() as [Operation<Scalar>] {
      let f = operation.reference
      for x in writableLayoutCases(a, shape: [3, 4]) {
        let context = "\(operation.name), \(x.name)"
        for y in layoutCases(b, shape: [3, 4]) {
          assertSame(
            operation.apply(x.tensor, y.tensor), Tensor(zip(a, b).map(f), shape: [3, 4]), context)
        }
        let broadcast = Tensor(a.indices.map { f(a[$0], row[$0 % 4]) }, shape: [3, 4])
        assertSame(operation.apply(x.tensor, Tensor(row)), broadcast, context)
        let number = b[0]
        let withNumber = Tensor(a.map { f($0, number) }, shape: [3, 4])
        assertSame(operation.right(x.tensor, number), withNumber, context)
        var target = x.tensor
        operation.form(&target, Tensor(row))
        assertSame(target, broadcast, "\(context), in place")
        target[0...] = Tensor(a, shape: [3, 4])
        operation.formRight(&target, number)
        assertSame(target, withNumber, "\(context), in place")
      }
      for y in layoutCases(b, shape: [3, 4]) {
        assertSame(
          operation.left(7, y.tensor), Tensor(b.map { f(7, $0) }, shape: [3, 4]),
          "7 \(operation.name) \(y.name)")
      }
    }
  }

  func testOperatorsAgreeWithScalarsInEveryLayout() {
    check(Int64.self)
    check(Int32.self)
    check(UInt8.self)
  }

  func testWrappingArithmeticLeavesOutHighBits() {
    XCTAssertEqual((Tensor<UInt8>([250, 3]) &+ 10).scalars, [4, 13])
    XCTAssertEqual((Tensor<UInt8>([2, 30]) &- Tensor([5, 5])).scalars, [253, 25])
    XCTAssertEqual((Tensor<Int32>([.max, .min]) &* 2).scalars, [-2, 0])
    XCTAssertEqual((Tensor<Int64>([.max]) &+ 1).scalars, [.min])
  }

  func testShiftsByTheWidthAndMore() {
    XCTAssertEqual((Tensor<Int32>([1, -1]) << 32).scalars, [0, 0])
    XCTAssertEqual((Tensor<Int32>([5, -5]) >> 40).scalars, [0, -1])
    XCTAssertEqual((Tensor<Int32>([8, -8]) << -2).scalars, [2, -2])
    XCTAssertEqual((Tensor<UInt8>([255]) << 4).scalars, [240])
  }

  // The least number has no positive counterpart, but its remainder by −1 is 0.
  func testRemainderOfTheLeastNumber() {
    XCTAssertEqual(remainder(Tensor<Int64>([.min]), -1).scalars, [0])
    XCTAssertEqual(fmod(Tensor<Int32>([.min]), -1).scalars, [0])
    XCTAssertEqual(floorDivide(Tensor<Int64>([.min, .max]), 3)[0], Int64.min / 3 - 1)
    XCTAssertEqual(remainder(Tensor<UInt8>([255, 254]), 255).scalars, [0, 254])
  }
}
