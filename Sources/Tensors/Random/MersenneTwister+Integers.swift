extension MersenneTwister {
  /// A number of 0...`max`, each with the same probability.
  ///
  /// Masked rejection: as many low bits as `max` has are taken of a word and drawn again
  /// while they exceed `max`, so that fewer than two draws are needed on average. Nothing is
  /// drawn for `max` = 0; one word is enough up to 2³² − 1; beyond, two are needed.
  @inline(__always)
  mutating func next(upTo max: UInt64) -> UInt64 {
    if max == 0 { return 0 }
    let mask = UInt64.max >> UInt64(max.leadingZeroBitCount)
    if max <= 0xffff_ffff {
      while true {
        let value = UInt64(next32()) & mask
        if value <= max { return value }
      }
    }
    while true {
      let value = next64() & mask
      if value <= max { return value }
    }
  }

  /// 0 if `value` > `span` and otherwise 1, for numbers below 2⁶³.
  ///
  /// By the sign of the difference: the compiler makes a branch of a comparison.
  @inline(__always)
  private static func oneUnlessAbove(_ span: UInt64, _ value: UInt64) -> Int {
    1 &- Int(truncatingIfNeeded: (span &- value) >> 63)
  }

  /// Sets every element to an integer of `low`...`low + span`, drawn by `next(upTo:)`.
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
        target[i] = low &+ Element(truncatingIfNeeded: next(upTo: span))
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
      var word = next32()
      for _ in 0..<4 where filled < target.count {
        let value = UInt8(truncatingIfNeeded: word) & mask
        target[filled] = low &+ value
        filled &+= Self.oneUnlessAbove(UInt64(span), UInt64(value))
        word >>= 8
      }
    }
  }

  /// Calls `swap` with the pairs of positions whose exchange makes a random permutation.
  @inline(__always)
  mutating func forEachSwap(count: Int, _ swap: (Int, Int) -> Void) {
    for i in stride(from: count - 1, to: 0, by: -1) {
      swap(i, Int(truncatingIfNeeded: next(upTo: UInt64(truncatingIfNeeded: i))))
    }
  }

  /// Brings `count` elements, `stride` apart, into random order.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Int64)
  @specialized(where Scalar == Int32)
  @specialized(where Scalar == UInt8)
  mutating func shuffle<Scalar: TensorScalar>(
    _ base: UnsafeMutablePointer<Scalar>, stride: Int, count: Int
  ) {
    forEachSwap(count: count) { i, j in
      let element = base[i &* stride]
      base[i &* stride] = base[j &* stride]
      base[j &* stride] = element
    }
  }
}
