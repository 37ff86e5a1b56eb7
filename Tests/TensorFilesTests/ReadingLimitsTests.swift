import TensorFiles
import Tensors
import XCTest

final class ReadingLimitsTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  func testLimits() throws {
    let long =
      "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}"
      + String(repeating: " ", count: 2000) + "}"
    let path = try folder.write(safetensors(long, [1, 1]))
    var limits = ReadingLimits.standard
    limits.headerByteCount = 1000
    XCTAssertThrowsError(try TensorFile.open(path, limits: limits)) {
      XCTAssertEqual(($0 as? TensorFileError)?.kind, .tooLarge)
    }
    XCTAssertNoThrow(try TensorFile.open(path))

    let zeros = gzip(idx(0x08, [200_000], [UInt8](repeating: 0, count: 200_000)))
    let compressed = try folder.write(zeros, to: "zeros")
    limits.expansion = 100_000
    XCTAssertThrowsError(try Tensor<UInt8>(contentsOf: compressed, limits: limits)) {
      XCTAssertEqual(($0 as? TensorFileError)?.kind, .tooLarge)
    }
    limits.expansion = .max
    XCTAssertEqual(try Tensor<UInt8>(contentsOf: compressed, limits: limits).count, 200_000)
  }
}
