import Foundation
import TensorFiles
import Tensors
import XCTest

/// A folder of its own for a test, removed with the object.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("apus-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  func write(_ bytes: [UInt8], to name: String = "file") throws -> String {
    let file = "\(path)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }
}

/// Checks that `body` throws exactly this error.
func assertThrows<Value>(
  _ path: String, _ format: TensorFileError.Format = .idx, at offset: Int?, expected: String,
  found: String, line: UInt = #line, _ body: () throws -> Value
) {
  XCTAssertThrowsError(try body(), line: line) { error in
    XCTAssertEqual(
      error as? TensorFileError,
      TensorFileError(
        path: path, format: format, offset: offset, expected: expected, found: found),
      line: line)
  }
}

/// Checks that no tensor is made while `body` runs.
func assertMakesNoTensor(line: UInt = #line, _ body: () throws -> Void) rethrows {
  let before = TensorMemory.statistics
  try body()
  let after = TensorMemory.statistics
  XCTAssertEqual(after.hits + after.misses, before.hits + before.misses, line: line)
}
