import Foundation
import ModelFiles
import NeuralNetworks
import OrderedCollections
import TensorFiles
import Tensors
import XCTest

final class TwoLayerNetFilesTests: XCTestCase {
  private var folder = ""

  override func setUpWithError() throws {
    folder = FileManager.default.temporaryDirectory.path + "/apus-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  override func tearDownWithError() throws { try FileManager.default.removeItem(atPath: folder) }

  private func assertComesBack<Scalar: FloatingPointScalar>(_ type: Scalar.Type) throws {
    let network = TwoLayerNet<Scalar>(inputSize: 5, hiddenSize: 4, outputSize: 3)
    for name in ["x.safetensors", "x.npz"] {
      let path = "\(folder)/\(name)"
      if name == "x.npz" {
        try network.write(toNPZ: path)
      } else {
        try network.write(toSafetensors: path, metadata: ["a": "b"])
        XCTAssertEqual(try TensorFile.open(path).metadata, ["a": "b"])
      }
      let loaded = try TwoLayerNet<Scalar>(contentsOf: path)
      XCTAssertEqual(Array(loaded.parameters.keys), ["W1", "b1", "W2", "b2"])
      for (key, parameter) in network.parameters {
        XCTAssertEqual(loaded.parameters[key], parameter, "\(name) \(key)")
      }
      let x = RandomState(3).randn(2, 5).converted(to: Scalar.self)
      XCTAssertEqual(try loaded.predict(x), try network.predict(x))
    }
  }

  func testParametersComeBack() throws {
    try assertComesBack(Float.self)
    try assertComesBack(Double.self)
  }

  func testAnotherPrecisionIsConvertedWhenAsked() throws {
    let network = TwoLayerNet<Float>(inputSize: 2, hiddenSize: 2, outputSize: 2)
    let path = folder + "/x.safetensors"
    try network.write(toSafetensors: path)
    XCTAssertThrowsError(try TwoLayerNet<Double>(contentsOf: path)) {
      XCTAssertEqual(($0 as? TensorFileError)?.kind, .wrongType)
    }
    let converted = try TwoLayerNet<Double>(contentsOf: path, converting: true)
    XCTAssertEqual(
      converted.parameters["W1"], network.parameters["W1"]?.converted(to: Double.self))
  }

  func testShapesAndNamesAreChecked() throws {
    let path = folder + "/x.npz"
    let good: NamedTensors<Double> = [
      "W1": .zeros([5, 4]), "b1": .zeros([4]), "W2": .zeros([4, 3]), "b2": .zeros([3]),
    ]
    for (name, shape, expected) in [
      ("W1", [5], "[inputSize, hiddenSize], found [5]"), ("b1", [3], "[4], found [3]"),
      ("W2", [3, 3], "[4, outputSize], found [3, 3]"), ("b2", [3, 1], "[3], found [3, 1]"),
      ("W1", [0, 4], "[inputSize, hiddenSize], found [0, 4]"),
      ("W3", [1], "no tensors but W1, b1, W2, b2"),
    ] {
      var changed = good
      changed[name] = .zeros(shape)
      try changed.write(toNPZ: path)
      XCTAssertThrowsError(try TwoLayerNet<Double>(contentsOf: path), name) {
        let error = $0 as? TensorFileError
        XCTAssertEqual(error?.member, name)
        XCTAssertEqual(error?.kind, .mismatch)
        XCTAssertTrue("\($0)".contains(expected), "\($0)")
      }
    }
    var missing = good
    missing["W2"] = nil
    try missing.write(toNPZ: path)
    XCTAssertThrowsError(try TwoLayerNet<Double>(contentsOf: path)) {
      XCTAssertTrue("\($0)".contains("a tensor named \"W2\""), "\($0)")
    }
  }
}
