import Glibc

/// Writes a file whole or not at all.
///
/// The bytes go to a temporary file in the same folder, which only takes the name of the file
/// when all of them have reached the disk. Whatever happens before — an error, a full disk, the
/// end of the process, a power cut — leaves the old file as it was. Errors remove the temporary
/// file; what a killed process leaves behind is named `.apus-….tmp`.
final class AtomicFile {
  /// The path as the caller gave it, for errors.
  let path: String
  let format: TensorFileError.Format
  /// The number of bytes so far.
  private(set) var offset = 0

  private let calls = SystemCalls.current
  private let target: String
  private let folder: String
  private let temporary: String
  private var descriptor: Int32
  private var isInPlace = false
  private var buffer: [UInt8] = []

  private static let bufferCapacity = 256 << 10

  /// Writes a file with what `body` gives.
  ///
  /// - Throws: `TensorFileError` of kind `unwritable` for what the system refuses, and what
  ///   `body` throws. If the folder could not be brought to the disk, the new file is in place,
  ///   but a power cut may bring the old one back.
  static func write(
    _ path: String, format: TensorFileError.Format,
    _ body: (AtomicFile) throws(TensorFileError) -> Void
  ) throws(TensorFileError) {
    let file = try AtomicFile(path, format: format)
    try body(file)
    try file.finish()
  }

  private init(_ path: String, format: TensorFileError.Format) throws(TensorFileError) {
    func failure(_ expected: String, _ found: String) -> TensorFileError {
      TensorFileError(.unwritable, path: path, format: format, expected: expected, found: found)
    }
    if path.utf8.contains(0) { throw failure("a path without a zero byte", "one with it") }
    // A link stays one: what it points to is replaced.
    var target = path
    if let real = realpath(path, nil) {
      target = String(cString: real)
      free(real)
    }
    var permissions: mode_t?
    var status = stat()
    if stat(target, &status) == 0 {
      let kind = status.st_mode & S_IFMT
      guard kind == S_IFREG else {
        throw failure(
          "a regular file, or none yet", kind == S_IFDIR ? "a folder" : "something else")
      }
      permissions = status.st_mode & 0o7777
    }
    let slash = target.lastIndex(of: "/")
    let folder = slash.map { String(target[...$0]) } ?? ""
    let number = String(UInt64.random(in: 0 ... .max), radix: 36)
    self.path = path
    self.format = format
    self.target = target
    self.folder = folder.isEmpty ? "." : folder
    temporary = "\(folder).apus-\(number).tmp"
    descriptor = calls.create(temporary, permissions == nil ? 0o666 : 0o600)
    if descriptor < 0 { throw self.failure("a folder that can be written to", errno) }
    if let permissions, fchmod(descriptor, permissions) != 0 {
      throw self.failure("the permissions of the old file", errno)
    }
  }

  deinit {
    if descriptor >= 0 {
      _ = calls.close(descriptor)
      if !isInPlace { _ = calls.remove(temporary) }
    }
  }

  /// Appends bytes.
  func append(_ bytes: UnsafeRawBufferPointer) throws(TensorFileError) {
    offset += bytes.count
    if buffer.count + bytes.count <= Self.bufferCapacity {
      buffer.append(contentsOf: bytes)
      return
    }
    try flush()
    try writeAll(bytes)
  }

  /// Appends bytes.
  func append(_ bytes: [UInt8]) throws(TensorFileError) {
    try bytes.withBytes { bytes throws(TensorFileError) in try append(bytes) }
  }

  /// Replaces bytes that were appended before.
  func replace(_ bytes: [UInt8], at position: Int) throws(TensorFileError) {
    try flush()
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { bytes in
        calls.writeAt(
          descriptor, bytes.baseAddress.unsafelyUnwrapped + done, bytes.count - done,
          position + done)
      }
      if written > 0 {
        done += written
      } else if written == 0 || errno != EINTR {
        throw failure("room for the file", written == 0 ? ENOSPC : errno)
      }
    }
  }

  private func flush() throws(TensorFileError) {
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    try bytes.withBytes { bytes throws(TensorFileError) in try writeAll(bytes) }
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer) throws(TensorFileError) {
    guard let base = bytes.baseAddress else { return }
    var done = 0
    while done < bytes.count {
      let written = calls.write(descriptor, base + done, bytes.count - done)
      if written > 0 {
        done += written
      } else if written == 0 || errno != EINTR {
        throw failure("room for the file", written == 0 ? ENOSPC : errno)
      }
    }
  }

  /// Brings the bytes to the disk and gives them the name of the file.
  private func finish() throws(TensorFileError) {
    try flush()
    if calls.synchronize(descriptor) != 0 { throw failure("a file on the disk", errno) }
    let closing = descriptor
    descriptor = -1
    if calls.close(closing) != 0 {
      let code = errno
      _ = calls.remove(temporary)
      throw failure("a file on the disk", code)
    }
    if calls.rename(temporary, target) != 0 {
      let code = errno
      _ = calls.remove(temporary)
      throw failure("a file that can be replaced", code)
    }
    isInPlace = true
    let folderDescriptor = calls.openFolder(folder)
    if folderDescriptor < 0 { throw failure("a folder that can be opened", errno) }
    defer { _ = calls.close(folderDescriptor) }
    // Some file systems have nothing to do for a folder and say so.
    if calls.synchronize(folderDescriptor) != 0 && errno != EINVAL && errno != ENOTSUP {
      throw failure("a folder on the disk", errno)
    }
  }

  private func failure(_ expected: String, _ code: Int32) -> TensorFileError {
    TensorFileError(
      .unwritable, path: path, format: format, expected: expected, systemError: code)
  }
}
