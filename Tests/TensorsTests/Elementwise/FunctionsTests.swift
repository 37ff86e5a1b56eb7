import Foundation
import XCTest
import _TestSupport

@testable import Tensors

/// Every function of one variable, with its form in place.
private func functions<Scalar: FloatingPointScalar>() -> [(
  name: String, function: (Tensor<Scalar>) -> Tensor<Scalar>,
  form: (inout Tensor<Scalar>) -> Void
)] {
  [
    ("abs", abs, { $0.formAbs() }), ("sign", sign, { $0.formSign() }),
    ("square", square, { $0.formSquare() }), ("reciprocal", reciprocal, { $0.formReciprocal() }),
    ("-", { -$0 }, { $0.negate() }), ("floor", floor, { $0.formFloor() }),
    ("ceil", ceil, { $0.formCeil() }), ("trunc", trunc, { $0.formTrunc() }),
    ("round", round, { $0.formRound() }), ("exp", exp, { $0.formExp() }),
    ("exp2", exp2, { $0.formExp2() }), ("expm1", expm1, { $0.formExpm1() }),
    ("log", log, { $0.formLog() }), ("log2", log2, { $0.formLog2() }),
    ("log10", log10, { $0.formLog10() }), ("log1p", log1p, { $0.formLog1p() }),
    ("sqrt", sqrt, { $0.formSqrt() }), ("cbrt", cbrt, { $0.formCbrt() }),
    ("sigmoid", sigmoid, { $0.formSigmoid() }), ("sin", sin, { $0.formSin() }),
    ("cos", cos, { $0.formCos() }), ("tan", tan, { $0.formTan() }),
    ("asin", asin, { $0.formAsin() }), ("acos", acos, { $0.formAcos() }),
    ("atan", atan, { $0.formAtan() }), ("sinh", sinh, { $0.formSinh() }),
    ("cosh", cosh, { $0.formCosh() }), ("tanh", tanh, { $0.formTanh() }),
    ("asinh", asinh, { $0.formAsinh() }), ("acosh", acosh, { $0.formAcosh() }),
    ("atanh", atanh, { $0.formAtanh() }), ("sinc", sinc, { $0.formSinc() }),
    ("deg2rad", deg2rad, { $0.formDeg2rad() }), ("rad2deg", rad2deg, { $0.formRad2deg() }),
    ("nanToNum", { nanToNum($0) }, { $0.formNanToNum() }),
    ("clip", { clip($0, min: -2, max: 3) }, { $0.formClip(min: -2, max: 3) }),
  ]
}

final class FunctionsTests: XCTestCase {
  /// Random values of which the first are those that functions treat in a special way.
  private func values<Scalar: FloatingPointScalar>(_ count: Int, seed: UInt64) -> [Scalar] {
    var random = SplitMix64(seed: seed)
    var values: [Scalar] = random.values(count)
    let special: [Scalar] = [.nan, 0, -0.0, .infinity, -.infinity, 1e30, .leastNonzeroMagnitude]
    values.replaceSubrange(0..<min(special.count, count), with: special.prefix(count))
    return values
  }

  private func check<Scalar: FloatingPointScalar>(
    _ name: String, _ function: (Tensor<Scalar>) -> Tensor<Scalar>,
    _ reference: (Scalar) -> Scalar
  ) {
    for shape in [[], [1], [0], [7], [300], [3, 5], [2, 3, 4]] {
      let values: [Scalar] = values(shape.reduce(1, *), seed: 30)
      let expected = Tensor(values.map(reference), shape: shape)
      for layout in layoutCases(values, shape: shape) {
        assertSame(function(layout.tensor), expected, "\(name) \(shape) \(layout.name)")
      }
    }
  }

  func testExactFunctionsAgreeWithScalarsInEveryLayout() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      self.check("sqrt", sqrt) { (x: Scalar) in x.squareRoot() }
      self.check("abs", abs) { (x: Scalar) in x.magnitude }
      self.check("floor", floor) { (x: Scalar) in x.rounded(.down) }
      self.check("ceil", ceil) { (x: Scalar) in x.rounded(.up) }
      self.check("trunc", trunc) { (x: Scalar) in x.rounded(.towardZero) }
      self.check("round", round) { (x: Scalar) in x.rounded(.toNearestOrEven) }
      self.check("square", square) { (x: Scalar) in x * x }
      self.check("reciprocal", reciprocal) { (x: Scalar) in 1 / x }
      self.check("-", { (x: Tensor<Scalar>) in -x }, { (x: Scalar) in -x })
      self.check("sign", sign) { (x: Scalar) in x > 0 ? 1 : x < 0 ? -1 : x + 0 }
    }
    check(Double.self)
    check(Float.self)
  }

  func testHalvesAreRoundedToEven() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      let x = Tensor<Scalar>([0.5, 1.5, 2.5, -0.5, -1.5, 0.49999997, 8_388_609, .infinity])
      assertSame(round(x), Tensor([0, 2, 2, -0.0, -2, 0, 8_388_609, .infinity]))
    }
    check(Double.self)
    check(Float.self)
  }

  // Eight elements fill a vector; blocks of the loops have 256.
  func testResultsDependNeitherOnTheLayoutNorOnThePlace() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      for (name, function, _) in functions() as [(String, (Tensor<Scalar>) -> Tensor<Scalar>, _)] {
        let values: [Scalar] = values(300, seed: 31)
        let expected = Tensor(values.map { function(Tensor([$0])).item() })
        for layout in layoutCases(values, shape: [300]) {
          assertSame(function(layout.tensor), expected, "\(name) \(layout.name)")
        }
        let matrix = expected.reshaped([12, 25])
        for layout in layoutCases(values, shape: [12, 25]) {
          assertSame(function(layout.tensor), matrix, "\(name) \(layout.name)")
        }
        let x = Tensor<Scalar>([1.1])
        assertSame(function(x.broadcast(to: [9])), function(x).broadcast(to: [9]), name)
        XCTAssertEqual(function(Tensor<Scalar>([])).shape, [0])
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testFormsInPlaceAreTheFunctionsAndShowInEveryAlias() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      for (name, function, form) in functions()
        as [(
          String, (Tensor<Scalar>) -> Tensor<Scalar>, (inout Tensor<Scalar>) -> Void
        )]
      {
        let values: [Scalar] = values(60, seed: 32)
        let expected = function(Tensor(values, shape: [5, 12]))
        for layout in writableLayoutCases(values, shape: [5, 12]) {
          var x = layout.tensor
          let alias = x.transposed()
          form(&x)
          assertSame(x, expected, "\(name) in place, \(layout.name)")
          assertSame(alias, expected.transposed(), "\(name), alias, \(layout.name)")
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testSigmoidStaysWithinItsRangeAndKeepsSmallValues() {
    let values = sigmoid(Tensor<Double>([-.infinity, -800, 0, 800, .infinity]))
    XCTAssertEqual(values.scalars, [0, 0, 0.5, 1, 1])
    XCTAssertEqual(sigmoid(Tensor<Double>([-745])).scalars, [0x1p-1074])
    XCTAssertEqual(sigmoid(Tensor<Float>([-103])).scalars, [0x1p-149])
  }

  func testCardinalSineIsZeroAtWholeNumbers() {
    XCTAssertEqual(sinc(Tensor<Double>([0, 1, -2, 1e15, .infinity])).scalars, [1, 0, 0, 0, 0])
    XCTAssertEqual(sinc(Tensor<Double>([0.5])).item(), 2 / Double.pi, accuracy: .ulpOfOne)
  }

  func testFunctionsOfIntegers() {
    func check<Scalar: IntegerScalar & SignedInteger>(_ type: Scalar.Type) {
      let values: [Scalar] = [3, -4, 0, 7, -1, 9]
      for layout in writableLayoutCases(values, shape: [2, 3]) {
        var x = layout.tensor
        assertSame(abs(x), Tensor(values.map(Swift.abs), shape: [2, 3]), layout.name)
        assertSame(sign(x), Tensor([[1, -1, 0], [1, -1, 1]]), layout.name)
        assertSame(square(x), Tensor(values.map { $0 * $0 }, shape: [2, 3]), layout.name)
        assertSame(-x, Tensor(values.map { -$0 }, shape: [2, 3]), layout.name)
        assertSame(~x, Tensor(values.map { ~$0 }, shape: [2, 3]), layout.name)
        assertSame(+x, Tensor(values, shape: [2, 3]), layout.name)
        x.negate()
        x.formInvert()
        assertSame(x, Tensor(values.map { $0 - 1 }, shape: [2, 3]), layout.name)
        x.formSquare()
        x.formSign()
        assertSame(x, Tensor([[1, 1, 1], [1, 1, 1]]), layout.name)
      }
      var minusOne = Tensor<Scalar>([-1])
      minusOne.formAbs()
      XCTAssertEqual(minusOne.scalars, [1])
    }
    check(Int64.self)
    check(Int32.self)
    XCTAssertEqual(abs(Tensor<UInt8>([0, 255])).scalars, [0, 255])
    XCTAssertEqual(sign(Tensor<UInt8>([0, 255])).scalars, [0, 1])
  }
}
