import Tensors

extension WritableTensor {
  /// Gives the bytes of the elements as numbers of another type, piece by piece, with the last
  /// index changing fastest and the most significant byte of a number first.
  ///
  /// - Parameter failure: makes the error for an element that has no place in the type.
  func appendBigEndian<Target: CheckedConversion>(
    as type: Target.Type, failure: (_ element: String, _ index: Int) -> TensorFileError,
    _ append: (UnsafeRawBufferPointer) throws(TensorFileError) -> Void
  ) throws(TensorFileError) {
    func convert<Stored: StoredNumber>(_ stored: Stored.Type) throws(TensorFileError) {
      try withNativeBytes { bytes throws(TensorFileError) in
        try appendConverted(bytes, of: stored, as: type, failure: failure, append)
      }
    }
    switch scalarType {
    case .bool: try convert(StoredTruth.self)
    case .uint8: try convert(UInt8.self)
    case .int32: try convert(Int32.self)
    case .int64: try convert(Int64.self)
    case .float: try convert(Float.self)
    case .double: try convert(Double.self)
    case .complexFloat: try convert(StoredComplex<Float>.self)
    case .complexDouble: try convert(StoredComplex<Double>.self)
    }
  }
}

/// Converts numbers in memory and gives them, most significant byte first, through a small
/// buffer.
private func appendConverted<Stored: StoredNumber, Target: CheckedConversion>(
  _ bytes: UnsafeRawBufferPointer, of stored: Stored.Type, as type: Target.Type,
  failure: (_ element: String, _ index: Int) -> TensorFileError,
  _ append: (UnsafeRawBufferPointer) throws(TensorFileError) -> Void
) throws(TensorFileError) {
  guard let base = bytes.baseAddress else { return }
  let (size, count) = (MemoryLayout<Stored>.size, bytes.count / MemoryLayout<Stored>.size)
  let capacity = (64 << 10) / MemoryLayout<Target>.size
  let buffer = UnsafeMutableBufferPointer<Target>.allocate(capacity: capacity)
  defer { buffer.deallocate() }
  for start in stride(from: 0, to: count, by: capacity) {
    let piece = min(capacity, count - start)
    for i in 0..<piece {
      let number = Stored(at: base + (start + i) * size, .native)
      // A signalling NaN would become another one on the way.
      guard let value = number as? Target ?? number.converted(to: type) else {
        throw failure("\(number)", start + i)
      }
      buffer.initializeElement(at: i, to: value)
    }
    let converted = UnsafeMutableRawBufferPointer(
      UnsafeMutableBufferPointer(rebasing: buffer[..<piece]))
    if ByteOrder.native == .little {
      swapBytes(in: converted, wordByteCount: MemoryLayout<Target>.size)
    }
    try append(UnsafeRawBufferPointer(converted))
  }
}
