import Foundation
import OrderedCollections
import TensorFiles
import Tensors
import XCTest

/// What needs a process of its own: limits of the system and being killed.
final class ProcessTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  private func worker(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = Bundle.main.bundleURL.appendingPathComponent("_FileWorker")
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    // Other threads of OpenBLAS would take memory of their own under the limit, at any moment.
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["OPENBLAS_NUM_THREADS": "1"]) { $1 }
    return process
  }

  /// Runs the worker to its end.
  private func run(_ arguments: String...) throws -> (status: Int32, lines: [String]) {
    let process = worker(arguments)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process.terminationReason == .exit ? process.terminationStatus : -1,
      String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    )
  }

  /// Opens a file with little room for memory and returns the outcome and the growth in MiB.
  private func load(
    _ bytes: [UInt8], room: Int, name: String = "file"
  ) throws -> (outcome: String, growth: Int) {
    let sample = try folder.write(npy(npyHeader("|u1", "(3,)"), [1, 2, 3]), to: "sample")
    let path = try folder.write(bytes, to: name)
    let result = try run("load", path, sample, "\(room)")
    XCTAssertEqual(result.status, 0, "\(result.lines)")
    guard result.lines.count == 2 else { return ("no outcome", .max) }
    return (result.lines[0], Int(result.lines[1]) ?? .max)
  }

  func testFilesOf128BytesThatClaim32GiB() throws {
    func padded(_ bytes: [UInt8]) -> [UInt8] {
      bytes + [UInt8](repeating: 0, count: max(0, 128 - bytes.count))
    }
    let header =
      "{\"a\":{\"dtype\":\"F64\",\"shape\":[4294967296],\"data_offsets\":[0,34359738368]}}"
    for bytes in [
      padded(idx(0x08, [8, 65536, 65536], [])), padded(npy(npyHeader("<f8", "(4294967296,)"))),
      padded(safetensors(header)),
      zip([ZipCase("x.npy", npy(npyHeader("<f8", "(4294967296,)")), deflate: true)]),
      gzip(npy(npyHeader("<f8", "(4294967296,)"))),
    ] {
      let (outcome, growth) = try load(bytes, room: 16)
      XCTAssertTrue(outcome.contains("34359738368 bytes"), outcome)
      XCTAssertLessThanOrEqual(growth, 16)
    }
  }

  func testBombsOf256MiB() throws {
    let size = 256 << 20
    var archive = ZipCase("x.npy", npy(npyHeader("|u1", "(\(size),)")))
    // Deflated zeros: a member of a gzip file a megabyte, joined at their ends.
    let zeros = [UInt8](repeating: 0, count: size)
    let contents = archive.contents + zeros
    archive = ZipCase("x.npy", contents, deflate: true)
    var lying = archive
    lying.size = UInt32(archive.contents.count - size + 1000)
    lying.contents = Array(contents[..<(contents.count - size + 1000)])
    for (name, bytes, words) in [
      (
        "gzip", gzip(idx(0x08, [UInt32(size)], [])) + gzippedZeros(mebibytes: 256),
        "limits.expansion"
      ),
      (
        "gzip with a small header", gzip(idx(0x08, [100], [])) + gzippedZeros(mebibytes: 256),
        "more bytes"
      ),
      ("zip", zip([archive]), "limits.expansion"),
      ("zip with a small size", zip([lying]), "bytes of elements"),
    ] {
      XCTAssertLessThan(bytes.count, 2 << 20, name)
      let (outcome, growth) = try load(bytes, room: 64)
      XCTAssertTrue(outcome.contains(words), "\(name): \(outcome)")
      XCTAssertLessThanOrEqual(growth, 16, name)
    }
  }

  /// Files that hold what they claim may cost their size and 64 MiB, besides the tensors.
  func testLargeHeadersAndLongTables() throws {
    let entries = (0..<140_000).map {
      "\"\($0)\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}"
    }
    let header = "{\(entries.joined(separator: ","))}"
    XCTAssertGreaterThan(header.utf8.count, 7 << 20)
    let empty = npy(npyHeader("|u1", "(0,)"))
    let members = (0..<20_000).map { ZipCase("\($0).npy", empty) }
    let records = [UInt8](String(repeating: "1,a\n", count: 1 << 18).utf8)
    let levels = "P2 1024 512 9\n" + String(repeating: "1 ", count: 1 << 19)
    for (name, bytes) in [
      ("x.safetensors", safetensors(header)), ("x.npz", zip(members)), ("x.csv", records),
      ("x.csv", gzip(records)), ("x.pgm", Array(levels.utf8)), ("x.pgm", gzip(Array(levels.utf8))),
    ] {
      let (outcome, growth) = try load(bytes, room: 400, name: name)
      XCTAssertEqual(outcome, "read", name)
      // A sanitizer keeps records of its own about every small block.
      if isSanitized { continue }
      XCTAssertLessThanOrEqual(growth, bytes.count >> 20 + 64, "\(name), \(bytes.count) bytes")
    }
  }

  func testTheLimitOnTheSizeOfFilesLeavesTheOldFile() throws {
    for name in ["x.safetensors", "x.npz"] {
      let path = folder.path + "/" + name
      let result = try run("save", path, "\(1 << 30)")
      XCTAssertEqual(result.lines, ["saved"])
      let old = try Data(contentsOf: URL(fileURLWithPath: path))
      for limit in [0, 1, 1000, old.count - 1] {
        let result = try run("save", path, "\(limit)")
        XCTAssertEqual(result.status, 0)
        XCTAssertTrue(result.lines.first?.contains("File too large") == true, "\(result.lines)")
        XCTAssertEqual(try Data(contentsOf: URL(fileURLWithPath: path)), old)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        XCTAssertEqual(names.filter { $0.hasPrefix(".") }, [])
      }
    }
  }

  /// A hundred processes that save in a loop are killed at random moments.
  func testAKillLeavesAWholeFile() throws {
    let seed: UInt64 = 7
    var generator = SeededGenerator(state: seed)
    let paths = ["x.safetensors", "x.npz"].map { folder.path + "/" + $0 }
    var turns: Set<Float> = []
    for kill in 0..<100 {
      let path = paths[kill % 2]
      let old = time(path)
      let process = worker(["save-forever", path])
      try process.run()
      // Until it has saved once, and then for a random time.
      let deadline = ContinuousClock.now + .seconds(60)
      while time(path) == old && ContinuousClock.now < deadline { usleep(1000) }
      usleep(UInt32.random(in: 0..<30_000, using: &generator))
      Foundation.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      XCTAssertNotEqual(time(path), old, "seed \(seed), kill \(kill): nothing was saved")
      let tensors = try OrderedDictionary<String, Tensor<Float>>(contentsOf: path)
      let values = Set(tensors.values.flatMap(\.scalars))
      XCTAssertEqual(values.count, 1, "seed \(seed), kill \(kill)")
      XCTAssertEqual(Array(tensors.keys), ["W", "b"])
      turns.formUnion(values)
    }
    XCTAssertGreaterThan(turns.count, 1, "every process was killed after its first turn")
  }

  /// When the file at a path was written, in nanoseconds; 0 if there is none.
  private func time(_ path: String) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { return 0 }
    return status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
  }

  /// Whether the tests run under AddressSanitizer or ThreadSanitizer.
  private var isSanitized: Bool {
    dlsym(nil, "__asan_init") != nil || dlsym(nil, "__tsan_init") != nil
  }
}
