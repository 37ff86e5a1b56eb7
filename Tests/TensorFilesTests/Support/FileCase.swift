import TensorFiles
import XCTest

/// A file and what the error must contain; `nil` for a file that is valid.
struct FileCase {
  let name: String
  let bytes: [UInt8]
  let words: String?

  init(_ name: String, _ bytes: [UInt8], _ words: String?) {
    self.name = name
    self.bytes = bytes
    self.words = words
  }
}

extension TemporaryFolder {
  /// Reads each file in every way and compares the outcome.
  func check(_ cases: [FileCase]) throws {
    XCTAssertEqual(Set(cases.map(\.name)).count, cases.count, "names must differ")
    for item in cases {
      let path = try write(item.bytes)
      do {
        try TensorFile.readAll(path)
        XCTAssertNil(item.words, "\(item.name): read, but must be refused: \(item.words ?? "")")
      } catch let error as TensorFileError {
        XCTAssertEqual(error.path, path, item.name)
        guard let words = item.words else {
          XCTFail("\(item.name): refused: \(error)")
          continue
        }
        XCTAssertTrue("\(error)".contains(words), "\(item.name): no “\(words)” in “\(error)”")
      }
    }
  }
}
