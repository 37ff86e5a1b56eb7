import Foundation
import TensorFiles
import Tensors
import XCTest

final class InputFileTests: XCTestCase {
  private func assertRefused(
    _ path: String, expected: String, found: String, line: UInt = #line
  ) {
    assertThrows(path, at: nil, expected: expected, found: found, line: line) {
      try Tensor<UInt8>(contentsOfIDX: path)
    }
    assertThrows(path, at: nil, expected: expected, found: found, line: line) {
      try IDXHeader.read(path)
    }
  }

  func testMissingFile() throws {
    let folder = try TemporaryFolder()
    assertRefused(
      folder.path + "/none", expected: "a readable file", found: "No such file or directory")
    assertRefused("", expected: "a readable file", found: "No such file or directory")
  }

  func testFileWithoutPermission() throws {
    // Whoever may do everything can read the file nonetheless.
    try XCTSkipIf(geteuid() == 0, "runs as root")
    let folder = try TemporaryFolder()
    let path = try folder.write(idx(0x08, [1], [1]))
    chmod(path, 0)
    assertRefused(path, expected: "a readable file", found: "Permission denied")
  }

  func testDirectory() throws {
    let folder = try TemporaryFolder()
    assertRefused(folder.path, expected: "a regular file", found: "a directory")
  }

  func testPipeIsRefusedWithoutWaiting() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/pipe"
    XCTAssertEqual(mkfifo(path, 0o600), 0)
    assertRefused(path, expected: "a regular file", found: "a pipe")
  }

  func testDevice() {
    assertRefused("/dev/zero", expected: "a regular file", found: "a device")
  }

  func testPathWithZeroByte() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(idx(0x08, [1], [1])) + "\0.idx"
    assertRefused(path, expected: "a readable file", found: "Invalid argument")
  }

  func testDescriptorsAreClosed() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write(idx(0x08, [1], [1]), to: "good")
    let bad = try folder.write(idx(0x08, [2], [1]), to: "bad")
    let before = dup(0)
    close(before)
    for path in [good, bad, folder.path, folder.path + "/none"] {
      _ = try? Tensor<UInt8>(contentsOfIDX: path)
    }
    let after = dup(0)
    close(after)
    XCTAssertEqual(after, before)
  }
}
