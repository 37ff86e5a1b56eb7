extension Tensor where Scalar: NumericScalar {
  /// The identity matrix, shape `[size, size]`; new storage.
  public static func identity(_ size: Int) -> Tensor { eye(size) }

  /// One on a diagonal and zero elsewhere.
  ///
  /// - Parameter offset: 0 is the main diagonal; positive ones lie above it, negative ones below.
  /// - Returns: shape `[rows, columns]`, or `[rows, rows]`; new storage.
  public static func eye(_ rows: Int, _ columns: Int? = nil, offset: Int = 0) -> Tensor {
    let result = zeros([rows, columns ?? rows])
    result.diagonal(offset: offset).fill(with: 1)
    return result
  }

  /// One on and below a diagonal, zero above it.
  ///
  /// - Parameter offset: 0 is the main diagonal; positive ones lie above it, negative ones below.
  /// - Returns: shape `[rows, columns]`, or `[rows, rows]`; new storage.
  public static func tri(_ rows: Int, _ columns: Int? = nil, offset: Int = 0) -> Tensor {
    ones([rows, columns ?? rows]).tril(offset: offset)
  }

  /// The lower triangle: the elements on and below a diagonal, and zero above it.
  ///
  /// Of a tensor with more axes, that of each matrix along the last two.
  ///
  /// - Parameter offset: 0 is the main diagonal; positive ones lie above it, negative ones below.
  /// - Precondition: `rank >= 2`.
  /// - Returns: the same shape, new storage.
  public func tril(offset: Int = 0) -> Tensor {
    triangle(named: "tril") { row, columns in
      0..<Swift.min(Swift.max(row + offset + 1, 0), columns)
    }
  }

  /// The upper triangle: the elements on and above a diagonal, and zero below it.
  ///
  /// Of a tensor with more axes, that of each matrix along the last two.
  ///
  /// - Parameter offset: 0 is the main diagonal; positive ones lie above it, negative ones below.
  /// - Precondition: `rank >= 2`.
  /// - Returns: the same shape, new storage.
  public func triu(offset: Int = 0) -> Tensor {
    triangle(named: "triu") { row, columns in
      Swift.min(Swift.max(row + offset, 0), columns)..<columns
    }
  }

  /// A copy of the columns that `kept` gives for each row, with zero in the others.
  private func triangle(named name: String, kept: (Int, Int) -> Range<Int>) -> Tensor {
    require(rank >= 2, "\(name): shape \(shape) is not that of a matrix")
    let result = Tensor.zeros(shape)
    for row in 0..<shape[rank - 2] {
      let columns = kept(row, shape[rank - 1])
      func part(_ tensor: Tensor) -> Tensor {
        let row = tensor.layout.selecting(row, axis: rank - 2)
        return tensor.view(row.slicing(columns, axis: rank - 2))
      }
      part(result).write(part(self))
    }
    return result
  }
}

extension Tensor {
  /// The elements along a diagonal of two axes, which come as one last axis.
  ///
  /// - Parameter offset: 0 is the main diagonal `[i, i]`, `offset` k is `[i, i + k]`.
  /// - Precondition: the axes differ.
  /// - Returns: the shape without the two axes, and the length of the diagonal behind it; shared
  ///   storage.
  /// - Complexity: O(`rank`).
  public func diagonal(offset: Int = 0, axis1: Int = 0, axis2: Int = 1) -> Tensor {
    let (first, second) = (
      layout.resolvedAxis(axis1, operation: "diagonal"),
      layout.resolvedAxis(axis2, operation: "diagonal")
    )
    require(first != second, "diagonal: axis \(first) of shape \(shape) taken twice")
    return view(layout.diagonal(offset: offset, first, second))
  }
}

/// The matrix with a vector on its diagonal, or the diagonal of a matrix.
///
/// - Parameter offset: 0 is the main diagonal; positive ones lie above it, negative ones below.
/// - Precondition: `tensor` has one axis or two.
/// - Returns: for a vector of n elements shape `[n + |offset|, n + |offset|]`, new storage; for a
///   matrix its diagonal, shared storage.
public func diag<Scalar: NumericScalar>(
  _ tensor: Tensor<Scalar>, offset: Int = 0
) -> Tensor<Scalar> {
  require(
    tensor.rank == 1 || tensor.rank == 2,
    "diag: shape \(tensor.shape) is neither that of a vector nor of a matrix")
  if tensor.rank == 2 { return tensor.diagonal(offset: offset) }
  let size = tensor.count + abs(offset)
  let result = Tensor<Scalar>.zeros([size, size])
  result.diagonal(offset: offset).write(tensor)
  return result
}
