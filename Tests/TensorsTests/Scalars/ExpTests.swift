import Foundation
import XCTest
import _TestSupport

@testable import Tensors

/// Correctly rounded values; `Fixtures/make_exp.py` describes and makes them.
private struct ExpTable: Decodable {
  struct Columns: Decodable {
    let x: [String]
    let exp: [String]
    /// Thousandths of an ulp from the rounded value up to the exact one.
    let rest: [Int]
  }
  let float: Columns
  let double: Columns

  static func load() throws -> ExpTable {
    let url = try XCTUnwrap(Bundle.module.url(forResource: "Fixtures/exp", withExtension: "json"))
    return try JSONDecoder().decode(ExpTable.self, from: Data(contentsOf: url))
  }
}

final class ExpTests: XCTestCase {
  /// The bound that the documentation promises, and half of the table's last digit.
  private let bound = 0.86 + 0.0005

  private func check<Scalar: FloatingPointScalar>(
    _ columns: ExpTable.Columns, _ number: (String) throws -> Scalar
  ) throws {
    let x = try columns.x.map(number)
    let expected = try columns.exp.map(number)
    let actual = exp(Tensor(x)).scalars
    XCTAssertGreaterThan(x.count, 900)
    // Whatever stands beside an argument.
    XCTAssertEqual(x.map { exp(Tensor([$0])).scalars[0] }, actual)
    var worst = 0.0
    for (i, rest) in columns.rest.enumerated() {
      if actual[i] == expected[i] || expected[i].isInfinite {
        XCTAssertEqual(actual[i], expected[i], "exp(\(x[i]))")
        worst = max(worst, Double(rest.magnitude) / 1000)
        continue
      }
      let distance = Double((actual[i] - expected[i]) / expected[i].ulp)
      let error = (distance - Double(rest) / 1000).magnitude
      XCTAssertLessThanOrEqual(error, bound, "exp(\(x[i])) = \(actual[i]) for \(expected[i])")
      worst = max(worst, error)
    }
    // Rounding alone costs almost 0.5; less would mean that nothing was compared.
    XCTAssertGreaterThan(worst, 0.49)
  }

  func testErrorStaysWithinTheBound() throws {
    let table = try ExpTable.load()
    try check(table.double) { try Double(bitPattern: XCTUnwrap(UInt64($0, radix: 16))) }
    try check(table.float) { try Float(bitPattern: XCTUnwrap(UInt32($0, radix: 16))) }
  }

  func testSpecialValues() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      let tiny = Scalar.leastNonzeroMagnitude
      assertSame(
        exp(Tensor<Scalar>([0, -0.0, tiny, -tiny, .infinity, -.infinity, .nan, -.nan])),
        Tensor([1, 1, 1, 1, .infinity, 0, .nan, .nan]))
      let huge = Scalar.greatestFiniteMagnitude
      assertSame(exp(Tensor<Scalar>([huge, -huge])), Tensor([.infinity, 0]))
    }
    check(Double.self)
    check(Float.self)
  }

  func testResultsGoThroughTheSubnormalRangeToZero() {
    let double = exp(Tensor<Double>([-708.4, -745.13, -745.14, -745.2, 709.78, 709.79]))
    XCTAssertEqual(double[0], 2.217e-308, accuracy: 1e-3 * 2.217e-308)
    XCTAssertEqual(double[1], 0x1p-1074)
    XCTAssertEqual(double[2], 0)
    XCTAssertEqual(double[3], 0)
    XCTAssertTrue((double[4] as Double).isFinite)
    XCTAssertEqual(double[5], .infinity)
    let float = exp(Tensor<Float>([-103.9, -104, 88.72, 88.73]))
    XCTAssertEqual(float[0], 0x1p-149)
    XCTAssertEqual(float[1], 0)
    XCTAssertTrue((float[2] as Float).isFinite)
    XCTAssertEqual(float[3], .infinity)
  }

  func testResultDoesNotDependOnThePlaceInTheVector() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 40)
      let x: [Scalar] = random.reals(67).map { $0 * 50 }
      let whole = exp(Tensor(x)).scalars
      for start in 0..<x.count {
        XCTAssertEqual(exp(Tensor(Array(x[start...]))).scalars, Array(whole[start...]))
      }
    }
    check(Double.self)
    check(Float.self)
  }
}
