import CZlib

/// Decompresses a gzip file piece by piece (RFC 1952), through zlib.
///
/// A file may consist of several members, whose contents follow each other. zlib checks the
/// checksum and the length at the end of each. Memory is a fixed 128 KiB of input and zlib's
/// window of 32 KiB, whatever the file says.
final class GzipDecoder {
  /// The most bytes that one compressed byte can stand for: deflate spends at least two bits on
  /// a repetition, which is at most 258 bytes long.
  static let largestExpansion = 1032

  private static let inputCapacity = 128 << 10

  // zlib keeps the stream's address and refuses to work from another one.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let input = UnsafeMutableRawBufferPointer.allocate(
    byteCount: inputCapacity, alignment: 64)
  private let isReady: Bool
  /// How much of the file has gone into `input`.
  private var inputEnd = 0
  /// Whether the last byte that was decompressed ended a member.
  private var isBetweenMembers = false

  init() {
    stream.initialize(to: z_stream())
    // 16 on top of the window's size asks for gzip's header and trailer.
    isReady =
      inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
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
  ///   contents, which is then known to be the end of the file as well.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, from file: borrowing InputFile
  ) throws(TensorFileError) -> Int {
    guard isReady else {
      throw failure(file, expected: "memory for zlib's window", found: zlibMessage)
    }
    guard let base = buffer.baseAddress else { return 0 }
    var count = 0
    while count < buffer.count {
      if stream.pointee.avail_in == 0 {
        let received = try file.read(into: input, at: inputEnd)
        if received == 0 && isBetweenMembers { return count }
        if received == 0 {
          throw failure(file, expected: "more compressed bytes", found: "the end of the file")
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
      case Z_STREAM_END: isBetweenMembers = true
      default: throw failure(file, expected: "valid compressed data", found: zlibMessage)
      }
    }
    return count
  }

  /// Prepares for the member at the next byte, which there is.
  private func startMember(_ file: borrowing InputFile) throws(TensorFileError) {
    guard let next = stream.pointee.next_in?.pointee, next == 0x1F else {
      throw failure(
        file, expected: "the end of the file or another member", found: "other bytes")
    }
    inflateReset(stream)
    isBetweenMembers = false
  }

  /// An error at the next byte that zlib would read.
  private func failure(
    _ file: borrowing InputFile, expected: String, found: String
  ) -> TensorFileError {
    TensorFileError(
      path: file.path, format: .gzip, offset: inputEnd - Int(stream.pointee.avail_in),
      expected: expected, found: found)
  }

  private var zlibMessage: String {
    stream.pointee.msg.map { String(cString: $0) } ?? "no memory"
  }
}
