import CZlib
import Glibc
import Tensors

/// Reads contents from front to back: those of a file, decompressed if it is a gzip file, of a
/// member of an archive, or of a part of a file.
///
/// Every format is read through this type in the same order, which is what keeps files from
/// using more memory than they are entitled to: the header first, then `requireRemaining`,
/// which compares the size that the header declares with what the contents can hold, and only
/// then memory for the elements.
struct ContentReader: ~Copyable {
  /// Where the bytes come from.
  enum Source {
    /// The file itself; position 0 of the contents lies at `start`.
    case plain(start: Int)
    /// Decompressed bytes. How many compressed ones there are bounds how many they can be.
    case deflated(framing: DeflateDecoder.Framing, range: Range<Int>)
  }

  let file: InputFile
  /// What errors say that the contents were read as.
  var format: TensorFileError.Format
  let limits: ReadingLimits
  private let member: String?
  private let source: Source
  private let decoder: DeflateDecoder?
  /// Where the contents end, or `nil` where only decompressing tells.
  private let end: Int?
  /// The checksum that the contents should have, and what it is so far.
  private var checksum: (expected: UInt32, current: UInt)?
  /// The position in the contents.
  private(set) var offset: Int

  /// The largest tensor that is allocated on the word of a compressed file's header.
  ///
  /// How long compressed contents are shows only when they are decompressed. Up to this size
  /// they go straight into the tensor, so that a false header costs no more than this. For
  /// larger tensors they are decompressed twice: once to be counted, once to be kept.
  static let trustedByteCount = 48 << 20

  /// A reader of a whole file, raw or gzip-compressed.
  init(_ file: InputFile, format: TensorFileError.Format, limits: ReadingLimits)
    throws(TensorFileError)
  {
    var start: (UInt8, UInt8) = (0, 0)
    let isCompressed = try withUnsafeMutableBytes(of: &start) {
      start throws(TensorFileError) in
      let count = try file.read(into: start, at: 0)
      return DeflateDecoder.recognizes(UnsafeRawBufferPointer(rebasing: start[..<count]))
    }
    self.init(
      file, format: format, limits: limits, member: nil,
      source: isCompressed
        ? .deflated(framing: .gzip, range: 0..<file.byteCount) : .plain(start: 0),
      end: isCompressed ? nil : file.byteCount)
  }

  /// A reader of the whole file at a path, raw or gzip-compressed.
  init(_ path: String, format: TensorFileError.Format, limits: ReadingLimits)
    throws(TensorFileError)
  {
    try self.init(InputFile(path, format: format), format: format, limits: limits)
  }

  /// A reader of the contents from one position to another.
  init(
    _ file: InputFile, format: TensorFileError.Format, limits: ReadingLimits, member: String?,
    source: Source, from offset: Int = 0, end: Int?, checksum: UInt32? = nil
  ) {
    self.file = file
    self.format = format
    self.limits = limits
    self.member = member
    self.source = source
    self.end = end
    self.offset = offset
    self.checksum = checksum.map { ($0, 0) }
    decoder = Self.decoder(of: source)
  }

  private static func decoder(of source: Source) -> DeflateDecoder? {
    switch source {
    case .plain: nil
    case .deflated(let framing, let range): DeflateDecoder(framing, range: range)
    }
  }

  /// Fills a buffer with the next bytes.
  ///
  /// - Returns: how many there were, fewer than the buffer holds only at the end.
  mutating func read(
    upTo buffer: UnsafeMutableRawBufferPointer
  ) throws(TensorFileError) -> Int {
    let wanted = min(buffer.count, end.map { max(0, $0 - offset) } ?? buffer.count)
    let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
    let count: Int
    switch source {
    case .plain(let start): count = try file.read(into: part, at: start + offset)
    case .deflated: count = try decoder.unsafelyUnwrapped.read(into: part, from: file)
    }
    offset += count
    if count > 0, let (_, current) = checksum {
      checksum?.current = crc32_z(
        current, part.baseAddress?.assumingMemoryBound(to: UInt8.self), count)
    }
    return count
  }

  /// Fills a buffer with the next bytes, which must be there; `name` says what they are.
  mutating func read(
    into buffer: UnsafeMutableRawBufferPointer, _ name: String
  ) throws(TensorFileError) {
    let start = offset
    let count = try read(upTo: buffer)
    if count < buffer.count {
      throw error(at: start, expected: "\(buffer.count) bytes of \(name)", found: "\(count)")
    }
  }

  /// The next bytes, which must be there; for headers, whose length the caller has bounded.
  mutating func read(_ count: Int, _ name: String) throws(TensorFileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    try bytes.withUnsafeMutableBufferPointer { buffer throws(TensorFileError) in
      try read(into: UnsafeMutableRawBufferPointer(buffer), name)
    }
    return bytes
  }

  /// Throws unless the contents are over and have the checksum that they should have.
  mutating func requireEnd() throws(TensorFileError) {
    let position = offset
    var hasMore = end.map { offset < $0 } ?? false
    if !hasMore, let decoder {
      var byte: UInt8 = 0
      hasMore = try withUnsafeMutableBytes(of: &byte) { buffer throws(TensorFileError) in
        try decoder.read(into: buffer, from: file) > 0
      }
    }
    if hasMore {
      throw error(at: position, expected: "the end of the contents", found: "more bytes")
    }
    if let checksum, checksum.current != UInt(checksum.expected) {
      throw error(
        expected: "contents with the CRC-32 \(String(checksum.expected, radix: 16))",
        found: String(checksum.current, radix: 16))
    }
  }

  /// An error at a position in the contents.
  func error(
    _ kind: TensorFileError.Kind = .malformed, at offset: Int? = nil, line: Int? = nil,
    expected: String, found: String
  ) -> TensorFileError {
    TensorFileError(
      kind, path: file.path, member: member, format: format, offset: offset, line: line,
      expected: expected, found: found)
  }
}

// MARK: - Sizes

extension ContentReader {
  private var isCompressed: Bool { decoder != nil }

  /// How many bytes the contents may have at most.
  var largestOffset: Int {
    if !isCompressed { return end ?? .max }
    let (sum, overflow) = file.byteCount.addingReportingOverflow(max(0, limits.expansion))
    return overflow ? .max : sum
  }

  /// Throws if the rest of the contents cannot be `count` bytes long.
  ///
  /// Exact where the length of the contents is known. That of a gzip file is only checked
  /// against what a file of its size can hold at most, without decompressing it.
  ///
  /// - Complexity: O(1).
  func requireRemaining(_ count: Int) throws(TensorFileError) {
    let expected = "\(count) bytes of elements"
    if let end {
      let remaining = max(0, end - offset)
      if remaining != count { throw error(at: offset, expected: expected, found: "\(remaining)") }
    }
    guard case .deflated(let framing, let range) = source else { return }
    if count / DeflateDecoder.largestExpansion > range.count {
      let holder =
        switch framing {
        case .gzip: "a gzip file"
        case .raw: "a member"
        }
      throw error(
        at: offset, expected: expected,
        found: "\(holder) of \(range.count) bytes, too short to hold them")
    }
    if count > largestOffset || offset > largestOffset - count {
      throw error(
        .tooLarge, at: offset,
        expected: "contents of at most \(largestOffset) bytes, as `limits.expansion` has it",
        found: "\(count) bytes of elements")
    }
  }

  /// Throws if a tensor of `byteCount` bytes should not be allocated for the next `count` bytes.
  ///
  /// - Precondition: `requireRemaining(count)` has passed.
  /// - Complexity: O(1), or for compressed contents and a tensor of more than `trustedByteCount`
  ///   bytes, O(contents) with a fixed amount of memory.
  func requireAllocatable(_ byteCount: Int, for count: Int) throws(TensorFileError) {
    try requireMemory(byteCount)
    if isCompressed && byteCount > Self.trustedByteCount { try requireExactly(count) }
  }

  /// Throws if the system has no memory for a tensor of `byteCount` bytes.
  func requireMemory(_ byteCount: Int) throws(TensorFileError) {
    // Storage stops the process when it gets no memory, so ask the system first. Storage may
    // round its size up by a quarter.
    let physical = max(0, sysconf(Int32(_SC_PHYS_PAGES))) * max(0, sysconf(Int32(_SC_PAGESIZE)))
    var isAvailable = byteCount <= physical
    if isAvailable {
      let size = byteCount + byteCount / 4 + 4096
      let probe = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      isAvailable = probe != MAP_FAILED
      if isAvailable { munmap(probe, size) }
    }
    guard isAvailable else {
      throw error(
        .tooLarge, at: offset, expected: "a tensor that fits in memory",
        found: "one of \(byteCount) bytes")
    }
  }

  /// Throws unless decompressing from the start gives `count` bytes after the current position.
  private func requireExactly(_ count: Int) throws(TensorFileError) {
    guard let decoder = Self.decoder(of: source) else { return }
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 64)
    defer { scratch.deallocate() }
    var total = 0
    while true {
      let received = try decoder.read(into: scratch, from: file)
      total += received
      if total > offset + count {
        throw error(
          at: offset + count, expected: "the end of the contents", found: "more bytes")
      }
      if received < scratch.count { break }
    }
    if total < offset + count {
      throw error(
        at: offset, expected: "\(count) bytes of elements", found: "\(max(0, total - offset))")
    }
  }

  /// Throws if elements of a type do not belong into a tensor of `Scalar`.
  func requireType<Scalar: TensorScalar>(
    _ stored: StoredScalarType, for scalar: Scalar.Type, at offset: Int? = nil, converting: Bool
  ) throws(TensorFileError) {
    if converting || stored.scalarType == Scalar.scalarType { return }
    throw error(
      .wrongType, at: offset, expected: "elements for a tensor of \(Scalar.scalarType)",
      found: "\(stored) elements, which load as \(stored.scalarType) unless converting")
  }
}
