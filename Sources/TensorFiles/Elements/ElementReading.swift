import Tensors

/// How the elements of a tensor lie in a file.
struct ElementLayout: Hashable, Sendable {
  let type: StoredScalarType
  var order = ByteOrder.little
  /// The dimensions; their product with the largest size of a scalar can be counted.
  let shape: [Int]
  /// Whether the first index changes fastest, and not the last.
  var isFortranOrder = false

  var count: Int { shape.reduce(1, *) }
  var byteCount: Int { count * type.byteCount }

  /// The most dimensions that a tensor in a file may have, as many as NumPy's arrays.
  static let largestRank = 64

  /// Whether the elements of a shape, and their bytes as any type, can be counted in an `Int`.
  ///
  /// Dimensions of zero do not excuse the others: strides are products of those alone.
  static func isCountable(_ shape: [Int]) -> Bool {
    var product = MemoryLayout<Complex<Double>>.stride
    for dimension in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: max(dimension, 1))
      if overflow { return false }
      product = next
    }
    return true
  }
}

extension Tensor {
  /// The rest of the contents as a tensor.
  ///
  /// - Returns: new storage, with the axes in the order of the file: the transpose of a
  ///   contiguous tensor for Fortran order.
  init(_ layout: ElementLayout, from reader: inout ContentReader) throws(TensorFileError) {
    let size = MemoryLayout<Scalar>.stride
    try reader.requireRemaining(layout.byteCount)
    try reader.requireAllocatable(layout.count * size, for: layout.byteCount)
    let shape = layout.isFortranOrder ? layout.shape.reversed() : layout.shape
    var tensor = Tensor(uninitialized: shape)
    var failure: TensorFileError?
    tensor.withUnsafeMutableBufferPointer { target in
      do throws(TensorFileError) {
        try readElements(layout, to: target, from: &reader)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    try reader.requireEnd()
    self = layout.isFortranOrder ? tensor.transposed() : tensor
  }
}

extension Tensor where Scalar == UInt8 {
  /// The rest of the contents as bytes in the order that NumPy calls C, least significant first.
  ///
  /// - Returns: one axis of `layout.byteCount` bytes, new storage.
  init(bytesOf layout: ElementLayout, from reader: inout ContentReader) throws(TensorFileError) {
    let words = layout.type.byteCount / layout.type.wordByteCount
    let inner = [words, layout.type.wordByteCount]
    let outer = layout.isFortranOrder ? layout.shape.reversed() : layout.shape
    var bytes = try Tensor(
      ElementLayout(type: .uint8, shape: outer + inner), from: &reader)
    if layout.order == .big { bytes = bytes.flipped(axis: -1) }
    if layout.isFortranOrder {
      let rank = outer.count
      bytes = bytes.transposed((0..<rank).reversed() + [rank, rank + 1])
    }
    self = bytes.contiguous().reshaped(layout.byteCount)
  }
}

private func readElements<Scalar: TensorScalar>(
  _ layout: ElementLayout, to target: UnsafeMutableBufferPointer<Scalar>,
  from reader: inout ContentReader
) throws(TensorFileError) {
  let bytes = UnsafeMutableRawBufferPointer(target)
  if layout.type.isScalarType && layout.type.scalarType == Scalar.scalarType {
    // Straight into the tensor's memory, and turned around there.
    try reader.read(into: bytes, "elements")
    if layout.order != .native { swapBytes(in: bytes, wordByteCount: layout.type.wordByteCount) }
    return
  }
  switch Scalar.scalarType {
  case .bool: try convert(layout, to: bytes.assumingMemoryBound(to: Bool.self), from: &reader)
  case .uint8: try convert(layout, to: bytes.assumingMemoryBound(to: UInt8.self), from: &reader)
  case .int32: try convert(layout, to: bytes.assumingMemoryBound(to: Int32.self), from: &reader)
  case .int64: try convert(layout, to: bytes.assumingMemoryBound(to: Int64.self), from: &reader)
  case .float: try convert(layout, to: bytes.assumingMemoryBound(to: Float.self), from: &reader)
  case .double: try convert(layout, to: bytes.assumingMemoryBound(to: Double.self), from: &reader)
  case .complexFloat:
    try convert(layout, to: bytes.assumingMemoryBound(to: Complex<Float>.self), from: &reader)
  case .complexDouble:
    try convert(layout, to: bytes.assumingMemoryBound(to: Complex<Double>.self), from: &reader)
  }
}

/// Turns numbers around in their memory, which is aligned for them.
func swapBytes(in bytes: UnsafeMutableRawBufferPointer, wordByteCount: Int) {
  func swap<Word: FixedWidthInteger & BitwiseCopyable>(_ type: Word.Type) {
    bytes.withMemoryRebound(to: Word.self) { words in
      for i in words.indices { words[i] = words[i].byteSwapped }
    }
  }
  switch wordByteCount {
  case 2: swap(UInt16.self)
  case 4: swap(UInt32.self)
  case 8: swap(UInt64.self)
  default: break
  }
}

/// Reads numbers of another type through a small buffer and converts them.
private func convert<Target: CheckedConversion>(
  _ layout: ElementLayout, to target: UnsafeMutableBufferPointer<Target>,
  from reader: inout ContentReader
) throws(TensorFileError) {
  let size = layout.type.byteCount
  let converter = NumberConverter(layout.type, layout.order)
  let buffer = UnsafeMutableRawBufferPointer.allocate(
    byteCount: NumberConverter.capacity * size, alignment: 64)
  defer { buffer.deallocate() }
  guard let base = buffer.baseAddress, let first = target.baseAddress else { return }
  let start = reader.offset
  for done in stride(from: 0, to: target.count, by: NumberConverter.capacity) {
    let count = min(NumberConverter.capacity, target.count - done)
    try reader.read(
      into: UnsafeMutableRawBufferPointer(start: base, count: count * size), "elements")
    let converted = converter.convert(count, at: base, to: first + done)
    if converted < count {
      let index = done + converted
      throw reader.error(
        .unrepresentable, at: start + index * size,
        expected: "a number that \(Target.self) can hold",
        found: "\(converter.description(at: base + converted * size)) at element \(index)")
    }
  }
}
