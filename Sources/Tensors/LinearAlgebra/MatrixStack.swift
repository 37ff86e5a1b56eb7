import Glibc

// Linear algebra sees a tensor as a stack of matrices on the last two axes. LAPACK overwrites
// its operands and counts along columns, so each function starts from a copy whose matrices
// are in column-major order and follow each other without gaps: matrix k starts at k · m · n.

extension Tensor {
  /// The dimensions in front of the last two.
  var stackShape: [Int] { stackDimensions.array }

  /// `stackShape` without an array.
  var stackDimensions: Dimensions { Dimensions(dimensions.dropLast(2)) }

  /// The number of matrices.
  var stackCount: Int { dimensions.dropLast(2).reduce(1, *) }

  /// The number of rows of each matrix.
  var rowCount: Int { dimensions[rank - 2] }

  /// The number of columns of each matrix.
  var columnCount: Int { dimensions[rank - 1] }

  /// The number of elements of each matrix.
  var matrixElementCount: Int { rowCount * columnCount }

  /// Every matrix transposed; shared storage.
  var matricesTransposed: Tensor {
    view(layout.permuted(Array(0..<(rank - 2)) + [rank - 1, rank - 2]))
  }

  /// New storage for matrices in column-major order.
  static func columnMajor(uninitialized shape: [Int]) -> Tensor {
    let dimensions = shape.dropLast(2) + [shape[shape.count - 1], shape[shape.count - 2]]
    return Tensor(uninitialized: Array(dimensions)).matricesTransposed
  }

  /// The matrices as a tensor of rank 3.
  ///
  /// - Precondition: shares storage where the layout allows it, as it does for new tensors.
  var matrices: Tensor { reshaped([stackCount, rowCount, columnCount]) }

  func requireMatrices(_ operation: String) {
    require(rank >= 2, "\(operation): shape \(shape) is not that of a matrix")
  }

  func requireSquare(_ operation: String) throws(LinearAlgebraError) {
    requireMatrices(operation)
    if rowCount != columnCount { throw .notSquare(shape: shape) }
  }

  /// For each matrix of a stack of shape `shape`, the number of the one that broadcasts to it.
  static func stackIndices(_ stack: [Int], broadcastTo shape: [Int]) -> [Int] {
    if stack == shape { return Array(0..<shape.reduce(1, *)) }
    let numbers = Tensor<Int64>.arange(stack.reduce(1, *)).reshaped(stack)
    return numbers.broadcast(to: shape).scalars.map { Int($0) }
  }
}

extension Tensor where Scalar: FieldScalar {
  /// The same matrices in column-major order, in new storage.
  func columnMajorCopy() -> Tensor {
    let result = Tensor.columnMajor(uninitialized: shape)
    result.write(self)
    return result
  }

  /// Copies of the matrices in column-major order, or of their transposes if those lie in
  /// memory so and need not be turned.
  func columnMajorCopyOfEither() -> (matrices: Tensor, areTransposed: Bool) {
    if rowCount > 1 && layout.strides[rank - 2] == 1 { return (columnMajorCopy(), false) }
    return (copy().matricesTransposed, true)
  }

  /// Throws `nonFinite` if an element is NaN or infinite.
  func requireFinite() throws(LinearAlgebraError) {
    let isDense = isContiguous || (rank >= 2 && matricesTransposed.isContiguous)
    let dense = isDense ? self : copy()
    let isFinite = withExtendedLifetime(dense.storage) {
      Scalar.RealType._kernels.isFinite(
        count * Scalar.partCount,
        UnsafeRawPointer(dense.base).assumingMemoryBound(to: Scalar.RealType.self))
    }
    if !isFinite { throw .nonFinite }
  }

  /// Sets what is above the diagonal (or below it) in column-major matrices to zero.
  func clearTriangle(above isAbove: Bool) {
    let (rows, columns) = (rowCount, columnCount)
    let size = MemoryLayout<Scalar>.stride
    withExtendedLifetime(storage) {
      for k in 0..<stackCount {
        for j in 0..<columns {
          let column = base + (k * columns + j) * rows
          if isAbove {
            memset(column, 0, Swift.min(j, rows) * size)
          } else if j + 1 < rows {
            memset(column + j + 1, 0, (rows - j - 1) * size)
          }
        }
      }
    }
  }

  /// The elements on the diagonals of the matrices, shape `stackShape + [min(m, n)]`; shared.
  var diagonals: Tensor { view(layout.diagonalOfMatrices(offset: 0)) }
}
