extension Tensor where Scalar: FieldScalar {
  /// The tensor x for which the sum over the last axes of A of A·x is `b`.
  ///
  /// - Parameter b: has the shape of the first axes of A.
  /// - Parameter axes: axes of A that are moved to its end first.
  /// - Precondition: the axes of A that are not `b`'s have as many elements as `b` has.
  /// - Returns: the shape of the last axes of A, new storage.
  /// - Throws: `singular`, `nonFinite`.
  /// - Note: NumPy's `tensorsolve`.
  public func tensorsolve(_ b: Tensor, axes: [Int] = []) throws(LinearAlgebraError) -> Tensor {
    let moved = axes.map { layout.resolvedAxis($0, operation: "tensorsolve") }
    let kept = shape.indices.filter { !moved.contains($0) }
    require(
      kept.count + moved.count == rank, "tensorsolve: axes \(axes) repeat one of shape \(shape)")
    let a = view(layout.permuted(kept + moved))
    let unknowns = Array(a.shape.dropFirst(b.rank))
    require(
      a.rank >= b.rank && unknowns.reduce(1, *) == b.count && a.count == b.count * b.count,
      "tensorsolve: shapes \(shape) and \(b.shape) do not fit")
    let x = try a.reshaped([b.count, b.count]).solve(b.flattened())
    return x.reshaped(unknowns)
  }

  /// The tensor B for which the sum over the first axes of B of A·B is an identity.
  ///
  /// - Parameter splittingAt: the number of axes that are rows; their dimensions and those of the
  ///   other axes have the same product.
  /// - Returns: shape `shape[splittingAt...] + shape[..<splittingAt]`, new storage.
  /// - Throws: `singular`, `nonFinite`.
  /// - Note: NumPy's `tensorinv`.
  public func tensorinv(splittingAt: Int = 2) throws(LinearAlgebraError) -> Tensor {
    require(
      0 < splittingAt && splittingAt <= rank,
      "tensorinv: shape \(shape) has no \(splittingAt) axes for rows")
    let (rows, columns) = (Array(shape[..<splittingAt]), Array(shape[splittingAt...]))
    let size = rows.reduce(1, *)
    require(
      columns.reduce(1, *) == size,
      "tensorinv: shape \(shape) split at \(splittingAt) is not square")
    return try reshaped([size, size]).inv().reshaped(columns + rows)
  }
}
