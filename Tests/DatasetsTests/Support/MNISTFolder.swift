import Foundation
import TensorFiles
import XCTest

/// A folder with a small dataset in MNIST's form, removed with the object.
final class MNISTFolder {
  let path: String

  static let names = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
  ]

  /// Three training and two test images of 2 × 3 pixels, each pixel its own number.
  static let contents: [[UInt8]] = [
    idx([3, 2, 3], Array(0..<18)), idx([3], [7, 0, 9]),
    idx([2, 2, 3], Array(100..<112)), idx([2], [1, 2]),
  ]

  init(names: [String?] = MNISTFolder.names, contents: [[UInt8]] = contents) throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("apus-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    for (name, bytes) in zip(names, contents) {
      if let name { try Data(bytes).write(to: url.appendingPathComponent(name)) }
    }
  }

  /// The small dataset with one file replaced.
  convenience init(replacing index: Int, with bytes: [UInt8]) throws {
    var contents = Self.contents
    contents[index] = bytes
    try self.init(contents: contents)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ index: Int) -> String { "\(path)/\(Self.names[index])" }
}

/// The bytes of an IDX file of bytes.
func idx(_ dimensions: [UInt8], _ elements: [UInt8]) -> [UInt8] {
  [0, 0, 8, UInt8(dimensions.count)] + dimensions.flatMap { [0, 0, 0, $0] } + elements
}

/// Checks that `body` throws exactly this error.
func assertThrows<Value>(
  _ path: String, _ format: TensorFileError.Format, at offset: Int?, expected: String,
  found: String, line: UInt = #line, _ body: () throws -> Value
) {
  XCTAssertThrowsError(try body(), line: line) { error in
    let error = error as? TensorFileError
    XCTAssertEqual(
      error,
      TensorFileError(
        error?.kind ?? .malformed, path: path, format: format, offset: offset,
        expected: expected, found: found),
      line: line)
  }
}
