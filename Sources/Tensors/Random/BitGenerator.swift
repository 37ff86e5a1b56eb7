/// A source of random bits from which a `Generator` draws; NumPy's `BitGenerator`.
///
/// `PCG64` and `Philox` are the ones of this module. They are values: a copy continues with the
/// same bits as the original, each for itself. A type of your own needs only `nextUInt64()` to
/// be used with `Generator`.
public protocol BitGenerator: ~Copyable {
  /// The next 64 bits.
  mutating func nextUInt64() -> UInt64

  /// The next 32 bits.
  ///
  /// `PCG64` and `Philox` take the lower half of the next 64 bits and keep the upper half for
  /// the next call. Unless a type has its own, the upper half is dropped.
  mutating func nextUInt32() -> UInt32

  /// The next multiple of 2⁻⁵³ in [0, 1): the 53 highest of the next 64 bits, unless a type has
  /// its own.
  mutating func nextDouble() -> Double
}

extension BitGenerator where Self: ~Copyable {
  /// The lower half of the next 64 bits.
  public mutating func nextUInt32() -> UInt32 { UInt32(truncatingIfNeeded: nextUInt64()) }

  /// The 53 highest of the next 64 bits, times 2⁻⁵³.
  @inline(__always)
  public mutating func nextDouble() -> Double {
    // Below 2⁵³: the signed number is the same, and the processor converts it in one step.
    Double(Int64(truncatingIfNeeded: nextUInt64() >> 11)) * 0x1p-53
  }

  /// The 24 highest of the next 32 bits, times 2⁻²⁴.
  @inline(__always)
  mutating func nextFloat() -> Float {
    Float(Int32(truncatingIfNeeded: nextUInt32() >> 8)) * 0x1p-24
  }

  /// A number of 0...`max` by masked rejection, NumPy's `random_interval`.
  @inline(__always)
  mutating func next(maskedUpTo max: UInt64) -> UInt64 {
    if max == 0 { return 0 }
    let mask = UInt64.max >> UInt64(max.leadingZeroBitCount)
    while true {
      let value = (max <= 0xffff_ffff ? UInt64(nextUInt32()) : nextUInt64()) & mask
      if value <= max { return value }
    }
  }
}
