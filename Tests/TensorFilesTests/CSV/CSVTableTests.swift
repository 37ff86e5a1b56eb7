import Foundation
import TensorFiles
import Tensors
import XCTest

final class CSVTableTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  private func table(
    _ text: String, delimiter: Character = ",", hasHeader: Bool = false,
    labels: CSVTable<Double>.LabelColumn? = nil, missing: Double? = nil,
    limits: ReadingLimits = .standard
  ) throws -> CSVTable<Double> {
    try CSVTable(
      contentsOf: folder.write(Array(text.utf8)), delimiter: delimiter, hasHeader: hasHeader,
      labels: labels, missing: missing, limits: limits)
  }

  private func table<Scalar: TensorScalar>(
    _ text: String, as type: Scalar.Type, delimiter: Character = ",", hasHeader: Bool = false,
    labels: CSVTable<Scalar>.LabelColumn? = nil, missing: Scalar? = nil,
    limits: ReadingLimits = .standard
  ) throws -> CSVTable<Scalar> {
    try CSVTable(
      contentsOf: folder.write(Array(text.utf8)), delimiter: delimiter, hasHeader: hasHeader,
      labels: labels, missing: missing, limits: limits)
  }

  func testNumbersLabelsAndHeader() throws {
    let text = "a,\"the \"\"kind\"\"\",b\r\n1,x,2.5\r\n3,\"y\n,\",-4e2\r\n5,x,.5"
    let result = try table(text, hasHeader: true, labels: .named("the \"kind\""))
    XCTAssertEqual(result.columns, ["a", "b"])
    XCTAssertEqual(result.values, Tensor([[1, 2.5], [3, -400], [5, 0.5]]))
    XCTAssertEqual(result.labels?.scalars, [0, 1, 0])
    XCTAssertEqual(result.classes, ["x", "y\n,"])
    XCTAssertEqual(try table("1,q\n2,r\n", labels: .at(-1)).labels?.scalars, [0, 1])
    XCTAssertEqual(try table("q,1\nr,2\n", labels: .at(0)).values, Tensor([[1.0], [2.0]]))
  }

  func testDelimitersAndScalarTypes() throws {
    XCTAssertEqual(try table("1\t2\n3\t4\n", delimiter: "\t").values, Tensor([[1.0, 2], [3, 4]]))
    XCTAssertEqual(try table("1;2", as: Int32.self, delimiter: ";").values, Tensor([[1, 2]]))
    XCTAssertEqual(try table("0,255", as: UInt8.self).values, Tensor([[0, 255]]))
    XCTAssertEqual(try table("1,0", as: Bool.self).values, Tensor([[true, false]]))
    let large = "9223372036854775807,-9223372036854775808"
    XCTAssertEqual(try table(large, as: Int64.self).values, Tensor([[.max, .min]]))
    XCTAssertEqual(try table("1.5", as: Complex<Double>.self).values.item(), Complex(1.5))
  }

  func testNumbersAreRoundedAsSwiftDoes() throws {
    let texts = [
      "0.1", "-0.0", "-0", "1e-400", "1e308", "123456789.123456789", "9007199254740993",
      "9007199254740993.0", "0.30000000000000004", "1.7976931348623157e308", "5e-324", "1.",
      "+2", " 7 ", "00012", "2.2250738585072011e-308", "1.7976931348623158e308",
    ]
    for text in texts {
      let value = try table(text).values.item()
      let expected = try XCTUnwrap(Double(text.trimmingCharacters(in: .whitespaces)))
      XCTAssertEqual(value.bitPattern, expected.bitPattern, text)
    }
    let special = try table("nan,-NaN,inf,-Infinity,+INF").values.scalars
    XCTAssertTrue(special[0].isNaN && special[1].isNaN)
    XCTAssertEqual(special[..<2].map(\.sign), [.plus, .minus])
    XCTAssertEqual(special[2...], [.infinity, -.infinity, .infinity])
  }

  /// Rounding to a Double first can give another Float.
  func testNumbersAreRoundedOnceForFloat() throws {
    let texts = [
      "7.038531e-26", "0.1", "16777217", "16777217.0", "3.4028235677973366e38",
      "3.40282356779733661e38", "1.00000005960464477539062499999", "1.000000059604644775390625",
      "1.00000005960464477539062500001", "7.006492321624085e-46", "7.00649232162408e-46", "nan",
    ]
    for text in texts {
      let nearest = try XCTUnwrap(Float(text))
      if nearest.isInfinite {
        XCTAssertThrowsError(try table(text, as: Float.self), text)
        continue
      }
      let value = try table(text, as: Float.self).values.item()
      XCTAssertEqual(value.bitPattern, nearest.bitPattern, text)
      let complex = try table(text, as: Complex<Float>.self).values.item()
      XCTAssertEqual(complex.rawStorage.x.bitPattern, nearest.bitPattern, text)
    }
  }

  func testNumbersBeyondTheLargestAreRefused() throws {
    let digits = "179769313486231580793728971405303415079934132710038"
    for text in [
      "1e400", "-1e400", "179769313486231580793e289", digits + String(repeating: "0", count: 258),
    ] {
      XCTAssertThrowsError(try table(text), text) {
        XCTAssertEqual(($0 as? TensorFileError)?.kind, .unrepresentable, text)
      }
    }
    XCTAssertThrowsError(try table("1e39", as: Float.self))
    XCTAssertEqual(try table("1e39").values.item(), 1e39)
  }

  func testMissingNumbersAndEmptyTables() throws {
    XCTAssertEqual(try table("1,\n ,4\n", missing: -1).values, Tensor([[1.0, -1], [-1, 4]]))
    XCTAssertEqual(try table("").values.shape, [0, 0])
    XCTAssertEqual(try table("a,b\n", hasHeader: true).values.shape, [0, 2])
    XCTAssertEqual(try table("\u{FEFF}a\n1\n", hasHeader: true).columns, ["a"])
  }

  func testGzip() throws {
    let path = try folder.write(gzip(Array("1,2\n3,4\n".utf8)))
    let result = try CSVTable<Float>(contentsOf: path, hasHeader: false)
    XCTAssertEqual(result.values, Tensor([[1, 2], [3, 4]]))
    var limits = ReadingLimits.standard
    limits.expansion = 1 << 20
    let bomb = try folder.write(gzip(Array(String(repeating: "1\n", count: 1 << 20).utf8)))
    XCTAssertThrowsError(
      try CSVTable<Float>(contentsOf: bomb, hasHeader: false, limits: limits)
    ) { XCTAssertEqual(($0 as? TensorFileError)?.kind, .tooLarge) }
  }

  func testManyRecords() throws {
    let text = (0..<20_000).map { "\($0),\($0 % 7)" }.joined(separator: "\n")
    let result = try table(text, labels: .at(1))
    XCTAssertEqual(result.values.shape, [20_000, 1])
    XCTAssertEqual(result.values[19_999, 0], 19_999)
    XCTAssertEqual(result.classes.count, 7)
  }

  func testBadTables() throws {
    func assertBad(
      _ text: String, line: Int, _ words: String, header: Bool = false,
      labels: CSVTable<Double>.LabelColumn? = nil, source: UInt = #line
    ) {
      XCTAssertThrowsError(try table(text, hasHeader: header, labels: labels), line: source) {
        let error = $0 as? TensorFileError
        XCTAssertEqual(error?.line, line, "\($0)", line: source)
        XCTAssertEqual(error?.format, .csv, line: source)
        XCTAssertTrue("\($0)".contains(words), "\($0)", line: source)
      }
    }
    assertBad("1,2\n3\n", line: 2, "expected 2 fields, found 1")
    assertBad("1,2\n3,4,5\n", line: 2, "expected 2 fields, found 3")
    assertBad("1,2\n\n", line: 2, "expected 2 fields, found 1")
    assertBad("1\n\"a\nb\"\n", line: 2, "a number")
    assertBad("\"1\n\n\"\n2,3\n", line: 4, "expected 1 fields, found 2")
    for text in [
      "12abc", "1.5.2", "1e", "1e+", "0x10", "--1", "1,5 6", "1_000", "١", "nan0", "infinit",
      "-nan-", "e5", ".", "+", "", "1 2", "1f", "1d0", "NULL", "True",
    ] {
      let cells = text.replacing(",", with: "\t")
      assertBad("1\n\(cells)x\n".replacing("x\n", with: "\n"), line: 2, "a number")
    }
    assertBad("1\0", line: 1, "zero byte")
    assertBad("1\r2\n", line: 1, "a line feed after")
    assertBad("1\n\"2", line: 2, "a quote at the end")
    assertBad("\"1\"2\n", line: 1, "the end of a field after its quotes")
    assertBad("1\n2\"3\n", line: 2, "quotes around the whole field")
    assertBad("1\n2", line: 1, "a column 1", labels: .at(1))
    assertBad("a,a\n1,2", line: 1, "one column named", header: true, labels: .named("a"))
    assertBad("a\n1", line: 1, "one column named", header: true, labels: .named("b"))
    assertBad("", line: 1, "a header", header: true)
    XCTAssertThrowsError(try table("1\n256\n", as: UInt8.self)) {
      XCTAssertEqual(($0 as? TensorFileError)?.kind, .unrepresentable)
      XCTAssertEqual(($0 as? TensorFileError)?.line, 2)
    }
    for bytes in [[0x31, 0x2C, 0xFF], [0xEF, 0xBB, 0x31]] as [[UInt8]] {
      let path = try folder.write(bytes)
      XCTAssertThrowsError(
        try CSVTable<Double>(contentsOf: path, hasHeader: false, labels: .at(-1))
      ) { XCTAssertTrue("\($0)".contains("text in UTF-8"), "\($0)") }
    }
  }

  func testLongLinesAndManyClasses() throws {
    for unit in ["1,", "1", "\"\n\","] {
      let text = String(repeating: unit, count: (16 << 20) / unit.utf8.count)
      XCTAssertThrowsError(try table(text)) {
        XCTAssertEqual(($0 as? TensorFileError)?.kind, .tooLarge)
        XCTAssertEqual(($0 as? TensorFileError)?.line, 1)
      }
    }
    var limits = ReadingLimits.standard
    limits.classCount = 2
    XCTAssertThrowsError(try table("a\nb\nc\n", labels: .at(0), limits: limits)) {
      XCTAssertEqual(($0 as? TensorFileError)?.line, 3)
    }
  }

  func testDamageNeverStopsTheProcess() throws {
    var generator = SeededGenerator(state: 5)
    let text = Array("a,\"b\",c\n1,x,2.5\r\n3,\"y\n\"\"\",-4e2\n".utf8)
    for _ in 0..<2000 {
      var bytes = text
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let position = Int.random(in: bytes.indices, using: &generator)
        bytes[position] =
          Bool.random(using: &generator)
          ? UInt8.random(in: 0...255, using: &generator)
          : Array(",\"\n\r".utf8).randomElement(using: &generator) ?? 0
      }
      _ = try? CSVTable<Int32>(contentsOf: folder.write(bytes), labels: .at(1))
    }
    for length in text.indices {
      _ = try? CSVTable<Float>(contentsOf: folder.write(Array(text[..<length])), labels: .at(1))
    }
  }
}
