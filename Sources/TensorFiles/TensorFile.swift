import OrderedCollections
import Tensors

/// A file of tensors whose headers have been read: what is in it, and reading some of it.
///
/// The format is recognised by the first bytes: .npy, .npz, .safetensors, or IDX, which may be
/// compressed with gzip.
///
/// ```swift
/// let file = try TensorFile.open("model.safetensors")
/// for entry in file.entries { print(entry.name, entry.typeName, entry.shape) }
/// let weights: Tensor<Float> = try file.read("W1")
/// ```
///
/// The elements of a tensor are read when it is asked for, and no others. The file stays open
/// as long as this value lives; if another process changes it meanwhile, reading fails or
/// gives the new bytes. A checksum, where the format has one, is compared when the tensor is
/// read.
public struct TensorFile: Sendable {
  /// A tensor in the file.
  public struct Entry: Sendable {
    /// The name; empty in formats that hold one tensor without a name.
    public let name: String
    /// The type of the elements as the format spells it, such as `<f8` or `BF16`.
    public let typeName: String
    /// The type of the elements, or `nil` for one that is not read here: strings, dates,
    /// pickled objects, named fields, and numbers of less than a byte.
    public let elementType: StoredScalarType?
    /// The dimensions, outermost axis first.
    public let shape: [Int]

    /// The number of bytes of the elements, or `nil` for a type that is not read here.
    public var byteCount: Int? { elementType.map { shape.reduce(1, *) * $0.byteCount } }

    fileprivate let place: Place
  }

  fileprivate enum Place: Sendable {
    /// All of the file.
    case file
    /// A member of an archive.
    case member(ZipMember)
    /// Some bytes of the file.
    case range(Range<Int>)
  }

  /// The path, as the caller gave it.
  public let path: String
  /// The format that was recognised.
  public let format: TensorFileError.Format
  /// What the file holds, in the order of the bytes for .safetensors, of the directory for
  /// .npz.
  public let entries: [Entry]
  /// The texts in the header of a .safetensors file; empty for other formats.
  public let metadata: [String: String]

  private let file: InputFile
  private let limits: ReadingLimits
  private let indices: [String: Int]
}

// MARK: - Opening

extension TensorFile {
  /// Opens a file and reads its headers.
  ///
  /// - Throws: `TensorFileError` if the file cannot be read, has none of the formats, or breaks
  ///   the rules of its format.
  /// - Complexity: O(headers).
  public static func open(
    _ path: String, limits: ReadingLimits = .standard
  ) throws(TensorFileError) -> TensorFile {
    try TensorFile(path, limits: limits)
  }

  private init(_ path: String, limits: ReadingLimits) throws(TensorFileError) {
    let file = try InputFile(path, format: .unknown)
    var reader = try ContentReader(file, format: .unknown, limits: limits)
    var start = [UInt8](repeating: 0, count: 9)
    var failure: TensorFileError?
    let count = start.withUnsafeMutableBytes { buffer -> Int in
      do throws(TensorFileError) {
        return try reader.read(upTo: buffer)
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    start.removeLast(start.count - count)

    self.path = path
    self.file = file
    self.limits = limits
    var metadata: [String: String] = [:]
    if start.starts(with: NPYHeader.magic) {
      format = .npy
      entries = [try Self.npyEntry(file, limits)]
    } else if start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0x50, 0x4B, 5, 6]) {
      format = .npz
      entries = try Self.npzEntries(file, limits)
    } else if start.count >= 4 && start.starts(with: [0, 0])
      && StoredScalarType.allCases.contains(where: { $0.idxCode == start[2] })
    {
      format = .idx
      entries = [try Self.idxEntry(file, limits)]
    } else if start.count == 9 && start[8] == UInt8(ascii: "{") {
      format = .safetensors
      let header = try Self.safetensorsHeader(file, limits)
      metadata = header.metadata
      entries = header.entries.map {
        Entry(
          name: $0.name, typeName: $0.typeName, elementType: $0.layout?.type, shape: $0.shape,
          place: .range($0.range))
      }
    } else {
      throw reader.error(
        .unsupported, at: 0, expected: "the start of an .npy, .npz, .safetensors or IDX file",
        found: start.isEmpty ? "nothing" : start.map(hex).joined(separator: " "))
    }
    self.metadata = metadata
    indices = Dictionary(
      entries.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func npyEntry(
    _ file: InputFile, _ limits: ReadingLimits
  ) throws(TensorFileError) -> Entry {
    var reader = try ContentReader(file, format: .npy, limits: limits)
    let header = try NPYHeader(from: &reader)
    if let layout = header.layout { try reader.requireRemaining(layout.byteCount) }
    return Entry(
      name: "", typeName: header.typeName, elementType: header.layout?.type,
      shape: header.shape, place: .file)
  }

  private static func idxEntry(
    _ file: InputFile, _ limits: ReadingLimits
  ) throws(TensorFileError) -> Entry {
    var reader = try ContentReader(file, format: .idx, limits: limits)
    let header = try IDXHeader(from: &reader)
    try reader.requireRemaining(header.layout.byteCount)
    return Entry(
      name: "", typeName: header.elementType.rawValue, elementType: header.elementType,
      shape: header.shape, place: .file)
  }

  private static func npzEntries(
    _ file: InputFile, _ limits: ReadingLimits
  ) throws(TensorFileError) -> [Entry] {
    var entries: [Entry] = []
    for member in try ZipArchive(file, limits: limits).members {
      guard member.name.hasSuffix(".npy") else {
        throw TensorFileError(
          .unsupported, path: file.path, member: member.name, format: .npz,
          expected: "members whose names end in .npy", found: "another name")
      }
      var reader = member.reader(file, format: .npy, limits: limits)
      let header = try NPYHeader(from: &reader)
      if let layout = header.layout { try reader.requireRemaining(layout.byteCount) }
      entries.append(
        Entry(
          name: String(member.name.dropLast(4)), typeName: header.typeName,
          elementType: header.layout?.type, shape: header.shape, place: .member(member)))
    }
    return entries
  }

  private static func safetensorsHeader(
    _ file: InputFile, _ limits: ReadingLimits
  ) throws(TensorFileError) -> SafetensorsHeader {
    var reader = ContentReader(
      file, format: .safetensors, limits: limits, member: nil, source: .plain(start: 0),
      end: file.byteCount)
    return try SafetensorsHeader(from: &reader)
  }
}

// MARK: - Reading

extension TensorFile {
  /// A tensor of the file.
  ///
  /// - Parameters:
  ///   - name: its name, or `nil` for the only tensor of the file.
  ///   - type: the scalar type.
  ///   - converting: whether elements of another type are converted, provided that `type` can
  ///     hold every one: an integer type takes whole numbers within its range, `Bool` takes 0
  ///     and 1, a floating-point type takes, rounded to the nearest value, what is not beyond
  ///     its largest number. Without it, the file must have elements whose
  ///     `StoredScalarType.scalarType` is `type`.
  /// - Returns: the shape in the file, new storage; for arrays in Fortran order the transpose
  ///   of a contiguous tensor.
  /// - Throws: `TensorFileError` if there is no such tensor, if its elements are of another
  ///   type or cannot be converted, and if they are damaged or too many.
  /// - Complexity: O(`count`); reads the bytes of this tensor alone.
  public func read<Scalar: TensorScalar>(
    _ name: String? = nil, as type: Scalar.Type = Scalar.self, converting: Bool = false
  ) throws(TensorFileError) -> Tensor<Scalar> {
    let entry = try entry(name)
    var reader = try reader(of: entry)
    switch format {
    case .idx:
      let header = try IDXHeader(from: &reader)
      try reader.requireType(header.elementType, for: type, at: 2, converting: converting)
      return try Tensor(header.layout, from: &reader)
    case .safetensors:
      let layout = try safetensorsLayout(entry, reader)
      try reader.requireType(layout.type, for: type, converting: converting)
      return try Tensor(layout, from: &reader)
    default: return try Tensor(npy: &reader, converting: converting)
    }
  }

  /// The bytes of a tensor's elements in the type that they have in the file: the last index
  /// changes fastest, and the least significant byte of a number comes first.
  ///
  /// - Parameter name: the tensor's name, or `nil` for the only tensor of the file.
  /// - Returns: shape `[byteCount]`, new storage.
  /// - Throws: `TensorFileError` if there is no such tensor or it is damaged.
  public func readBytes(_ name: String? = nil) throws(TensorFileError) -> Tensor<UInt8> {
    let entry = try entry(name)
    var reader = try reader(of: entry)
    let layout: ElementLayout
    switch format {
    case .idx: layout = try IDXHeader(from: &reader).layout
    case .safetensors: layout = try safetensorsLayout(entry, reader)
    default: layout = try NPYHeader(from: &reader).requireLayout(reader)
    }
    return try Tensor(bytesOf: layout, from: &reader)
  }

  /// The entry of a tensor.
  ///
  /// - Parameter name: the tensor's name, or `nil` for the only tensor of the file.
  /// - Throws: `TensorFileError` of kind `mismatch` if there is no such tensor.
  public func entry(_ name: String? = nil) throws(TensorFileError) -> Entry {
    func failure(_ expected: String) -> TensorFileError {
      let names = entries.prefix(12).map { excerpt($0.name) }.joined(separator: ", ")
      let found =
        entries.isEmpty ? "none" : names + (entries.count > 12 ? " and others" : "")
      return TensorFileError(
        .mismatch, path: path, format: format, expected: expected, found: found)
    }
    if let name {
      guard let index = indices[name] else { throw failure("a tensor named \(excerpt(name))") }
      return entries[index]
    }
    guard entries.count == 1 else {
      throw failure("a single tensor, or the name of one of those that are there")
    }
    return entries[0]
  }

  private func reader(of entry: Entry) throws(TensorFileError) -> ContentReader {
    switch entry.place {
    case .file: return try ContentReader(file, format: format, limits: limits)
    case .member(let member): return member.reader(file, format: .npy, limits: limits)
    case .range(let range):
      return ContentReader(
        file, format: format, limits: limits, member: entry.name, source: .plain(start: 0),
        from: range.lowerBound, end: range.upperBound)
    }
  }

  private func safetensorsLayout(
    _ entry: Entry, _ reader: borrowing ContentReader
  ) throws(TensorFileError) -> ElementLayout {
    guard let type = entry.elementType else {
      throw reader.error(
        .unsupported, at: reader.offset, expected: "elements of whole bytes",
        found: entry.typeName)
    }
    return ElementLayout(type: type, shape: entry.shape)
  }
}

extension Tensor {
  /// A tensor of a file: .npy, .npz, .safetensors, or IDX, which may be compressed with gzip.
  ///
  /// ```swift
  /// let x = try Tensor<Double>(contentsOf: "x.npy")
  /// let W = try Tensor<Float>(contentsOf: "model.safetensors", named: "W1", converting: true)
  /// ```
  ///
  /// `TensorFile.read(_:as:converting:)` tells what is converted and what is refused; opening a
  /// `TensorFile` saves reading the headers again for each tensor.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - name: the tensor's name, or `nil` for the only tensor of the file.
  ///   - converting: whether elements of another type are converted.
  ///   - limits: what is taken on the word of the file.
  /// - Throws: `TensorFileError`.
  public init(
    contentsOf path: String, named name: String? = nil, converting: Bool = false,
    limits: ReadingLimits = .standard
  ) throws(TensorFileError) {
    self = try TensorFile.open(path, limits: limits).read(name, converting: converting)
  }
}
