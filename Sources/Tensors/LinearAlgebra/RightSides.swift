/// The right sides of systems of equations, in column-major order, to be solved in place.
///
/// As in NumPy: a tensor of one axis is one vector for all matrices; otherwise the last two
/// axes are matrices whose columns are right sides, and the axes in front broadcast.
struct RightSides<Scalar: FieldScalar> {
  /// The right sides, and after the solution the unknowns; shape `stack + [rows, columns]`.
  let columns: Tensor<Scalar>
  /// For each of these matrices, the number of its system.
  let systems: [Int]
  private let isVector: Bool

  /// - Parameter extraRows: room for solutions that are longer than right sides.
  init(
    _ b: Tensor<Scalar>, rows: Int, stack: [Int], extraRows: Int = 0, operation: String
  ) throws(LinearAlgebraError) {
    let sides = b.rank == 1 ? b.expandingDimensions(axis: 1) : b
    guard sides.rank >= 2, sides.rowCount == rows,
      let shape = Layout.broadcastShape(Dimensions(stack), sides.stackDimensions)?.array
    else {
      fail("\(operation): right sides of shape \(b.shape) do not fit \(rows) equations")
    }
    isVector = b.rank == 1
    let full = sides.broadcast(to: shape + sides.shape.suffix(2))
    if extraRows == 0 {
      columns = full.columnMajorCopy()
    } else {
      columns = .columnMajor(uninitialized: shape + [rows + extraRows, sides.columnCount])
      columns.fill(with: 0)
      columns.view(columns.layout.slicing(0..<rows, axis: columns.rank - 2)).write(full)
    }
    systems = Tensor<Scalar>.stackIndices(stack, broadcastTo: shape)
    try columns.requireFinite()
  }

  /// The first `rows` unknowns of each column in the shape that was given.
  func solution(rows: Int) -> Tensor<Scalar> {
    var result = columns
    if rows < columns.rowCount {
      result = result.view(result.layout.slicing(0..<rows, axis: result.rank - 2))
    }
    return isVector ? result.view(result.layout.selecting(0, axis: result.rank - 1)) : result
  }

  /// Calls `body` with each system's number, its right sides and their number.
  func forEachSystem(
    _ body: (Int, UnsafeMutablePointer<Scalar>, Int32) throws(LinearAlgebraError) -> Void
  ) throws(LinearAlgebraError) {
    if columns.count == 0 { return }
    let size = columns.rowCount * columns.columnCount
    let base = columns.base
    for (k, system) in systems.enumerated() {
      try body(system, base + k * size, blasCount(columns.columnCount))
    }
    withExtendedLifetime(columns.storage) {}
  }
}

extension Tensor where Scalar: FieldScalar {
  /// What `body` makes of right sides as columns, with a vector turned into a column before and
  /// back after it.
  func asColumns(
    rows: Int, operation: String, _ body: (Tensor) throws(LinearAlgebraError) -> Tensor
  ) throws(LinearAlgebraError) -> Tensor {
    require(
      rank == 1 ? count == rows : rank >= 2 && rowCount == rows,
      "\(operation): right sides of shape \(shape) do not fit \(rows) equations")
    try requireFinite()
    if rank > 1 { return try body(self) }
    let x = try body(expandingDimensions(axis: 1))
    return x.view(x.layout.selecting(0, axis: x.rank - 1))
  }
}
