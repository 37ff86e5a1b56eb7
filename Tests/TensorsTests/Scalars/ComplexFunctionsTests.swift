import Foundation
import XCTest
import _TestSupport

@testable import Tensors

/// Values of functions of complex numbers; `Fixtures/make_complex.py` describes and makes them.
private struct ComplexTable: Decodable {
  typealias Columns = [String: String]
  let double: [String: Columns]
  let float: [String: Columns]
  let special: [String: Columns]

  static func load() throws -> ComplexTable {
    let url = try XCTUnwrap(
      Bundle.module.url(forResource: "Fixtures/complex", withExtension: "json"))
    return try JSONDecoder().decode(ComplexTable.self, from: Data(contentsOf: url))
  }
}

private func numbers(_ column: String?) throws -> [Complex<Double>] {
  let parts = try XCTUnwrap(column).split(separator: " ").map {
    Double(bitPattern: try XCTUnwrap(UInt64($0, radix: 16)))
  }
  return stride(from: 0, to: parts.count, by: 2).map { Complex(parts[$0], parts[$0 + 1]) }
}

/// The functions with the errors that their documentation allows, in ulp of the absolute value.
private func functions<Part: FloatingPointScalar>(_ part: Part.Type) -> [(
  name: String, bound: Double,
  function: (Tensor<Complex<Part>>) -> Tensor<Complex<Part>>,
  inPlace: (inout Tensor<Complex<Part>>) -> Void
)] {
  [
    ("square", 4, square, { $0.formSquare() }), ("sign", 2, sign, { $0.formSign() }),
    ("reciprocal", 2, reciprocal, { $0.formReciprocal() }),
    ("sqrt", 4, sqrt, { $0.formSqrt() }), ("exp", 4, exp, { $0.formExp() }),
    ("expm1", 4, expm1, { $0.formExpm1() }), ("log", 4, log, { $0.formLog() }),
    ("log2", 4, log2, { $0.formLog2() }), ("log10", 4, log10, { $0.formLog10() }),
    ("log1p", 4, log1p, { $0.formLog1p() }), ("sin", 4, sin, { $0.formSin() }),
    ("cos", 4, cos, { $0.formCos() }), ("tan", 4, tan, { $0.formTan() }),
    ("asin", 4, asin, { $0.formAsin() }), ("acos", 4, acos, { $0.formAcos() }),
    ("atan", 4, atan, { $0.formAtan() }), ("sinh", 4, sinh, { $0.formSinh() }),
    ("cosh", 4, cosh, { $0.formCosh() }), ("tanh", 4, tanh, { $0.formTanh() }),
    ("asinh", 4, asinh, { $0.formAsinh() }), ("acosh", 4, acosh, { $0.formAcosh() }),
    ("atanh", 4, atanh, { $0.formAtanh() }),
  ]
}

final class ComplexFunctionsTests: XCTestCase {
  /// The largest |actual − expected| in ulp of |expected|, as numbers of type `Part` have it.
  private func worstError<Part: FloatingPointScalar>(
    _ name: String, _ z: [Complex<Double>], _ expected: [Complex<Double>], bound: Double,
    _ actual: [Complex<Part>]
  ) -> Double {
    XCTAssertGreaterThan(expected.count, 20, name)
    XCTAssertEqual(actual.count, expected.count, name)
    var worst = 0.0
    for (i, e) in expected.enumerated() {
      let a = Complex(Double(actual[i].real), Double(actual[i].imaginary))
      let ulp = Double(Part(e.length).ulp)
      // Scaled, lest the difference vanish.
      let error = Double.hypot((a.real - e.real) / ulp, (a.imaginary - e.imaginary) / ulp)
      XCTAssertLessThanOrEqual(error, bound, "\(name)(\(z[i])) = \(a) for \(e), \(Part.self)")
      worst = max(worst, error)
    }
    return worst
  }

  private func check<Part: FloatingPointScalar>(
    _ table: [String: ComplexTable.Columns], _ type: Part.Type
  ) throws {
    func tensor(_ z: [Complex<Double>]) -> Tensor<Complex<Part>> {
      Tensor(z).converted(to: Complex<Part>.self)
    }
    var report: [String] = []
    for (name, bound, function, _) in functions(Part.self) {
      let columns = try XCTUnwrap(table[name])
      let (z, f) = (try numbers(columns["z"]), try numbers(columns["f"]))
      let worst = worstError(name, z, f, bound: bound, function(tensor(z)).scalars)
      report.append("\(name) \((worst * 100).rounded() / 100)")
    }
    let columns = try XCTUnwrap(table["pow"])
    let (z, w) = (try numbers(columns["z"]), try numbers(columns["w"]))
    let powers = pow(tensor(z), tensor(w)).scalars
    let worst = worstError("pow", z, try numbers(columns["f"]), bound: 2, powers)
    report.append("pow \((worst * 100).rounded() / 100)")
    XCTAssertEqual(report.count, table.count)
    print("Worst errors in ulp, Complex<\(type)>: \(report.joined(separator: ", "))")
  }

  func testErrorsStayWithinTheBounds() throws {
    let table = try ComplexTable.load()
    try check(table.double, Double.self)
    try check(table.float, Float.self)
  }

  // Infinities, NaN, zeros of both signs, and both sides of the branch cuts.
  func testSpecialValuesAreNumPys() throws {
    func isSame(_ a: Double, _ e: Double, within error: Double) -> Bool {
      if e.isNaN { return a.isNaN }
      return a.sign == e.sign && (a == e || (e != 0 && (a - e).magnitude <= error))
    }
    func check<Part: FloatingPointScalar>(
      _ table: [String: ComplexTable.Columns], _ type: Part.Type
    ) throws {
      let z = try numbers(table["z"]?["f"])
      var count = 0
      for (name, _, function, _) in functions(Part.self) where table[name] != nil {
        let expected = try numbers(table[name]?["f"])
        let actual = function(Tensor(z).converted(to: Complex<Part>.self)).scalars
        for (i, e) in expected.enumerated() {
          let (x, y) = (Double(actual[i].rawStorage.x), Double(actual[i].rawStorage.y))
          let size = Double.hypot(e.rawStorage.x, e.rawStorage.y)
          let error = size.isFinite ? 8 * Double(Part.ulpOfOne) * size : 8 * Double(Part.ulpOfOne)
          XCTAssertTrue(
            isSame(x, e.rawStorage.x, within: error) && isSame(y, e.rawStorage.y, within: error),
            "\(name)\(z[i].rawStorage) = (\(x), \(y)) for \(e.rawStorage), \(Part.self)")
        }
        count += 1
      }
      XCTAssertEqual(count, table.count - 1)
    }
    let table = try ComplexTable.load().special
    try check(table, Double.self)
    try check(table, Float.self)
  }

  func testEveryLayoutAndInPlace() {
    func check<Part: FloatingPointScalar>(_ type: Part.Type) {
      var random = SplitMix64(seed: 302)
      let values: [Complex<Part>] = random.values(12)
      let z = Tensor(values, shape: [3, 4])
      for (name, _, function, inPlace) in functions(Part.self) {
        let expected = function(z)
        for layout in layoutCases(values, shape: [3, 4]) {
          assertSame(function(layout.tensor), expected, "\(name) \(layout.name)")
          var reversed = layout.tensor
          reversed = reversed[(..<3).by(-1)]
          assertSame(function(reversed), expected[(..<3).by(-1)], "\(name) \(layout.name)")
        }
        for layout in writableLayoutCases(values, shape: [3, 4]) {
          var target = layout.tensor
          inPlace(&target)
          assertSame(layout.tensor, expected, "\(name) \(layout.name)")
        }
        XCTAssertEqual(function(Tensor.zeros([0, 3])).shape, [0, 3])
        XCTAssertEqual(function(Tensor(values[0]))[], expected[0, 0])
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testSpecialValuesOfWhatTheCLibraryLacks() {
    typealias C = Complex<Double>
    func parts(_ z: Tensor<C>) -> [SIMD2<Double>] {
      z.scalars.map { SIMD2($0.rawStorage.x, $0.rawStorage.y) }
    }
    let inf = Double.infinity
    let z = Tensor([C(0, 0), C(-0.0, 0), C(inf, 1), C(-1, -inf), C(inf, .nan)])
    XCTAssertEqual(
      parts(reciprocal(z)),
      [SIMD2(inf, -0.0), SIMD2(-inf, -0.0), SIMD2(0, -0.0), SIMD2(-0.0, 0), SIMD2(0, -0.0)])
    XCTAssertTrue(isNaN(reciprocal(Tensor([C(.nan, 1), C(0, .nan)]))).all())
    XCTAssertEqual(
      parts(expm1(Tensor([C(-inf, 1), C(0, -0.0), C(inf, 0), C(1, 0)]))),
      [SIMD2(-1, 0), SIMD2(0, -0.0), SIMD2(inf, 0), SIMD2(Double.expMinusOne(1), 0)])
    XCTAssertEqual(
      parts(log1p(Tensor([C(-1, 0), C(0, -0.0), C(-2, -0.0), C(inf, 0)]))),
      [SIMD2(-inf, 0), SIMD2(0, -0.0), SIMD2(0, -.pi), SIMD2(inf, 0)])
  }

  func testClosenessAndKindsOfNumbers() {
    func check<Part: FloatingPointScalar>(_ type: Part.Type) {
      typealias C = Complex<Part>
      let inf = Part.infinity
      let values = [C(1, -2), C(.nan, 0), C(inf, 0), C(0, -inf), C(inf, .nan), C(0, 0)]
      for layout in layoutCases(values, shape: [2, 3]) {
        let z = layout.tensor
        XCTAssertEqual(isFinite(z).scalars, [true, false, false, false, false, true])
        XCTAssertEqual(isInf(z).scalars, [false, false, true, true, true, false])
        XCTAssertEqual(isNaN(z).scalars, [false, true, false, false, true, false])
        XCTAssertEqual(isClose(z, z).scalars, [true, false, true, true, false, true])
        XCTAssertTrue(allClose(z, z, equalNaN: true))
      }
      // |a − b| = 5 · 10⁻³ and |b| = 500.
      let (a, b) = (Tensor([C(300, 400)]), Tensor([C(300.003, 400.004)]))
      XCTAssertTrue(allClose(a, b, relativeTolerance: 1.1e-5, absoluteTolerance: 0))
      XCTAssertFalse(allClose(a, b, relativeTolerance: 0.9e-5, absoluteTolerance: 0))
      XCTAssertTrue(allClose(a, C(300, 400)))
      XCTAssertFalse(allClose(a, -a))
    }
    check(Double.self)
    check(Float.self)
  }
}
