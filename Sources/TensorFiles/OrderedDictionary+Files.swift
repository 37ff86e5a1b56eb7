import OrderedCollections
import Tensors

extension OrderedDictionary where Key == String {
  /// All tensors of a file by name: .npz or .safetensors.
  ///
  /// ```swift
  /// let weights = try OrderedDictionary<String, Tensor<Float>>(contentsOf: "model.npz")
  /// ```
  ///
  /// - Parameters:
  ///   - path: the file. Of formats with one tensor, that one gets an empty name.
  ///   - converting: whether elements of another type are converted.
  ///   - limits: what is taken on the word of the file.
  /// - Throws: `TensorFileError` if one tensor cannot be read; then none is returned.
  public init<Scalar: TensorScalar>(
    contentsOf path: String, converting: Bool = false, limits: ReadingLimits = .standard
  ) throws(TensorFileError) where Value == Tensor<Scalar> {
    let file = try TensorFile.open(path, limits: limits)
    self.init(minimumCapacity: file.entries.count)
    for entry in file.entries {
      self[entry.name] = try file.read(entry.name, converting: converting)
    }
  }

  /// Writes the tensors as an .npz file; see `TensorFile.write(_:toNPZ:compressed:)`.
  public func write<Scalar: TensorScalar>(
    toNPZ path: String, compressed: Bool = false
  ) throws(TensorFileError) where Value == Tensor<Scalar> {
    try TensorFile.write(
      mapValues { $0 as any WritableTensor }, toNPZ: path, compressed: compressed)
  }

  /// Writes the tensors as a .safetensors file; see
  /// `TensorFile.write(_:toSafetensors:metadata:)`.
  public func write<Scalar: TensorScalar>(
    toSafetensors path: String, metadata: [String: String] = [:]
  ) throws(TensorFileError) where Value == Tensor<Scalar> {
    try TensorFile.write(
      mapValues { $0 as any WritableTensor }, toSafetensors: path, metadata: metadata)
  }
}
