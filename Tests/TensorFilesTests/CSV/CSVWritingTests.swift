import Foundation
import TensorFiles
import Tensors
import XCTest
import _TestSupport

final class CSVWritingTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  private var path: String { folder.path + "/x" }

  private func text() throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  func testTextOfATable() throws {
    let table = CSVTable(
      Tensor([[1, -2.5], [.infinity, 1e-5]]), columns: ["a", "b,\n\"c\""],
      labels: Tensor<Int32>([1, 0]), classes: ["x", "y;z"], labelName: "kind")
    try table.write(toCSV: path)
    XCTAssertEqual(try text(), "a,\"b,\n\"\"c\"\"\",kind\n1.0,-2.5,y;z\ninf,1e-05,x\n")
    try table.write(toCSV: path, delimiter: ";")
    XCTAssertEqual(try text(), "a;\"b,\n\"\"c\"\"\";kind\n1.0;-2.5;\"y;z\"\ninf;1e-05;x\n")
    try Tensor<Int64>([[.min, 1], [2, .max]]).transposed().write(toCSV: path, delimiter: "\t")
    XCTAssertEqual(try text(), "\(Int64.min)\t2\n1\t\(Int64.max)\n")
    try Tensor([true, false]).write(toCSV: path, columns: ["truth"])
    XCTAssertEqual(try text(), "truth\n1\n0\n")
    try Tensor<UInt8>(7).write(toCSV: path)
    XCTAssertEqual(try text(), "7\n")
    try Tensor<Float>([.nan, -.nan, -0.0, 0.1]).write(toCSV: path)
    XCTAssertEqual(try text(), "nan\n-nan\n-0.0\n0.1\n")
  }

  private func assertComesBack<Scalar: TensorScalar>(
    _ tensor: Tensor<Scalar>, delimiter: Character = ",", compressed: Bool = false,
    _ message: String, line: UInt = #line
  ) throws {
    try tensor.write(toCSV: path, delimiter: delimiter, compressed: compressed)
    let table = try CSVTable<Scalar>(contentsOf: path, delimiter: delimiter, hasHeader: false)
    XCTAssertNil(difference(table.values, tensor), message, line: line)
  }

  func testEveryLayout() throws {
    var generator = SplitMix64(seed: 13)
    func check<Scalar: NumericScalar>(_ type: Scalar.Type) throws {
      for shape in [[1, 1], [2, 3], [5, 1], [1, 4], [0, 0]] {
        let values = generator.values(shape.reduce(1, *), of: Scalar.self)
        for layout in layoutCases(values, shape: shape) {
          try assertComesBack(layout.tensor, "\(type) \(shape) \(layout.name)")
        }
      }
    }
    try check(UInt8.self)
    try check(Int32.self)
    try check(Int64.self)
    try check(Float.self)
    try check(Double.self)
  }

  /// Any bits but those of NaN, of which the sign comes back.
  func testNumbersComeBackAsTheSameBits() throws {
    let seed: UInt64 = 14
    var generator = SplitMix64(seed: seed)
    var doubles = (0..<20_000).map { _ in Double(bitPattern: generator.next()) }
    doubles += [
      .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude,
      .leastNormalMagnitude, -.leastNonzeroMagnitude, 0, -0.0, .infinity, -.infinity, .nan, -.nan,
      0.1, 1e16, 1e15, 9_007_199_254_740_992, Double.leastNormalMagnitude.nextDown,
    ]
    try Tensor(doubles).write(toCSV: path)
    let read = try CSVTable<Double>(contentsOf: path, hasHeader: false).values.scalars
    for (a, b) in zip(read, doubles) {
      if a.isNaN && b.isNaN { XCTAssertEqual(a.sign, b.sign) }
      if !b.isNaN { XCTAssertEqual(a.bitPattern, b.bitPattern, "seed \(seed): \(b)") }
    }

    var floats = (0..<20_000).map { _ in
      Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
    }
    floats += [
      .greatestFiniteMagnitude, .leastNonzeroMagnitude, .leastNormalMagnitude, -0.0, .infinity,
      // By way of the nearest Double it would become the next one.
      7.038531e-26,
    ]
    try Tensor(floats).write(toCSV: path)
    let single = try CSVTable<Float>(contentsOf: path, hasHeader: false).values.scalars
    for (a, b) in zip(single, floats) {
      if a.isNaN && b.isNaN { XCTAssertEqual(a.sign, b.sign) }
      if !b.isNaN { XCTAssertEqual(a.bitPattern, b.bitPattern, "seed \(seed): \(b)") }
    }
  }

  func testDelimitersThatNumbersContain() throws {
    let tensor = Tensor([[1.5, -1e-7], [.nan, 1e300]])
    for delimiter in ".-+e1n \t;|'" as String {
      try tensor.write(toCSV: path, delimiter: delimiter)
      let read = try CSVTable<Double>(contentsOf: path, delimiter: delimiter, hasHeader: false)
      XCTAssertNil(difference(read.values, tensor), "\(delimiter)")
    }
  }

  func testNamesAndLabelsComeBack() throws {
    let classes = [
      "", " ", "plain", " spaced ", "a,b", "\"", "\"\"", "line\nbreak", "line\r\nbreak", "\r", "\t",
      "größe", "\u{FEFF}mark", "'", "1.5", "=A1", "\u{1F600}",
    ]
    let labels = Tensor<Int32>((0..<60).map { Int32($0 * 7 % classes.count) })
    for width in [0, 1, 3] {
      for delimiter in ",\t;" as String {
        for (columns, labelName) in [
          ([], nil), (Array(classes[8..<(8 + width)]), "the \"label\""),
          (Array(classes[..<width]), ""),
        ] as [([String], String?)] {
          let table = CSVTable(
            Tensor<Int32>.arange(0, 60 * width).reshaped(60, width), columns: columns,
            labels: labels, classes: classes, labelName: labelName)
          try table.write(toCSV: path, delimiter: delimiter, compressed: width == 1)
          let read = try CSVTable<Int32>(
            contentsOf: path, delimiter: delimiter, hasHeader: labelName != nil,
            labels: .at(-1))
          XCTAssertEqual(read.values, table.values)
          XCTAssertEqual(read.columns, columns)
          XCTAssertEqual(read.labelName, labelName)
          XCTAssertEqual(
            read.labels?.scalars.map { read.classes[Int($0)] },
            labels.scalars.map { classes[Int($0)] })
        }
      }
    }
  }

  func testGzipAndManyRecords() throws {
    let tensor = RandomState(8).randn(20_000, 3)
    for compressed in [false, true] {
      try assertComesBack(tensor, compressed: compressed, "compressed: \(compressed)")
      let start = try Data(contentsOf: URL(fileURLWithPath: path)).prefix(2)
      XCTAssertEqual(Array(start) == [0x1F, 0x8B], compressed)
    }
  }

  func testTablesWithoutRecords() throws {
    try Tensor<Double>.zeros([0, 2]).write(toCSV: path, columns: ["a", "b"])
    XCTAssertEqual(try CSVTable<Double>(contentsOf: path).values.shape, [0, 2])
    XCTAssertEqual(try CSVTable<Double>(contentsOf: path).columns, ["a", "b"])
    try Tensor<Double>.zeros([0]).write(toCSV: path)
    XCTAssertEqual(try text(), "")
  }

  func testWhatTheFormatHasNotIsNotWritten() throws {
    func assertRefused(_ words: String, line: UInt = #line, _ body: () throws -> Void) {
      XCTAssertThrowsError(try body(), line: line) {
        XCTAssertEqual(($0 as? TensorFileError)?.kind, .unsupported, line: line)
        XCTAssertEqual(($0 as? TensorFileError)?.format, .csv, line: line)
        XCTAssertTrue("\($0)".contains(words), "\($0)", line: line)
      }
    }
    assertRefused("at most two axes") { try Tensor<Float>.zeros([1, 1, 1]).write(toCSV: path) }
    assertRefused("real numbers") { try Tensor([Complex<Double>(1)]).write(toCSV: path) }
    assertRefused("at least one column") { try Tensor<Float>.zeros([2, 0]).write(toCSV: path) }
    assertRefused("zero bytes") { try Tensor([1.0]).write(toCSV: path, columns: ["a\0"]) }
    assertRefused("zero bytes") {
      try CSVTable(Tensor([[1.0]]), labels: Tensor<Int32>([0]), classes: ["\0"])
        .write(toCSV: path)
    }
    XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.path), [])
  }
}
