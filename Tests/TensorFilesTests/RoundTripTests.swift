import Foundation
import OrderedCollections
import TensorFiles
import Tensors
import XCTest
import _TestSupport

/// What is written comes back, in every format, type and layout.
final class RoundTripTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  private func assertComesBack<Scalar: NumericScalar>(
    _ type: Scalar.Type, isSafetensors: Bool = true
  ) throws {
    var generator = SplitMix64(seed: 11)
    for shape in [[], [0], [1], [7], [2, 3], [3, 0, 2], [2, 3, 4], [1, 1, 5]] {
      let values = generator.values(shape.reduce(1, *), of: Scalar.self)
      for layout in layoutCases(values, shape: shape) {
        let message = "\(type) \(shape) \(layout.name)"
        let path = folder.path + "/x"
        try layout.tensor.write(toNPY: path)
        let single = try Tensor<Scalar>(contentsOf: path)
        XCTAssertNil(difference(single, layout.tensor), message)
        let tensors: OrderedDictionary<String, Tensor<Scalar>> = [
          "z": layout.tensor, "ä/\\\"\n": layout.tensor.transposed(), "": .zeros([2]),
        ]
        for turn in 0..<(isSafetensors ? 3 : 2) {
          if turn == 2 {
            try tensors.write(toSafetensors: path)
          } else {
            try tensors.write(toNPZ: path, compressed: turn == 1)
          }
          let read = try OrderedDictionary<String, Tensor<Scalar>>(contentsOf: path)
          XCTAssertEqual(Set(read.keys), Set(tensors.keys), message)
          for (name, tensor) in tensors {
            XCTAssertNil(
              difference(try XCTUnwrap(read[name]), tensor), "\(message) \(turn) \(name)")
          }
        }
      }
    }
  }

  func testEveryTypeShapeAndLayout() throws {
    try assertComesBack(UInt8.self)
    try assertComesBack(Int32.self)
    try assertComesBack(Int64.self)
    try assertComesBack(Float.self)
    try assertComesBack(Double.self)
    try assertComesBack(Complex<Float>.self)
    try assertComesBack(Complex<Double>.self, isSafetensors: false)
  }

  func testTruthValues() throws {
    let tensor = Tensor([[true, false], [false, false]]).transposed()
    let path = folder.path + "/x"
    try tensor.write(toNPY: path)
    XCTAssertEqual(try Tensor<Bool>(contentsOf: path), tensor)
    try TensorFile.write(["x": tensor], toSafetensors: path)
    XCTAssertEqual(try Tensor<Bool>(contentsOf: path), tensor)
    try TensorFile.write(["x": tensor], toNPZ: path)
    XCTAssertEqual(try Tensor<Bool>(contentsOf: path), tensor)
  }

  func testBitsOfNaNAndZeroStay() throws {
    let bits: [UInt64] = [0x8000_0000_0000_0000, 0x7FF8_0000_0000_1234, 0xFFF8_0000_0000_0001]
    let tensor = Tensor(bits.map(Double.init(bitPattern:)))
    let path = folder.path + "/x.safetensors"
    try TensorFile.write(["x": tensor], toSafetensors: path)
    XCTAssertEqual(try Tensor<Double>(contentsOf: path).scalars.map(\.bitPattern), bits)
    try tensor.write(toNPY: path)
    XCTAssertEqual(try Tensor<Double>(contentsOf: path).scalars.map(\.bitPattern), bits)
  }

  func testTensorsLargerThanTheBuffers() throws {
    let tensor = RandomState(5).randn(700, 301)
    let path = folder.path + "/x"
    for turn in 0..<3 {
      switch turn {
      case 0: try tensor.write(toNPY: path)
      case 1: try TensorFile.write(["x": tensor], toNPZ: path, compressed: true)
      default: try TensorFile.write(["x": tensor], toSafetensors: path)
      }
      XCTAssertEqual(try Tensor<Double>(contentsOf: path), tensor)
      XCTAssertEqual(
        try Tensor<Float>(contentsOf: path, converting: true), tensor.converted(to: Float.self))
    }
  }

  func testOneOfSeveralTensorsIsReadAlone() throws {
    let path = folder.path + "/x.safetensors"
    let tensors: OrderedDictionary<String, Tensor<Float>> = [
      "a": .zeros([1000]), "b": .ones([10]), "c": .zeros([1000]),
    ]
    try tensors.write(toSafetensors: path)
    let file = try TensorFile.open(path)
    assertMakesNoTensor { XCTAssertEqual(file.entries.map(\.byteCount), [4000, 40, 4000]) }
    XCTAssertEqual(try file.read("b"), Tensor<Float>.ones([10]))
    // Damage in another member does no harm to this one.
    try tensors.write(toNPZ: path)
    var bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
    bytes[2000] ^= 1
    let damaged = try TensorFile.open(folder.write(bytes, to: "damaged"))
    XCTAssertEqual(try damaged.read("b"), Tensor<Float>.ones([10]))
    XCTAssertThrowsError(try damaged.read("a", as: Float.self)) {
      XCTAssertTrue("\($0)".contains("CRC-32"), "\($0)")
    }
  }

  /// Archives beyond 2 GiB and of many members, in small.
  func testSizesOf64Bits() throws {
    let path = folder.path + "/x.npz"
    for (size, count) in [(0, 0), (200, 0xFFFF), (1 << 30, 1), (300, 1)] {
      for compressed in [false, true] {
        try TensorFile.write(
          ["a": Tensor([1.0, 2]), "b": Tensor<UInt8>.zeros([500]), "c": Tensor(true)],
          toNPZ: path, compressed: compressed, largestSize: size, largestCount: count)
        let file = try TensorFile.open(path)
        XCTAssertEqual(file.entries.map(\.name), ["a", "b", "c"], "\(size), \(count)")
        XCTAssertEqual(try file.read("a"), Tensor([1.0, 2]))
        XCTAssertEqual(try file.read("b"), Tensor<UInt8>.zeros([500]))
        XCTAssertEqual(try file.read("c", as: Bool.self).item(), true)
      }
    }
  }

  func testWhatTheFormatHasNotIsNotWritten() throws {
    let path = folder.path + "/x"
    for tensors in [
      ["x": Tensor([Complex<Double>(1, 2)])], ["__metadata__": Tensor([1.0])],
    ] as [OrderedDictionary<String, any WritableTensor>] {
      XCTAssertThrowsError(try TensorFile.write(tensors, toSafetensors: path)) {
        XCTAssertEqual(($0 as? TensorFileError)?.kind, .unsupported)
      }
    }
    let long = String(repeating: "x", count: 65_532)
    XCTAssertThrowsError(try TensorFile.write([long: Tensor([1.0])], toNPZ: path)) {
      XCTAssertEqual(($0 as? TensorFileError)?.kind, .unsupported)
    }
    XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.path), [])
  }

  func testTypesAreRefusedOrConverted() throws {
    let path = folder.path + "/x.npy"
    try Tensor<Int32>([1, -2, 300]).write(toNPY: path)
    XCTAssertThrowsError(try Tensor<Double>(contentsOf: path)) {
      XCTAssertEqual(($0 as? TensorFileError)?.kind, .wrongType)
    }
    XCTAssertEqual(try Tensor<Double>(contentsOf: path, converting: true).scalars, [1, -2, 300])
    XCTAssertThrowsError(try Tensor<UInt8>(contentsOf: path, converting: true)) {
      XCTAssertEqual(($0 as? TensorFileError)?.kind, .unrepresentable)
      XCTAssertEqual(($0 as? TensorFileError)?.offset, 132)
    }
    try Tensor([Complex<Float>(1, 0), Complex(2, 3)]).write(toNPY: path)
    XCTAssertThrowsError(try Tensor<Float>(contentsOf: path, converting: true)) {
      XCTAssertEqual(($0 as? TensorFileError)?.offset, 136)
    }
    try Tensor([Complex<Float>(1, 0), Complex(2, 0)]).write(toNPY: path)
    XCTAssertEqual(try Tensor<Int64>(contentsOf: path, converting: true).scalars, [1, 2])
  }

  func testNamesAreKeys() throws {
    let path = folder.path + "/x.npz"
    try TensorFile.write(["../../x": Tensor([1.0]), "y": Tensor([2.0])], toNPZ: path)
    let file = try TensorFile.open(path)
    XCTAssertEqual(try file.read("../../x", as: Double.self).item(), 1)
    XCTAssertThrowsError(try file.read(as: Double.self)) {
      XCTAssertEqual(($0 as? TensorFileError)?.kind, .mismatch)
    }
    XCTAssertThrowsError(try file.read("z", as: Double.self)) {
      XCTAssertTrue("\($0)".contains("\"../../x\", \"y\""), "\($0)")
    }
  }
}
