import Tensors

extension Tensor where Scalar == UInt8 {
  /// The pixels of a portable graymap of at most 256 levels: PGM, plain ("P2") or binary ("P5").
  ///
  /// - Parameters:
  ///   - path: the file, which may be compressed with gzip.
  ///   - limits: what is taken on the word of the file.
  /// - Returns: shape `[height, width]`, the levels as they are in the file, new storage.
  /// - Throws: `TensorFileError` if the file cannot be read, is not one complete graymap and
  ///   nothing else, or has a level above the largest that it declares.
  /// - Note: The format is that of Netpbm's pgm(5).
  public init(contentsOfPGM path: String, limits: ReadingLimits = .standard)
    throws(TensorFileError)
  {
    var scanner = PGMScanner(
      reader: try ContentReader(path, format: .pgm, limits: limits))
    let magic = [try scanner.next(), try scanner.next()]
    let isPlain = magic == [UInt8(ascii: "P"), UInt8(ascii: "2")]
    guard isPlain || magic == [UInt8(ascii: "P"), UInt8(ascii: "5")] else {
      throw scanner.reader.error(
        at: 0, expected: "P2 or P5", found: magic.compactMap { $0.map(hex) }.joined(separator: " "))
    }
    let width = try scanner.number("a width", below: 1 << 31)
    let height = try scanner.number("a height", below: 1 << 31)
    let largest = try scanner.number("a largest level from 1 to 255", below: 256)
    guard width > 0 && height > 0 && largest > 0 else {
      throw scanner.reader.error(
        at: 0, expected: "a graymap with pixels of more than one level",
        found: "\(width) × \(height) pixels up to \(largest)")
    }
    let layout = ElementLayout(type: .uint8, shape: [height, width])
    if isPlain {
      self = try scanner.plainPixels(layout, largest: largest)
    } else {
      let start = scanner.reader.offset
      self = try Tensor(layout, from: &scanner.reader)
      let wrong = withUnsafeBufferPointer { $0.firstIndex { $0 > largest } }
      if let wrong {
        throw scanner.reader.error(
          at: start + wrong, expected: "levels up to \(largest)", found: "\(scalars[wrong])")
      }
    }
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x9...0xD).contains(byte) }

/// Reads the text of a graymap byte by byte.
private struct PGMScanner: ~Copyable {
  var reader: ContentReader

  /// Bytes that have been read ahead, which is done where all of the file is text.
  private var ahead: [UInt8] = []
  private var position = 0
  private var isText = false

  init(reader: consuming ContentReader) { self.reader = reader }

  /// The position of the next byte.
  var offset: Int { reader.offset - (ahead.count - position) }

  /// The next byte, or `nil` at the end.
  mutating func next() throws(TensorFileError) -> UInt8? {
    if position == ahead.count {
      var bytes = [UInt8](repeating: 0, count: isText ? 64 << 10 : 1)
      let count = try bytes.withUnsafeMutableBufferPointer { buffer throws(TensorFileError) in
        try reader.read(upTo: UnsafeMutableRawBufferPointer(buffer))
      }
      bytes.removeLast(bytes.count - count)
      ahead = bytes
      position = 0
    }
    if position == ahead.count { return nil }
    position += 1
    return ahead[position - 1]
  }

  /// The next number, of which one byte of white space after it is taken as well.
  mutating func number(_ name: String, below limit: Int) throws(TensorFileError) -> Int {
    var byte = try next()
    while let character = byte, isSpace(character) || character == UInt8(ascii: "#") {
      if character == UInt8(ascii: "#") {
        repeat { byte = try next() } while byte != nil && byte != UInt8(ascii: "\n")
      } else {
        byte = try next()
      }
    }
    let start = offset - 1
    var value: Int?
    while let digit = byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) {
      value = (value ?? 0) * 10 + Int(digit - UInt8(ascii: "0"))
      if value ?? 0 >= limit { break }
      byte = try next()
    }
    guard let value, value < limit, byte.map(isSpace) ?? true else {
      throw reader.error(
        at: start, expected: name, found: value.map(String.init) ?? byte.map(hex) ?? "the end")
    }
    return value
  }

  mutating func plainPixels(
    _ layout: ElementLayout, largest: Int
  ) throws(TensorFileError) -> Tensor<UInt8> {
    // A level takes a digit and, but for the last, a space.
    let available = reader.largestOffset - offset
    guard layout.count <= available / 2 + 1 else {
      throw reader.error(
        at: offset, expected: "\(layout.count) levels", found: "\(available) bytes")
    }
    isText = true
    var levels: [UInt8] = []
    levels.reserveCapacity(layout.count)
    for _ in 0..<layout.count {
      levels.append(UInt8(try number("a level up to \(largest)", below: largest + 1)))
    }
    while let byte = try next() {
      if !isSpace(byte) {
        throw reader.error(at: offset - 1, expected: "the end", found: hex(byte))
      }
    }
    return Tensor(levels, shape: layout.shape)
  }
}
