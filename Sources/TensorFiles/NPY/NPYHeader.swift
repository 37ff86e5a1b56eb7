import Tensors

/// The start of an .npy file: the type of its elements, their order, and the shape.
///
/// The format is NumPy's (NEP 1): the bytes 0x93 "NUMPY", a version, the length of the header,
/// and the header: a Python dictionary with the keys `descr`, `fortran_order` and `shape`.
struct NPYHeader {
  /// The type as NumPy spells it, such as `<f8`.
  let typeName: String
  /// The elements, or `nil` for a type that is not read here.
  let layout: ElementLayout?
  let shape: [Int]
  /// Where `descr` begins.
  let typeOffset: Int

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// The most bytes of a header, which no array of numbers needs.
  static let largestByteCount = 65_535

  /// Reads the header at the start of the contents.
  init(from reader: inout ContentReader) throws(TensorFileError) {
    let start = try reader.read(8, "npy header")
    guard start.starts(with: Self.magic) else {
      throw reader.error(
        at: 0, expected: "0x93 \"NUMPY\"", found: start[..<6].map(hex).joined(separator: " "))
    }
    let version = (start[6], start[7])
    guard (1...3).contains(version.0) && version.1 == 0 else {
      throw reader.error(
        .unsupported, at: 6, expected: "version 1.0, 2.0 or 3.0",
        found: "\(version.0).\(version.1)")
    }
    let lengthBytes = try reader.read(version.0 == 1 ? 2 : 4, "header length")
    let length = lengthBytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= Self.largestByteCount else {
      throw reader.error(
        .tooLarge, at: 8, expected: "a header of at most \(Self.largestByteCount) bytes",
        found: "\(length)")
    }
    let textStart = reader.offset
    let bytes = try reader.read(length, "header")
    guard bytes.last == UInt8(ascii: "\n") else {
      throw reader.error(
        at: textStart + max(0, length - 1), expected: "a line break at the end of the header",
        found: bytes.last.map(hex) ?? "nothing")
    }
    // Versions 1 and 2 are in Latin-1, version 3 in UTF-8.
    let text =
      version.0 == 3
      ? bytes : Array(String(decoding: bytes.map(UInt16.init), as: UTF16.self).utf8)
    let literal: PythonLiteral
    do throws(PythonLiteral.ParseError) {
      literal = try PythonLiteral(text)
    } catch {
      throw reader.error(
        at: textStart + error.offset, expected: error.expected, found: error.found)
    }
    guard case .dictionary(let entries) = literal,
      entries.map(\.key).sorted() == ["descr", "fortran_order", "shape"]
    else {
      throw reader.error(
        at: textStart,
        expected: "a dictionary with the keys 'descr', 'fortran_order' and 'shape' alone",
        found: excerpt(String(decoding: text, as: UTF8.self)))
    }
    var values: [String: PythonLiteral] = [:]
    for (key, value) in entries { values[key] = value }
    guard case .boolean(let isFortranOrder) = values["fortran_order"] else {
      throw reader.error(
        at: textStart, expected: "True or False for 'fortran_order'", found: "another value")
    }
    let shape = try Self.shape(values["shape"], at: textStart, reader)
    self.shape = shape
    typeOffset = textStart
    switch values["descr"] {
    case .string(let name):
      typeName = name
      layout = Self.type(name).map { type, order in
        ElementLayout(type: type, order: order, shape: shape, isFortranOrder: isFortranOrder)
      }
      if layout == nil && !Self.isType(name) {
        throw reader.error(
          at: textStart, expected: "the name of a type such as '<f8' for 'descr'",
          found: excerpt(name))
      }
    case .list:
      typeName = "structured"
      layout = nil
    default:
      throw reader.error(
        at: textStart, expected: "the name of a type for 'descr'", found: "another value")
    }
  }

  private static func shape(
    _ value: PythonLiteral?, at offset: Int, _ reader: borrowing ContentReader
  ) throws(TensorFileError) -> [Int] {
    guard case .tuple(let items) = value else {
      throw reader.error(at: offset, expected: "a tuple for 'shape'", found: "another value")
    }
    guard items.count <= ElementLayout.largestRank else {
      throw reader.error(
        at: offset, expected: "at most \(ElementLayout.largestRank) axes", found: "\(items.count)")
    }
    var shape: [Int] = []
    for item in items {
      guard case .integer(let dimension) = item else {
        throw reader.error(
          at: offset, expected: "whole numbers in 'shape'", found: "another value")
      }
      shape.append(dimension)
    }
    guard ElementLayout.isCountable(shape) else {
      throw reader.error(
        at: offset, expected: "dimensions whose product can be counted",
        found: excerpt("\(shape)"))
    }
    return shape
  }

  /// The elements, for reading them.
  func requireLayout(_ reader: borrowing ContentReader) throws(TensorFileError) -> ElementLayout {
    if let layout { return layout }
    let found =
      switch typeName.dropFirst().first {
      case _ where typeName == "structured": "an array with named fields"
      case "O": "pickled Python objects, which may run programs and are never read"
      case "M", "m": "dates or times (\(excerpt(typeName)))"
      case "U", "S", "a": "strings (\(excerpt(typeName)))"
      default: excerpt(typeName)
      }
    throw reader.error(
      .unsupported, at: typeOffset, expected: "elements that are numbers or truth values",
      found: found)
  }
}

// MARK: - Types

extension NPYHeader {
  /// The codes of the types, without the byte order.
  private static let codes: [(code: String, type: StoredScalarType)] = [
    ("b1", .bool), ("u1", .uint8), ("i1", .int8), ("u2", .uint16), ("i2", .int16),
    ("u4", .uint32), ("i4", .int32), ("u8", .uint64), ("i8", .int64), ("f2", .float16),
    ("f4", .float), ("f8", .double), ("c8", .complexFloat), ("c16", .complexDouble),
  ]

  private static func type(_ name: String) -> (StoredScalarType, ByteOrder)? {
    guard let type = codes.first(where: { $0.code == name.dropFirst() })?.type else { return nil }
    switch name.first {
    case "<": return (type, .little)
    case ">": return (type, .big)
    case "=", "|": return (type, .native)
    default: return nil
    }
  }

  /// Whether a name is that of a type which NumPy has, though this library has not.
  private static func isType(_ name: String) -> Bool {
    guard let order = name.first, "<>=|".contains(order), name.count <= 40,
      let kind = name.dropFirst().first, "?bhilqpBHILQPefdgFDGSUVOMmaicu".contains(kind)
    else { return false }
    return true
  }

  static func name(of type: StoredScalarType) -> String? {
    guard let code = codes.first(where: { $0.type == type })?.code else { return nil }
    return (type.wordByteCount == 1 ? "|" : "<") + code
  }

  /// The bytes before the elements, as `numpy.save` writes them.
  ///
  /// NumPy leaves room in the header for the dimension along which a file grows when rows are
  /// appended to it, and fills it up to a multiple of 64 bytes.
  static func bytes(_ type: StoredScalarType, shape: [Int], isFortranOrder: Bool) -> [UInt8] {
    let tuple =
      shape.count == 1
      ? "(\(shape[0]),)" : "(" + shape.map(String.init).joined(separator: ", ") + ")"
    var header =
      "{'descr': '\(name(of: type) ?? "")', "
      + "'fortran_order': \(isFortranOrder ? "True" : "False"), 'shape': \(tuple), }"
    if let growing = isFortranOrder ? shape.last : shape.first {
      header += String(repeating: " ", count: 21 - String(growing).utf8.count)
    }
    // Ten bytes precede the header and a line break ends it. Even at 64 axes it is far shorter
    // than the 65,535 bytes of version 1.
    header += String(repeating: " ", count: 64 - (10 + header.utf8.count + 1) % 64) + "\n"
    return magic + [1, 0] + littleEndian(UInt16(header.utf8.count)) + Array(header.utf8)
  }
}
