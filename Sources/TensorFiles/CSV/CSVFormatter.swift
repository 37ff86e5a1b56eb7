/// Puts fields into records as RFC 4180 has it: in quotes, which are doubled inside, where a
/// field would not come back otherwise. Records end in LF.
struct CSVFormatter {
  private let delimiter: UInt8
  /// The records so far that have not been taken.
  private(set) var bytes: [UInt8] = []
  private var recordStart = 0
  private var fieldCount = 0

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Appends a field to the record.
  mutating func append(_ field: String) {
    if fieldCount > 0 { bytes.append(delimiter) }
    fieldCount += 1
    let text = field.utf8
    let needsQuotes =
      text.contains { $0 == delimiter || $0 == 0x22 || $0 == 0xA || $0 == 0xD }
      // At the start of a file it would be taken for a byte order mark.
      || text.starts(with: [0xEF, 0xBB, 0xBF])
    guard needsQuotes else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(0x22)
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Ends the record.
  mutating func endRecord() {
    // Many programs skip an empty line.
    if fieldCount == 1 && bytes.count == recordStart { bytes += [0x22, 0x22] }
    bytes.append(0xA)
    recordStart = bytes.count
    fieldCount = 0
  }

  /// Takes the records that have been ended.
  mutating func take() -> [UInt8] {
    defer {
      bytes.removeAll(keepingCapacity: true)
      recordStart = 0
    }
    return bytes
  }
}
