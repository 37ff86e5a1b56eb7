import Tensors

/// Examples of bytes, each of which stands for itself divided by a number.
///
/// A network takes them as numbers, or as they are where most are zero.
struct ByteExamples<Scalar: FloatingPointScalar> {
  private let bytes: Tensor<UInt8>
  private let divisor: Scalar
  private let sparse: SparseBytes<Scalar>?

  /// The number of examples.
  var count: Int { bytes.dimensions[0] }

  /// - Parameters:
  ///   - bytes: `[examples, …]`; shared storage.
  ///   - batchSize: how many examples are taken at a time.
  ///   - outputSize: the number of outputs of the layer that takes them.
  init(_ bytes: Tensor<UInt8>, dividedBy divisor: Scalar, batchSize: Int, outputSize: Int) {
    self.bytes = bytes
    self.divisor = divisor
    sparse = SparseBytes(
      bytes, dividedBy: divisor, inProductsOf: batchSize, by: outputSize)
  }

  /// The examples with the given indices.
  subscript(rows: [Int]) -> Inputs<Scalar> {
    if let sparse { return .bytes(sparse[rows]) }
    return .numbers(bytes.gathering(rows, as: Scalar.self, dividedBy: divisor))
  }

  /// Some examples.
  subscript(rows: Range<Int>) -> Inputs<Scalar> {
    if let sparse { return .bytes(sparse[rows]) }
    return .numbers(bytes.gathering(Array(rows), as: Scalar.self, dividedBy: divisor))
  }
}
