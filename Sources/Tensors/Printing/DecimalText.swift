import Glibc

/// The parts of a finite number's decimal notation.
struct DecimalText {
  /// The sign if it is a minus, and what stands in front of the point.
  var integer = ""
  /// What stands behind the point.
  var fraction = ""
  /// The digits of the exponent, at least two, or nothing.
  var exponent = ""
  /// `+` or `-`.
  var exponentSign = "+"

  /// - Parameter precision: the largest number of digits behind the point, or `nil` for as many
  ///   as tell the number from its neighbours.
  /// - Parameter isFixed: whether to write as many in any case.
  init<Scalar: FloatingPointScalar>(
    _ value: Scalar, isScientific: Bool, precision: Int?, isFixed: Bool
  ) {
    if !isFixed || precision == nil {
      let shortest = DecimalText(shortest: value, isScientific: isScientific)
      if shortest.fraction.count <= precision ?? .max {
        self = shortest
        return
      }
    }
    self = DecimalText(Double(value), isScientific: isScientific, digits: precision ?? 0)
    if !isFixed { trimZeros() }
  }

  /// The exact value, rounded to `digits` digits behind the point, to even between two of them.
  private init(_ value: Double, isScientific: Bool, digits: Int) {
    let capacity = digits + 330  // 2¹⁰²⁴ has 309 digits in front of the point.
    let text = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, size in
      let format = isScientific ? "%.*e" : "%.*f"
      size = buffer.withMemoryRebound(to: CChar.self) { buffer in
        withVaList([Int32(clamping: digits), value]) {
          Int(vsnprintf(buffer.baseAddress, capacity, format, $0))
        }
      }
    }
    self.init(parsing: text)
  }

  /// Sign, digits, perhaps a point and more digits, perhaps an exponent.
  private init(parsing text: [UInt8]) {
    let number = text.prefix { $0 != UInt8(ascii: "e") }
    let point = number.dropFirst().firstIndex { !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) }
    integer = String(decoding: number[..<(point ?? number.endIndex)], as: UTF8.self)
    fraction = point.map { String(decoding: number[($0 + 1)...], as: UTF8.self) } ?? ""
    if number.count < text.count {
      let exponent = text[(number.endIndex + 1)...]
      exponentSign = exponent.first == UInt8(ascii: "-") ? "-" : "+"
      let digits = exponent.drop { !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) }
      self.exponent = String(decoding: digits, as: UTF8.self)
    }
  }

  /// The fewest digits that give the number back, which Swift's description has.
  private init<Scalar: FloatingPointScalar>(shortest value: Scalar, isScientific: Bool) {
    let parsed = DecimalText(parsing: Array("\(value.magnitude)".utf8))
    var power = (Int(parsed.exponent) ?? 0) * (parsed.exponentSign == "-" ? -1 : 1)
    // The digits d₀d₁d₂… of d₀.d₁d₂… · 10^power.
    var digits = parsed.integer + parsed.fraction
    power += parsed.integer.count - 1
    let zeros = digits.prefix { $0 == "0" }.count
    digits.removeFirst(zeros)
    power -= zeros
    if digits.isEmpty { (digits, power) = ("0", 0) }
    let sign = value.sign == .minus ? "-" : ""
    if isScientific {
      integer = sign + digits.prefix(1)
      fraction = String(digits.dropFirst())
      exponentSign = power < 0 ? "-" : "+"
      exponent = (Swift.abs(power) < 10 ? "0" : "") + String(Swift.abs(power))
    } else if power < 0 {
      integer = sign + "0"
      fraction = String(repeating: "0", count: -power - 1) + digits
    } else {
      let missing = Swift.max(0, power + 1 - digits.count)
      digits += String(repeating: "0", count: missing)
      integer = sign + digits.prefix(power + 1)
      fraction = String(digits.dropFirst(power + 1))
    }
    trimZeros()
  }

  private mutating func trimZeros() {
    while fraction.last == "0" { fraction.removeLast() }
  }
}
