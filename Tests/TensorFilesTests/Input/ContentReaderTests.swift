import Foundation
import TensorFiles
import Tensors
import XCTest

/// Files that claim to hold what they do not.
final class ContentReaderTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  private func assertRefusedWithoutTensor(
    _ bytes: [UInt8], _ format: TensorFileError.Format = .idx, at offset: Int, expected: String,
    found: String, line: UInt = #line
  ) throws {
    let path = try folder.write(bytes)
    assertMakesNoTensor(line: line) {
      assertThrows(path, format, at: offset, expected: expected, found: found, line: line) {
        try Tensor<UInt8>(contentsOfIDX: path)
      }
    }
  }

  func testRawFileThatClaims32GiB() throws {
    let header = idx(0x08, [8, 65536, 65536], [])
    try assertRefusedWithoutTensor(
      header + [UInt8](repeating: 0, count: 128 - header.count), at: 16,
      expected: "34359738368 bytes of elements", found: "112")
  }

  func testRawFileWithAnotherByte() throws {
    try assertRefusedWithoutTensor(
      idx(0x08, [2], [1, 2, 3]), at: 8, expected: "2 bytes of elements", found: "3")
    try assertRefusedWithoutTensor(
      idx(0x08, [0], [1]), at: 8, expected: "0 bytes of elements", found: "1")
  }

  func testCompressedFileThatClaims32GiB() throws {
    let bytes = gzip(idx(0x08, [8, 65536, 65536], [])) + gzippedZeros(mebibytes: 4)
    try assertRefusedWithoutTensor(
      bytes, at: 16, expected: "34359738368 bytes of elements",
      found: "a gzip file of \(bytes.count) bytes, too short to hold them")
  }

  func testCompressedFileThatClaimsMoreThanItHolds() throws {
    // Few enough elements to be possible in a file of this size.
    let claim: UInt32 = 63 << 20
    let bytes = gzip(idx(0x08, [claim], [])) + gzippedZeros(mebibytes: 62)
    XCTAssertLessThan(Int(claim), bytes.count * 1032)
    try assertRefusedWithoutTensor(
      bytes, at: 8, expected: "\(claim) bytes of elements", found: "\(62 << 20)")
  }

  func testLargeCompressedFileWithAnotherByte() throws {
    let bytes = gzip(idx(0x08, [50 << 20], [])) + gzippedZeros(mebibytes: 50) + gzip([0])
    try assertRefusedWithoutTensor(
      bytes, at: 8 + 50 << 20, expected: "the end of the contents", found: "more bytes")
  }

  func testLargeCompressedFileLoads() throws {
    let bytes = gzip(idx(0x08, [50 << 20], [])) + gzippedZeros(mebibytes: 50)
    let path = try folder.write(bytes)
    let tensor = try Tensor<UInt8>(contentsOfIDX: path)
    XCTAssertEqual(tensor.shape, [50 << 20])
    XCTAssertEqual([tensor[0], tensor[-1]], [0, 0])
  }

  func testSmallCompressedFileThatHoldsLess() throws {
    let path = try folder.write(gzip(idx(0x08, [4], [1, 2, 3])))
    assertThrows(path, at: 8, expected: "4 bytes of elements", found: "3") {
      try Tensor<UInt8>(contentsOfIDX: path)
    }
  }

  func testBombBehindASmallHeaderIsNotUnpacked() throws {
    let bytes = gzip(idx(0x08, [100], [])) + gzippedZeros(mebibytes: 256)
    let path = try folder.write(bytes)
    let start = ContinuousClock.now
    assertThrows(path, at: 108, expected: "the end of the contents", found: "more bytes") {
      try Tensor<UInt8>(contentsOfIDX: path)
    }
    // Unpacking all of it takes several times as long.
    XCTAssertLessThan(ContinuousClock.now - start, .milliseconds(100))
  }

  func testTensorLargerThanMemory() throws {
    // A file with a hole has the size that its header claims and takes no space.
    let path = try folder.write(idx(0x08, [2048, 65536, 65536], []))
    let byteCount = 1 << 43
    guard truncate(path, byteCount + 16) == 0 else { throw XCTSkip("no files of this size") }
    assertMakesNoTensor {
      assertThrows(
        path, at: 16, expected: "a tensor that fits in memory",
        found: "one of \(byteCount) bytes"
      ) { try Tensor<UInt8>(contentsOfIDX: path) }
    }
    XCTAssertEqual(try IDXHeader.read(path).shape, [2048, 65536, 65536])
  }

  func testHeaderIsCheckedAgainstTheFileWithoutReadingElements() throws {
    let short = try folder.write(idx(0x08, [3], [1, 2]))
    assertThrows(short, at: 8, expected: "3 bytes of elements", found: "2") {
      try IDXHeader.read(short)
    }
    let impossible = gzip(idx(0x08, [1 << 31], []))
    let path = try folder.write(impossible)
    assertThrows(
      path, at: 8, expected: "2147483648 bytes of elements",
      found: "a gzip file of \(impossible.count) bytes, too short to hold them"
    ) { try IDXHeader.read(path) }
  }

  func testRandomDamageNeverStopsTheProcess() throws {
    let seed: UInt64 = 20_240_601
    var generator = SeededGenerator(state: seed)
    let raw = idx(0x0D, [2, 3], [UInt8](repeating: 0x40, count: 24))
    let compressed = gzip(raw)
    for turn in 0..<2000 {
      var bytes = turn.isMultiple(of: 2) ? raw : compressed
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let position = Int.random(in: bytes.indices, using: &generator)
        bytes[position] = UInt8.random(in: 0...255, using: &generator)
      }
      let path = try folder.write(bytes)
      do {
        let tensor = try Tensor<UInt8>(contentsOfIDX: path, converting: true)
        XCTAssertLessThanOrEqual(tensor.count, 24, "seed \(seed), turn \(turn)")
      } catch {
        XCTAssertEqual(error.path, path, "seed \(seed), turn \(turn)")
      }
    }
  }
}
