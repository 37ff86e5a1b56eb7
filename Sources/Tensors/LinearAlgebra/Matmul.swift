extension Tensor where Scalar: NumericScalar {
  /// The matrix product.
  ///
  /// As NumPy's `matmul`: for two matrices `[m, k]` and `[k, n]` the product `[m, n]`; a vector
  /// on the left is a row and one on the right a column, and that axis disappears; further
  /// axes in front are batches and broadcast.
  ///
  /// Transposed operands and rows at a distance are given to BLAS as they are; a layout that
  /// BLAS cannot take is copied once.
  ///
  /// - Precondition: both tensors have axes; the inner dimensions agree.
  /// - Returns: new storage. With an inner dimension of 0 every element is 0.
  /// - Complexity: O(m · k · n); `gemm` for `Double` and `Float`, a plain loop for integers. Of a
  ///   large left side that is mostly zeros, these take no time; a NaN or an infinity that they
  ///   meet makes a NaN all the same.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func matmul(_ other: Tensor) -> Tensor {
    if rank != 2 || other.rank != 2 { return matmulOfStacks(other) }
    require(
      dimensions[1] == other.dimensions[0],
      "matmul: shapes \(shape) and \(other.shape) do not fit")
    let result = Tensor(uninitialized: [dimensions[0], other.dimensions[1]])
    result.formProduct(1, self, other, 0)
    return result
  }

  /// `matmul` for vectors and stacks of matrices.
  private func matmulOfStacks(_ other: Tensor) -> Tensor {
    require(
      rank >= 1 && other.rank >= 1,
      "matmul: shapes \(shape) and \(other.shape); both operands need axes")
    let lhs = rank == 1 ? expandingDimensions(axis: 0) : self
    let rhs = other.rank == 1 ? other.expandingDimensions(axis: 1) : other
    guard lhs.columnCount == rhs.rowCount,
      let batch = Layout.broadcastShape(lhs.stackDimensions, rhs.stackDimensions)
    else {
      fail("matmul: shapes \(shape) and \(other.shape) do not fit")
    }
    func dimensions(_ rows: Int, _ columns: Int) -> Dimensions {
      var shape = batch
      shape.append(rows)
      shape.append(columns)
      return shape
    }
    let result = Tensor(uninitialized: dimensions(lhs.rowCount, rhs.columnCount))
    if batch.isEmpty {
      result.formProduct(1, lhs, rhs, 0)
    } else {
      let left = lhs.broadcast(to: dimensions(lhs.rowCount, lhs.columnCount), operation: "matmul")
        .batched()
      let right = rhs.broadcast(to: dimensions(rhs.rowCount, rhs.columnCount), operation: "matmul")
        .batched()
      let targets = result.batched()
      for k in 0..<targets.shape[0] {
        targets[row: k].formProduct(1, left[row: k], right[row: k], 0)
      }
    }
    if rank > 1 && other.rank > 1 { return result }
    var layout = result.layout
    if other.rank == 1 { layout = layout.removing(layout.rank - 1) }
    if rank == 1 { layout = layout.removing(layout.rank - (other.rank == 1 ? 1 : 2)) }
    return result.view(layout)
  }

  /// All axes but the last two as one.
  private func batched() -> Tensor {
    reshaped([stackCount, rowCount, columnCount])
  }

  /// This rank-2 tensor as BLAS takes it, or `nil` if it must be copied first.
  func matrixOperand() -> _MatrixOperand<Scalar>? {
    let (isTransposed, leadingDimension): (Bool, Int)
    switch MatrixForm(place.layout) {
    case .rowMajor(let distance): (isTransposed, leadingDimension) = (false, distance)
    case .columnMajor(let distance): (isTransposed, leadingDimension) = (true, distance)
    case .needsPacking: return nil
    }
    return _MatrixOperand(
      pointer: UnsafePointer(base), rows: dimensions[0], columns: dimensions[1],
      isTransposed: isTransposed, leadingDimension: leadingDimension)
  }

  /// This rank-2 tensor, or a copy of it, as BLAS takes it, and the tensor that owns the memory.
  func asMatrixOperand() -> (owner: Tensor, operand: _MatrixOperand<Scalar>) {
    if let operand = matrixOperand() { return (self, operand) }
    return copy().asMatrixOperand()
  }

  /// `self = beta · self + alpha · lhs · rhs`; all shapes are right.
  fileprivate func formProduct(_ alpha: Scalar, _ lhs: Tensor, _ rhs: Tensor, _ beta: Scalar) {
    if count == 0 { return }
    // Left to itself, BLAS gives −0 for 0 · (−1) with some kernels and not with others.
    if lhs.dimensions[1] == 0 || alpha == 0 {
      if beta == 0 {
        fill(with: 0)
      } else {
        formCombination(.multiply, beta, named: "gemm")
      }
      return
    }
    guard let left = lhs.matrixOperand() else {
      return formProduct(alpha, lhs.copy(), rhs, beta)
    }
    guard let right = rhs.matrixOperand() else {
      return formProduct(alpha, lhs, rhs.copy(), beta)
    }
    let form = MatrixForm(place.layout)
    // BLAS gives wrong numbers when the target overlaps an operand.
    if form == .needsPacking || overlaps(lhs) || overlaps(rhs) {
      let temporary = beta == 0 ? Tensor(uninitialized: dimensions) : copy()
      temporary.formProduct(alpha, lhs, rhs, beta)
      return write(temporary)
    }
    guard case .rowMajor(let leadingDimension) = form else {
      // (A·B)ᵀ = Bᵀ·Aᵀ, and the transpose of this tensor is row-major.
      return transposed().formProduct(alpha, rhs.transposed(), lhs.transposed(), beta)
    }
    withExtendedLifetime((storage, lhs.storage, rhs.storage)) {
      Scalar._gemm(
        alpha: alpha, left, right, beta: beta,
        _MatrixTarget(
          pointer: base, rows: dimensions[0], columns: dimensions[1],
          leadingDimension: leadingDimension))
    }
  }
}

/// The general matrix product in place: `c = alpha · a · b + beta · c`.
///
/// Every alias of `c` sees the result. Operands may have any layout and may overlap `c`; the
/// result is as if they had been copied first. With `beta` zero, what `c` held does not matter,
/// NaN included; with `alpha` zero, what `a` and `b` hold does not.
///
/// - Precondition: shapes `[m, k]`, `[k, n]`, `[m, n]`; `c` is not a broadcast view.
/// - Complexity: O(m · k · n), as `matmul`; allocates only for layouts that BLAS cannot take and
///   for overlap.
/// - Note: BLAS `dgemm` and `sgemm`.
@specialized(where Scalar == Double)
@specialized(where Scalar == Float)
public func gemm<Scalar: NumericScalar>(
  _ alpha: Scalar, _ a: Tensor<Scalar>, _ b: Tensor<Scalar>, _ beta: Scalar,
  _ c: inout Tensor<Scalar>
) {
  require(
    a.rank == 2 && b.rank == 2 && c.rank == 2 && a.dimensions[1] == b.dimensions[0]
      && c.dimensions[0] == a.dimensions[0] && c.dimensions[1] == b.dimensions[1],
    "gemm: shapes \(a.shape), \(b.shape) and \(c.shape) do not fit")
  c.requireWritable("gemm")
  c.formProduct(alpha, a, b, beta)
}
