import Foundation
import XCTest

/// A finished run of `apus`.
struct CommandRun {
  let status: Int32
  let output: String
  let errors: String

  /// Runs the executable that was built beside the tests.
  init(_ arguments: String...) throws {
    let folder = Bundle.main.bundleURL
    let process = Process()
    process.executableURL = folder.appendingPathComponent("apus")
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    // Files rather than pipes: neither stream can fill up while the other is read.
    let streams = try (0..<2).map { _ in
      let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
      try Data().write(to: url)
      return url
    }
    defer { for url in streams { try? FileManager.default.removeItem(at: url) } }
    process.standardOutput = try FileHandle(forWritingTo: streams[0])
    process.standardError = try FileHandle(forWritingTo: streams[1])
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOf: streams[0], encoding: .utf8)
    errors = try String(contentsOf: streams[1], encoding: .utf8)
  }

  /// Asserts that the run failed with one clear line and printed no result.
  func assertFailed(
    status expected: Int32, saying words: String..., file: StaticString = #filePath,
    line: UInt = #line
  ) {
    XCTAssertEqual(status, expected, errors, file: file, line: line)
    XCTAssertEqual(output, "", file: file, line: line)
    XCTAssertTrue(errors.hasPrefix("apus: error: "), errors, file: file, line: line)
    XCTAssertEqual(errors.filter(\.isNewline).count, 1, errors, file: file, line: line)
    for word in words {
      XCTAssertTrue(errors.contains(word), "no \(word) in: \(errors)", file: file, line: line)
    }
  }
}

/// A folder with a data set of a few images of 2 × 3 pixels; removed after `body`.
func withTinyDataset(
  labels: [UInt8] = [0, 1, 2, 0, 1, 2, 0, 1], _ body: (_ folder: String) throws -> Void
) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let count = UInt8(labels.count)
  let images = labels.flatMap { label in
    (0..<6).map { pixel -> UInt8 in pixel % 3 == Int(label) % 3 ? 200 : 9 }
  }
  for name in ["train", "t10k"] {
    try Data([0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 2, 0, 0, 0, 3] + images)
      .write(to: folder.appendingPathComponent("\(name)-images-idx3-ubyte"))
    try Data([0, 0, 8, 1, 0, 0, 0, count] + labels)
      .write(to: folder.appendingPathComponent("\(name)-labels-idx1-ubyte"))
  }
  try body(folder.path)
}
