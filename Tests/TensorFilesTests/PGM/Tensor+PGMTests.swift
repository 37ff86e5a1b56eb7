import TensorFiles
import Tensors
import XCTest

final class TensorPGMTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  private func load(_ header: String, _ pixels: [UInt8] = []) throws -> Tensor<UInt8> {
    try Tensor(contentsOfPGM: folder.write(Array(header.utf8) + pixels))
  }

  func testBinaryAndPlain() throws {
    let expected = Tensor<UInt8>([[0, 1, 2], [253, 254, 255]])
    XCTAssertEqual(try load("P5\n3 2\n255\n", expected.scalars), expected)
    XCTAssertEqual(try load("P5 # a comment\n# 9\n3\t2 255 ", expected.scalars), expected)
    XCTAssertEqual(try load("P2\n3 2 255\n0 1 2\n253 254 255\n"), expected)
    XCTAssertEqual(try load("P2 3 2 255 0 1 2 253 #x\n 254 255"), expected)
    // White space is a level, too.
    XCTAssertEqual(try load("P5 1 2 32\n", [0x20, 0xA]), Tensor([[32], [10]]))
    let path = try folder.write(gzip(Array("P5 3 2 255 ".utf8) + expected.scalars))
    XCTAssertEqual(try Tensor(contentsOfPGM: path), expected)
  }

  func testBadFiles() throws {
    for (header, pixels, words) in [
      ("P6 1 1 255 ", [1], "P2 or P5"), ("", [], "P2 or P5"), ("P", [], "P2 or P5"),
      ("P5", [], "a width"), ("P5 x", [], "a width"), ("P5 1", [], "a height"),
      ("P5 1 1", [], "a largest level"), ("P5 1 1 256 ", [1], "a largest level"),
      ("P5 1 1 0 ", [0], "of more than one level"), ("P5 0 1 1 ", [], "with pixels"),
      ("P5 -1 1 1 ", [1], "a width"), ("P5 1.5 1 1 ", [1], "a width"),
      ("P5 99999999999999999999 1 1 ", [1], "a width"),
      ("P5 2000000000 2000000000 1 ", [1], "bytes of elements"),
      ("P5 2 1 255 ", [1], "expected 2 bytes"), ("P5 1 1 255 ", [1, 2], "expected 1 bytes"),
      ("P5 1 1 9 ", [10], "levels up to 9"), ("P2 2 1 255 1", [], "levels"),
      ("P2 1 1 9 10", [], "a level up to 9"), ("P2 1 1 9 1 2", [], "the end"),
      ("P2 2000000000 2000000000 1 ", [], "levels"), ("P5 # no end", [], "a width"),
    ] as [(String, [UInt8], String)] {
      XCTAssertThrowsError(try load(header, pixels), header) {
        XCTAssertTrue("\($0)".contains(words), "\(header): \($0)")
      }
    }
  }
}
