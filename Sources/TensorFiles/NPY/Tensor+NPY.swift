import Tensors

extension Tensor {
  /// The elements of an .npy file from the reader's position on.
  init(npy reader: inout ContentReader, converting: Bool) throws(TensorFileError) {
    let header = try NPYHeader(from: &reader)
    let layout = try header.requireLayout(reader)
    try reader.requireType(
      layout.type, for: Scalar.self, at: header.typeOffset, converting: converting)
    try self.init(layout, from: &reader)
  }
}

extension WritableTensor {
  /// Writes the tensor as an .npy file, byte for byte as `numpy.save` does.
  ///
  /// A transposed tensor without gaps is written in Fortran order, any other in row-major
  /// order. An existing file is replaced when the new one has reached the disk, and otherwise
  /// stays as it was.
  ///
  /// - Throws: `TensorFileError` of kind `unwritable` if the system refuses.
  /// - Complexity: O(`count`); a copy is made of a tensor with gaps.
  public func write(toNPY path: String) throws(TensorFileError) {
    try AtomicFile.write(path, format: .npy) { file throws(TensorFileError) in
      try appendNPY { bytes throws(TensorFileError) in try file.append(bytes) }
    }
  }

  /// Gives the bytes of the tensor as an .npy file, piece by piece.
  func appendNPY(
    _ append: (UnsafeRawBufferPointer) throws(TensorFileError) -> Void
  ) throws(TensorFileError) {
    let isFortranOrder = _isTransposedContiguous
    let header = NPYHeader.bytes(
      StoredScalarType(scalarType), shape: shape, isFortranOrder: isFortranOrder)
    try header.withBytes(append)
    try withLittleEndianBytes(transposed: isFortranOrder, append)
  }
}
