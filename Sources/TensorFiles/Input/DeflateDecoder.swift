import CZlib

/// Decompresses a part of a file piece by piece, through zlib: a gzip file (RFC 1952), or the
/// deflated data (RFC 1951) of a member of an archive.
///
/// A gzip file may consist of several members, whose contents follow each other. zlib checks the
/// checksum and the length at the end of each. Deflated data must end where its range does.
/// Memory is a fixed 128 KiB of input and zlib's window of 32 KiB, whatever the file says.
final class DeflateDecoder {
  /// What is around the deflated data.
  enum Framing {
    /// The headers and trailers of gzip.
    case gzip
    /// Nothing; the data belong to a member of an archive.
    case raw(member: String)
  }

  /// The most bytes that one compressed byte can stand for: deflate spends at least two bits on
  /// a repetition, which is at most 258 bytes long.
  static let largestExpansion = 1032

  private static let largestCapacity = 128 << 10

  private let framing: Framing
  // zlib keeps the stream's address and refuses to work from another one.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let input: UnsafeMutableRawBufferPointer
  private let isReady: Bool
  /// The end of the part of the file that is decompressed.
  private let end: Int
  /// How far the file has gone into `input`.
  private var inputEnd: Int
  /// Whether the last byte that was decompressed ended a gzip member.
  private var isBetweenMembers = false
  /// Whether deflated data without a frame have ended.
  private var isFinished = false

  /// A decoder of the bytes of a file in `range`.
  init(_ framing: Framing, range: Range<Int>) {
    self.framing = framing
    inputEnd = range.lowerBound
    end = range.upperBound
    input = .allocate(
      byteCount: max(1, min(Self.largestCapacity, range.count)), alignment: 64)
    stream.initialize(to: z_stream())
    // 16 on top of the window's size asks for gzip's header and trailer, a negative size for
    // neither.
    let windowBits: Int32 =
      switch framing {
      case .gzip: 15 + 16
      case .raw: -15
      }
    isReady =
      inflateInit2_(
        stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Whether a file that starts with these bytes is a gzip file.
  static func recognizes(_ start: UnsafeRawBufferPointer) -> Bool {
    start.count >= 2 && start[0] == 0x1F && start[1] == 0x8B
  }

  /// Fills a buffer with the next bytes of the contents.
  ///
  /// - Returns: how many bytes there were, fewer than the buffer holds only at the end of the
  ///   contents, which is then known to be the end of the range as well.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, from file: InputFile
  ) throws(TensorFileError) -> Int {
    guard isReady else {
      throw failure(file, expected: "memory for zlib's window", found: zlibMessage)
    }
    guard let base = buffer.baseAddress else { return 0 }
    var count = 0
    while count < buffer.count && !isFinished {
      if stream.pointee.avail_in == 0 {
        let part = UnsafeMutableRawBufferPointer(
          rebasing: input[..<min(input.count, end - inputEnd)])
        let received = try file.read(into: part, at: inputEnd)
        if received == 0 && isBetweenMembers { return count }
        if received == 0 {
          throw failure(file, expected: "more compressed bytes", found: endDescription)
        }
        inputEnd += received
        stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(received)
      }
      if isBetweenMembers {
        try startMember(file)
      }
      // zlib counts in 32 bits.
      let room = min(buffer.count - count, 1 << 30)
      stream.pointee.next_out = (base + count).assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(room)
      let status = inflate(stream, Z_NO_FLUSH)
      count += room - Int(stream.pointee.avail_out)
      switch status {
      case Z_OK: break
      case Z_STREAM_END: try endStream(file)
      default: throw failure(file, expected: "valid compressed data", found: zlibMessage)
      }
    }
    return count
  }

  /// Takes note of the end of a stream.
  private func endStream(_ file: InputFile) throws(TensorFileError) {
    switch framing {
    case .gzip: isBetweenMembers = true
    case .raw:
      let position = inputEnd - Int(stream.pointee.avail_in)
      guard position == end else {
        throw failure(
          file, expected: "deflated data of the declared length",
          found: "an end \(end - position) bytes before")
      }
      isFinished = true
    }
  }

  /// Prepares for the member at the next byte, which there is.
  private func startMember(_ file: InputFile) throws(TensorFileError) {
    guard let next = stream.pointee.next_in?.pointee, next == 0x1F else {
      throw failure(
        file, expected: "the end of the file or another member", found: "other bytes")
    }
    inflateReset(stream)
    isBetweenMembers = false
  }

  /// An error at the next byte that zlib would read.
  private func failure(_ file: InputFile, expected: String, found: String) -> TensorFileError {
    var error = TensorFileError(
      path: file.path, format: .gzip, offset: inputEnd - Int(stream.pointee.avail_in),
      expected: expected, found: found)
    if case .raw(let member) = framing {
      error.format = .npz
      error.member = member
    }
    return error
  }

  private var endDescription: String {
    switch framing {
    case .gzip: "the end of the file"
    case .raw: "the end of the member"
    }
  }

  private var zlibMessage: String {
    stream.pointee.msg.map { String(cString: $0) } ?? "no memory"
  }
}
