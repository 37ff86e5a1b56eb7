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
    var parts = WordParts(width: Word.bitWidth)
    let count = UInt32(truncatingIfNeeded: span) &+ 1
    let threshold =
      (UInt32(truncatingIfNeeded: Word.max) &- UInt32(truncatingIfNeeded: span))
      % count
    for i in 0..<target.count {
      var product: UInt32
      repeat {
        let part = UInt32(truncatingIfNeeded: Word(truncatingIfNeeded: parts.next(&source)))
        product = part &* count
        // All words are good for the whole range: the count is 2ⁿ and the threshold 0.
      } while UInt32(truncatingIfNeeded: Word(truncatingIfNeeded: product)) < threshold
      base[i] = low &+ Word(truncatingIfNeeded: product >> UInt32(Word.bitWidth))
    }
  }
}

/// Sets every element to `false` or `true`, one bit each.
struct BooleanFilling: Distribution {
  let target: UnsafeMutableBufferPointer<Bool>

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) {
    guard let base = target.baseAddress else { return }
    var bits = WordParts(width: 1)
    for i in 0..<target.count {
      (base + i).initialize(to: bits.next(&source) & 1 == 1)
    }
  }
}

/// Words of 32 bits handed out in parts, the lowest first.
struct WordParts {
  let width: Int
  private var word: UInt32 = 0
  private var left = 0

  init(width: Int) { self.width = width }

  /// The next part and, above it, bits to be dropped.
  @inline(__always)
  mutating func next<Source: BitGenerator & ~Copyable>(_ source: inout Source) -> UInt32 {
    if left == 0 {
      word = source.nextUInt32()
      left = 32 / width - 1
    } else {
      word >>= UInt32(width)
      left &-= 1
    }
    return word
  }
}
