extension MersenneTwister {
  /// A multiple of 2⁻⁵³ in [0, 1) from two words: 27 bits of the first, 26 of the second.
  @inline(__always)
  private static func double(_ first: UInt32, _ second: UInt32) -> Double {
    // Through Int32, for which x86-64 has a vector instruction. All steps are exact.
    let high = Double(Int32(truncatingIfNeeded: first >> 5))
    let low = Double(Int32(truncatingIfNeeded: second >> 6))
    return (high * 0x1p26 + low) * 0x1p-53
  }

  /// The next number of [0, 1).
  @inline(__always)
  mutating func nextDouble() -> Double {
    let first = nextUInt32()
    let second = nextUInt32()
    return Self.double(first, second)
  }

  /// Sets every element to `low + range · u` with u drawn from [0, 1).
  mutating func fill(
    _ target: UnsafeMutableBufferPointer<Double>, low: Double = 0, range: Double = 1
  ) {
    guard var next = target.baseAddress else { return }
    var missing = target.count
    while missing > 0 {
      if position == Self.keyCount { refill() }
      let pairs = min((Self.keyCount - position) / 2, missing)
      if pairs == 0 {
        // One word is left; its partner is the first of the next key.
        next.pointee = low + range * nextDouble()
        next += 1
        missing -= 1
        continue
      }
      let source = words + position
      for k in 0..<pairs {
        next[k] = low + range * Self.double(source[2 &* k], source[2 &* k &+ 1])
      }
      position += 2 * pairs
      next += pairs
      missing -= pairs
    }
  }
}
