/// How floating-point numbers are written below each other: with an exponent or without, and
/// with how many characters in front of the point and behind it.
///
/// The rules are those of NumPy's `FloatingFormat`.
struct FloatFormat<Scalar: FloatingPointScalar> {
  private let options: PrintOptions
  private var isScientific = false
  /// The digits behind the point that are written, or the largest number of them.
  private var precision: Int?
  /// Whether all numbers get `precision` digits.
  private var isFixed: Bool
  private var exponentDigits = 0
  private var widthInFront = 0
  private var widthBehind = 0

  init(for elements: [Scalar], _ options: PrintOptions) {
    self.options = options
    precision = options.floatMode == .unique ? nil : options.precision
    isFixed = options.floatMode == .fixed
    let finite = elements.filter(\.isFinite)
    if !finite.isEmpty {
      isScientific = Self.needsExponents(finite, options)
      let texts = finite.map(decimal)
      widthInFront = texts.lazy.map(\.integer.count).max() ?? 0
      let fraction = texts.lazy.map(\.fraction.count).max() ?? 0
      widthBehind = fraction
      if isScientific {
        exponentDigits = texts.lazy.map(\.exponent.count).max() ?? 0
        widthBehind += exponentDigits + 2
      }
      if isScientific || options.floatMode == .equalAtMostPrecision {
        precision = fraction
        isFixed = true
      }
      if options.sign == .space && !finite.contains(where: { $0.sign == .minus }) {
        widthInFront += 1
      }
    }
    if finite.count < elements.count {
      let hasSign = options.sign != .minusOnly || elements.contains(-.infinity)
      widthInFront = Swift.max(
        widthInFront, options.nan.count - (widthBehind + 1),
        options.infinity.count + (hasSign ? 1 : 0) - (widthBehind + 1))
    }
  }

  /// Whether numbers are too large, too small or too different to be written without exponents.
  private static func needsExponents(_ finite: [Scalar], _ options: PrintOptions) -> Bool {
    let magnitudes = finite.lazy.map(\.magnitude).filter { $0 != 0 }
    guard let largest = magnitudes.max(), let smallest = magnitudes.min() else { return false }
    // The largest power of 10 below which the type holds all integers, but at most 10⁸.
    let limit: Scalar = Scalar.significandBitCount < 30 ? 1e6 : 1e8
    if largest >= limit { return true }
    return !options.suppressesSmall && (smallest < 0.0001 || largest / smallest > 1000)
  }

  func text(_ value: Scalar) -> String {
    let plus = options.sign == .always ? "+" : ""
    if value.isNaN { return padded(plus + options.nan, to: widthInFront + widthBehind + 1) }
    if value.isInfinite {
      let text = (value < 0 ? "-" : plus) + options.infinity
      return padded(text, to: widthInFront + widthBehind + 1)
    }
    let decimal = decimal(value)
    var behind = decimal.fraction
    if isScientific {
      let zeros = String(repeating: "0", count: exponentDigits - decimal.exponent.count)
      behind += "e" + decimal.exponentSign + zeros + decimal.exponent
    }
    return padded(decimal.integer, to: widthInFront) + "." + behind
      + String(repeating: " ", count: Swift.max(0, widthBehind - behind.count))
  }

  private func decimal(_ value: Scalar) -> DecimalText {
    var result = DecimalText(
      value, isScientific: isScientific, precision: precision, isFixed: isFixed)
    if options.sign == .always && value.sign == .plus {
      result.integer = "+" + result.integer
    }
    return result
  }
}
