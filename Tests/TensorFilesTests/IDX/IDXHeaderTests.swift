import TensorFiles
import Tensors
import XCTest

final class IDXHeaderTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  private static let codes: [(UInt8, StoredScalarType, ScalarType)] = [
    (0x08, .uint8, .uint8), (0x09, .int8, .int32), (0x0B, .int16, .int32),
    (0x0C, .int32, .int32), (0x0D, .float, .float), (0x0E, .double, .double),
  ]

  func testTypeAndShapeOfEveryType() throws {
    for (code, stored, scalar) in Self.codes {
      let elements = [UInt8](repeating: 0, count: 6 * stored.byteCount)
      let bytes = idx(code, [3, 1, 2], elements)
      for bytes in [bytes, gzip(bytes)] {
        let header = try IDXHeader.read(folder.write(bytes))
        XCTAssertEqual(header.elementType, stored)
        XCTAssertEqual(header.elementType.scalarType, scalar)
        XCTAssertEqual(header.shape, [3, 1, 2])
        XCTAssertEqual(header.count, 6)
        XCTAssertEqual(header.byteCount, 16)
      }
    }
  }

  private func assertRefused(
    _ bytes: [UInt8], at offset: Int, expected: String, found: String, line: UInt = #line
  ) throws {
    for bytes in [bytes, gzip(bytes)] {
      let path = try folder.write(bytes)
      assertThrows(path, at: offset, expected: expected, found: found, line: line) {
        try IDXHeader.read(path)
      }
      assertMakesNoTensor(line: line) {
        assertThrows(path, at: offset, expected: expected, found: found, line: line) {
          try Tensor<UInt8>(contentsOfIDX: path)
        }
      }
    }
  }

  func testEmptyFile() throws {
    try assertRefused([], at: 0, expected: "4 bytes of IDX header", found: "0")
  }

  func testBadMagic() throws {
    try assertRefused(
      Array("PNG...".utf8), at: 0, expected: "two zero bytes", found: "0x50 0x4E")
    try assertRefused([0, 1, 8, 0, 5], at: 0, expected: "two zero bytes", found: "0x00 0x01")
  }

  func testUnknownType() throws {
    let expected = "an element type (0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E)"
    let known = Set(Self.codes.map(\.0))
    for code in UInt8.min...UInt8.max where !known.contains(code) {
      let path = try folder.write(idx(code, [1], [0]))
      XCTAssertThrowsError(try IDXHeader.read(path)) {
        XCTAssertEqual(($0 as? TensorFileError)?.offset, 2)
        XCTAssertEqual(($0 as? TensorFileError)?.expected, expected)
      }
    }
    try assertRefused(idx(0x0A, [1], [0]), at: 2, expected: expected, found: "0x0A")
  }

  func testTooManyAxes() throws {
    let ones = [UInt32](repeating: 1, count: 33)
    try assertRefused(idx(0x08, ones, [0]), at: 3, expected: "at most 32 axes", found: "33")
    let path = try folder.write(idx(0x08, Array(ones.dropLast()), [7]))
    XCTAssertEqual(try Tensor<UInt8>(contentsOfIDX: path).shape.count, 32)
  }

  func testProductOfDimensionsOverflows() throws {
    let expected = "dimensions whose product can be counted"
    let largest = UInt32.max
    try assertRefused(
      idx(0x08, [largest, largest, largest], []), at: 4, expected: expected,
      found: "[4294967295, 4294967295, 4294967295]")
    // A dimension of zero does not excuse the others.
    try assertRefused(
      idx(0x08, [0, largest, largest, largest], []), at: 4, expected: expected,
      found: "[0, 4294967295, 4294967295, 4294967295]")
    // 2⁶² bytes can be counted, but not the 2⁶⁵ that they become as Double.
    try assertRefused(
      idx(0x08, [1 << 31, 1 << 31], []), at: 4, expected: expected,
      found: "[2147483648, 2147483648]")
  }

  func testEveryPrefixOfARawFileIsRefused() throws {
    let bytes = idx(0x08, [2, 3], [1, 2, 3, 4, 5, 6])
    for length in bytes.indices {
      let path = try folder.write(Array(bytes[..<length]))
      let (offset, expected, found) =
        switch length {
        case ..<4: (0, "4 bytes of IDX header", length)
        case ..<12: (4, "8 bytes of dimensions", length - 4)
        default: (12, "6 bytes of elements", length - 12)
        }
      assertMakesNoTensor {
        assertThrows(path, at: offset, expected: expected, found: "\(found)") {
          try Tensor<UInt8>(contentsOfIDX: path)
        }
      }
    }
  }
}
