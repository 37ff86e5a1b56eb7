import TensorFiles
import Tensors
import XCTest

/// What `converting: true` accepts and refuses.
final class CheckedConversionTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  private func bytes(_ doubles: [Double]) -> [UInt8] {
    idx(0x0E, [UInt32(doubles.count)], doubles.map(\.bitPattern).flatMap(bigEndian))
  }

  private func load<Scalar: TensorScalar>(
    _ bytes: [UInt8], as type: Scalar.Type
  ) throws -> [Scalar] {
    try Tensor<Scalar>(contentsOfIDX: folder.write(bytes), converting: true).scalars
  }

  private func assertRefused<Scalar: TensorScalar>(
    _ bytes: [UInt8], as type: Scalar.Type, at offset: Int, found: String, line: UInt = #line
  ) throws {
    let path = try folder.write(bytes)
    assertThrows(
      path, at: offset, expected: "a number that \(type) can hold", found: found, line: line
    ) { try Tensor<Scalar>(contentsOfIDX: path, converting: true) }
  }

  func testEveryStoredTypeBecomesEveryScalarType() throws {
    let files = [
      idx(0x08, [2], [0, 1]), idx(0x09, [2], [0, 1]),
      idx(0x0B, [2], [Int16(0), 1].flatMap(bigEndian)),
      idx(0x0C, [2], [Int32(0), 1].flatMap(bigEndian)),
      idx(0x0D, [2], [Float(0), 1].map(\.bitPattern).flatMap(bigEndian)),
      bytes([0, 1]),
    ]
    for file in files.flatMap({ [$0, gzip($0)] }) {
      XCTAssertEqual(try load(file, as: Bool.self), [false, true])
      XCTAssertEqual(try load(file, as: UInt8.self), [0, 1])
      XCTAssertEqual(try load(file, as: Int32.self), [0, 1])
      XCTAssertEqual(try load(file, as: Int64.self), [0, 1])
      XCTAssertEqual(try load(file, as: Float.self), [0, 1])
      XCTAssertEqual(try load(file, as: Double.self), [0, 1])
    }
  }

  func testIntegersBeyondTheRange() throws {
    try assertRefused(idx(0x09, [2], [5, 0xFF]), as: UInt8.self, at: 9, found: "-1 at element 1")
    let words = idx(0x0C, [2], [Int32(7), 300].flatMap(bigEndian))
    try assertRefused(words, as: UInt8.self, at: 12, found: "300 at element 1")
    XCTAssertEqual(try load(words, as: Int64.self), [7, 300])
  }

  func testTruthValuesAreZeroAndOne() throws {
    try assertRefused(idx(0x08, [1], [2]), as: Bool.self, at: 8, found: "2 at element 0")
    try assertRefused(bytes([0.5]), as: Bool.self, at: 8, found: "0.5 at element 0")
  }

  func testFloatingPointToIntegersTakesWholeNumbersWithinTheRange() throws {
    XCTAssertEqual(try load(bytes([0, 255]), as: UInt8.self), [0, 255])
    XCTAssertEqual(try load(bytes([-0x1p63]), as: Int64.self), [.min])
    for (number, text) in [
      (2.5, "2.5"), (-1, "-1.0"), (256, "256.0"), (.nan, "nan"), (.infinity, "inf"),
      (-1e300, "-1e+300"),
    ] as [(Double, String)] {
      try assertRefused(
        bytes([1, number]), as: UInt8.self, at: 16, found: "\(text) at element 1")
    }
    for number in [0x1p63, Double.nan] {
      XCTAssertThrowsError(try load(bytes([number]), as: Int64.self))
      XCTAssertThrowsError(try load(bytes([number]), as: Int32.self))
    }
  }

  func testFloatingPointIsRoundedButNotBeyondTheLargest() throws {
    XCTAssertEqual(try load(bytes([0.1, -.infinity]), as: Float.self), [0.1, -.infinity])
    XCTAssertEqual(try load(bytes([.nan]), as: Float.self).map(\.isNaN), [true])
    try assertRefused(bytes([1e39]), as: Float.self, at: 8, found: "1e+39 at element 0")
    let odd = idx(0x0C, [1], bigEndian(Int32(16_777_217)))
    XCTAssertEqual(try load(odd, as: Float.self), [16_777_216])
    XCTAssertEqual(try load(odd, as: Double.self), [16_777_217])
  }

  func testPositionInAFileLongerThanTheBuffer() throws {
    var numbers = [Double](repeating: 1, count: 20_000)
    numbers[19_999] = 1.5
    try assertRefused(
      bytes(numbers), as: Int32.self, at: 8 + 19_999 * 8, found: "1.5 at element 19999")
  }
}
