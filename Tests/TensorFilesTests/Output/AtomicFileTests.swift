import Foundation
import OrderedCollections
import TensorFiles
import Tensors
import XCTest

/// Writing leaves the old file or the new one, whatever goes wrong.
final class AtomicFileTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  private func model(_ value: Float) -> OrderedDictionary<String, Tensor<Float>> {
    // Larger than the buffer, so that there are several requests to write.
    ["W": Tensor(repeating: value, shape: [100, 2000]), "b": Tensor(repeating: value, shape: [3])]
  }

  private func write(_ path: String, _ value: Float) throws {
    switch (path as NSString).pathExtension {
    case "npz": try model(value).write(toNPZ: path)
    case "npy": try Tensor(repeating: value, shape: [100, 2000]).write(toNPY: path)
    case "idx": try Tensor(repeating: value, shape: [70, 1000]).write(toIDX: path)
    case "csv": try Tensor(repeating: value, shape: [10, 10]).write(toCSV: path)
    default: try model(value).write(toSafetensors: path)
    }
  }

  private func assertHolds(_ path: String, _ value: Float, _ message: String) throws {
    if path.hasSuffix("csv") {
      let values = try CSVTable<Float>(contentsOf: path, hasHeader: false).values
      XCTAssertEqual(values, Tensor(repeating: value, shape: [10, 10]), message)
      return
    }
    let tensors = try OrderedDictionary<String, Tensor<Float>>(contentsOf: path)
    XCTAssertEqual(Set(tensors.values.flatMap(\.scalars)), [value], message)
  }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// The ways in which the system can refuse, each at its first and its second request.
  private func failures() -> [(name: String, calls: SystemCalls)] {
    var list: [(String, SystemCalls)] = []
    func add(_ name: String, _ code: Int32, _ change: (inout SystemCalls, Failing) -> Void) {
      for turn in 1...2 {
        var calls = SystemCalls.real
        change(&calls, Failing(at: turn, code: code))
        list.append(("\(name) \(turn)", calls))
      }
    }
    let real = SystemCalls.real
    for (name, code) in [("ENOSPC", ENOSPC), ("EIO", EIO)] {
      add("write \(name)", code) { calls, failing in
        calls.write = { failing.now() ? -1 : real.write($0, $1, $2) }
      }
      add("rewrite \(name)", code) { calls, failing in
        calls.writeAt = { failing.now() ? -1 : real.writeAt($0, $1, $2, $3) }
      }
    }
    add("short write, then ENOSPC", ENOSPC) { calls, failing in
      calls.write = { failing.now() ? -1 : real.write($0, $1, max(1, $2 / 2)) }
    }
    add("write of nothing", 0) { calls, failing in
      calls.write = { failing.now() ? 0 : real.write($0, $1, $2) }
    }
    add("create", EACCES) { calls, failing in
      calls.create = { failing.now() ? -1 : real.create($0, $1) }
    }
    add("synchronize", EIO) { calls, failing in
      calls.synchronize = { failing.now() ? -1 : real.synchronize($0) }
    }
    add("close", EIO) { calls, failing in
      calls.close = { descriptor in
        let result = real.close(descriptor)
        return failing.now() ? -1 : result
      }
    }
    add("rename", EXDEV) { calls, failing in
      calls.rename = { failing.now() ? -1 : real.rename($0, $1) }
    }
    add("folder", EMFILE) { calls, failing in
      calls.openFolder = { failing.now() ? -1 : real.openFolder($0) }
    }
    return list
  }

  /// Fails at one request of several and remembers that it did.
  private final class Failing: @unchecked Sendable {
    private let turn: Int
    private let code: Int32
    private var count = 0
    init(at turn: Int, code: Int32) { (self.turn, self.code) = (turn, code) }
    func now() -> Bool {
      count += 1
      if count != turn { return false }
      errno = code
      return true
    }
  }

  func testEveryFailureLeavesAWholeFileAndNothingElse() throws {
    var refused = 0
    for name in ["model.safetensors", "model.npz", "model.npy", "model.idx", "model.csv"] {
      let path = "\(folder.path)/\(name)"
      for (failure, calls) in failures() {
        let message = "\(name), \(failure)"
        try write(path, 1)
        var error: (any Error)?
        SystemCalls.$current.withValue(calls) {
          do { try write(path, 2) } catch let failed { error = failed }
        }
        if let error {
          refused += 1
          XCTAssertEqual((error as? TensorFileError)?.kind, .unwritable, message)
          XCTAssertEqual((error as? TensorFileError)?.path, path, message)
        }
        // Once the new file has its name, only the folder can fail.
        let isInPlace = error == nil || failure == "folder 1" || failure == "synchronize 2"
        try assertHolds(path, isInPlace ? 2 : 1, message)
        XCTAssertEqual(try files(), [name], message)
      }
      try FileManager.default.removeItem(atPath: path)
      // Without an old file, a failure leaves none. The small table takes a single request.
      let requests = name == "model.csv" ? "1" : ""
      for (failure, calls) in failures()
      where failure.hasPrefix("write") && failure.hasSuffix(requests) {
        XCTAssertThrowsError(
          try SystemCalls.$current.withValue(calls) { try write(path, 2) }, failure)
        XCTAssertEqual(try files(), [], failure)
      }
    }
    XCTAssertGreaterThan(refused, 40)
  }

  func testInterruptedAndShortWritesContinue() throws {
    let real = SystemCalls.real
    var calls = real
    let first = Failing(at: 1, code: EINTR)
    calls.write = { first.now() ? -1 : real.write($0, $1, min($2, 1000)) }
    let path = folder.path + "/x.safetensors"
    try SystemCalls.$current.withValue(calls) { try write(path, 3) }
    try assertHolds(path, 3, "short writes")
  }

  func testFileSystemsThatCannotSynchronizeFolders() throws {
    let real = SystemCalls.real
    var calls = real
    let second = Failing(at: 2, code: EINVAL)
    calls.synchronize = { second.now() ? -1 : real.synchronize($0) }
    let path = folder.path + "/x.npz"
    try SystemCalls.$current.withValue(calls) { try write(path, 3) }
    try assertHolds(path, 3, "EINVAL")
  }

  func testPermissionsAndLinksStay() throws {
    let path = folder.path + "/x.npy"
    try write(path, 1)
    chmod(path, 0o640)
    let link = folder.path + "/link.npy"
    symlink("x.npy", link)
    try write(link, 2)
    var status = stat()
    XCTAssertEqual(lstat(link, &status), 0)
    XCTAssertEqual(status.st_mode & S_IFMT, S_IFLNK)
    XCTAssertEqual(stat(path, &status), 0)
    XCTAssertEqual(status.st_mode & 0o777, 0o640)
    try assertHolds(path, 2, "through a link")
  }

  func testNewFilesHaveTheUsualPermissions() throws {
    let mask = umask(0o027)
    defer { umask(mask) }
    let path = folder.path + "/x.npy"
    try write(path, 1)
    var status = stat()
    XCTAssertEqual(stat(path, &status), 0)
    XCTAssertEqual(status.st_mode & 0o777, 0o640)
  }

  func testPlacesThatTakeNoFile() throws {
    for path in [folder.path, folder.path + "/none/x.npy", "/dev/null", "", folder.path + "/\0"] {
      XCTAssertThrowsError(try Tensor([1.0]).write(toNPY: path), path) {
        XCTAssertEqual(($0 as? TensorFileError)?.kind, .unwritable, path)
      }
    }
    XCTAssertEqual(try files(), [])
  }

  func testRelativePathsAndLongNames() throws {
    let path = folder.path + "/" + String(repeating: "x", count: 251) + ".npy"
    try write(path, 4)
    try assertHolds(path, 4, "a name of 255 bytes")
    let old = FileManager.default.currentDirectoryPath
    XCTAssertTrue(FileManager.default.changeCurrentDirectoryPath(folder.path))
    defer { _ = FileManager.default.changeCurrentDirectoryPath(old) }
    try write("here.npy", 5)
    try assertHolds(folder.path + "/here.npy", 5, "a relative path")
  }
}
