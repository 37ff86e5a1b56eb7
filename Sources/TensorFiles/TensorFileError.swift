import Glibc

/// What was wrong with a file, where, and what should have been there.
///
/// Everything that a file or the system can do wrong while tensors are read or written arrives
/// as this error: a file that is missing, cut off, damaged, inconsistent, or of another type
/// than asked for; a disk that is full. `description` puts it in one line:
///
/// ```text
/// train-labels.gz: IDX, byte 8: expected 60000 bytes of elements, found 59000
/// ```
public struct TensorFileError: Error, Equatable, Sendable {
  /// What a program may want to tell apart.
  public enum Kind: String, Sendable {
    /// The system does not open or read the file.
    case unreadable
    /// The system does not write the file.
    case unwritable
    /// The file breaks the rules of its format.
    case malformed
    /// The file keeps the rules, but uses a part of the format that is not read here, or a
    /// tensor has a type that the format cannot hold.
    case unsupported
    /// The elements have another type than the tensor that was asked for.
    case wrongType
    /// An element has no place in the type that was asked for.
    case unrepresentable
    /// The contents are larger than a limit or than memory.
    case tooLarge
    /// There is no tensor of the name that was asked for, or it has another shape.
    case mismatch
  }

  /// What the file was read or written as when the error showed.
  public enum Format: String, Sendable {
    /// The IDX format of MNIST's files.
    case idx = "IDX"
    /// gzip's compression around another format.
    case gzip
    /// NumPy's format of one array.
    case npy
    /// NumPy's format of several arrays, which is a ZIP archive of .npy files.
    case npz
    /// Hugging Face's format of named tensors.
    case safetensors
    /// Text in lines and fields: comma-separated values and their like.
    case csv = "CSV"
    /// A portable graymap, an image.
    case pgm = "PGM"
    /// A file whose format is not known yet.
    case unknown = "file of tensors"
    /// A folder in which files are looked for.
    case folder
  }

  /// What a program may want to tell apart.
  public var kind: Kind

  /// The file or folder, as the caller named it.
  public var path: String

  /// The tensor or the member of an archive that the error concerns, if it is one of several.
  public var member: String?

  /// What the file was read or written as.
  public var format: Format

  /// The position in bytes, or `nil` where the error concerns the file as a whole.
  ///
  /// For `Format.gzip` the position in the compressed file, otherwise that in the contents,
  /// which for a compressed file, and for a member of an archive, are what it decompresses to.
  public var offset: Int?

  /// The line of text, counted from 1, or `nil` for formats that are not text.
  public var line: Int?

  /// What a correct file would have.
  public var expected: String

  /// What this one has; for a request that the system refused, the system's reason.
  public var found: String

  /// An error with the given parts.
  public init(
    _ kind: Kind = .malformed, path: String, member: String? = nil, format: Format,
    offset: Int? = nil, line: Int? = nil, expected: String, found: String
  ) {
    self.kind = kind
    self.path = path
    self.member = member
    self.format = format
    self.offset = offset
    self.line = line
    self.expected = expected
    self.found = found
  }
}

extension TensorFileError: CustomStringConvertible {
  /// All parts in one line.
  public var description: String {
    // A name with a line break in it must not forge a second line in a log.
    let name = path.contains(where: \.isNewline) ? path.debugDescription : path
    let member = member.map { ", \(excerpt($0))" } ?? ""
    let position = (line.map { ", line \($0)" } ?? "") + (offset.map { ", byte \($0)" } ?? "")
    return
      "\(name)\(member): \(format.rawValue)\(position): expected \(expected), found \(found)"
  }
}

extension TensorFileError {
  /// The error for a request that the system refused with the code `errno`.
  package init(
    _ kind: Kind = .unreadable, path: String, format: Format, offset: Int? = nil,
    expected: String, systemError code: Int32
  ) {
    self.init(
      kind, path: path, format: format, offset: offset, expected: expected,
      found: String(cString: strerror(code)))
  }
}

/// Text from a file as it may stand in a message: quoted, escaped and of bounded length.
func excerpt(_ text: some StringProtocol) -> String {
  // Of scalars: a single character may consist of any number of them.
  let limit = 60
  let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
  let isWhole = text.unicodeScalars.dropFirst(limit).isEmpty
  return start.debugDescription + (isWhole ? "" : "…")
}

/// A byte from a file as it stands in messages.
func hex(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return byte < 16 ? "0x0\(digits)" : "0x\(digits)"
}
