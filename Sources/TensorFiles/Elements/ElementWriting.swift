import Tensors

extension WritableTensor {
  /// Gives the bytes of the elements as numbers of another type, piece by piece, with the last
  /// index changing fastest and the most significant byte of a number first.
  ///
  /// - Parameter failure: makes the error for an element that has no place in the type.
  func appendBigEndian<Target: CheckedConversion & StoredNumber>(
    as type: Target.Type, failure: (_ element: String, _ index: Int) -> TensorFileError,
    _ append: (UnsafeRawBufferPointer) throws(TensorFileError) -> Void
  ) throws(TensorFileError) {
    let stored = StoredScalarType(scalarType)
    let size = stored.byteCount
    let converter = NumberConverter(stored, .native)
    let buffer = UnsafeMutableBufferPointer<Target>.allocate(capacity: NumberConverter.capacity)
    defer { buffer.deallocate() }
    guard let target = buffer.baseAddress else { return }
    try withNativeBytes { bytes throws(TensorFileError) in
      guard let base = bytes.baseAddress else { return }
      let total = bytes.count / size
      for start in stride(from: 0, to: total, by: NumberConverter.capacity) {
        let count = min(NumberConverter.capacity, total - start)
        let numbers = base + start * size
        let piece = UnsafeMutableRawBufferPointer(
          UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
        if stored.number == type {
          // As they are: a signalling NaN would become another one on the way.
          piece.copyMemory(from: UnsafeRawBufferPointer(start: numbers, count: count * size))
        } else {
          let converted = converter.convert(count, at: numbers, to: target)
          if converted < count {
            throw failure(
              converter.description(at: numbers + converted * size), start + converted)
          }
        }
        if ByteOrder.native == .little {
          swapBytes(in: piece, wordByteCount: MemoryLayout<Target>.size)
        }
        try append(UnsafeRawBufferPointer(piece))
      }
    }
  }
}
