import CVectorMath

/// Rows of bytes that stand for numbers, and are zero for the most part: images, counts.
///
/// A byte stands for itself divided by a number. Products read the bytes as they are, so that
/// nothing is converted, and zeros are passed over.
package struct SparseBytes<Scalar: FloatingPointScalar> {
  /// Shape `[rows, columns]`, rows without gaps.
  private let bytes: Tensor<UInt8>
  /// What each of the 256 bytes stands for.
  private let factors: Tensor<Scalar>

  /// The number of rows.
  package var rowCount: Int { bytes.dimensions[0] }
  /// The number of bytes in a row.
  package var columnCount: Int { bytes.dimensions[1] }

  private init(bytes: Tensor<UInt8>, factors: Tensor<Scalar>) {
    self.bytes = bytes
    self.factors = factors
  }

  /// The rows of a tensor, or `nil` where it is faster to convert them.
  ///
  /// - Parameters:
  ///   - rows: `[rows, …]` without gaps; shared storage.
  ///   - divisor: what bytes are divided by.
  ///   - rowCount: how many rows a product will have at a time.
  ///   - columnCount: how many columns it will have.
  package init?(
    _ rows: Tensor<UInt8>, dividedBy divisor: Scalar, inProductsOf rowCount: Int,
    by columnCount: Int
  ) {
    guard rows.rank >= 1, rows.count > 0, rows.isContiguous else { return nil }
    let bytes = rows.reshaped([rows.dimensions[0], rows.count / rows.dimensions[0]])
    let depth = bytes.dimensions[1]
    guard
      MatrixProduct.maySkipZeros(lines: rowCount, length: depth, columns: columnCount),
      apus_is_sparse_u8(bytes.dimensions[0], depth, bytes.base, depth, 1)
    else { return nil }
    let factors = Tensor<UInt8>((0...255).map { UInt8($0) }, shape: [1, 256])
      .gathering([0], as: Scalar.self, dividedBy: divisor)
    // 0 / 0 is no number, and must show.
    guard factors.base[0] == 0 else { return nil }
    self.init(bytes: bytes, factors: factors)
  }

  /// The rows with the given indices, in new storage.
  package subscript(rows: [Int]) -> SparseBytes {
    for row in rows {
      require(
        0 <= row && row < rowCount, "row \(row) is out of range for \(rowCount) rows of bytes")
    }
    let result = Tensor<UInt8>(uninitialized: [rows.count, columnCount])
    withExtendedLifetime((bytes.storage, result.storage)) {
      // They lie anywhere in memory, and each thread waits for its own.
      parallel(count: rows.count, work: columnCount) { range in
        for i in range {
          (result.base + i * columnCount).update(
            from: bytes.base + rows[i] * columnCount, count: columnCount)
        }
      }
    }
    return SparseBytes(bytes: result, factors: factors)
  }

  /// Some rows, in shared storage.
  package subscript(rows: Range<Int>) -> SparseBytes {
    SparseBytes(bytes: bytes[rows], factors: factors)
  }

  /// The matrix product with `rhs`, shape `[columnCount, n]`.
  ///
  /// - Returns: shape `[rowCount, n]`, new storage.
  package func matmul(_ rhs: Tensor<Scalar>) -> Tensor<Scalar> {
    let result = Tensor<Scalar>(uninitialized: [rowCount, rhs.dimensions[1]])
    multiply(1, isTransposed: false, rhs, 0, result)
    return result
  }

  /// The matrix product of the transpose with `rhs`, shape `[rowCount, n]`.
  ///
  /// - Returns: shape `[columnCount, n]`, new storage.
  package func transposedMatmul(_ rhs: Tensor<Scalar>) -> Tensor<Scalar> {
    let result = Tensor<Scalar>(uninitialized: [columnCount, rhs.dimensions[1]])
    multiply(1, isTransposed: true, rhs, 0, result)
    return result
  }

  /// `target += alpha · selfᵀ · rhs` in place, for shapes `[columnCount, n]` and `[rowCount, n]`.
  package func addTransposedProduct(
    _ alpha: Scalar, _ rhs: Tensor<Scalar>, to target: Tensor<Scalar>
  ) {
    multiply(alpha, isTransposed: true, rhs, 1, target)
  }

  private func multiply(
    _ alpha: Scalar, isTransposed: Bool, _ rhs: Tensor<Scalar>, _ beta: Scalar,
    _ target: Tensor<Scalar>
  ) {
    let (rows, columns) = isTransposed ? (columnCount, rowCount) : (rowCount, columnCount)
    require(
      rhs.rank == 2 && rhs.dimensions[0] == columns
        && target.dimensions == [rows, rhs.dimensions[1]],
      "product of bytes: shapes \([rows, columns]) and \(rhs.shape) do not fit")
    guard case .rowMajor(let leadingDimension) = MatrixForm(target.layout), !target.overlaps(rhs)
    else {
      let temporary = target.copy()
      multiply(alpha, isTransposed: isTransposed, rhs, beta, temporary)
      return target.write(temporary)
    }
    let (owner, right) = rhs.asMatrixOperand()
    withExtendedLifetime((bytes.storage, factors.storage, owner.storage, target.storage)) {
      let factors = UnsafePointer(factors.base)
      MatrixProduct.sparse.multiply(
        alpha: alpha,
        _MatrixOperand(
          pointer: UnsafePointer(bytes.base), rows: rows, columns: columns,
          isTransposed: isTransposed, leadingDimension: columnCount),
        right, beta: beta,
        _MatrixTarget(
          pointer: target.base, rows: rows, columns: rhs.dimensions[1],
          leadingDimension: leadingDimension)
      ) {
        Scalar._kernels.sparseByteProduct(
          $0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, factors)
      }
    }
  }
}
