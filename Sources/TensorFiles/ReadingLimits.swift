/// How much a reader takes on the word of a file before it gives up.
///
/// The standard limits keep what a file can cost, apart from the tensors that it really holds,
/// below the size of the file and 64 MiB. Files from a trusted source may need more:
///
/// ```swift
/// var limits = ReadingLimits.standard
/// limits.expansion = 4 << 30
/// let table = try Tensor<Float>(contentsOf: "zeros.npz", limits: limits)
/// ```
public struct ReadingLimits: Hashable, Sendable {
  /// By how many bytes decompressed contents may exceed the file's size.
  ///
  /// It concerns gzip files and compressed members of archives, each by itself.
  public var expansion = 64 << 20

  /// The most bytes of headers that describe the other contents.
  ///
  /// It concerns the header of .safetensors files and the directory of .npz files.
  public var headerByteCount = 8 << 20

  /// The most bytes in a record of text, which is a line but for line breaks in quotes.
  public var recordByteCount = 1 << 20

  /// The most classes that a column of labels may have.
  public var classCount = 65_536

  /// The limits that hold unless others are given.
  public static let standard = ReadingLimits()

  /// The standard limits.
  public init() {}
}
