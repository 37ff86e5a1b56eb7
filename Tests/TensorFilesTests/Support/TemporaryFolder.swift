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

/// Checks that `body` throws exactly this error; its kind only if one is given.
func assertThrows<Value>(
  _ path: String, _ format: TensorFileError.Format = .idx, _ kind: TensorFileError.Kind? = nil,
  member: String? = nil, at offset: Int?, textLine: Int? = nil, expected: String,
  found: String, file: StaticString = #filePath, line: UInt = #line, _ body: () throws -> Value
) {
  XCTAssertThrowsError(try body(), file: file, line: line) { error in
    let error = error as? TensorFileError
    XCTAssertEqual(
      error,
      TensorFileError(
        kind ?? error?.kind ?? .malformed, path: path, member: member, format: format,
        offset: offset, line: textLine, expected: expected, found: found),
      file: file, line: line)
  }
}

/// A file that NumPy or the safetensors package wrote.
func fixture(_ name: String) throws -> String {
  try XCTUnwrap(Bundle.module.path(forResource: "Fixtures/" + name, ofType: nil), name)
}

/// The bytes of such a file.
func fixtureBytes(_ name: String) throws -> [UInt8] {
  try Array(Data(contentsOf: URL(fileURLWithPath: fixture(name))))
}

/// Checks that no tensor is made while `body` runs.
func assertMakesNoTensor(line: UInt = #line, _ body: () throws -> Void) rethrows {
  let before = TensorMemory.statistics
  try body()
  let after = TensorMemory.statistics
  XCTAssertEqual(after.hits + after.misses, before.hits + before.misses, line: line)
}
