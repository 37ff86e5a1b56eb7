import Foundation
import OrderedCollections
import TensorFiles
import Tensors
import XCTest

/// Files that NumPy and the safetensors package wrote; see `Fixtures/make_fixtures.py`.
final class RecordedFilesTests: XCTestCase {
  private struct Expected: Decodable {
    struct Tensor: Decodable {
      let type: String
      let shape: [Int]
      let values: [String]
    }
    let files: [String: [String: Tensor]]
  }

  private func expected() throws -> [String: [String: Expected.Tensor]] {
    let data = try Data(contentsOf: URL(fileURLWithPath: fixture("expected.json")))
    return try JSONDecoder().decode(Expected.self, from: data).files
  }

  private func number(_ text: String) -> Double {
    Double(text == "inf" || text == "-inf" || text == "nan" ? text : text) ?? .signalingNaN
  }

  private func assertSame(
    _ actual: [Double], _ expected: [Double], _ message: String, line: UInt = #line
  ) {
    XCTAssertEqual(actual.count, expected.count, message, line: line)
    for (a, e) in zip(actual, expected) where !(a.isNaN && e.isNaN) {
      XCTAssertEqual(a.bitPattern, e.bitPattern, "\(message): \(a), \(e)", line: line)
    }
  }

  func testEveryTensorReads() throws {
    let files = try expected()
    XCTAssertGreaterThan(files.count, 35)
    for (name, tensors) in files {
      let file = try TensorFile.open(fixture(name))
      if name != "mixed.npz" {
        XCTAssertEqual(Set(file.entries.map(\.name)), Set(tensors.keys), name)
      }
      for (key, expected) in tensors {
        let message = "\(name) \(key)"
        let entry = try file.entry(key)
        XCTAssertEqual(entry.typeName, expected.type, message)
        XCTAssertEqual(entry.shape, expected.shape, message)
        let type = try XCTUnwrap(entry.elementType, message)
        let values = expected.values
        switch type {
        case .complexFloat, .complexDouble:
          let tensor: Tensor<Complex<Double>> = try file.read(key, converting: true)
          XCTAssertEqual(tensor.shape, expected.shape, message)
          let parts = tensor.scalars.flatMap { [$0.rawStorage.x, $0.rawStorage.y] }
          assertSame(parts, values.map(number), message)
        case .double, .float, .float16, .bfloat16, .float8E4M3, .float8E5M2, .float8E8M0,
          .float8E4M3FNUZ, .float8E5M2FNUZ:
          let tensor: Tensor<Double> = try file.read(key, converting: true)
          XCTAssertEqual(tensor.shape, expected.shape, message)
          assertSame(tensor.scalars, values.map(number), message)
        default:
          let tensor: Tensor<Int64> = try file.read(key, converting: true)
          XCTAssertEqual(tensor.shape, expected.shape, message)
          XCTAssertEqual(tensor.scalars.map(String.init), values, message)
        }
        XCTAssertEqual(try file.readAny(key).shape, expected.shape, message)
        XCTAssertEqual(try file.readAny(key).scalarType, type.scalarType, message)
      }
    }
  }

  func testBytesAreLittleEndianInRowMajorOrder() throws {
    for code in ["i2", "f4", "f8", "c8", "c16", "u8"] {
      let little = try TensorFile.open(fixture("\(code).npy")).readBytes()
      let big = try TensorFile.open(fixture("\(code)-big.npy")).readBytes()
      XCTAssertEqual(little.scalars, big.scalars, code)
      XCTAssertEqual(little.scalars, Array(try fixtureBytes("\(code).npy").dropFirst(128)))
    }
    let fortran = try TensorFile.open(fixture("fortran.npy")).readBytes()
    let expected = (0..<24).flatMap { i in
      withUnsafeBytes(of: Float(i).bitPattern.littleEndian) { Array($0) }
    }
    XCTAssertEqual(fortran.scalars, expected)
  }

  func testFortranOrderIsTheTransposeOfAContiguousTensor() throws {
    let tensor = try Tensor<Float>(contentsOf: fixture("fortran.npy"))
    XCTAssertEqual(tensor, Tensor<Float>.arange(0, 24).reshaped(2, 3, 4))
    XCTAssertEqual(tensor.strides, [1, 2, 6])
  }

  func testWritingNPYGivesNumPysBytes() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x.npy"
    for name in [
      "b1", "u1", "i4", "i8", "f4", "f8", "c8", "c16", "fortran", "no-axes", "empty", "vector",
    ] {
      try TensorFile.open(fixture("\(name).npy")).readAny().write(toNPY: path)
      XCTAssertEqual(
        try Array(Data(contentsOf: URL(fileURLWithPath: path))), try fixtureBytes("\(name).npy"),
        name)
    }
  }

  private func contents(_ name: String) throws -> OrderedDictionary<String, any WritableTensor> {
    let file = try TensorFile.open(fixture(name))
    return try OrderedDictionary(
      uniqueKeysWithValues: file.entries.map { ($0.name, try file.readAny($0.name)) })
  }

  func testWritingNPZGivesNumPysBytes() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x.npz"
    try TensorFile.write(contents("stored.npz"), toNPZ: path)
    XCTAssertEqual(
      try Array(Data(contentsOf: URL(fileURLWithPath: path))), try fixtureBytes("stored.npz"))
    // The deflated bytes depend on the version of zlib.
    try TensorFile.write(contents("deflated.npz"), toNPZ: path, compressed: true)
    let written = try TensorFile.open(path)
    let original = try TensorFile.open(fixture("deflated.npz"))
    XCTAssertEqual(written.entries.map(\.name), original.entries.map(\.name))
    for entry in original.entries {
      XCTAssertEqual(text(try written.readAny(entry.name)), text(try original.readAny(entry.name)))
    }
  }

  func testWritingSafetensorsGivesTheReferencesBytes() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x.safetensors"
    let file = try TensorFile.open(fixture("numpy.safetensors"))
    XCTAssertEqual(file.metadata, ["format": "np", "b": "\t/é", "a": ""])
    try TensorFile.write(
      contents("numpy.safetensors"), toSafetensors: path, metadata: file.metadata)
    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
    let reference = try fixtureBytes("numpy.safetensors")
    // The reference keeps metadata in the order of a hash table.
    func withoutMetadata(_ bytes: [UInt8]) -> [UInt8] {
      let text = String(decoding: bytes, as: UTF8.self)
      return Array(text.utf8.drop { $0 != UInt8(ascii: "}") })
    }
    XCTAssertEqual(bytes.count, reference.count)
    XCTAssertEqual(withoutMetadata(bytes), withoutMetadata(reference))
    XCTAssertEqual(try TensorFile.open(path).metadata, file.metadata)
  }

  func testWhatIsNotNumbersIsRefused() throws {
    for (name, found) in [
      ("bad-object.npy", "pickled Python objects, which may run programs and are never read"),
      ("bad-date.npy", "dates or times (\"<M8[D]\")"), ("bad-string.npy", "strings (\"<U3\")"),
      ("bad-fields.npy", "an array with named fields"), ("bad-long.npy", "\"<f16\""),
    ] {
      let path = try fixture(name)
      XCTAssertNil(try TensorFile.open(path).entries[0].elementType)
      assertThrows(
        path, .npy, .unsupported, at: 10,
        expected: "elements that are numbers or truth values", found: found
      ) { try Tensor<Double>(contentsOf: path, converting: true) }
    }
  }

  func testMembersThatAreNotNumbersDoNotHinderOthers() throws {
    let file = try TensorFile.open(fixture("mixed.npz"))
    XCTAssertEqual(file.entries.map(\.typeName), ["<f8", "<U1"])
    XCTAssertEqual(try file.read("x", as: Double.self).scalars, [0, 1])
    XCTAssertThrowsError(try file.read("names", as: Double.self)) {
      XCTAssertEqual(($0 as? TensorFileError)?.member, "names.npy")
    }
    XCTAssertThrowsError(
      try OrderedDictionary<String, Tensor<Double>>(contentsOf: fixture("mixed.npz")))
  }
}
