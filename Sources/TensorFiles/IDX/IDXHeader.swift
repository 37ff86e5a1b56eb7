import Tensors

/// The start of an IDX file: the type of its elements and its shape.
///
/// IDX is the format of MNIST's files: two zero bytes, a byte for the type (0x08 `UInt8`, 0x09
/// `Int8`, 0x0B `Int16`, 0x0C `Int32`, 0x0D `Float`, 0x0E `Double`), a byte for the number of
/// dimensions, each dimension in four bytes, and then the elements in row-major order. All
/// numbers have their most significant byte first.
public struct IDXHeader: Hashable, Sendable {
  /// The type of the elements in the file.
  public let elementType: StoredScalarType

  /// The dimensions, outermost axis first; empty for a single element without axes.
  public let shape: [Int]

  /// The header's claim, for reading the elements.
  var layout: ElementLayout { ElementLayout(type: elementType, order: .big, shape: shape) }

  /// The number of elements, the product of the dimensions.
  public var count: Int { shape.reduce(1, *) }

  /// The number of bytes before the elements.
  public var byteCount: Int { 4 + 4 * shape.count }

  /// The most dimensions that a file may have.
  ///
  /// NumPy has had the same limit for long. It keeps headers, and the shapes of tensors, small.
  public static let largestRank = 32

  /// Reads the header of a file, raw or gzip-compressed, and none of its elements.
  ///
  /// The file's size must agree with the header: exactly for a raw file; a compressed one must
  /// be long enough to possibly hold the elements.
  ///
  /// - Throws: `TensorFileError` if the file cannot be read, is not an IDX file, or is too short
  ///   or too long for its header.
  /// - Complexity: O(1).
  public static func read(
    _ path: String, limits: ReadingLimits = .standard
  ) throws(TensorFileError) -> IDXHeader {
    var reader = try ContentReader(path, format: .idx, limits: limits)
    let header = try IDXHeader(from: &reader)
    try reader.requireRemaining(header.layout.byteCount)
    return header
  }

  /// Reads the header at the start of the contents.
  ///
  /// Its elements can be counted, and their bytes in memory as any scalar type, in an `Int`.
  init(from reader: inout ContentReader) throws(TensorFileError) {
    let magic = try reader.read(4, "IDX header")
    guard magic[0] == 0 && magic[1] == 0 else {
      throw reader.error(
        at: 0, expected: "two zero bytes", found: "\(hex(magic[0])) \(hex(magic[1]))")
    }
    guard let type = StoredScalarType.allCases.first(where: { $0.idxCode == magic[2] }) else {
      let codes = StoredScalarType.allCases.compactMap(\.idxCode).map(hex)
        .joined(separator: ", ")
      throw reader.error(at: 2, expected: "an element type (\(codes))", found: hex(magic[2]))
    }
    let rank = Int(magic[3])
    guard rank <= Self.largestRank else {
      throw reader.error(at: 3, expected: "at most \(Self.largestRank) axes", found: "\(rank)")
    }
    let bytes = try reader.read(4 * rank, "dimensions")
    let shape = (0..<rank).map { axis in
      bytes[4 * axis..<4 * axis + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    guard ElementLayout.isCountable(shape) else {
      throw reader.error(
        at: 4, expected: "dimensions whose product can be counted", found: "\(shape)")
    }
    elementType = type
    self.shape = shape
  }
}

extension StoredScalarType {
  /// The byte that stands for the type in an IDX header, if there is one.
  var idxCode: UInt8? {
    switch self {
    case .uint8: 0x08
    case .int8: 0x09
    case .int16: 0x0B
    case .int32: 0x0C
    case .float: 0x0D
    case .double: 0x0E
    default: nil
    }
  }
}
