import CVectorMath

/// Which matrix products the kernel of `CVectorMath` multiplies, and which BLAS.
///
/// BLAS copies both operands into the order in which it reads them, which pays when they are
/// read often. A product with few columns reads its left side once or twice, and there the
/// kernel that reads it where it lies is faster: 0.62 … 0.9 of OpenBLAS's time for 50 to 128
/// columns. Wider than `columns` its right side leaves the first-level cache; below
/// `multiplications` OpenBLAS has a path for small matrices.
enum NarrowProduct {
  static let columns = 8...128
  static let minimumDepth = 8
  static let multiplications = 1 << 17

  static func suits<Scalar>(
    _ lhs: _MatrixOperand<Scalar>, _ rhs: _MatrixOperand<Scalar>, _ target: _MatrixTarget<Scalar>
  ) -> Bool {
    !rhs.isTransposed && columns ~= target.columns && lhs.columns >= minimumDepth
      && target.rows * target.columns * lhs.columns >= multiplications
  }

  typealias Kernel<Scalar> = (
    Int, Int, Int, Scalar, UnsafePointer<Scalar>, Int, Int, UnsafePointer<Scalar>, Int, Scalar,
    UnsafeMutablePointer<Scalar>, Int
  ) -> Void

  /// `target = beta · target + alpha · lhs · rhs`, with the rows shared out among threads.
  ///
  /// Each row has the same bits on any number of threads.
  @inline(__always)
  static func multiply<Scalar>(
    alpha: Scalar, _ lhs: _MatrixOperand<Scalar>, _ rhs: _MatrixOperand<Scalar>,
    beta: Scalar, _ target: _MatrixTarget<Scalar>, _ kernel: Kernel<Scalar>
  ) {
    let (rowStride, columnStride) =
      lhs.isTransposed ? (1, lhs.leadingDimension) : (lhs.leadingDimension, 1)
    // The kernel does some 16 multiplications in the time in which others touch an element.
    let work = target.columns * lhs.columns / 16
    parallel(count: target.rows, work: work, alignment: 8) { rows in
      kernel(
        rows.count, target.columns, lhs.columns, alpha,
        lhs.pointer + rows.lowerBound * rowStride, rowStride, columnStride,
        rhs.pointer, rhs.leadingDimension, beta,
        target.pointer + rows.lowerBound * target.leadingDimension, target.leadingDimension)
    }
  }
}
