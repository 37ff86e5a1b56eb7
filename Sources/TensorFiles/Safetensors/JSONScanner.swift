/// Reads JSON (RFC 8259) token by token, strictly.
///
/// Whoever reads a header says at each place what must come, so that nothing is built of what
/// does not belong there, however deep it is nested. Foundation's parser does not tell of names
/// that occur twice and takes fractions for integers.
struct JSONScanner {
  /// What is wrong with a text, and at which byte.
  struct ParseError: Error {
    let offset: Int
    let expected: String
    let found: String
  }

  private let text: [UInt8]
  private(set) var position = 0

  init(_ text: [UInt8]) { self.text = text }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  /// An error at a position, or at the next byte.
  func error(_ expected: String, at offset: Int? = nil) -> ParseError {
    let offset = offset ?? position
    let found =
      offset < text.count
      ? excerpt(String(decoding: text[offset...].prefix(16), as: UTF8.self)) : "the end"
    return ParseError(offset: offset, expected: expected, found: found)
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || (0x9...0xD).contains(byte) && byte != 0xB && byte != 0xC
    {
      position += 1
    }
  }

  /// Takes a character if it is the next one.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Takes a character that must be there.
  mutating func require(_ character: Unicode.Scalar) throws(ParseError) {
    if !take(character) { throw error("\"\(character)\"") }
  }

  /// Throws unless only white space is left.
  mutating func requireEnd() throws(ParseError) {
    skipSpace()
    if position < text.count { throw error("the end of the header") }
  }

  /// Goes through an object; `member` reads the value of each name.
  mutating func object(
    _ member: (inout JSONScanner, String, Int) throws(ParseError) -> Void
  ) throws(ParseError) {
    try require("{")
    if take("}") { return }
    repeat {
      skipSpace()
      let start = position
      let name = try string("a name in quotes")
      try require(":")
      try member(&self, name, start)
    } while take(",")
    try require("}")
  }

  /// Goes through an array; `item` reads each of its values.
  mutating func array(
    _ item: (inout JSONScanner) throws(ParseError) -> Void
  ) throws(ParseError) {
    try require("[")
    if take("]") { return }
    repeat { try item(&self) } while take(",")
    try require("]")
  }

  /// A whole number that is not negative, without fraction and exponent.
  mutating func integer() throws(ParseError) -> Int {
    skipSpace()
    let start = position
    var value = 0
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, more) = tens.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      if overflow || more { throw error("a whole number below 2⁶³", at: start) }
      value = sum
      position += 1
    }
    let digits = position - start
    let isWhole = next.map { !".eE+-".utf8.contains($0) } ?? true
    if digits == 0 || !isWhole || (digits > 1 && text[start] == UInt8(ascii: "0")) {
      throw error("a whole number", at: start)
    }
    return value
  }

  /// A string.
  mutating func string(_ expected: String = "a string") throws(ParseError) -> String {
    skipSpace()
    let start = position
    guard next == UInt8(ascii: "\"") else { throw error(expected) }
    position += 1
    var bytes: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      if byte < 0x20 { throw error("a string without control characters") }
      position += 1
      if byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: String(try escape()).utf8)
      } else {
        bytes.append(byte)
      }
    }
    guard next != nil else { throw error("the end of a string") }
    position += 1
    guard let string = String(validating: bytes, as: UTF8.self) else {
      throw error("a string in UTF-8", at: start)
    }
    return string
  }

  /// The character that an escape stands for; the backslash has been taken.
  private mutating func escape() throws(ParseError) -> Unicode.Scalar {
    let start = position - 1
    guard let byte = next else { throw error("the end of a string") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var code = try codeUnit()
      // Two units stand for a character beyond the first 65,536.
      if (0xD800..<0xDC00).contains(code), text[position...].starts(with: [0x5C, 0x75]) {
        position += 2
        let low = try codeUnit()
        if (0xDC00..<0xE000).contains(low) {
          code = 0x1_0000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw error("a pair of surrogates", at: start)
      }
      return scalar
    default: throw error("an escape of JSON", at: start)
    }
  }

  private mutating func codeUnit() throws(ParseError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80
      else { throw error("four hexadecimal digits") }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}

/// A string as JSON has it, with as few escapes as possible.
func jsonString(_ string: String) -> [UInt8] {
  var bytes: [UInt8] = [UInt8(ascii: "\"")]
  for byte in string.utf8 {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x8: bytes += Array("\\b".utf8)
    case 0x9: bytes += Array("\\t".utf8)
    case 0xA: bytes += Array("\\n".utf8)
    case 0xC: bytes += Array("\\f".utf8)
    case 0xD: bytes += Array("\\r".utf8)
    case ..<0x20:
      let digits = String(byte, radix: 16)
      bytes += Array((byte < 16 ? "\\u000" : "\\u00").utf8) + Array(digits.utf8)
    default: bytes.append(byte)
    }
  }
  return bytes + [UInt8(ascii: "\"")]
}
