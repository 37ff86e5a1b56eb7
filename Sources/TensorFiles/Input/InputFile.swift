import Glibc

/// A regular file, open for reading.
///
/// Files are read and not mapped: a mapped file that another process cuts off stops this one
/// with SIGBUS, where a read just ends early.
///
/// Several readers may share it, also on several threads: no read moves a common position.
final class InputFile: Sendable {
  let path: String
  /// What errors say the file was read as.
  let format: TensorFileError.Format
  /// The size when the file was opened.
  let byteCount: Int
  private let descriptor: Int32

  /// Opens a file.
  ///
  /// - Throws: for a file that is missing, may not be read, or is not a regular file. Pipes and
  ///   devices are refused: their size is unknown, and reading them may wait forever.
  init(_ path: String, format: TensorFileError.Format) throws(TensorFileError) {
    func failure(_ code: Int32) -> TensorFileError {
      TensorFileError(path: path, format: format, expected: "a readable file", systemError: code)
    }
    // The system would read the path only up to a zero byte, and so open another file.
    if path.utf8.contains(0) { throw failure(EINVAL) }
    // O_NONBLOCK, since opening a pipe waits for its other end.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    if descriptor < 0 { throw failure(errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw failure(code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw TensorFileError(
        .unreadable, path: path, format: format, expected: "a regular file",
        found: Self.kind(mode: status.st_mode))
    }
    self.path = path
    self.format = format
    self.byteCount = Int(status.st_size)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Fills a buffer with the bytes from `offset` on.
  ///
  /// - Returns: how many bytes were read, fewer than the buffer holds only at the file's end.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(TensorFileError) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    var count = 0
    while count < buffer.count {
      let received = pread(descriptor, base + count, buffer.count - count, offset + count)
      if received == 0 { break }
      if received > 0 {
        count += received
      } else if errno != EINTR {
        throw TensorFileError(
          path: path, format: format, offset: offset + count, expected: "readable bytes",
          systemError: errno)
      }
    }
    return count
  }

  private static func kind(mode: mode_t) -> String {
    switch mode & S_IFMT {
    case S_IFDIR: "a directory"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }
}
