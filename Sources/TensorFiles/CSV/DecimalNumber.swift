import Glibc

/// A number in text: an integer where it is written as one and fits, and otherwise a `Double`.
enum DecimalNumber: Equatable {
  case integer(Int64)
  /// The nearest `Double`, and the nearest `Float`, which may be another than that of the
  /// `Double`: rounding twice can go astray, as for 7.038531e-26.
  case real(Double, nearestFloat: Float)
  /// A number in digits beyond the largest `Double`.
  case tooLarge

  /// The number that a field is, with spaces around it or not, or `nil`.
  ///
  /// Decimal digits with a sign, a point and an exponent, and `nan`, `inf` and `infinity` in
  /// capital or small letters; nothing in front of it or after it.
  init?(_ field: ArraySlice<UInt8>) {
    var text = field
    while let first = text.first, first == 0x20 || first == 0x9 { text.removeFirst() }
    while let last = text.last, last == 0x20 || last == 0x9 { text.removeLast() }
    var place = text.startIndex
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative || text.first == UInt8(ascii: "+") { place += 1 }
    let unsigned = text[place...]

    var significand: Int64 = 0
    var digits = 0
    var fractionDigits = 0
    var hasPoint = false
    var fits = true
    while place < text.endIndex {
      let byte = text[place]
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        digits += 1
        if hasPoint { fractionDigits += 1 }
        let (tens, overflow) = significand.multipliedReportingOverflow(by: 10)
        let digit = Int64(byte - UInt8(ascii: "0"))
        // Towards the sign, so that the smallest integer fits.
        let (sum, more) =
          isNegative
          ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
        fits = fits && !overflow && !more
        significand = sum
      } else {
        break
      }
      place += 1
    }
    let isPlain = place == text.endIndex
    if digits > 0 && isPlain && fits {
      if !hasPoint && !(isNegative && significand == 0) {
        self = .integer(significand)
        return
      }
      // Both are exact, so that the quotient is rounded once (W. Clinger, PLDI 1990).
      if significand.magnitude < 1 << 53 && fractionDigits <= 22 && significand != 0 {
        self.init(Double(significand) / Self.powersOfTen[fractionDigits], text)
        return
      }
    }
    if digits == 0 {
      let word = String(decoding: unsigned.prefix(9), as: UTF8.self).lowercased()
      switch word {
      case "nan": self.init(isNegative ? -.nan : .nan, text)
      case "inf", "infinity": self.init(isNegative ? -.infinity : .infinity, text)
      default: return nil
      }
      return
    }
    guard isPlain || Self.isExponent(text[place...]),
      let value = Double(String(decoding: text, as: UTF8.self))
    else { return nil }
    if value.isInfinite { self = .tooLarge } else { self.init(value, text) }
  }

  /// A number whose nearest `Double` is known.
  private init(_ value: Double, _ text: ArraySlice<UInt8>) {
    // Only a Double halfway between two Floats may round to the wrong one. It ends in 28 zero
    // bits, below the first one that a Float has no room for.
    let mayBeHalfway = value.isFinite && value.bitPattern & 0xFFF_FFFF == 0
    let float = mayBeHalfway ? Float(String(decoding: text, as: UTF8.self)) : nil
    self = .real(value, nearestFloat: float ?? Float(value))
  }

  private static func isExponent(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, first | 0x20 == UInt8(ascii: "e") else { return false }
    var digits = text.dropFirst()
    if digits.first == UInt8(ascii: "+") || digits.first == UInt8(ascii: "-") {
      digits.removeFirst()
    }
    return !digits.isEmpty
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static let powersOfTen: [Double] = {
    var power = 1.0
    return (0...22).map { _ in
      defer { power *= 10 }
      return power
    }
  }()
}
