extension Tensor where Scalar: FloatingPointScalar {
  /// The covariances of variables over n observations: Σ (xᵢ − x̄)(yᵢ − ȳ) / (n − ddof).
  ///
  /// - Parameter ddof: 1 for the unbiased estimate from a sample, 0 for a population.
  /// - Parameter variablesInRows: whether each row is a variable and each column an
  ///   observation, or the other way round.
  /// - Precondition: a matrix, or a vector of observations of one variable.
  /// - Returns: shape `[v, v]` for v variables and `[]` for a vector, new storage. NaN or ±∞
  ///   where n ≤ `ddof`.
  /// - Complexity: O(v² · n), one matrix product.
  public func covariance(ddof: Scalar = 1, variablesInRows: Bool = true) -> Tensor {
    require(
      rank == 1 || rank == 2, "covariance: shape \(shape) is neither a vector nor a matrix")
    if rank == 1 {
      return expandingDimensions(axis: 0).covariance(ddof: ddof).reshaped([])
    }
    let rows = variablesInRows ? self : transposed()
    let deviations = rows - rows.mean(axis: 1, keepingAxis: true)
    let freedom = Swift.max(Scalar(rows.shape[1]) - ddof, 0)
    return deviations.matmul(deviations.transposed()) / freedom
  }

  /// The correlation coefficients of variables: covariances divided by the standard deviations.
  ///
  /// - Precondition: a matrix, or a vector of observations of one variable.
  /// - Returns: shape `[v, v]` for v variables and `[]` for a vector, new storage; between −1
  ///   and 1, and NaN for variables that are constant.
  /// - Complexity: O(v² · n), one matrix product.
  public func correlationCoefficients(variablesInRows: Bool = true) -> Tensor {
    let covariances = covariance(variablesInRows: variablesInRows)
    if covariances.rank == 0 { return covariances / covariances }
    let size = covariances.shape[0]
    let diagonal = covariances.view(
      Layout(shape: [size], strides: [size + 1], offset: covariances.layout.offset))
    let deviations = sqrt(diagonal)
    let ratios = covariances / deviations.expandingDimensions(axis: 1) / deviations
    return minimum(maximum(ratios, Tensor(-1)), Tensor(1))
  }

  /// The covariances of two variables with themselves and each other.
  ///
  /// - Precondition: two vectors with as many observations.
  /// - Returns: shape `[2, 2]`, new storage.
  public func covariance(with other: Tensor, ddof: Scalar = 1) -> Tensor {
    pair(other, "covariance(with:)").covariance(ddof: ddof)
  }

  /// The correlation coefficients of two variables with themselves and each other.
  ///
  /// - Precondition: two vectors with as many observations.
  /// - Returns: shape `[2, 2]`, new storage.
  public func correlationCoefficients(with other: Tensor) -> Tensor {
    pair(other, "correlationCoefficients(with:)").correlationCoefficients()
  }

  /// Two vectors as the rows of a matrix.
  private func pair(_ other: Tensor, _ name: String) -> Tensor {
    require(
      rank == 1 && shape == other.shape,
      "\(name): shapes \(shape) and \(other.shape) are not two vectors of one length")
    let result = Tensor(uninitialized: [2, count])
    result.view(result.layout.selecting(0, axis: 0)).write(self)
    result.view(result.layout.selecting(1, axis: 0)).write(other)
    return result
  }
}
