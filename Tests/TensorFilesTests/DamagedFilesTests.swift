import TensorFiles
import Tensors
import XCTest

/// Files of every format that are cut off, too long, or damaged at random.
final class DamagedFilesTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  private let eight = [UInt8](repeating: 1, count: 8)

  private func smallFiles() throws -> [String: [UInt8]] {
    let one = npy(npyHeader("<f8", "(1,)"), eight)
    var stream = ZipCase("s.npy", one, deflate: true)
    stream.flags = 8
    stream.descriptor =
      littleEndian(UInt32(0x0807_4B50)) + littleEndian(stream.checksum)
      + littleEndian(UInt32(stream.data.count)) + littleEndian(UInt32(one.count))
    let header =
      "{\"__metadata__\":{\"k\":\"v\"},\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}"
    return [
      "npy": one,
      "npz": zip([ZipCase("x.npy", one), ZipCase("y.npy", one, deflate: true), stream]),
      "NumPy's npz": Array(try fixtureBytes("deflated.npz")),
      "safetensors": safetensors(header, [1, 2]), "idx": idx(0x0D, [1, 2], eight),
      "gzip": gzip(idx(0x08, [8], eight)),
      "gzip of members": gzip(Array(one[..<20])) + gzip(Array(one[20...])),
    ]
  }

  func testEveryPrefixIsRefused() throws {
    for (name, bytes) in try smallFiles() {
      XCTAssertNoThrow(try TensorFile.readAll(folder.write(bytes)), name)
      for length in bytes.indices {
        let path = try folder.write(Array(bytes[..<length]))
        XCTAssertThrowsError(try TensorFile.readAll(path), "\(length) bytes of \(name)") {
          XCTAssertEqual(($0 as? TensorFileError)?.path, path)
        }
      }
    }
  }

  func testEveryTrailingByteIsRefused() throws {
    for (name, bytes) in try smallFiles() {
      for byte in [0, 0x1F, 0x50, 0xFF] as [UInt8] {
        XCTAssertThrowsError(try TensorFile.readAll(folder.write(bytes + [byte])), name)
      }
    }
  }

  /// Damage must be refused or harmless; a process that stops fails the whole suite.
  func testDamageNeverStopsTheProcess() throws {
    let seed: UInt64 = 20_241_124
    var generator = SeededGenerator(state: seed)
    for (_, bytes) in try smallFiles().sorted(by: { $0.key < $1.key }) {
      for position in bytes.indices {
        var damaged = bytes
        damaged[position] = UInt8.random(in: 0...255, using: &generator)
        _ = try? TensorFile.readAll(folder.write(damaged))
      }
      for _ in 0..<200 {
        var damaged = bytes
        for _ in 0..<Int.random(in: 2...6, using: &generator) {
          let position = Int.random(in: damaged.indices, using: &generator)
          switch Int.random(in: 0..<3, using: &generator) {
          case 0: damaged[position] = [0, 0xFF, 0x7F, 0x80].randomElement(using: &generator) ?? 0
          case 1: damaged.remove(at: position)
          default: damaged.insert(UInt8.random(in: 0...255, using: &generator), at: position)
          }
        }
        _ = try? TensorFile.readAll(folder.write(damaged))
      }
    }
  }
}
