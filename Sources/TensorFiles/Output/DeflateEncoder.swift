import CZlib

/// Compresses bytes piece by piece into a file, through zlib at its default level, as Python's
/// `zlib` and `gzip` do: a gzip file (RFC 1952), or the deflated data (RFC 1951) of a member of
/// an archive.
final class DeflateEncoder {
  /// What is around the deflated data.
  enum Framing {
    /// A header without a name and a date, and a trailer.
    case gzip
    /// Nothing.
    case raw
  }

  private let file: AtomicFile
  // zlib keeps the stream's address and refuses to work from another one.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let isReady: Bool
  private let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 64)

  init(_ framing: Framing, to file: AtomicFile) {
    self.file = file
    stream.initialize(to: z_stream())
    // 16 on top of the window's size asks for gzip's header and trailer, a negative size for
    // neither.
    let windowBits: Int32 =
      switch framing {
      case .gzip: 15 + 16
      case .raw: -15
      }
    isReady =
      deflateInit2_(
        stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY,
        ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
    output.deallocate()
  }

  /// Compresses the next bytes.
  func append(_ bytes: UnsafeRawBufferPointer) throws(TensorFileError) {
    try encode(bytes, Z_NO_FLUSH)
  }

  /// Writes what is left once there are no more bytes.
  func finish() throws(TensorFileError) {
    try encode(UnsafeRawBufferPointer(start: nil, count: 0), Z_FINISH)
  }

  private func encode(
    _ bytes: UnsafeRawBufferPointer, _ flush: Int32
  ) throws(TensorFileError) {
    guard isReady else {
      throw TensorFileError(
        .unwritable, path: file.path, format: file.format, expected: "memory for zlib's window",
        found: "none")
    }
    var done = 0
    repeat {
      // zlib counts in 32 bits, and takes bytes that it does not change as changeable.
      let count = min(bytes.count - done, 1 << 30)
      stream.pointee.next_in = bytes.baseAddress.map {
        UnsafeMutablePointer(mutating: ($0 + done).assumingMemoryBound(to: UInt8.self))
      }
      stream.pointee.avail_in = UInt32(count)
      done += count
      repeat {
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(output.count)
        // Cannot fail: the stream is in order and there is room.
        _ = deflate(stream, flush)
        let produced = output.count - Int(stream.pointee.avail_out)
        try file.append(UnsafeRawBufferPointer(rebasing: output[..<produced]))
      } while stream.pointee.avail_out == 0
    } while done < bytes.count
  }
}
