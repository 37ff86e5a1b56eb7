import Tensors

extension WritableTensor {
  /// Writes the tensor as an IDX file, the format of MNIST's files.
  ///
  /// ```swift
  /// try images.write(toIDX: "images-idx3-ubyte.gz", compressed: true)
  /// try labels.write(toIDX: "labels-idx1-ubyte", as: .uint8)
  /// ```
  ///
  /// An existing file is replaced when the new one has reached the disk, and otherwise stays as
  /// it was.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - type: the type of the elements in the file, or `nil` for that of the tensor: `uint8`,
  ///     `int8`, `int16`, `int32`, `float` or `double`. It must be able to hold every element,
  ///     by the rules of `TensorFile.read(_:as:converting:)`.
  ///   - compressed: whether the file is compressed with gzip.
  /// - Throws: `TensorFileError` of kind `unsupported` for a type that the format has not, more
  ///   than 32 axes, and a dimension of 2³² or more; `unrepresentable` for an element that has
  ///   no place in `type`; `unwritable` if the system refuses.
  /// - Complexity: O(`count`); a copy is made of a tensor with gaps.
  public func write(
    toIDX path: String, as type: StoredScalarType? = nil, compressed: Bool = false
  ) throws(TensorFileError) {
    func failure(
      _ kind: TensorFileError.Kind, _ expected: String, _ found: String
    ) -> TensorFileError {
      TensorFileError(kind, path: path, format: .idx, expected: expected, found: found)
    }
    let type = type ?? StoredScalarType(scalarType)
    guard let code = type.idxCode else {
      let types = StoredScalarType.allCases.filter { $0.idxCode != nil }.map(\.rawValue)
      throw failure(
        .unsupported, "elements of a type that the format has (\(types.joined(separator: ", ")))",
        "\(type)")
    }
    let dimensions = shape.compactMap(UInt32.init(exactly:))
    guard shape.count <= IDXHeader.largestRank, dimensions.count == shape.count,
      ElementLayout.isCountable(shape)
    else {
      throw failure(
        .unsupported, "at most \(IDXHeader.largestRank) axes of less than 2³² elements",
        "shape \(shape)")
    }
    try AtomicFile.write(path, format: .idx, gzip: compressed) { file throws(TensorFileError) in
      try file.append(
        [0, 0, code, UInt8(shape.count)]
          + dimensions.flatMap { littleEndian($0).reversed() })
      func append<Target: CheckedConversion & StoredNumber>(as target: Target.Type)
        throws(TensorFileError)
      {
        try appendBigEndian(
          as: target,
          failure: {
            failure(.unrepresentable, "elements that \(type) can hold", "\($0) at element \($1)")
          }
        ) { bytes throws(TensorFileError) in try file.append(bytes) }
      }
      switch type {
      case .uint8: try append(as: UInt8.self)
      case .int8: try append(as: Int8.self)
      case .int16: try append(as: Int16.self)
      case .int32: try append(as: Int32.self)
      case .float: try append(as: Float.self)
      default: try append(as: Double.self)
      }
    }
  }
}
