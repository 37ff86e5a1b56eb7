import CZlib
import Foundation
import TensorFiles
import Tensors
import XCTest

/// Files and members beyond 2 and 4 GiB, most of which are holes that take no room on the disk.
final class LargeFilesTests: XCTestCase {
  private var folder: TemporaryFolder!
  private static let large = 5 << 30

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  /// Writes bytes at positions of a file of `count` bytes, which is zero elsewhere.
  private func writeSparse(
    _ name: String, count: Int, _ parts: [(position: Int, bytes: [UInt8])]
  ) throws -> String {
    let path = "\(folder.path)/\(name)"
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(file) }
    guard file >= 0, ftruncate(file, count) == 0 else {
      throw XCTSkip("no files of \(count) bytes here: \(String(cString: strerror(errno)))")
    }
    for (position, bytes) in parts {
      XCTAssertEqual(pwrite(file, bytes, bytes.count, position), bytes.count)
    }
    var status = stat()
    XCTAssertEqual(fstat(file, &status), 0)
    if status.st_blocks > 1 << 20 { throw XCTSkip("this file system has no holes") }
    return path
  }

  func testTheFarEndOfSafetensors() throws {
    let header =
      "{\"near\":{\"dtype\":\"U8\",\"shape\":[\(Self.large)],\"data_offsets\":[0,\(Self.large)]},"
      + "\"far\":{\"dtype\":\"I16\",\"shape\":[2],\"data_offsets\":[\(Self.large),\(Self.large + 4)]}}"
    let start = safetensors(header)
    let end = start.count + Self.large
    let path = try writeSparse(
      "x.safetensors", count: end + 4, [(0, start), (end, [1, 0, 0xFE, 0xFF])])
    let file = try TensorFile.open(path)
    XCTAssertEqual(file.entries.map(\.byteCount), [Self.large, 4])
    XCTAssertEqual(try file.read("far"), Tensor<Int32>([1, -2]))

    // One byte less or more is noticed at any size.
    for count in [end + 3, end + 5] {
      XCTAssertEqual(truncate(path, count), 0)
      XCTAssertThrowsError(try TensorFile.open(path)) {
        XCTAssertTrue("\($0)".contains("expected \(Self.large + 4) bytes"), "\($0)")
      }
    }
  }

  func testHeadersOfLargeArrays() throws {
    let header = npy(npyHeader("<f4", "(\(Self.large / 4),)"))
    for (name, start) in [
      ("x.npy", header), ("x.idx", idx(0x0D, [5, 1 << 28], [])),
    ] {
      let path = try writeSparse(name, count: start.count + Self.large, [(0, start)])
      XCTAssertEqual(try TensorFile.open(path).entries[0].byteCount, Self.large)
      XCTAssertEqual(truncate(path, start.count + Self.large - 1), 0)
      XCTAssertThrowsError(try TensorFile.open(path)) {
        XCTAssertTrue("\($0)".contains("found \(Self.large - 1)"), "\($0)")
      }
    }
  }

  /// The header of a stored member with sizes of 64 bits.
  private func member(_ name: String, _ checksum: UInt32, _ count: Int) -> [UInt8] {
    littleEndian(UInt32(0x0403_4B50)) + [45, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]
      + littleEndian(checksum) + [UInt8](repeating: 0xFF, count: 8)
      + littleEndian(UInt16(name.utf8.count)) + [20, 0] + Array(name.utf8) + [1, 0, 16, 0]
      + littleEndian(UInt64(count)) + littleEndian(UInt64(count))
  }

  /// Its record in the directory.
  private func record(_ name: String, _ checksum: UInt32, _ count: Int, at start: Int) -> [UInt8] {
    littleEndian(UInt32(0x0201_4B50)) + [45, 3, 45, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]
      + littleEndian(checksum) + [UInt8](repeating: 0xFF, count: 8)
      + littleEndian(UInt16(name.utf8.count)) + [28, 0] + [UInt8](repeating: 0, count: 10)
      + [UInt8](repeating: 0xFF, count: 4) + Array(name.utf8) + [1, 0, 24, 0]
      + littleEndian(UInt64(count)) + littleEndian(UInt64(count)) + littleEndian(UInt64(start))
  }

  func testTheFarEndOfAnArchive() throws {
    let near = npy(npyHeader("|u1", "(\(Self.large),)"))
    let nearCount = near.count + Self.large
    let far = npy(npyHeader("<f8", "(1,)"), littleEndian(1.5.bitPattern))
    let farSum = UInt32(crc32_z(0, far, far.count))
    let nearHeader = member("near.npy", 0, nearCount)
    let farHeader = member("far.npy", farSum, far.count)
    let farStart = nearHeader.count + nearCount
    let directory =
      record("near.npy", 0, nearCount, at: 0) + record("far.npy", farSum, far.count, at: farStart)
    let directoryStart = farStart + farHeader.count + far.count
    let largeEnd = zip64End(
      count: 2, size: UInt64(directory.count), start: UInt64(directoryStart),
      at: UInt64(directoryStart + directory.count))
    let end =
      littleEndian(UInt32(0x0605_4B50)) + [0, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 12)
      + [0, 0]
    let tail = farHeader + far + directory + largeEnd + end
    let path = try writeSparse(
      "x.npz", count: farStart + tail.count, [(0, nearHeader + near), (farStart, tail)])
    let file = try TensorFile.open(path)
    XCTAssertEqual(file.entries.map(\.name), ["near", "far"])
    XCTAssertEqual(file.entries[0].byteCount, Self.large)
    XCTAssertEqual(try file.read("far", as: Double.self).scalars, [1.5])
  }

  /// Writes 4.4 GB and reads a member of 2.2 GB again, more than one request to the system can
  /// move and than 32 bits with a sign can count; only with `APUS_LONG_TESTS=1`.
  func testLargeArchivesAreWritten() throws {
    guard ProcessInfo.processInfo.environment["APUS_LONG_TESTS"] == "1" else {
      throw XCTSkip("only with APUS_LONG_TESTS=1")
    }
    let count = 2_200_000_000
    var space = statvfs()
    XCTAssertEqual(statvfs(folder.path, &space), 0)
    let memory =
      try String(contentsOfFile: "/proc/meminfo", encoding: .utf8)
      .firstMatch(of: /MemAvailable: +(\d+) kB/).flatMap { Int($0.1) } ?? 0
    guard Int(space.f_bavail) * Int(space.f_frsize) > 4 * count, memory << 10 > 3 * count else {
      throw XCTSkip("no room for files of \(2 * count) bytes")
    }
    let path = folder.path + "/x.npz"
    do {
      var tensor = Tensor<UInt8>.zeros([count])
      tensor[count - 1] = 7
      try TensorFile.write(["a": tensor, "b": tensor, "c": Tensor([1.5])], toNPZ: path)
    }
    let file = try TensorFile.open(path)
    XCTAssertEqual(file.entries.map(\.byteCount), [count, count, 8])
    XCTAssertEqual(try file.read("c", as: Double.self).scalars, [1.5])
    do {
      let tensor = try file.read("b", as: UInt8.self)
      XCTAssertEqual(tensor[count - 1], 7)
      try TensorFile.write(["a": tensor, "b": Tensor([2.5])], toNPZ: path, compressed: true)
    }
    var limits = ReadingLimits.standard
    limits.expansion = 4 << 30
    let deflated = try TensorFile.open(path, limits: limits)
    XCTAssertEqual(try deflated.read("b", as: Double.self).scalars, [2.5])
    XCTAssertEqual(try deflated.read("a", as: UInt8.self)[count - 1], 7)
  }
}
