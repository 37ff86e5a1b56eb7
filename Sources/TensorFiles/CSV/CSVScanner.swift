/// Splits text into records and fields (RFC 4180): fields in quotes may hold the delimiter,
/// line breaks and, doubled, quotes. Lines end in LF or CR LF.
struct CSVScanner: ~Copyable {
  var reader: ContentReader
  private let delimiter: UInt8
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)
  private var position = 0
  private var end = 0
  /// The line of the next byte, counted from 1.
  private(set) var line = 1
  /// The line on which the last record began.
  private(set) var recordLine = 1
  private var byteCount = 0

  init(_ reader: consuming ContentReader, delimiter: UInt8) throws(TensorFileError) {
    self.reader = reader
    self.delimiter = delimiter
    // Some programs put a byte order mark in front of UTF-8.
    if try peek() == 0xEF {
      for byte in [0xEF, 0xBB, 0xBF] as [UInt8] where try next() != byte {
        throw error("text in UTF-8", "other bytes")
      }
    }
  }

  func error(
    _ kind: TensorFileError.Kind, line: Int? = nil, _ expected: String, _ found: String
  ) -> TensorFileError {
    reader.error(kind, line: line ?? self.line, expected: expected, found: found)
  }

  func error(line: Int? = nil, _ expected: String, _ found: String) -> TensorFileError {
    error(.malformed, line: line, expected, found)
  }

  /// The next byte, which stays the next one.
  private mutating func peek() throws(TensorFileError) -> UInt8? {
    if position == end {
      if reader.offset > reader.largestOffset {
        throw error(
          .tooLarge,
          "contents of at most \(reader.largestOffset) bytes, "
            + "as `limits.expansion` has it", "more")
      }
      end = try buffer.withUnsafeMutableBufferPointer { buffer throws(TensorFileError) in
        try reader.read(upTo: UnsafeMutableRawBufferPointer(buffer))
      }
      position = 0
    }
    return end == 0 ? nil : buffer[position]
  }

  private mutating func next() throws(TensorFileError) -> UInt8? {
    guard let byte = try peek() else { return nil }
    position += 1
    byteCount += 1
    if byte == UInt8(ascii: "\n") { line += 1 }
    if byte == 0 { throw error("text without zero bytes", "a zero byte") }
    if byteCount > reader.limits.recordByteCount {
      throw error(
        .tooLarge, line: recordLine,
        "a record of at most \(reader.limits.recordByteCount) bytes, "
          + "as `limits.recordByteCount` has it", "a longer one")
    }
    return byte
  }

  /// Goes through the fields of the next record.
  ///
  /// - Parameter field: is given each field without its quotes, and its index.
  /// - Returns: the number of fields, or `nil` at the end of the file.
  mutating func record(
    _ field: (ArraySlice<UInt8>, Int) throws(TensorFileError) -> Void
  ) throws(TensorFileError) -> Int? {
    recordLine = line
    byteCount = 0
    guard try peek() != nil else { return nil }
    var text: [UInt8] = []
    var count = 0
    while true {
      text.removeAll(keepingCapacity: true)
      let isLast = try scanField(into: &text)
      try field(text[...], count)
      count += 1
      if isLast { return count }
    }
  }

  /// Reads a field and what ends it, and tells whether that also ends the record.
  private mutating func scanField(into text: inout [UInt8]) throws(TensorFileError) -> Bool {
    let quote = UInt8(ascii: "\"")
    if try peek() == quote {
      _ = try next()
      while true {
        guard let byte = try next() else {
          throw error(line: recordLine, "a quote at the end of a field", "the end of the file")
        }
        if byte != quote {
          text.append(byte)
        } else if try peek() == quote {
          text.append(quote)
          _ = try next()
        } else {
          break
        }
      }
      guard let isLast = try endOfField(next()) else {
        throw error("the end of a field after its quotes", "more text")
      }
      return isLast
    }
    while true {
      let byte = try next()
      if let isLast = try endOfField(byte) { return isLast }
      guard let byte, byte != quote else {
        throw error("quotes around the whole field", "a quote inside it")
      }
      text.append(byte)
    }
  }

  /// Whether a byte ends a field: `true` if it ends the record too, `nil` if neither.
  private mutating func endOfField(_ byte: UInt8?) throws(TensorFileError) -> Bool? {
    switch byte {
    case delimiter: return false
    case nil, UInt8(ascii: "\n"): return true
    case UInt8(ascii: "\r"):
      guard try next() == UInt8(ascii: "\n") else {
        throw error("a line feed after a carriage return", "something else")
      }
      return true
    default: return nil
    }
  }
}
