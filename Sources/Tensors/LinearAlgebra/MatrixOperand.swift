/// A matrix as BLAS can take it: row-major or transposed, with a leading dimension.
///
/// Element `[i, j]` is at `i · leadingDimension + j`, or at `j · leadingDimension + i`
/// when `isTransposed`. What to pass is decided here, from the layout alone; the call
/// itself decides nothing.
public struct _MatrixOperand<Scalar: TensorScalar> {
  let pointer: UnsafePointer<Scalar>
  let rows: Int
  let columns: Int
  let isTransposed: Bool
  let leadingDimension: Int

  /// How far apart neighbours in a column and in a row are.
  var strides: (row: Int, column: Int) {
    isTransposed ? (1, leadingDimension) : (leadingDimension, 1)
  }

  subscript(row: Int, column: Int) -> Scalar {
    pointer[row * strides.row + column * strides.column]
  }
}

/// The matrix that a product is written to: row-major with a leading dimension.
public struct _MatrixTarget<Scalar: TensorScalar> {
  let pointer: UnsafeMutablePointer<Scalar>
  let rows: Int
  let columns: Int
  let leadingDimension: Int
}

/// How BLAS can address a matrix of a given layout.
enum MatrixForm: Equatable {
  /// Rows lie without gaps, `leadingDimension` apart.
  case rowMajor(leadingDimension: Int)
  /// Columns lie without gaps, `leadingDimension` apart.
  case columnMajor(leadingDimension: Int)
  /// Neither, or with gaps that BLAS cannot count over: the elements have to be copied first.
  case needsPacking

  /// The form of a rank-2 layout with elements.
  init(_ layout: borrowing Layout) {
    let (rows, columns) = (layout.shape[0], layout.shape[1])
    let strides = (layout.strides[0], layout.strides[1])
    // The stride of an axis of dimension 1 is never used, and may be beyond what BLAS can count.
    let rowStride = rows == 1 ? columns : strides.0
    let columnStride = columns == 1 ? rows : strides.1
    let countable = Int(Int32.max)
    if (columns == 1 || strides.1 == 1) && columns <= rowStride
      && (rowStride <= countable || rowStride == columns)
    {
      self = .rowMajor(leadingDimension: rowStride)
    } else if (rows == 1 || strides.0 == 1) && rows <= columnStride
      && columnStride <= countable
    {
      self = .columnMajor(leadingDimension: columnStride)
    } else {
      self = .needsPacking
    }
  }
}
