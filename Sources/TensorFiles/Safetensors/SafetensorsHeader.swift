import Tensors

/// The start of a .safetensors file: the length of the header in eight bytes, and a JSON object
/// that gives the type, the shape and the place of every tensor.
///
/// The tensors must fill the rest of the file one after the other, without holes and overlaps.
struct SafetensorsHeader {
  /// What the header says about a tensor.
  struct Entry {
    let name: String
    let typeName: String
    /// The elements, or `nil` for a type of less than a byte, which is not read here.
    let layout: ElementLayout?
    let shape: [Int]
    /// The bytes in the file.
    var range: Range<Int>
    /// Where the header names the tensor.
    let position: Int
  }

  /// The tensors in the order of their bytes.
  let entries: [Entry]
  /// Texts about the file.
  let metadata: [String: String]

  /// The name of the member of the header that holds no tensor.
  static let metadataName = "__metadata__"

  init(from reader: inout ContentReader) throws(TensorFileError) {
    let lengthBytes = try reader.read(8, "header length")
    let length = lengthBytes.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    let available = reader.largestOffset - reader.offset
    guard length <= UInt64(max(0, available)) else {
      throw reader.error(
        at: 0, expected: "a header within the file, of at most \(available) bytes",
        found: "\(length) bytes")
    }
    guard length <= UInt64(max(0, reader.limits.headerByteCount)) else {
      throw reader.error(
        .tooLarge, at: 0,
        expected: "a header of at most \(reader.limits.headerByteCount) bytes, "
          + "as `limits.headerByteCount` has it", found: "\(length)")
    }
    let start = reader.offset
    let text = try reader.read(Int(length), "header")
    guard text.first == UInt8(ascii: "{") else {
      throw reader.error(
        at: start, expected: "a header that starts with {",
        found: text.first.map(hex) ?? "an empty one")
    }
    var scanner = HeaderScanner(dataStart: reader.offset)
    do throws(JSONScanner.ParseError) {
      try scanner.scan(text)
    } catch {
      throw reader.error(at: start + error.offset, expected: error.expected, found: error.found)
    }
    entries = scanner.entries.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    metadata = scanner.metadata
    try requireWithoutHoles(reader)
  }

  private func requireWithoutHoles(_ reader: borrowing ContentReader) throws(TensorFileError) {
    let start = reader.offset
    var end = start
    for entry in entries {
      guard entry.range.lowerBound == end else {
        var error = reader.error(
          at: 8 + entry.position, expected: "data_offsets that start at \(end - start)",
          found: "\(entry.range.lowerBound - start)")
        error.member = entry.name
        throw error
      }
      end = entry.range.upperBound
    }
    guard end == reader.largestOffset else {
      throw reader.error(
        at: start, expected: "\(end - start) bytes of tensors",
        found: "\(reader.largestOffset - start)")
    }
  }
}

/// Goes through the header.
private struct HeaderScanner {
  /// Where in the file the bytes of the tensors begin.
  let dataStart: Int
  var entries: [SafetensorsHeader.Entry] = []
  var metadata: [String: String] = [:]

  init(dataStart: Int) { self.dataStart = dataStart }

  mutating func scan(_ text: [UInt8]) throws(JSONScanner.ParseError) {
    var json = JSONScanner(text)
    // Swift compares strings as people read them: é as one character and as two is one name.
    var names: Set<String> = []
    try json.object { json, name, position throws(JSONScanner.ParseError) in
      guard names.insert(name).inserted else {
        throw json.error("every name once", at: position)
      }
      if name == SafetensorsHeader.metadataName {
        try scanMetadata(&json)
      } else {
        entries.append(try entry(&json, name, position))
      }
    }
    try json.requireEnd()
  }

  private mutating func scanMetadata(
    _ json: inout JSONScanner
  ) throws(JSONScanner.ParseError) {
    var metadata: [String: String] = [:]
    try json.object { json, name, position throws(JSONScanner.ParseError) in
      let value = try json.string()
      guard metadata.updateValue(value, forKey: name) == nil else {
        throw json.error("every name once", at: position)
      }
    }
    self.metadata = metadata
  }

  private func entry(
    _ json: inout JSONScanner, _ name: String, _ position: Int
  ) throws(JSONScanner.ParseError) -> SafetensorsHeader.Entry {
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    try json.object { json, key, keyPosition throws(JSONScanner.ParseError) in
      switch key {
      case "dtype" where type == nil: type = try json.string()
      case "shape" where shape == nil:
        shape = try integers(&json, most: ElementLayout.largestRank, "at most 64 axes")
      case "data_offsets" where offsets == nil:
        offsets = try integers(&json, most: 2, "two offsets")
      default:
        throw json.error("\"dtype\", \"shape\" and \"data_offsets\", each once", at: keyPosition)
      }
    }
    guard let type, let shape, let offsets, offsets.count == 2 else {
      throw json.error(
        "\"dtype\", \"shape\" and two \"data_offsets\" for a tensor", at: position)
    }
    guard let bitCount = SafetensorsHeader.bitCounts[type] else {
      throw json.error("a known dtype, not \(excerpt(type)),", at: position)
    }
    guard ElementLayout.isCountable(shape) else {
      throw json.error("dimensions whose product can be counted", at: position)
    }
    // Countable elements have at most 2⁵⁹ elements, so their bits can be counted too as long
    // as a byte holds several.
    let count = shape.reduce(1, *)
    let byteCount =
      bitCount < 8 ? count / 8 * bitCount + count % 8 * bitCount / 8 : count * (bitCount / 8)
    let isWhole = bitCount >= 8 || count % 8 * bitCount % 8 == 0
    let (end, overflow) = dataStart.addingReportingOverflow(offsets[1])
    guard isWhole, offsets[0] <= offsets[1], offsets[1] - offsets[0] == byteCount, !overflow else {
      throw json.error(
        "data_offsets \(byteCount) bytes apart, not \(offsets[0]) and \(offsets[1]),", at: position)
    }
    return SafetensorsHeader.Entry(
      name: name, typeName: type,
      layout: SafetensorsHeader.type(type).map { ElementLayout(type: $0, shape: shape) },
      shape: shape, range: dataStart + offsets[0]..<end, position: position)
  }

  private func integers(
    _ json: inout JSONScanner, most: Int, _ expected: String
  ) throws(JSONScanner.ParseError) -> [Int] {
    var values: [Int] = []
    try json.array { json throws(JSONScanner.ParseError) in
      if values.count == most { throw json.error(expected) }
      values.append(try json.integer())
    }
    return values
  }
}

// MARK: - Types

extension SafetensorsHeader {
  private static let types: [(name: String, type: StoredScalarType)] = [
    ("BOOL", .bool), ("U8", .uint8), ("I8", .int8), ("F8_E5M2", .float8E5M2),
    ("F8_E4M3", .float8E4M3), ("F8_E5M2FNUZ", .float8E5M2FNUZ),
    ("F8_E4M3FNUZ", .float8E4M3FNUZ), ("F8_E8M0", .float8E8M0), ("I16", .int16),
    ("U16", .uint16), ("F16", .float16), ("BF16", .bfloat16), ("I32", .int32), ("U32", .uint32),
    ("F32", .float), ("C64", .complexFloat), ("F64", .double), ("I64", .int64),
    ("U64", .uint64),
  ]

  static func type(_ name: String) -> StoredScalarType? {
    types.first { $0.name == name }?.type
  }

  static func name(of type: StoredScalarType) -> String? {
    types.first { $0.type == type }?.name
  }

  /// The position of a type in the order in which the reference implementation writes.
  ///
  /// Larger types come first, so that all elements are aligned.
  static func order(of type: StoredScalarType) -> Int {
    -(types.firstIndex { $0.type == type } ?? 0)
  }

  /// The bits of an element by the name of its type.
  static let bitCounts: [String: Int] = {
    var counts = ["F4": 4, "F6_E2M3": 6, "F6_E3M2": 6]
    for (name, type) in types { counts[name] = 8 * type.byteCount }
    return counts
  }()
}
