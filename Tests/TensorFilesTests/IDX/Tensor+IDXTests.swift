import TensorFiles
import Tensors
import XCTest

final class TensorIDXTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  /// Loads numbers that the format stores as they are, or widened, from a raw and a gzip file.
  private func assertLoads<Stored: FixedWidthInteger, Scalar: TensorScalar>(
    _ code: UInt8, _ stored: [Stored], as expected: [Scalar], line: UInt = #line
  ) throws {
    let shape = [2, stored.count / 2]
    let bytes = idx(code, shape.map(UInt32.init), stored.flatMap(bigEndian))
    for bytes in [bytes, gzip(bytes)] {
      let tensor = try Tensor<Scalar>(contentsOfIDX: folder.write(bytes))
      XCTAssertEqual(tensor.shape, shape, line: line)
      XCTAssertEqual(tensor.scalars, expected, line: line)
    }
  }

  func testEveryElementTypeLoads() throws {
    try assertLoads(0x08, [0, 1, 127, 255] as [UInt8], as: [0, 1, 127, 255] as [UInt8])
    try assertLoads(0x09, [0, -1, 127, -128] as [Int8], as: [0, -1, 127, -128] as [Int32])
    try assertLoads(
      0x0B, [1, -2, 32767, -32768] as [Int16], as: [1, -2, 32767, -32768] as [Int32])
    let int32: [Int32] = [1, -2, .max, .min]
    try assertLoads(0x0C, int32, as: int32)
    let float: [Float] = [1.5, -0.1, .infinity, .leastNonzeroMagnitude]
    try assertLoads(0x0D, float.map(\.bitPattern), as: float)
    let double: [Double] = [1.5, -0.1, -.infinity, .greatestFiniteMagnitude]
    try assertLoads(0x0E, double.map(\.bitPattern), as: double)
  }

  func testMoreElementsThanTheBufferForConversions() throws {
    let stored = (0..<100_002).map { Int16(truncatingIfNeeded: $0 &* 31) }
    try assertLoads(0x0B, stored, as: stored.map(Int32.init))
  }

  func testNaNKeepsItsBits() throws {
    let bits: UInt32 = 0x7FA0_1234
    let path = try folder.write(idx(0x0D, [1], bigEndian(bits)))
    XCTAssertEqual(try Tensor<Float>(contentsOfIDX: path).item().bitPattern, bits)
  }

  func testFileWithoutAxesIsASingleElement() throws {
    let tensor = try Tensor<UInt8>(contentsOfIDX: folder.write(idx(0x08, [], [42])))
    XCTAssertEqual(tensor.shape, [])
    XCTAssertEqual(tensor.item(), 42)
  }

  func testFileWithoutElements() throws {
    for bytes in [idx(0x0E, [3, 0, 5], []), gzip(idx(0x0E, [3, 0, 5], []))] {
      let path = try folder.write(bytes)
      XCTAssertEqual(try Tensor<Double>(contentsOfIDX: path).shape, [3, 0, 5])
      XCTAssertEqual(try Tensor<Bool>(contentsOfIDX: path, converting: true).count, 0)
    }
  }

  func testAnotherTypeIsRefused() throws {
    let path = try folder.write(idx(0x0D, [1], bigEndian(Float(2).bitPattern)))
    assertMakesNoTensor {
      assertThrows(
        path, at: 2, expected: "elements for a tensor of uint8",
        found: "float elements, which load as float unless converting"
      ) { try Tensor<UInt8>(contentsOfIDX: path) }
      assertThrows(
        path, at: 2, expected: "elements for a tensor of double",
        found: "float elements, which load as float unless converting"
      ) { try Tensor<Double>(contentsOfIDX: path) }
    }
    let bytes = try folder.write(idx(0x09, [1], [1]))
    assertThrows(
      bytes, at: 2, expected: "elements for a tensor of uint8",
      found: "int8 elements, which load as int32 unless converting"
    ) { try Tensor<UInt8>(contentsOfIDX: bytes) }
  }
}
