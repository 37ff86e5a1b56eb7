import Tensors

/// A batch as the first layer of a network takes it.
enum Inputs<Scalar: FloatingPointScalar> {
  /// Numbers, shape `[batch, …]`.
  case numbers(Tensor<Scalar>)
  /// Bytes that stand for numbers and are zero for the most part.
  case bytes(SparseBytes<Scalar>)

  /// The number of examples, and of elements in each.
  var size: (batch: Int, elements: Int)? {
    switch self {
    case .numbers(let x):
      x.rank >= 1 ? (x.dimensions[0], x.dimensions.dropFirst().reduce(1, *)) : nil
    case .bytes(let x): (x.rowCount, x.columnCount)
    }
  }

  /// The shape that is reported where it does not fit.
  var shape: [Int] {
    switch self {
    case .numbers(let x): x.shape
    case .bytes(let x): [x.rowCount, x.columnCount]
    }
  }

  /// x·W, with x as a matrix.
  func matmul(_ W: Tensor<Scalar>) -> Tensor<Scalar> {
    switch self {
    case .numbers(let x): x.matmul(W)
    case .bytes(let x): x.matmul(W)
    }
  }

  /// xᵀ·D, with x as a matrix.
  func transposedMatmul(_ D: Tensor<Scalar>) -> Tensor<Scalar> {
    switch self {
    case .numbers(let x): x.transposed().matmul(D)
    case .bytes(let x): x.transposedMatmul(D)
    }
  }

  /// W ← W + alpha · xᵀ·D, with x as a matrix.
  func addTransposedProduct(_ alpha: Scalar, _ D: Tensor<Scalar>, to W: inout Tensor<Scalar>) {
    switch self {
    case .numbers(let x): gemm(alpha, x.transposed(), D, 1, &W)
    case .bytes(let x): x.addTransposedProduct(alpha, D, to: W)
    }
  }
}
