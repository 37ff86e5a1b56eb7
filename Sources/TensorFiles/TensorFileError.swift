import Glibc

/// What was wrong with a file, where, and what should have been there.
///
/// Everything that a file or the system can do wrong while tensors are read arrives as this
/// error: a file that is missing, cut off, damaged, inconsistent, or of another type than asked
/// for. `description` puts it in one line:
///
/// ```text
/// train-labels.gz: IDX, byte 8: expected 60000 bytes of elements, found 59000
/// ```
public struct TensorFileError: Error, Equatable, Sendable {
  /// What the file was read as when the error showed.
  public enum Format: String, Sendable {
    /// The IDX format of MNIST's files.
    case idx = "IDX"
    /// gzip's compression around another format.
    case gzip
    /// A folder in which files are looked for.
    case folder
  }

  /// The file or folder, as the caller named it.
  public let path: String

  /// What the file was read as.
  public let format: Format

  /// The position in bytes, or `nil` where the error concerns the file as a whole.
  ///
  /// For `Format.gzip` the position in the compressed file, otherwise that in the contents,
  /// which for a compressed file are what it decompresses to.
  public let offset: Int?

  /// What a correct file would have.
  public let expected: String

  /// What this one has; for a request that the system refused, the system's reason.
  public let found: String

  /// An error with the given parts.
  public init(path: String, format: Format, offset: Int?, expected: String, found: String) {
    self.path = path
    self.format = format
    self.offset = offset
    self.expected = expected
    self.found = found
  }
}

extension TensorFileError: CustomStringConvertible {
  /// All parts in one line.
  public var description: String {
    // A name with a line break in it must not forge a second line in a log.
    let name = path.contains(where: \.isNewline) ? path.debugDescription : path
    let position = offset.map { ", byte \($0)" } ?? ""
    return "\(name): \(format.rawValue)\(position): expected \(expected), found \(found)"
  }
}

extension TensorFileError {
  /// The error for a request that the system refused with the code `errno`.
  package init(
    path: String, format: Format, offset: Int? = nil, expected: String, systemError code: Int32
  ) {
    self.init(
      path: path, format: format, offset: offset, expected: expected,
      found: String(cString: strerror(code)))
  }
}
