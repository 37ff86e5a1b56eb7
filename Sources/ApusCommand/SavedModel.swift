import Apus
import ArgumentParser
import Foundation

/// A network in a file, as `apus train --save` writes it.
struct SavedModel {
  let network: TwoLayerNet<Double>
  /// What pixels are divided by.
  let divisor: Double

  private static let divisorName = "divisor"

  static func write<Scalar: FloatingPointScalar>(
    _ network: TwoLayerNet<Scalar>, divisor: Double, to path: String
  ) throws {
    if path.hasSuffix(".npz") {
      try network.write(toNPZ: path)
    } else {
      try network.write(
        toSafetensors: path,
        metadata: ["model": "TwoLayerNet", divisorName: "\(Int(divisor))"])
    }
  }

  /// Reads a network; `normalize` says that pixels are divided by 255 whatever the file says.
  init(_ path: String, normalize: Bool) throws {
    let metadata = try TensorFile.open(path).metadata
    let text = metadata[Self.divisorName] ?? "1"
    guard let saved = Double(text), saved.isFinite, saved > 0 else {
      throw TensorFileError(
        path: path, format: .safetensors, expected: "a positive number as \(Self.divisorName)",
        found: text.prefix(40).debugDescription)
    }
    divisor = normalize ? 255 : saved
    network = try TwoLayerNet(contentsOf: path, converting: true)
  }
}

/// The options that say which network is used, and how.
struct ModelOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A .safetensors or .npz file with W1, b1, W2 and b2, as train --save writes it.",
      valueName: "file"))
  var file: String

  @Flag(help: "Divide the pixels by 255, also if the file does not say that training did.")
  var normalize = false

  func load() throws -> SavedModel { try SavedModel(file, normalize: normalize) }
}
