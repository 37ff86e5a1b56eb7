import Tensors

extension Tensor {
  /// The rest of a file as a tensor: numbers in row-major order, most significant byte first.
  ///
  /// - Precondition: the elements can be counted, and their bytes in the file and in a tensor of
  ///   any type, without overflow.
  init(
    bigEndian stored: StoredScalarType, shape: [Int], from reader: inout ContentReader
  ) throws(TensorFileError) {
    let count = shape.reduce(1, *)
    try reader.requireRemaining(count * stored.byteCount)
    try reader.requireAllocatable(
      count * MemoryLayout<Scalar>.stride, for: count * stored.byteCount)
    self.init(uninitialized: shape)
    var failure: TensorFileError?
    withUnsafeMutableBufferPointer { target in
      do throws(TensorFileError) {
        try readElements(stored, to: target, from: &reader)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    try reader.requireEnd()
  }
}

private func readElements<Scalar: TensorScalar>(
  _ stored: StoredScalarType, to target: UnsafeMutableBufferPointer<Scalar>,
  from reader: inout ContentReader
) throws(TensorFileError) {
  let bytes = UnsafeMutableRawBufferPointer(target)
  if stored.scalarType == Scalar.scalarType && stored.byteCount == MemoryLayout<Scalar>.stride {
    // Straight into the tensor's memory, and turned around there.
    try reader.read(into: bytes, "elements")
    switch stored.byteCount {
    case 4: swapBytes(of: UInt32.self, in: bytes)
    case 8: swapBytes(of: UInt64.self, in: bytes)
    default: break
    }
    return
  }
  switch Scalar.scalarType {
  case .bool: try convert(stored, to: bytes.assumingMemoryBound(to: Bool.self), from: &reader)
  case .uint8: try convert(stored, to: bytes.assumingMemoryBound(to: UInt8.self), from: &reader)
  case .int32: try convert(stored, to: bytes.assumingMemoryBound(to: Int32.self), from: &reader)
  case .int64: try convert(stored, to: bytes.assumingMemoryBound(to: Int64.self), from: &reader)
  case .float: try convert(stored, to: bytes.assumingMemoryBound(to: Float.self), from: &reader)
  case .double: try convert(stored, to: bytes.assumingMemoryBound(to: Double.self), from: &reader)
  case .complexFloat:
    try convert(stored, to: bytes.assumingMemoryBound(to: Complex<Float>.self), from: &reader)
  case .complexDouble:
    try convert(stored, to: bytes.assumingMemoryBound(to: Complex<Double>.self), from: &reader)
  }
}

private func swapBytes<Word: FixedWidthInteger & BitwiseCopyable>(
  of type: Word.Type, in bytes: UnsafeMutableRawBufferPointer
) {
  bytes.withMemoryRebound(to: Word.self) { words in
    for i in words.indices { words[i] = Word(bigEndian: words[i]) }
  }
}

private func convert<Target: CheckedConversion>(
  _ stored: StoredScalarType, to target: UnsafeMutableBufferPointer<Target>,
  from reader: inout ContentReader
) throws(TensorFileError) {
  switch stored {
  case .uint8: try convert(UInt8.self, to: target, from: &reader)
  case .int8: try convert(Int8.self, to: target, from: &reader)
  case .int16: try convert(Int16.self, to: target, from: &reader)
  case .int32: try convert(Int32.self, to: target, from: &reader)
  case .float: try convert(Float.self, to: target, from: &reader)
  case .double: try convert(Double.self, to: target, from: &reader)
  }
}

/// Reads numbers of one type through a small buffer and converts each.
private func convert<Stored: StoredNumber, Target: CheckedConversion>(
  _ type: Stored.Type, to target: UnsafeMutableBufferPointer<Target>,
  from reader: inout ContentReader
) throws(TensorFileError) {
  let size = MemoryLayout<Stored>.size
  let capacity = (64 << 10) / size
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity * size, alignment: 64)
  defer { buffer.deallocate() }
  guard let base = buffer.baseAddress else { return }
  let start = reader.offset
  var done = 0
  while done < target.count {
    let count = min(capacity, target.count - done)
    try reader.read(
      into: UnsafeMutableRawBufferPointer(start: base, count: count * size), "elements")
    for i in 0..<count {
      let number = Stored(bigEndianAt: base + i * size)
      guard let converted = number.converted(to: Target.self) else {
        throw reader.error(
          at: start + (done + i) * size, expected: "a number that \(Target.self) can hold",
          found: "\(number) at element \(done + i)")
      }
      target[done + i] = converted
    }
    done += count
  }
}
