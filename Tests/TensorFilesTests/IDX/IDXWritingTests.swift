import Foundation
import TensorFiles
import Tensors
import XCTest
import _TestSupport

final class IDXWritingTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  private func written(
    _ tensor: any WritableTensor, as type: StoredScalarType? = nil
  ) throws -> [UInt8] {
    let path = folder.path + "/x"
    try tensor.write(toIDX: path, as: type)
    return try Array(Data(contentsOf: URL(fileURLWithPath: path)))
  }

  func testBytesOfEveryType() throws {
    XCTAssertEqual(
      try written(Tensor<UInt8>([[1, 2, 3], [4, 5, 255]])),
      idx(0x08, [2, 3], [1, 2, 3, 4, 5, 255]))
    let whole: [Int32] = [-128, 0, 127]
    XCTAssertEqual(
      try written(Tensor(whole), as: .int8), idx(0x09, [3], whole.flatMap { bigEndian(Int8($0)) }))
    XCTAssertEqual(
      try written(Tensor(whole), as: .int16), idx(0x0B, [3], whole.flatMap { bigEndian(Int16($0)) })
    )
    XCTAssertEqual(try written(Tensor(whole)), idx(0x0C, [3], whole.flatMap(bigEndian)))
    XCTAssertEqual(
      try written(Tensor<Float>(1.5)), idx(0x0D, [], bigEndian(Float(1.5).bitPattern)))
    XCTAssertEqual(
      try written(Tensor([1.5])), idx(0x0E, [1], bigEndian(1.5.bitPattern)))
    XCTAssertEqual(try written(Tensor<Double>.zeros([3, 0, 5])), idx(0x0E, [3, 0, 5], []))
  }

  private func assertComesBack<Scalar: NumericScalar>(_ type: Scalar.Type) throws {
    var generator = SplitMix64(seed: 12)
    let path = folder.path + "/x"
    for shape in [[], [0], [7], [2, 3], [3, 0, 2], [2, 3, 4]] {
      let values = generator.values(shape.reduce(1, *), of: Scalar.self)
      for layout in layoutCases(values, shape: shape) {
        for compressed in [false, true] {
          try layout.tensor.write(toIDX: path, compressed: compressed)
          let start = try Data(contentsOf: URL(fileURLWithPath: path)).prefix(2)
          XCTAssertEqual(Array(start), compressed ? [0x1F, 0x8B] : [0, 0])
          XCTAssertNil(
            difference(try Tensor<Scalar>(contentsOfIDX: path), layout.tensor),
            "\(type) \(shape) \(layout.name)")
        }
      }
    }
  }

  func testEveryShapeAndLayout() throws {
    try assertComesBack(UInt8.self)
    try assertComesBack(Int32.self)
    try assertComesBack(Float.self)
    try assertComesBack(Double.self)
  }

  func testTensorsLargerThanTheBuffers() throws {
    let path = folder.path + "/x"
    let tensor = RandomState(6).randn(700, 301)
    let small = Tensor<Int32>((0..<200_001).map { Int32($0 % 251 - 125) })
    for compressed in [false, true] {
      try tensor.write(toIDX: path, compressed: compressed)
      XCTAssertEqual(try Tensor<Double>(contentsOf: path), tensor)
      try small.write(toIDX: path, as: .int8, compressed: compressed)
      XCTAssertEqual(try Tensor<Int32>(contentsOf: path), small)
    }
  }

  func testBitsOfNaNStay() throws {
    let path = folder.path + "/x"
    let floats: [UInt32] = [0x7FA0_1234, 0xFFC0_0001, 0x8000_0000]
    try Tensor(floats.map(Float.init(bitPattern:))).write(toIDX: path)
    XCTAssertEqual(try Tensor<Float>(contentsOf: path).scalars.map(\.bitPattern), floats)
    let doubles: [UInt64] = [0x7FF4_0000_0000_1234, 0xFFF8_0000_0000_0001]
    try Tensor(doubles.map(Double.init(bitPattern:))).write(toIDX: path)
    XCTAssertEqual(try Tensor<Double>(contentsOf: path).scalars.map(\.bitPattern), doubles)
  }

  func testElementsAreConverted() throws {
    XCTAssertEqual(try written(Tensor([true, false]), as: .uint8), idx(0x08, [2], [1, 0]))
    XCTAssertEqual(try written(Tensor<Int64>([300]), as: .int16), idx(0x0B, [1], [1, 44]))
    XCTAssertEqual(try written(Tensor([-7.0]), as: .int8), idx(0x09, [1], [249]))
    XCTAssertEqual(
      try written(Tensor([Complex<Float>(2)]), as: .float),
      idx(0x0D, [1], bigEndian(Float(2).bitPattern)))
    XCTAssertEqual(
      try written(Tensor([0.1]), as: .float), idx(0x0D, [1], bigEndian(Float(0.1).bitPattern)))
  }

  private func assertRefused(
    _ kind: TensorFileError.Kind, _ words: String, _ tensor: any WritableTensor,
    as type: StoredScalarType? = nil, line: UInt = #line
  ) {
    let path = folder.path + "/x"
    XCTAssertThrowsError(try tensor.write(toIDX: path, as: type), line: line) {
      XCTAssertEqual(($0 as? TensorFileError)?.kind, kind, line: line)
      XCTAssertEqual(($0 as? TensorFileError)?.path, path, line: line)
      XCTAssertTrue("\($0)".contains(words), "\($0)", line: line)
    }
    XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.path), [], line: line)
  }

  func testWhatTheFormatHasNotIsNotWritten() {
    assertRefused(.unsupported, "uint8, int8, int16, int32, float, double", Tensor<Int64>([1]))
    assertRefused(.unsupported, "found bool", Tensor([true]))
    assertRefused(.unsupported, "found complexDouble", Tensor([Complex<Double>(1)]))
    assertRefused(.unsupported, "found float16", Tensor([1.0]), as: .float16)
    let ones = [Int](repeating: 1, count: 33)
    assertRefused(.unsupported, "at most 32 axes", Tensor<UInt8>.zeros(ones))
    assertRefused(.unsupported, "less than 2³²", Tensor<UInt8>.zeros([0, 1 << 32]))
    assertRefused(
      .unrepresentable, "elements that int8 can hold, found 128 at element 70001",
      Tensor<Int32>((0..<70_002).map { $0 == 70_001 ? 128 : 1 }), as: .int8)
    assertRefused(.unrepresentable, "found 0.5 at element 1", Tensor([1, 0.5]), as: .int32)
    assertRefused(.unrepresentable, "found -1 at", Tensor<Int64>([-1]), as: .uint8)
    assertRefused(.unrepresentable, "found 1e+39 at", Tensor([1e39]), as: .float)
    assertRefused(
      .unrepresentable, "found (0.0, 1.0)", Tensor([Complex<Double>(0, 1)]), as: .double)
  }
}
