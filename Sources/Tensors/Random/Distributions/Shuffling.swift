/// Brings the elements of a buffer into random order.
///
/// - Note: R. A. Fisher, F. Yates; D. E. Knuth's Algorithm P, from the last element down, with
///   masked rejection.
struct Shuffling<Element>: Distribution {
  let target: UnsafeMutableBufferPointer<Element>

  @inline(__always)
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) {
    guard let base = target.baseAddress else { return }
    StridedShuffling(base: base, stride: 1, count: target.count).next(&source)
  }
}

/// The same with elements that are `stride` apart.
struct StridedShuffling<Element>: Distribution {
  let base: UnsafeMutablePointer<Element>
  let stride: Int
  let count: Int

  @inline(__always)
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) {
    var i = count - 1
    while i > 0 {
      let j = Int(truncatingIfNeeded: source.next(maskedUpTo: UInt64(truncatingIfNeeded: i)))
      let element = base[i &* stride]
      base[i &* stride] = base[j &* stride]
      base[j &* stride] = element
      i &-= 1
    }
  }
}

/// The same with elements of which only the size in bytes is known.
struct ByteShuffling: Distribution {
  let base: UnsafeMutableRawPointer
  let size: Int
  let stride: Int
  let count: Int

  /// The elements of a tensor of one axis.
  init<Scalar>(_ tensor: Tensor<Scalar>) {
    base = UnsafeMutableRawPointer(tensor.base)
    size = MemoryLayout<Scalar>.stride
    (stride, count) = (tensor.layout.strides[0], tensor.count)
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) {
    func shuffle<Unit>(_: Unit.Type, _ source: inout Source) {
      let base = base.assumingMemoryBound(to: Unit.self)
      StridedShuffling(base: base, stride: stride, count: count).next(&source)
    }
    switch size {
    case 1: shuffle(UInt8.self, &source)
    case 4: shuffle(UInt32.self, &source)
    case 8: shuffle(UInt64.self, &source)
    case 16: shuffle((UInt64, UInt64).self, &source)
    default: fail("an element of \(size) bytes")
    }
  }
}
