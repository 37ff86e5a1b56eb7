extension MersenneTwister {
  /// 0 if `value` > `span` and otherwise 1, for numbers below 2⁶³.
  ///
  /// By the sign of the difference: the compiler makes a branch of a comparison.
  @inline(__always)
  private static func oneUnlessAbove(_ span: UInt64, _ value: UInt64) -> Int {
    1 &- Int(truncatingIfNeeded: (span &- value) >> 63)
  }

  /// Sets every element to an integer of `low`...`low + span`, drawn by masked rejection.
  ///
  /// - Precondition: `low + span` is within the type.
  @inline(__always)
  mutating func fill<Element: FixedWidthInteger>(
    _ target: UnsafeMutableBufferPointer<Element>, low: Element, span: UInt64
  ) {
    if span == 0 {
      target.update(repeating: low)
    } else if span <= 0xffff_ffff {
      guard let base = target.baseAddress else { return }
      let mask = UInt64.max >> UInt64(span.leadingZeroBitCount)
      var filled = 0
      while filled < target.count {
        if position == Self.keyCount { refill() }
        // Which candidates are kept cannot be predicted: no branch, each is written, and the
        // next one goes over it if it was too large. Never more candidates than elements are
        // missing, so that nothing is drawn in excess.
        let candidates = min(Self.keyCount - position, target.count - filled)
        let source = words + position
        for k in 0..<candidates {
          let value = UInt64(source[k]) & mask
          base[filled] = low &+ Element(truncatingIfNeeded: value)
          filled &+= Self.oneUnlessAbove(span, value)
        }
        position += candidates
      }
    } else {
      for i in target.indices {
        target[i] = low &+ Element(truncatingIfNeeded: next(maskedUpTo: span))
      }
    }
  }

  /// Sets every element to a byte of `low`...`low + span`.
  ///
  /// Candidates are the bytes of a word, the lowest first; what is left of the last word is
  /// dropped.
  mutating func fillBytes(
    _ target: UnsafeMutableBufferPointer<UInt8>, low: UInt8, span: UInt8
  ) {
    if span == 0 {
      target.update(repeating: low)
      return
    }
    let mask = UInt8.max >> UInt8(span.leadingZeroBitCount)
    var filled = 0
    while filled < target.count {
      var word = nextUInt32()
      for _ in 0..<4 where filled < target.count {
        let value = UInt8(truncatingIfNeeded: word) & mask
        target[filled] = low &+ value
        filled &+= Self.oneUnlessAbove(UInt64(span), UInt64(value))
        word >>= 8
      }
    }
  }
}
