import NeuralNetworks
import OrderedCollections
import TensorFiles
import Tensors

extension TwoLayerNet {
  /// A network with the parameters of a .safetensors or .npz file.
  ///
  /// ```swift
  /// try network.write(toSafetensors: "model.safetensors")
  /// let same = try TwoLayerNet<Float>(contentsOf: "model.safetensors")
  /// ```
  ///
  /// - Parameters:
  ///   - path: a file with "W1" `[inputSize, hiddenSize]`, "b1" `[hiddenSize]`, "W2"
  ///     `[hiddenSize, outputSize]`, "b2" `[outputSize]`, and no other tensors.
  ///   - converting: whether elements of another type than `Scalar` are converted.
  ///   - crossEntropy: the form of the loss.
  /// - Throws: `TensorFileError` if the file cannot be read or holds other names, types or
  ///   shapes.
  public convenience init(
    contentsOf path: String, converting: Bool = false,
    crossEntropy: CrossEntropyForm = .compatible
  ) throws {
    let file = try TensorFile.open(path)
    let sizes = try file.requireShapes([
      ("W1", ["inputSize", "hiddenSize"]), ("b1", ["hiddenSize"]),
      ("W2", ["hiddenSize", "outputSize"]), ("b2", ["outputSize"]),
    ])
    var parameters: NamedTensors<Scalar> = [:]
    for name in sizes.names {
      parameters[name] = try file.read(name, as: Scalar.self, converting: converting)
    }
    try self.init(parameters: parameters, crossEntropy: crossEntropy)
  }

  /// Writes the parameters by name; an existing file is replaced whole or not at all.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - metadata: texts to be kept with them.
  /// - Throws: `TensorFileError` if the system refuses.
  public func write(
    toSafetensors path: String, metadata: [String: String] = [:]
  ) throws(TensorFileError) {
    try parameters.write(toSafetensors: path, metadata: metadata)
  }

  /// Writes the parameters by name as NumPy's `savez` does; an existing file is replaced whole
  /// or not at all.
  ///
  /// - Throws: `TensorFileError` if the system refuses.
  public func write(toNPZ path: String) throws(TensorFileError) {
    try parameters.write(toNPZ: path)
  }
}

extension TensorFile {
  /// Checks that the file holds tensors of the given names and shapes and no others.
  ///
  /// - Parameter expected: for each name the sizes by their names; where a size occurs again it
  ///   must be the same, and none may be zero.
  /// - Throws: `TensorFileError` of kind `mismatch` that names the tensor, the shape that it
  ///   should have, and the one that it has.
  func requireShapes(
    _ expected: [(name: String, sizes: [String])]
  ) throws(TensorFileError) -> (names: [String], sizes: [String: Int]) {
    func failure(_ member: String?, _ expected: String, _ found: String) -> TensorFileError {
      TensorFileError(
        .mismatch, path: path, member: member, format: format, expected: expected, found: found)
    }
    var sizes: [String: Int] = [:]
    for (name, names) in expected {
      let shape = try entry(name).shape
      let known = names.map { size in sizes[size].map(String.init) ?? size }
      guard shape.count == names.count,
        zip(names, shape).allSatisfy({ $1 > 0 && sizes[$0] ?? $1 == $1 })
      else {
        throw failure(name, "shape [\(known.joined(separator: ", "))]", "\(shape)")
      }
      for (size, dimension) in zip(names, shape) { sizes[size] = dimension }
    }
    let names = expected.map(\.name)
    if let other = entries.first(where: { !names.contains($0.name) }) {
      throw failure(
        other.name, "no tensors but \(names.joined(separator: ", "))", "shape \(other.shape)")
    }
    return (names, sizes)
  }
}
