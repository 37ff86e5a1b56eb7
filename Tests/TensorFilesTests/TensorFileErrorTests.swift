import TensorFiles
import XCTest

final class TensorFileErrorTests: XCTestCase {
  func testDescriptionIsOneLineWithAllParts() {
    let error = TensorFileError(
      path: "a/labels.gz", format: .idx, offset: 8, expected: "10 bytes", found: "9")
    XCTAssertEqual("\(error)", "a/labels.gz: IDX, byte 8: expected 10 bytes, found 9")
  }

  func testDescriptionWithoutPosition() {
    let error = TensorFileError(
      path: "a", format: .gzip, offset: nil, expected: "a regular file", found: "a pipe")
    XCTAssertEqual("\(error)", "a: gzip: expected a regular file, found a pipe")
  }

  func testLineBreakInPathIsEscaped() {
    let error = TensorFileError(
      path: "a\nb", format: .idx, offset: nil, expected: "x", found: "y")
    XCTAssertEqual("\(error)", #""a\nb": IDX: expected x, found y"#)
  }
}
