/// Numbers one after the other in bytes, least significant byte first.
struct ByteFields {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  var remaining: Int { bytes.endIndex - position }

  /// The next `count` bytes, or `nil` where there are fewer.
  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= remaining else { return nil }
    defer { position += count }
    return bytes[position..<position + count]
  }

  private mutating func integer(_ byteCount: Int) -> UInt64? {
    bytes(byteCount)?.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func uint16() -> Int? { integer(2).map(Int.init) }
  mutating func uint32() -> Int? { integer(4).map(Int.init) }

  /// The next number of eight bytes, or `nil` where there are fewer or it is 2⁶³ or more.
  mutating func uint64() -> Int? { integer(8).flatMap(Int.init(exactly:)) }
}
