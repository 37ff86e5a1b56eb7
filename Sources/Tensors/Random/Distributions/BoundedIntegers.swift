// Integers of 0...span without a division in most cases.
//
// D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019): of a word
// times the number of integers, the upper half is the result. The lower half tells whether the
// word is one of the few that would make some integers more probable.

extension BitGenerator where Self: ~Copyable {
  /// A number of 0...`span` from 32 bits.
  @inline(__always)
  mutating func next(upTo span: UInt32) -> UInt32 {
    if span == .max { return nextUInt32() }
    let count = span &+ 1
    var product = UInt64(nextUInt32()) &* UInt64(count)
    if UInt32(truncatingIfNeeded: product) < count {
      let threshold = (UInt32.max &- span) % count
      while UInt32(truncatingIfNeeded: product) < threshold {
        product = UInt64(nextUInt32()) &* UInt64(count)
      }
    }
    return UInt32(truncatingIfNeeded: product >> 32)
  }

  /// A number of 0...`span`, from 32 bits where they are enough; nothing is drawn for 0.
  @inline(__always)
  mutating func next(upTo span: UInt64) -> UInt64 {
    if span == 0 { return 0 }
    if span <= 0xffff_ffff { return UInt64(next(upTo: UInt32(truncatingIfNeeded: span))) }
    if span == .max { return nextUInt64() }
    let count = span &+ 1
    var product = nextUInt64().multipliedFullWidth(by: count)
    if product.low < count {
      let threshold = (UInt64.max &- span) % count
      while product.low < threshold {
        product = nextUInt64().multipliedFullWidth(by: count)
      }
    }
    return product.high
  }
}

/// Sets every element to an integer of `low`...`low + span`, modulo the type's range.
///
/// 8 and 16 bits are taken from a word of 32, the lowest first, and what is left of the last
/// word is dropped. Of the narrow types' words, too, only the upper half of the product counts.
struct IntegerFilling<Word: FixedWidthInteger & UnsignedInteger>: Distribution {
  let target: UnsafeMutableBufferPointer<Word>
  let low: Word
  let span: Word

  /// - Parameters: of the bounds, the bits that the type has.
  init(_ target: UnsafeMutableBufferPointer<Word>, _ low: UInt64, _ span: UInt64) {
    self.target = target
    self.low = Word(truncatingIfNeeded: low)
    self.span = Word(truncatingIfNeeded: span)
  }

  @inline(__always)
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) {
    guard let base = target.baseAddress else { return }
    if span == 0 {
      target.update(repeating: low)
    } else if Word.bitWidth == 64 {
      let span = UInt64(truncatingIfNeeded: span)
      for i in 0..<target.count {
        base[i] = low &+ Word(truncatingIfNeeded: source.next(upTo: span))
      }
    } else if Word.bitWidth == 32 {
      let span = UInt32(truncatingIfNeeded: span)
      for i in 0..<target.count {
        base[i] = low &+ Word(truncatingIfNeeded: source.next(upTo: span))
      }
    } else {
      fillFromParts(base, &source)
    }
  }

  @inline(__always)
  private func fillFromParts<Source: VariateSource & ~Copyable>(
    _ base: UnsafeMutablePointer<Word>, _ source: inout Source
  ) {
    let width = UInt32(Word.bitWidth)
    let mask = UInt32(truncatingIfNeeded: Word.max)
    let span = UInt32(truncatingIfNeeded: span)
    let count = span &+ 1
    // All parts are good for the whole range: then the count is 2ⁿ and the threshold 0.
    let threshold = (mask &- span) % count
    var filled = 0
    while filled < target.count {
      var word = source.nextUInt32()
      var left = 32 / width
      while left > 0 && filled < target.count {
        let product = (word & mask) &* count
        base[filled] = low &+ Word(truncatingIfNeeded: product >> width)
        // Which parts are kept cannot be predicted: no branch, each is written, and the next
        // one goes over it if it was rejected. The sign of the difference tells.
        filled &+= 1 &- Int(((product & mask) &- threshold) &>> 31)
        word >>= width
        left &-= 1
      }
    }
  }
}

/// Sets every element to `false` or `true`, one bit each.
struct BooleanFilling: Distribution {
  let target: UnsafeMutableBufferPointer<Bool>

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) {
    guard let base = target.baseAddress else { return }
    // Whole words first, for which the compiler knows how many elements there are.
    var next = base
    for _ in 0..<(target.count / 32) {
      let word = source.nextUInt32()
      for k in 0..<32 { (next + k).initialize(to: word >> UInt32(k) & 1 == 1) }
      next += 32
    }
    let rest = target.count % 32
    if rest > 0 {
      let word = source.nextUInt32()
      for k in 0..<rest { (next + k).initialize(to: word >> UInt32(k) & 1 == 1) }
    }
  }
}
