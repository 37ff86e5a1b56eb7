import TensorFiles
import Tensors
import XCTest

final class DeflateDecoderTests: XCTestCase {
  private let contents = idx(0x08, [3, 20], (0..<60).map { UInt8($0 * 7 & 0xFF) })

  func testMembersFollowEachOther() throws {
    let folder = try TemporaryFolder()
    let whole = try Tensor<UInt8>(contentsOfIDX: folder.write(contents))
    // Splits within the header, at its end, and within the elements; empty members too.
    for split in [0, 1, 2, 5, 12, 40, contents.count] {
      let members = gzip(Array(contents[..<split])) + gzip([]) + gzip(Array(contents[split...]))
      let path = try folder.write(members, to: "split-\(split)")
      XCTAssertEqual(try Tensor<UInt8>(contentsOfIDX: path).scalars, whole.scalars)
      XCTAssertEqual(try IDXHeader.read(path).shape, [3, 20])
    }
  }

  func testContentsLongerThanTheInputBuffer() throws {
    var generator = SeededGenerator(state: 11)
    let bytes = (0..<700_001).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let folder = try TemporaryFolder()
    let path = try folder.write(gzip(idx(0x08, [700_001], bytes)))
    XCTAssertEqual(try Tensor<UInt8>(contentsOfIDX: path).scalars, bytes)
  }

  func testEveryPrefixIsRefused() throws {
    let folder = try TemporaryFolder()
    let bytes = gzip(contents)
    for length in bytes.indices {
      let path = try folder.write(Array(bytes[..<length]))
      // The first byte alone could begin any file.
      if length < 2 {
        assertThrows(path, at: 0, expected: "4 bytes of IDX header", found: "\(length)") {
          try Tensor<UInt8>(contentsOfIDX: path)
        }
      } else {
        assertThrows(
          path, .gzip, at: length, expected: "more compressed bytes", found: "the end of the file"
        ) { try Tensor<UInt8>(contentsOfIDX: path) }
      }
    }
  }

  func testEveryChangedByteIsRefusedOrHarmless() throws {
    let folder = try TemporaryFolder()
    let bytes = gzip(contents)
    // Bytes 4…9 of the header hold the time and the system, which do not matter.
    for position in bytes.indices where !(4...9).contains(position) {
      var damaged = bytes
      damaged[position] ^= 0x10
      let path = try folder.write(damaged)
      XCTAssertThrowsError(try Tensor<UInt8>(contentsOfIDX: path), "byte \(position)") {
        XCTAssertEqual(($0 as? TensorFileError)?.path, path)
      }
    }
  }

  func testWrongChecksum() throws {
    var bytes = gzip(contents)
    bytes[bytes.count - 8] ^= 1
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes)
    assertThrows(
      path, .gzip, at: bytes.count - 4, expected: "valid compressed data",
      found: "incorrect data check"
    ) { try Tensor<UInt8>(contentsOfIDX: path) }
  }

  func testWrongLength() throws {
    var bytes = gzip(contents)
    bytes[bytes.count - 4] ^= 1
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes)
    assertThrows(
      path, .gzip, at: bytes.count, expected: "valid compressed data",
      found: "incorrect length check"
    ) { try Tensor<UInt8>(contentsOfIDX: path) }
  }

  func testBytesAfterTheLastMember() throws {
    let bytes = gzip(contents)
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes + [0])
    assertThrows(
      path, .gzip, at: bytes.count, expected: "the end of the file or another member",
      found: "other bytes"
    ) { try Tensor<UInt8>(contentsOfIDX: path) }
    let second = try folder.write(bytes + [0x1F, 0x8C, 0, 0])
    XCTAssertThrowsError(try Tensor<UInt8>(contentsOfIDX: second)) {
      XCTAssertEqual(($0 as? TensorFileError)?.format, .gzip)
      XCTAssertEqual(($0 as? TensorFileError)?.found, "incorrect header check")
    }
  }
}
