import Glibc

/// Reads the contents of a file from front to back, decompressing them if it is a gzip file.
///
/// Every format is read through this type in the same order, which is what keeps files from
/// using more memory than they are entitled to: the header first, then `requireRemaining`,
/// which compares the size that the header declares with what the file can hold, and only then
/// memory for the elements.
struct ContentReader: ~Copyable {
  private let file: InputFile
  /// `nil` for a file that is not compressed.
  private let decoder: GzipDecoder?
  /// The position in the contents.
  private(set) var offset = 0

  /// The largest tensor that is allocated on the word of a compressed file's header.
  ///
  /// How long the contents of a gzip file are shows only when they are decompressed. Up to this
  /// size they go straight into the tensor, so that a false header costs no more than this. For
  /// larger tensors they are decompressed twice: once to be counted, once to be kept.
  static let trustedByteCount = 48 << 20

  init(_ path: String, format: TensorFileError.Format) throws(TensorFileError) {
    let file = try InputFile(path, format: format)
    var start: (UInt8, UInt8) = (0, 0)
    let isCompressed = try withUnsafeMutableBytes(of: &start) {
      start throws(TensorFileError) in
      let count = try file.read(into: start, at: 0)
      return GzipDecoder.recognizes(UnsafeRawBufferPointer(rebasing: start[..<count]))
    }
    self.file = file
    decoder = isCompressed ? GzipDecoder() : nil
  }

  /// Fills a buffer with the next bytes.
  ///
  /// - Returns: how many there were, fewer than the buffer holds only at the end.
  mutating func read(
    upTo buffer: UnsafeMutableRawBufferPointer
  ) throws(TensorFileError) -> Int {
    let count =
      if let decoder {
        try decoder.read(into: buffer, from: file)
      } else {
        try file.read(into: buffer, at: offset)
      }
    offset += count
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

  /// The next bytes, which must be there; for headers, whose length has a small bound.
  mutating func read(_ count: Int, _ name: String) throws(TensorFileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    try bytes.withUnsafeMutableBufferPointer { buffer throws(TensorFileError) in
      try read(into: UnsafeMutableRawBufferPointer(buffer), name)
    }
    return bytes
  }

  /// Throws unless the contents are over.
  mutating func requireEnd() throws(TensorFileError) {
    let end = offset
    var byte: UInt8 = 0
    let count = try withUnsafeMutableBytes(of: &byte) { buffer throws(TensorFileError) in
      try read(upTo: buffer)
    }
    if count > 0 {
      throw error(at: end, expected: "the end of the contents", found: "more bytes")
    }
  }

  /// An error at a position in the contents.
  func error(at offset: Int?, expected: String, found: String) -> TensorFileError {
    TensorFileError(
      path: file.path, format: file.format, offset: offset, expected: expected, found: found)
  }
}

// MARK: - Sizes

extension ContentReader {
  /// Throws if the rest of the contents cannot be `count` bytes long.
  ///
  /// Exact for a file that is not compressed. A compressed one is only checked against what a
  /// file of its size can hold at most, without decompressing it.
  ///
  /// - Complexity: O(1).
  func requireRemaining(_ count: Int) throws(TensorFileError) {
    let expected = "\(count) bytes of elements"
    if decoder == nil {
      let remaining = max(0, file.byteCount - offset)
      if remaining != count { throw error(at: offset, expected: expected, found: "\(remaining)") }
    } else if count / GzipDecoder.largestExpansion > file.byteCount {
      throw error(
        at: offset, expected: expected,
        found: "a gzip file of \(file.byteCount) bytes, too short to hold them")
    }
  }

  /// Throws if a tensor of `byteCount` bytes should not be allocated for the next `count` bytes.
  ///
  /// - Precondition: `requireRemaining(count)` has passed.
  /// - Complexity: O(1), or for a compressed file and a tensor of more than `trustedByteCount`
  ///   bytes, O(contents) with a fixed amount of memory.
  func requireAllocatable(_ byteCount: Int, for count: Int) throws(TensorFileError) {
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
        at: offset, expected: "a tensor that fits in memory", found: "one of \(byteCount) bytes")
    }
    if decoder != nil && byteCount > Self.trustedByteCount { try requireExactly(count) }
  }

  /// Throws unless decompressing from the start gives `count` bytes after the current position.
  private func requireExactly(_ count: Int) throws(TensorFileError) {
    let decoder = GzipDecoder()
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
}
