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
