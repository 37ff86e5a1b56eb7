import Foundation
import XCTest
import _TestSupport

@testable import Tensors

/// Correctly rounded values; `Fixtures/make_elementary.py` describes and makes them.
private struct ElementaryTable: Decodable {
  typealias Columns = [String: String]
  let double: [String: Columns]
  let float: [String: Columns]
  let numpy: Columns

  static func load() throws -> ElementaryTable {
    let url = try XCTUnwrap(
      Bundle.module.url(forResource: "Fixtures/elementary", withExtension: "json"))
    return try JSONDecoder().decode(ElementaryTable.self, from: Data(contentsOf: url))
  }
}

/// A floating-point type that is written as the hexadecimal digits of its bits.
private protocol BitsReadable: FloatingPointScalar {
  init?(bits: Substring)
}

extension Double: BitsReadable {
  init?(bits: Substring) {
    guard let bits = UInt64(bits, radix: 16) else { return nil }
    self.init(bitPattern: bits)
  }
}

extension Float: BitsReadable {
  init?(bits: Substring) {
    guard let bits = UInt32(bits, radix: 16) else { return nil }
    self.init(bitPattern: bits)
  }
}

private func numbers<Scalar: BitsReadable>(_ column: String?) throws -> [Scalar] {
  try XCTUnwrap(column).split(separator: " ").map { try XCTUnwrap(Scalar(bits: $0)) }
}

/// The functions of the table with the errors that their documentation allows, in ulp.
private func unaryFunctions<Scalar: FloatingPointScalar>() -> [(
  name: String, bound: Double, function: (Tensor<Scalar>) -> Tensor<Scalar>
)] {
  [
    ("exp2", 1, exp2), ("expm1", 1.5, expm1), ("log", 1, log), ("log2", 1, log2),
    ("log10", 1, log10), ("log1p", 1, log1p), ("cbrt", 1, cbrt), ("sigmoid", 2, sigmoid),
    ("sin", 1, sin), ("cos", 1, cos), ("tan", 2, tan), ("asin", 1.5, asin), ("acos", 1.5, acos),
    ("atan", 1, atan), ("sinh", 2, sinh), ("cosh", 1.5, cosh), ("tanh", 2, tanh),
    ("asinh", 1, asinh), ("acosh", 1, acosh), ("atanh", 1, atanh), ("sinc", 2, sinc),
    ("deg2rad", 1.5, deg2rad), ("rad2deg", 1.5, rad2deg),
  ]
}

private func binaryFunctions<Scalar: FloatingPointScalar>() -> [(
  name: String, bound: Double, function: (Tensor<Scalar>, Tensor<Scalar>) -> Tensor<Scalar>
)] {
  [("atan2", 2, atan2), ("hypot", 1, hypot), ("logaddexp", 2, logaddexp), ("pow", 1, pow)]
}

final class FunctionAccuracyTests: XCTestCase {
  /// The largest error in ulp; NaN, infinities and zeros, with their signs, must be exact.
  private func worstError<Scalar: BitsReadable>(
    _ name: String, _ columns: ElementaryTable.Columns, bound: Double, _ actual: [Scalar]
  ) throws -> Double {
    let x: [Scalar] = try numbers(columns["x"])
    let expected: [Scalar] = try numbers(columns["y"])
    let rests = try XCTUnwrap(columns["rest"]).split(separator: " ").map { Double($0) ?? .nan }
    XCTAssertGreaterThan(expected.count, 50, name)
    XCTAssertEqual(actual.count, expected.count)
    var worst = 0.0
    for (i, rest) in rests.enumerated() {
      let (a, e) = (actual[i], expected[i])
      var error = rest.magnitude / 1000
      if !e.isFinite || (e == 0 && rest == 0) {
        let isSame = a.isNaN ? e.isNaN : a == e && a.sign == e.sign
        XCTAssertTrue(isSame, "\(name)(\(x[i])) = \(a) for \(e), \(Scalar.self)")
        continue
      } else if a != e {
        error = (Double((a - e) / e.ulp) - rest / 1000).magnitude
      }
      XCTAssertLessThanOrEqual(
        error, bound + 0.0005, "\(name)(\(x[i])) = \(a) for \(e), \(Scalar.self)")
      worst = max(worst, error)
    }
    return worst
  }

  /// Loops look at blocks of arguments; what stands beside an argument must not show.
  private func checkAlone<Scalar: BitsReadable>(
    _ name: String, _ actual: [Scalar], _ alone: [Scalar]
  ) {
    for (i, (a, b)) in zip(actual, alone).enumerated() {
      let isSame = a.isNaN ? b.isNaN : a == b && a.sign == b.sign
      XCTAssertTrue(isSame, "\(name), place \(i): \(a) in company, \(b) alone, \(Scalar.self)")
    }
  }

  private func check<Scalar: BitsReadable>(
    _ table: [String: ElementaryTable.Columns], _ type: Scalar.Type
  ) throws {
    var report: [String] = []
    for (name, bound, function) in unaryFunctions()
      as [(String, Double, (Tensor<Scalar>) -> Tensor<Scalar>)]
    {
      let columns = try XCTUnwrap(table[name])
      let x: [Scalar] = try numbers(columns["x"])
      let actual = function(Tensor(x)).scalars
      checkAlone(name, actual, x.map { function(Tensor([$0])).scalars[0] })
      let worst = try worstError(name, columns, bound: bound, actual)
      report.append("\(name) \((worst * 1000).rounded() / 1000)")
    }
    for (name, bound, function) in binaryFunctions()
      as [(String, Double, (Tensor<Scalar>, Tensor<Scalar>) -> Tensor<Scalar>)]
    {
      let columns = try XCTUnwrap(table[name])
      let x: [Scalar] = try numbers(columns["x"])
      let y: [Scalar] = try numbers(columns["x2"])
      let actual = function(Tensor(x), Tensor(y)).scalars
      checkAlone(
        name, actual, zip(x, y).map { function(Tensor([$0]), Tensor([$1])).scalars[0] })
      let worst = try worstError(name, columns, bound: bound, actual)
      report.append("\(name) \((worst * 1000).rounded() / 1000)")
    }
    XCTAssertEqual(Set(report.map { $0.prefix { $0 != " " } }).count, table.count)
    print("Worst errors in ulp, \(type): \(report.joined(separator: ", "))")
  }

  func testErrorsStayWithinTheBounds() throws {
    let table = try ElementaryTable.load()
    try check(table.double, Double.self)
    try check(table.float, Float.self)
  }

  func testPowersBesideOneThatIsFarFromOne() {
    func check<Scalar: BitsReadable>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 217)
      // A block and the beginning of another.
      let count = 1030
      let x = (0..<count).map { _ in Scalar(Double.random(in: 0.1...10, using: &random)) }
      let y = (0..<count).map { _ in Scalar(Double.random(in: -5...5, using: &random)) }
      func alone(_ x: Scalar, _ y: Scalar) -> Scalar { pow(Tensor([x]), Tensor([y]))[0] }
      let ordinary = zip(x, y).map(alone)
      checkAlone("pow", pow(Tensor(x), Tensor(y)).scalars, ordinary)
      for (base, exponent) in [
        (0, -1), (-0.0, -3), (-2, 3), (-2, 0.5), (.infinity, 2), (-.infinity, 3), (.nan, 1),
        (1, .infinity), (2, .nan), (1.0001, 1e6), (0.9999, 1e6), (2, 126), (2, -149), (2, -1074),
        (.leastNonzeroMagnitude, 0.5), (.leastNormalMagnitude, 1), (.greatestFiniteMagnitude, 0.9),
        (.greatestFiniteMagnitude, 2), (1, 1e30),
      ] as [(Scalar, Scalar)] {
        for place in [0, 500, 1023, 1024, 1029] {
          var (x, y, expected) = (x, y, ordinary)
          (x[place], y[place]) = (base, exponent)
          expected[place] = alone(base, exponent)
          let name = "pow(\(base), \(exponent)) at \(place)"
          checkAlone(name, pow(Tensor(x), Tensor(y)).scalars, expected)
          var inPlace = Tensor(x)
          inPlace.formPower(Tensor(y))
          checkAlone("\(name), in place", inPlace.scalars, expected)
          let exponents = Tensor(y)
          exponents.write(pow(Tensor(x), exponents))
          checkAlone("\(name), over the exponents", exponents.scalars, expected)
          let apart = Tensor(x + y, shape: [2, count]).transposed().copy()
          checkAlone("\(name), apart", pow(apart[0..., 0], apart[0..., 1]).scalars, expected)
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testDivisionsOfSpecialValuesAreNumPys() throws {
    let columns = try ElementaryTable.load().numpy
    let a = Tensor<Double>(try numbers(columns["a"]))
    let b = Tensor<Double>(try numbers(columns["b"]))
    for (name, function) in [
      ("floor_divide", floorDivide), ("remainder", remainder), ("fmod", fmod),
    ] as [(String, (Tensor<Double>, Tensor<Double>) -> Tensor<Double>)] {
      let expected: [Double] = try numbers(columns[name])
      for (i, (actual, e)) in zip(function(a, b).scalars, expected).enumerated() {
        let isSame = actual.isNaN ? e.isNaN : actual == e && actual.sign == e.sign
        XCTAssertTrue(
          isSame, "\(name)(\(a[i] as Double), \(b[i] as Double)) = \(actual) for \(e)")
      }
    }
  }
}
