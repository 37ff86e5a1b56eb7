import Tensors

/// A tensor of any scalar type, as files of several tensors take it.
///
/// `Tensor` conforms to it; nothing else needs to.
public protocol WritableTensor {
  /// The dimensions, outermost axis first.
  var shape: [Int] { get }
  /// The type of the elements.
  var scalarType: ScalarType { get }
  /// Whether the elements lie as in a transposed tensor without gaps, and not as in one that
  /// was not transposed.
  var _isTransposedContiguous: Bool { get }
  /// Calls `body` with the bytes of the elements in the order of this machine: with the last
  /// index changing fastest, or the first.
  func _withBytes<Result>(
    transposed: Bool, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result
}

extension Tensor: WritableTensor {
  /// The type of the elements.
  public var scalarType: ScalarType { Scalar.scalarType }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _isTransposedContiguous: Bool { !isContiguous && transposed().isContiguous }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public func _withBytes<Result>(
    transposed: Bool, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    let tensor = transposed ? self.transposed() : self
    return try tensor.withUnsafeBufferPointer { try body(UnsafeRawBufferPointer($0)) }
  }
}

extension WritableTensor {
  /// The number of bytes that the elements take in a file.
  var byteCount: Int { shape.reduce(1, *) * StoredScalarType(scalarType).byteCount }

  /// Calls `body` with the bytes of the elements in the order of this machine.
  func withNativeBytes(
    transposed: Bool = false,
    _ body: (UnsafeRawBufferPointer) throws(TensorFileError) -> Void
  ) throws(TensorFileError) {
    var failure: TensorFileError?
    _withBytes(transposed: transposed) { bytes in
      do throws(TensorFileError) { try body(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Calls `body` with the bytes of the elements, least significant first.
  package func withLittleEndianBytes(
    transposed: Bool = false,
    _ body: (UnsafeRawBufferPointer) throws(TensorFileError) -> Void
  ) throws(TensorFileError) {
    try withNativeBytes(transposed: transposed) { bytes throws(TensorFileError) in
      if ByteOrder.native == .little {
        try body(bytes)
      } else {
        let size = StoredScalarType(scalarType).wordByteCount
        let swapped = bytes.indices.map { bytes[$0 - $0 % size + size - 1 - $0 % size] }
        try swapped.withBytes(body)
      }
    }
  }
}

/// The bytes of an integer, least significant first.
func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
  withUnsafeBytes(of: number.littleEndian) { Array($0) }
}

extension [UInt8] {
  /// Calls `body` with the bytes.
  func withBytes(
    _ body: (UnsafeRawBufferPointer) throws(TensorFileError) -> Void
  ) throws(TensorFileError) {
    try withUnsafeBufferPointer { bytes throws(TensorFileError) in
      try body(UnsafeRawBufferPointer(bytes))
    }
  }
}
