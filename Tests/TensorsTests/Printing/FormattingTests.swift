import Foundation
import XCTest
import _TestSupport

@testable import Tensors

/// What NumPy's `array2string` wrote; `Fixtures/make_arrays.py` recorded it.
private struct RecordedPrinting: Decodable {
  let numpy: String
  let cases: [Case]

  struct Case: Decodable {
    let type: ScalarType
    let shape: [Int]
    let options: Options
    let text: String
    let values: [String]
  }

  struct Options: Decodable {
    var precision: Int?
    var floatMode: String?
    var suppressesSmall: Bool?
    var threshold: Int?
    var edgeItems: Int?
    var lineWidth: Int?
    var separator: String?
    var sign: String?

    var printOptions: PrintOptions {
      var result = PrintOptions()
      result.precision = precision ?? 8
      result.suppressesSmall = suppressesSmall ?? false
      result.threshold = threshold ?? 1000
      result.edgeItems = edgeItems ?? 3
      result.lineWidth = lineWidth ?? 75
      result.separator = separator ?? " "
      let modes: [String: PrintOptions.FloatMode] = [
        "fixed": .fixed, "unique": .unique, "maxprec_equal": .equalAtMostPrecision,
      ]
      let signs: [String: PrintOptions.Sign] = ["+": .always, " ": .space]
      result.floatMode = floatMode.flatMap { modes[$0] } ?? .atMostPrecision
      result.sign = sign.flatMap { signs[$0] } ?? .minusOnly
      return result
    }
  }
}

extension ScalarType: Decodable {}

final class FormattingTests: XCTestCase {
  private func formatted(_ item: RecordedPrinting.Case) throws -> [String] {
    func texts<Scalar: TensorScalar>(_ scalar: (String) -> Scalar?) throws -> [String] {
      let scalars = try item.values.map { try XCTUnwrap(scalar($0), $0) }
      return texts(scalars)
    }
    func texts<Scalar: TensorScalar>(_ scalars: [Scalar]) -> [String] {
      // One layout is enough where there is much to write.
      let layouts = layoutCases(scalars, shape: item.shape).prefix(scalars.count > 10 ? 1 : .max)
      return layouts.map { $0.tensor.formatted(item.options.printOptions) }
    }
    func complex<Real: FloatingPointScalar>(_ type: Real.Type) throws -> [String] {
      let parts = try item.values.map { try XCTUnwrap(Real($0), $0) }
      return texts(
        stride(from: 0, to: parts.count, by: 2).map { Complex(parts[$0], parts[$0 + 1]) })
    }
    switch item.type {
    case .double: return try texts { Double($0) }
    case .float: return try texts { Float($0) }
    case .int64: return try texts { Int64($0) }
    case .int32: return try texts { Int32($0) }
    case .uint8: return try texts { UInt8($0) }
    case .bool: return try texts { Bool($0.lowercased()) }
    case .complexDouble: return try complex(Double.self)
    case .complexFloat: return try complex(Float.self)
    }
  }

  func testTextsAreNumPys() throws {
    let url = try XCTUnwrap(
      Bundle.module.url(forResource: "Fixtures/printing", withExtension: "json"))
    let recorded = try JSONDecoder().decode(RecordedPrinting.self, from: Data(contentsOf: url))
    XCTAssertGreaterThan(recorded.cases.count, 600)
    for item in recorded.cases {
      let expected = item.type == .bool ? item.text.lowercased() : item.text
      for text in try formatted(item) {
        XCTAssertEqual(text, expected, "\(item.type) \(item.options) \(item.values.prefix(20))")
      }
    }
  }

  func testDescription() {
    XCTAssertEqual("\(Tensor<Double>([[1, 2.5], [-3, 4]]))", "[[ 1.   2.5]\n [-3.   4. ]]")
    XCTAssertEqual("\(Tensor<Double>(1))", "1.0")
    XCTAssertEqual("\(Tensor<Bool>([true, false]))", "[ true false]")
    XCTAssertEqual("\(Tensor<Int64>.arange(2000))", "[   0    1    2 ... 1997 1998 1999]")
    XCTAssertEqual("\(Tensor<Float>.zeros([0, 2]))", "[]")
  }

  func testNamesOfWhatIsNotANumber() {
    let options = PrintOptions(nan: "NA", infinity: "∞")
    XCTAssertEqual(
      Tensor<Float>([.nan, 1, -.infinity]).formatted(options), "[NA 1. -∞]")
  }
}
