import XCTest
import _TestSupport

@testable import Tensors

final class InPlaceTests: XCTestCase {
  private typealias InPlace<Scalar: TensorScalar> = (inout Tensor<Scalar>, Tensor<Scalar>) -> Void

  private func check<Scalar: NumericScalar>(
    _ name: String, _ inPlace: InPlace<Scalar>,
    _ operation: (Tensor<Scalar>, Tensor<Scalar>) -> Tensor<Scalar>
  ) {
    var random = SplitMix64(seed: 20)
    for (shape, right) in [
      ([3, 4], [3, 4]), ([3, 4], [4]), ([3, 4], [3, 1]), ([3, 4], []),
      ([2, 3, 2], [3, 1]), ([], []), ([5], [5]), ([5], [1]), ([0, 2], [2]),
    ] as [([Int], [Int])] {
      // Above the right side, for differences of unsigned integers.
      let values = random.values(shape.reduce(1, *)).map { ($0 as Scalar) + 9 }
      let rightValues: [Scalar] = random.values(right.reduce(1, *))
      let expected = operation(
        Tensor(values, shape: shape), Tensor(rightValues, shape: right))
      for b in layoutCases(rightValues, shape: right) {
        for a in writableLayoutCases(values, shape: shape) {
          var target = a.tensor
          inPlace(&target, b.tensor)
          let context = "\(shape) \(a.name) \(name) \(right) \(b.name)"
          assertSame(a.tensor, expected, context)
          XCTAssertTrue(target.sharesStorage(with: a.tensor), context)
        }
      }
    }
  }

  private func checkRing<Scalar: NumericScalar>(_ type: Scalar.Type) {
    check("+=", { (a: inout Tensor<Scalar>, b) in a += b }, +)
    check("-=", { (a: inout Tensor<Scalar>, b) in a -= b }, -)
    check("*=", { (a: inout Tensor<Scalar>, b) in a *= b }, *)
    check("axpy", { (a: inout Tensor<Scalar>, b) in axpy(3, b, &a) }, { $0 + 3 * $1 })
  }

  func testInPlaceOperatorsAgreeWithTheirPlainForms() {
    checkRing(Double.self)
    checkRing(Float.self)
    checkRing(Int32.self)
    checkRing(Int64.self)
    checkRing(UInt8.self)
    check("/=", { (a: inout Tensor<Double>, b) in a /= b }, /)
    check("/=", { (a: inout Tensor<Float>, b) in a /= b }, /)
  }

  func testFunctionsOfTwoVariables() {
    func checkAll<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      check("formAtan2", { (a: inout Tensor<Scalar>, b) in a.formAtan2(b) }, atan2)
      check("formHypot", { (a: inout Tensor<Scalar>, b) in a.formHypot(b) }, hypot)
      check("formLogaddexp", { (a: inout Tensor<Scalar>, b) in a.formLogaddexp(b) }, logaddexp)
      check("formCopysign", { (a: inout Tensor<Scalar>, b) in a.formCopysign(b) }, copysign)
      check("formNextafter", { (a: inout Tensor<Scalar>, b) in a.formNextafter(b) }, nextafter)
      let x = Tensor<Scalar>([1, -2, 0.5])
      for (inPlace, function) in [
        ({ $0.formAtan2(-3) }, { atan2($0, -3) }), ({ $0.formHypot(-3) }, { hypot($0, -3) }),
        ({ $0.formLogaddexp(-3) }, { logaddexp($0, -3) }),
        ({ $0.formCopysign(-3) }, { copysign($0, -3) }),
        ({ $0.formNextafter(-3) }, { nextafter($0, -3) }),
      ] as [((inout Tensor<Scalar>) -> Void, (Tensor<Scalar>) -> Tensor<Scalar>)] {
        var target = x.copy()
        let alias = target
        inPlace(&target)
        assertSame(alias, function(x))
      }
    }
    checkAll(Double.self)
    checkAll(Float.self)
  }

  func testNumbersOnTheRight() {
    var t = Tensor<Double>([1, 2])
    let alias = t
    t += 1
    t *= 6
    t -= 2
    t /= 4
    XCTAssertEqual(alias.scalars, [2.5, 4])
  }

  func testPlainOperatorRebindsAndLeavesAliasesAlone() {
    var a = Tensor<Double>([1, 2])
    let alias = a
    a = a + a
    XCTAssertEqual(alias.scalars, [1, 2])
    XCTAssertEqual(a.scalars, [2, 4])
    XCTAssertFalse(a.sharesStorage(with: alias))
  }

  func testViewsWriteThroughToWhatTheyShow() {
    let table = Tensor<Double>.zeros([2, 3])
    var firstRow = table[row: 0]
    firstRow += 1
    XCTAssertEqual(table.scalars, [1, 1, 1, 0, 0, 0])
    var column = table.transposed()[row: 2]
    column -= Tensor([5, 6])
    XCTAssertEqual(table.scalars, [1, 1, -4, 0, 0, -6])
  }

  func testOverlappingOperandIsReadAsItWasBefore() {
    func check<Scalar: NumericScalar>(_ type: Scalar.Type) {
      for layout in writableLayoutCases([1, 2, 3, 4] as [Scalar], shape: [2, 2]) {
        var t = layout.tensor
        t += t.transposed()
        XCTAssertEqual(layout.tensor.scalars, [2, 5, 5, 8], layout.name)
        t += t[row: 0]
        XCTAssertEqual(layout.tensor.scalars, [4, 10, 7, 13], layout.name)
        axpy(2, t.transposed(), &t)
        XCTAssertEqual(layout.tensor.scalars, [12, 24, 27, 39], layout.name)
        t -= t
        XCTAssertEqual(layout.tensor.scalars, [0, 0, 0, 0], layout.name)
      }
      let line = Tensor<Scalar>([1, 2, 3, 4, 5])
      var tail = line[1...]
      tail *= line[..<4]
      XCTAssertEqual(line.scalars, [1, 2, 6, 12, 20])
      var head = line[..<4]
      head += line[1...]
      XCTAssertEqual(line.scalars, [3, 8, 18, 32, 20])
      axpy(1, line[0..<1], &head)
      XCTAssertEqual(line.scalars, [6, 11, 21, 35, 20])
    }
    check(Double.self)
    check(Float.self)
    check(Int32.self)
    check(UInt8.self)
  }

  func testAxpyRoundsTheProductFirst() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      // The square of 1 + u/2 ends in a bit that only a fused operation would keep.
      let factor = 1 + Scalar.ulpOfOne
      for n in [1, 7, 64] {
        var y = Tensor<Scalar>(repeating: -(factor * factor), shape: [n])
        axpy(factor, Tensor(repeating: factor, shape: [n]), &y)
        assertSame(y, .zeros([n]))
      }
    }
    check(Double.self)
    check(Float.self)
  }
}
