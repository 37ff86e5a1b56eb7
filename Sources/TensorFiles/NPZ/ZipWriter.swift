import CZlib

/// Writes a ZIP archive as Python's `zipfile` does for NumPy: every member with sizes of 64
/// bits in its header, dated 1980, without descriptions after the data.
struct ZipWriter {
  /// What the directory says about a member.
  private struct Record {
    let name: [UInt8]
    let flags: UInt16
    let start: Int
    var checksum: UInt32 = 0
    var compressedCount = 0
    var byteCount = 0
  }

  private let isCompressed: Bool
  /// Sizes and positions above it take 64 bits in the directory, as in Python.
  private let largestSize: Int
  private let largestCount: Int
  private var records: [Record] = []

  init(isCompressed: Bool, largestSize: Int = 0x7FFF_FFFF, largestCount: Int = 0xFFFF) {
    self.isCompressed = isCompressed
    self.largestSize = largestSize
    self.largestCount = largestCount
  }

  private var method: UInt16 { isCompressed ? 8 : 0 }

  /// The fields that the header of a member and the directory have in common.
  private func common(_ record: Record) -> [UInt8] {
    // Version 4.5 can read it; the date is the first of January 1980.
    littleEndian(UInt16(45)) + littleEndian(record.flags) + littleEndian(method)
      + [0, 0, 0x21, 0] + littleEndian(record.checksum)
  }

  private func header(_ record: Record) -> [UInt8] {
    let head = littleEndian(UInt32(0x0403_4B50)) + common(record)
    let sizes = [UInt8](repeating: 0xFF, count: 8)
    let large =
      littleEndian(UInt16(1)) + littleEndian(UInt16(16))
      + littleEndian(UInt64(record.byteCount)) + littleEndian(UInt64(record.compressedCount))
    return head + sizes + littleEndian(UInt16(record.name.count))
      + littleEndian(UInt16(large.count)) + record.name + large
  }

  /// Appends a member, whose contents `contents` gives piece by piece.
  mutating func append(
    _ name: String, to file: AtomicFile,
    _ contents: ((UnsafeRawBufferPointer) throws(TensorFileError) -> Void) throws(TensorFileError)
      -> Void
  ) throws(TensorFileError) {
    let bytes = Array(name.utf8)
    guard bytes.count <= 0xFFFF, !bytes.contains(0) else {
      throw TensorFileError(
        .unsupported, path: file.path, member: String(name.prefix(100)), format: .npz,
        expected: "names of at most 65531 bytes without a zero byte", found: "another name")
    }
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    var record = Record(name: bytes, flags: isASCII ? 0 : 1 << 11, start: file.offset)
    try file.append(header(record))
    let start = file.offset
    let writer = ContentWriter(file, compression: isCompressed ? .raw : nil)
    var checksum: UInt = 0
    try contents { bytes throws(TensorFileError) in
      checksum = crc32_z(
        checksum, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
      record.byteCount += bytes.count
      try writer.append(bytes)
    }
    try writer.finish()
    record.checksum = UInt32(truncatingIfNeeded: checksum)
    record.compressedCount = file.offset - start
    try file.replace(header(record), at: record.start)
    records.append(record)
  }

  /// Appends the directory.
  func finish(_ file: AtomicFile) throws(TensorFileError) {
    let start = file.offset
    for record in records { try file.append(entry(record)) }
    let size = file.offset - start
    let isLarge =
      records.count > largestCount || start > largestSize || size > largestSize
    if isLarge {
      let position = file.offset
      let count = littleEndian(UInt64(records.count))
      try file.append(
        littleEndian(UInt32(0x0606_4B50)) + littleEndian(UInt64(44)) + littleEndian(UInt16(45))
          + littleEndian(UInt16(45)) + littleEndian(UInt64(0)) + count + count
          + littleEndian(UInt64(size)) + littleEndian(UInt64(start)))
      try file.append(
        littleEndian(UInt32(0x0706_4B50)) + littleEndian(UInt32(0))
          + littleEndian(UInt64(position)) + littleEndian(UInt32(1)))
    }
    // Where the numbers of 64 bits hold, those here are as large as they can be.
    let count = littleEndian(UInt16(min(records.count, 0xFFFF)))
    try file.append(
      littleEndian(UInt32(0x0605_4B50)) + littleEndian(UInt32(0)) + count + count
        + littleEndian(UInt32(min(size, 0xFFFF_FFFF)))
        + littleEndian(UInt32(min(start, 0xFFFF_FFFF))) + littleEndian(UInt16(0)))
  }

  private func entry(_ record: Record) -> [UInt8] {
    var large: [UInt8] = []
    var (compressed, plain, start) = (record.compressedCount, record.byteCount, record.start)
    if plain > largestSize || compressed > largestSize {
      large += littleEndian(UInt64(plain)) + littleEndian(UInt64(compressed))
      (compressed, plain) = (0xFFFF_FFFF, 0xFFFF_FFFF)
    }
    if start > largestSize {
      large += littleEndian(UInt64(start))
      start = 0xFFFF_FFFF
    }
    if !large.isEmpty {
      large = littleEndian(UInt16(1)) + littleEndian(UInt16(large.count)) + large
    }
    // Made under Unix by version 4.5, readable and writable for its owner.
    let head = littleEndian(UInt32(0x0201_4B50)) + [45, 3] + common(record)
    let sizes =
      littleEndian(UInt32(compressed)) + littleEndian(UInt32(plain))
      + littleEndian(UInt16(record.name.count)) + littleEndian(UInt16(large.count))
    return head + sizes + [UInt8](repeating: 0, count: 6) + littleEndian(UInt32(0o600 << 16))
      + littleEndian(UInt32(start)) + record.name + large
  }
}
