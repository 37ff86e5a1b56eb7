extension Tensor where Scalar: NumericScalar {
  /// The sum of the elements on a diagonal of a matrix.
  ///
  /// - Parameter offset: how far right of the main diagonal, or left of it when negative.
  /// - Precondition: shape `[m, n]`; for a stack of matrices, `traces(offset:)`.
  public func trace(offset: Int = 0) -> Scalar.Sum { traces(offset: offset).single("trace") }

  /// The sums of the elements on a diagonal, one a matrix.
  ///
  /// - Parameter offset: how far right of the main diagonal, or left of it when negative.
  /// - Precondition: shape `stack + [m, n]`.
  /// - Returns: shape `stack`, new storage.
  public func traces(offset: Int = 0) -> Tensor<Scalar.Sum> {
    requireMatrices("trace")
    return view(layout.diagonalOfMatrices(offset: offset)).sum(axis: -1)
  }
}
