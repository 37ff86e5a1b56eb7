/// A value as Python writes it: what the header of an .npy file consists of.
///
/// Only what NumPy writes there is understood: dictionaries with strings as keys, lists,
/// tuples, strings without escapes, whole numbers, `True`, `False` and `None`.
indirect enum PythonLiteral: Equatable {
  case dictionary([(key: String, value: PythonLiteral)])
  case list([PythonLiteral])
  case tuple([PythonLiteral])
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case none

  static func == (lhs: PythonLiteral, rhs: PythonLiteral) -> Bool {
    switch (lhs, rhs) {
    case (.dictionary(let l), .dictionary(let r)):
      l.elementsEqual(r) { $0.key == $1.key && $0.value == $1.value }
    case (.list(let l), .list(let r)), (.tuple(let l), .tuple(let r)): l == r
    case (.string(let l), .string(let r)): l == r
    case (.integer(let l), .integer(let r)): l == r
    case (.boolean(let l), .boolean(let r)): l == r
    case (.none, .none): true
    default: false
    }
  }

  /// Why a text is not such a value, and at which byte.
  struct ParseError: Error {
    let offset: Int
    let expected: String
    let found: String
  }

  /// Parses bytes that are one value with white space around it.
  init(_ text: [UInt8]) throws(ParseError) {
    var parser = Parser(text: text)
    self = try parser.value(depth: 0)
    parser.skipSpace()
    if parser.position < text.count { throw parser.error("the end of the header") }
  }
}

private struct Parser {
  /// Headers of arrays with named fields nest a few levels deep.
  static let largestDepth = 16
  /// The dictionary of a header has three entries.
  static let largestEntryCount = 8

  let text: [UInt8]
  var position = 0

  var next: UInt8? { position < text.count ? text[position] : nil }

  func error(_ expected: String) -> PythonLiteral.ParseError {
    let found =
      position < text.count
      ? excerpt(String(decoding: text[position...].prefix(16), as: UTF8.self)) : "the end"
    return PythonLiteral.ParseError(offset: position, expected: expected, found: found)
  }

  mutating func skipSpace() {
    while let byte = next, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
      position += 1
    }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) throws(PythonLiteral.ParseError) -> PythonLiteral {
    guard depth <= Self.largestDepth else {
      throw error("values nested at most \(Self.largestDepth) deep")
    }
    skipSpace()
    guard let byte = next else { throw error("a value") }
    switch byte {
    case UInt8(ascii: "{"): return try dictionary(depth: depth)
    case UInt8(ascii: "["):
      return try .list(items(until: "]", depth: depth).values)
    case UInt8(ascii: "("):
      let start = position
      let (values, endsWithComma) = try items(until: ")", depth: depth)
      // `(3)` is a number in Python, and only `(3,)` a tuple.
      if values.count == 1 && !endsWithComma {
        position = start
        throw error("a tuple, which has a comma")
      }
      return .tuple(values)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return try .string(string())
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return try .integer(integer())
    default:
      for (word, value) in [
        ("True", PythonLiteral.boolean(true)), ("False", .boolean(false)), ("None", .none),
      ] where text[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return value
      }
      throw error("a value")
    }
  }

  /// What is between brackets, separated by commas; one more comma may follow.
  private mutating func items(
    until end: Unicode.Scalar, depth: Int
  ) throws(PythonLiteral.ParseError) -> (values: [PythonLiteral], endsWithComma: Bool) {
    position += 1
    var values: [PythonLiteral] = []
    var endsWithComma = false
    while true {
      skipSpace()
      if take(end) { return (values, endsWithComma) }
      if !values.isEmpty && !endsWithComma { throw error("a comma or \(end)") }
      values.append(try value(depth: depth + 1))
      skipSpace()
      endsWithComma = take(",")
    }
  }

  private mutating func dictionary(depth: Int) throws(PythonLiteral.ParseError) -> PythonLiteral {
    position += 1
    var entries: [(key: String, value: PythonLiteral)] = []
    var endsWithComma = false
    while true {
      skipSpace()
      if take("}") { return .dictionary(entries) }
      if !entries.isEmpty && !endsWithComma { throw error("a comma or }") }
      if entries.count == Self.largestEntryCount {
        throw error("at most \(Self.largestEntryCount) entries")
      }
      guard next == UInt8(ascii: "'") || next == UInt8(ascii: "\"") else {
        throw error("a name in quotes")
      }
      let start = position
      let key = try string()
      if entries.contains(where: { $0.key == key }) {
        position = start
        throw error("every name once")
      }
      skipSpace()
      if !take(":") { throw error("a colon") }
      entries.append((key, try value(depth: depth + 1)))
      skipSpace()
      endsWithComma = take(",")
    }
  }

  private mutating func string() throws(PythonLiteral.ParseError) -> String {
    let quote = text[position]
    let start = position + 1
    position = start
    while let byte = next, byte != quote {
      if byte == UInt8(ascii: "\\") || byte < 0x20 {
        throw error("a string without escapes and control characters")
      }
      position += 1
    }
    guard next == quote else { throw error("the end of a string") }
    position += 1
    guard let string = String(validating: text[start..<position - 1], as: UTF8.self) else {
      position = start
      throw error("a string in UTF-8")
    }
    return string
  }

  private mutating func integer() throws(PythonLiteral.ParseError) -> Int {
    let start = position
    var value = 0
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, more) = tens.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      if overflow || more {
        position = start
        throw error("a whole number below 2⁶³")
      }
      value = sum
      position += 1
    }
    if text[start] == UInt8(ascii: "0") && position > start + 1 {
      position = start
      throw error("a whole number without zeros in front")
    }
    if let byte = next, !" \n,:)]}".utf8.contains(byte) { throw error("the end of a number") }
    return value
  }
}
