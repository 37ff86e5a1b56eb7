import Tensors

extension Tensor {
  /// The elements of an IDX file, raw or gzip-compressed.
  ///
  /// Compression is recognised by the file's first bytes, not by its name. 8- and 16-bit
  /// integers with a sign load as `Int32`, which holds all their values; every other type loads
  /// as itself. `IDXHeader.read(_:)` tells which type a file has.
  ///
  /// ```swift
  /// let labels = try Tensor<UInt8>(contentsOfIDX: "train-labels-idx1-ubyte.gz")
  /// let inputs = try Tensor<Float>(contentsOfIDX: "train-images-idx3-ubyte", converting: true)
  /// ```
  ///
  /// With `converting`, a file of any element type loads as any scalar type, provided that it
  /// can hold the numbers: an integer type takes whole numbers within its range, `Bool` takes 0
  /// and 1, and a floating-point type takes, rounded to the nearest value, what is not beyond
  /// its largest number, and NaN and infinities as they are.
  ///
  /// Contents of files, whatever they are, lead to an error and never stop the process. No
  /// memory is taken for what a file only claims to hold: a raw file must be exactly as long as
  /// its header says. Of a compressed file, what would make a tensor of more than 48 MiB is
  /// decompressed once without being kept, to see that it is there, and contents that exceed
  /// `limits.expansion` are refused. Apart from the tensor and a fixed 0.5 MiB of buffers, no
  /// memory is used.
  ///
  /// - Returns: the file's shape, new storage.
  /// - Throws: `TensorFileError` if the file cannot be read or is not a regular file, is not a
  ///   complete IDX file and nothing else, is damaged (a gzip checksum does not match), has
  ///   another element type than `Scalar`, does not fit in memory or, when converting, holds a
  ///   number that `Scalar` cannot.
  /// - Complexity: O(`count`); allocates the tensor and a fixed amount of buffers.
  /// - Note: The file is read, not mapped, so another process may cut it off meanwhile.
  public init(
    contentsOfIDX path: String, converting: Bool = false, limits: ReadingLimits = .standard
  ) throws(TensorFileError) {
    var reader = try ContentReader(path, format: .idx, limits: limits)
    let header = try IDXHeader(from: &reader)
    try reader.requireType(
      header.elementType, for: Scalar.self, at: 2, converting: converting)
    try self.init(header.layout, from: &reader)
  }
}
