/// A file in a ZIP archive.
struct ZipMember: Sendable {
  /// The name as it stands in the archive. It is a key and never used as a path.
  let name: String
  /// The bytes in the archive.
  let range: Range<Int>
  let isDeflated: Bool
  /// The number of bytes of the contents.
  let byteCount: Int
  /// The CRC-32 of the contents.
  let checksum: UInt32

  /// A reader of the contents.
  func reader(
    _ file: InputFile, format: TensorFileError.Format, limits: ReadingLimits
  ) -> ContentReader {
    ContentReader(
      file, format: format, limits: limits, member: name,
      source: isDeflated
        ? .deflated(framing: .raw(member: name), range: range)
        : .plain(start: range.lowerBound),
      end: byteCount, checksum: checksum)
  }
}

/// The members of a ZIP archive, read from its directory (PKWARE's APPNOTE 6.3).
///
/// The directory at the end, the header in front of each member, and the description after
/// those that were written as a stream must agree. Archives of several disks, encryption, and
/// methods other than storing and deflating are refused.
struct ZipArchive {
  let members: [ZipMember]

  init(_ file: InputFile, limits: ReadingLimits) throws(TensorFileError) {
    let scan = ZipScan(file: file, limits: limits)
    let end = try scan.findEnd()
    let entries = try scan.entries(end)
    // Swift compares strings as people read them: é as one character and as two is one name.
    var names: Set<String> = []
    var members: [(start: Int, end: Int, member: ZipMember)] = []
    for entry in entries {
      let member = try scan.member(entry, directory: end.directory.lowerBound)
      guard names.insert(member.member.name).inserted else {
        throw scan.error(
          at: entry.position, expected: "every name once",
          found: "\(excerpt(member.member.name)) again")
      }
      members.append(member)
    }
    let byPosition = members.sorted { $0.start < $1.start }
    for (one, next) in zip(byPosition, byPosition.dropFirst()) where next.start < one.end {
      throw scan.error(
        at: next.start, expected: "members that do not overlap",
        found: "\(excerpt(next.member.name)) inside \(excerpt(one.member.name))")
    }
    self.members = members.map(\.member)
  }
}

/// The steps of reading an archive's directory.
private struct ZipScan {
  let file: InputFile
  let limits: ReadingLimits

  /// What the end of the archive says about the directory.
  struct End {
    let directory: Range<Int>
    let count: Int
  }

  /// A record of the directory.
  struct Entry {
    /// Where the record is, for errors.
    let position: Int
    let flags: Int
    let method: Int
    let checksum: Int
    let compressedCount: Int
    let byteCount: Int
    let start: Int
    let name: [UInt8]
  }

  static let isEncrypted = 1
  static let hasDescriptor = 1 << 3
  static let isUTF8 = 1 << 11
  /// Bits that only tell how well the data were compressed, and the two above.
  static let knownFlags = 0b110 | hasDescriptor | isUTF8

  func error(
    _ kind: TensorFileError.Kind = .malformed, at offset: Int?, expected: String, found: String
  ) -> TensorFileError {
    TensorFileError(
      kind, path: file.path, format: .npz, offset: offset, expected: expected, found: found)
  }

  /// The bytes of a range, which lies in the file.
  private func bytes(_ range: Range<Int>) throws(TensorFileError) -> [UInt8] {
    var reader = ContentReader(
      file, format: .npz, limits: limits, member: nil, source: .plain(start: 0),
      from: range.lowerBound, end: range.upperBound)
    return try reader.read(range.count, "archive")
  }

  // MARK: The end

  func findEnd() throws(TensorFileError) -> End {
    let recordCount = 22
    let tailStart = max(0, file.byteCount - recordCount - 0xFFFF)
    let tail = try bytes(tailStart..<file.byteCount)
    // The comment after the record must reach to the end of the file.
    let candidates = tail.indices.dropLast(recordCount - 1).reversed()
    let found = candidates.first { i in
      tail[i] == 0x50 && tail[i + 1] == 0x4B && tail[i + 2] == 5 && tail[i + 3] == 6
        && Int(tail[i + 20]) | Int(tail[i + 21]) << 8 == tail.count - i - recordCount
    }
    guard let found else {
      throw error(
        at: file.byteCount, expected: "the end of a ZIP archive, and nothing after it",
        found: "other bytes")
    }
    let position = tailStart + found
    var fields = ByteFields(tail[(found + 4)...])
    guard let disk = fields.uint16(), let directoryDisk = fields.uint16(),
      let countHere = fields.uint16(), let count = fields.uint16(),
      let size = fields.uint32(), let start = fields.uint32()
    else { throw truncated(at: position) }
    // It is there whenever some size needs it; zipfile writes it from 2 GiB on.
    if let end = try largeEnd(before: position) {
      guard count == 0xFFFF || count == end.count,
        size == 0xFFFF_FFFF || size == end.directory.count,
        start == 0xFFFF_FFFF || start == end.directory.lowerBound
      else {
        throw error(
          at: position, expected: "an end that agrees with the 64-bit end", found: "another")
      }
      return end
    }
    guard disk == 0 && directoryDisk == 0 && countHere == count else {
      throw error(
        .unsupported, at: position + 4, expected: "an archive of one part", found: "several")
    }
    return try end(start, size, count, at: position)
  }

  /// The end of an archive with 64-bit sizes, or `nil` if this is not one.
  private func largeEnd(before position: Int) throws(TensorFileError) -> End? {
    let locatorCount = 20
    guard position >= locatorCount else { return nil }
    var locator = ByteFields(try bytes(position - locatorCount..<position))
    guard locator.uint32() == 0x0706_4B50 else { return nil }
    guard let disk = locator.uint32(), let start = locator.uint64(),
      let diskCount = locator.uint32(), disk == 0, diskCount <= 1
    else {
      throw error(
        .unsupported, at: position - locatorCount, expected: "an archive of one part",
        found: "several")
    }
    let recordCount = 56
    let limit = position - locatorCount
    guard start <= limit - recordCount else { throw truncated(at: limit) }
    var record = ByteFields(try bytes(start..<start + recordCount))
    guard record.uint32() == 0x0606_4B50, let size = record.uint64(),
      record.bytes(4) != nil, record.uint32() == 0, record.uint32() == 0,
      let countHere = record.uint64(), let count = record.uint64(), countHere == count,
      let directorySize = record.uint64(), let directoryStart = record.uint64(),
      size == limit - start - 12
    else {
      throw error(
        at: start, expected: "the 64-bit end of the archive's directory", found: "other bytes")
    }
    return try end(directoryStart, directorySize, count, at: start)
  }

  private func end(
    _ start: Int, _ size: Int, _ count: Int, at position: Int
  ) throws(TensorFileError) -> End {
    guard size <= position && start == position - size else {
      throw error(
        at: position, expected: "a directory of \(size) bytes at \(start) right before this",
        found: "its end at \(position)")
    }
    guard size <= limits.headerByteCount else {
      throw error(
        .tooLarge, at: start,
        expected: "a directory of at most \(limits.headerByteCount) bytes, "
          + "as `limits.headerByteCount` has it", found: "\(size)")
    }
    return End(directory: start..<start + size, count: count)
  }

  private func truncated(at position: Int) -> TensorFileError {
    error(at: position, expected: "a complete record", found: "the end of the archive")
  }

  // MARK: The directory

  func entries(_ end: End) throws(TensorFileError) -> [Entry] {
    let base = end.directory.lowerBound
    var fields = ByteFields(try bytes(end.directory))
    var entries: [Entry] = []
    while fields.remaining > 0 {
      let position = base + fields.position
      guard fields.uint32() == 0x0201_4B50 else {
        throw error(
          at: position, expected: "a record of the archive's directory", found: "other bytes")
      }
      guard fields.bytes(4) != nil, let flags = fields.uint16(), let method = fields.uint16(),
        fields.bytes(4) != nil, let checksum = fields.uint32(),
        let compressed = fields.uint32(), let plain = fields.uint32(),
        let nameCount = fields.uint16(), let extraCount = fields.uint16(),
        let commentCount = fields.uint16(), let disk = fields.uint16(),
        fields.bytes(6) != nil, let start = fields.uint32(),
        let name = fields.bytes(nameCount), let extra = fields.bytes(extraCount),
        fields.bytes(commentCount) != nil
      else { throw truncated(at: position) }
      var large = LargeSizes(extra)
      guard let byteCount = large.value(for: plain),
        let compressedCount = large.value(for: compressed),
        let localStart = large.value(for: start), disk == 0 || disk == 0xFFFF
      else {
        throw error(
          at: position, expected: "sizes that are complete and of one disk",
          found: "an incomplete or split record")
      }
      entries.append(
        Entry(
          position: position, flags: flags, method: method, checksum: checksum,
          compressedCount: compressedCount, byteCount: byteCount, start: localStart,
          name: Array(name)))
    }
    guard entries.count == end.count else {
      throw error(
        at: end.directory.upperBound, expected: "\(end.count) members",
        found: "\(entries.count)")
    }
    return entries
  }

  // MARK: Members

  func member(
    _ entry: Entry, directory: Int
  ) throws(TensorFileError) -> (start: Int, end: Int, member: ZipMember) {
    let name = try name(entry)
    func failure(
      _ kind: TensorFileError.Kind = .malformed, at offset: Int, _ expected: String,
      _ found: String
    ) -> TensorFileError {
      var failure = error(kind, at: offset, expected: expected, found: found)
      failure.member = name
      return failure
    }
    if entry.flags & Self.isEncrypted != 0 {
      throw failure(.unsupported, at: entry.position, "members without a password", "a locked one")
    }
    guard entry.flags & ~Self.knownFlags == 0 else {
      throw failure(
        .unsupported, at: entry.position, "flags that are known",
        "0x\(String(entry.flags, radix: 16))")
    }
    guard entry.method == 0 || entry.method == 8 else {
      throw failure(
        .unsupported, at: entry.position, "a member that is stored or deflated",
        "method \(entry.method)")
    }
    if entry.method == 0 && entry.compressedCount != entry.byteCount {
      throw failure(
        at: entry.position, "a stored member of \(entry.byteCount) bytes",
        "\(entry.compressedCount)")
    }

    let headerCount = 30
    guard directory >= headerCount, entry.start <= directory - headerCount else {
      throw failure(at: entry.position, "a member before the directory", "\(entry.start)")
    }
    var fields = ByteFields(try bytes(entry.start..<entry.start + headerCount))
    guard fields.uint32() == 0x0403_4B50 else {
      throw failure(at: entry.start, "the header of a member", "other bytes")
    }
    guard fields.bytes(2) != nil, let flags = fields.uint16(), let method = fields.uint16(),
      fields.bytes(4) != nil, let checksum = fields.uint32(),
      let compressed = fields.uint32(), let plain = fields.uint32(),
      let nameCount = fields.uint16(), let extraCount = fields.uint16(),
      entry.start + headerCount + nameCount + extraCount <= directory
    else { throw truncated(at: entry.start) }
    let dataStart = entry.start + headerCount + nameCount + extraCount
    let rest = try bytes(entry.start + headerCount..<dataStart)
    var large = LargeSizes(rest[nameCount...])
    guard let byteCount = large.value(for: plain),
      let compressedCount = large.value(for: compressed)
    else { throw truncated(at: entry.start) }

    // A member that was written as a stream may leave its sizes to the description after it.
    let isStream = flags & Self.hasDescriptor != 0
    func agrees(_ local: Int, _ central: Int) -> Bool {
      local == central || (isStream && local == 0)
    }
    guard flags == entry.flags, method == entry.method, agrees(checksum, entry.checksum),
      agrees(byteCount, entry.byteCount), agrees(compressedCount, entry.compressedCount),
      rest[..<nameCount].elementsEqual(entry.name)
    else {
      throw failure(
        at: entry.start, "a header that agrees with the archive's directory", "another")
    }
    guard entry.compressedCount <= directory - dataStart else {
      throw failure(
        at: dataStart, "\(entry.compressedCount) bytes of a member",
        "\(directory - dataStart) before the directory")
    }
    var end = dataStart + entry.compressedCount
    if isStream {
      guard let count = try descriptorCount(entry, at: end, directory: directory) else {
        throw failure(
          at: end, "a description that agrees with the archive's directory", "another")
      }
      end += count
    }
    return (
      entry.start, end,
      ZipMember(
        name: name, range: dataStart..<dataStart + entry.compressedCount,
        isDeflated: entry.method == 8, byteCount: entry.byteCount,
        checksum: UInt32(truncatingIfNeeded: entry.checksum))
    )
  }

  private func name(_ entry: Entry) throws(TensorFileError) -> String {
    // Without the flag the name is in some old code page, of which ASCII is the common part.
    let isKnown = entry.flags & Self.isUTF8 != 0 || entry.name.allSatisfy { $0 < 0x80 }
    guard isKnown, !entry.name.contains(0),
      let name = String(validating: entry.name, as: UTF8.self)
    else {
      throw error(
        at: entry.position, expected: "a name in UTF-8",
        found: excerpt(String(decoding: entry.name, as: UTF8.self)))
    }
    return name
  }

  /// The size of the description after a member's data, with or without a signature and with
  /// sizes of 32 or 64 bits, or `nil` if there is none that agrees.
  private func descriptorCount(
    _ entry: Entry, at position: Int, directory: Int
  ) throws(TensorFileError) -> Int? {
    let available = try bytes(position..<min(position + 24, directory))
    let signature = littleEndian(UInt32(0x0807_4B50))
    let checksum = littleEndian(UInt32(truncatingIfNeeded: entry.checksum))
    let sizes = [entry.compressedCount, entry.byteCount]
    var forms = [checksum + sizes.flatMap { littleEndian(UInt64($0)) }]
    if let short = sizes.map({ UInt32(exactly: $0) }) as? [UInt32] {
      forms.append(checksum + short.flatMap { littleEndian($0) })
    }
    return forms.flatMap { [signature + $0, $0] }.first { available.starts(with: $0) }?.count
  }
}

/// The sizes of 64 bits in the extra field of a member, which replace those of 32 bits that
/// have all bits set.
private struct LargeSizes {
  private var fields: ByteFields?

  init(_ extra: ArraySlice<UInt8>) {
    var records = ByteFields(extra)
    while let kind = records.uint16(), let count = records.uint16(),
      let data = records.bytes(count)
    {
      if kind == 1 {
        fields = ByteFields(data)
        return
      }
    }
  }

  /// A size, given its field of 32 bits, or `nil` if its 64 bits are missing or too many.
  mutating func value(for short: Int) -> Int? {
    if short != 0xFFFF_FFFF { return short }
    return fields?.uint64()
  }
}
