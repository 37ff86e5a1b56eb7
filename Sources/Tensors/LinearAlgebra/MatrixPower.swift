extension Tensor where Scalar: NumericScalar {
  /// Each square matrix multiplied by itself, `exponent` factors; the identity for 0.
  ///
  /// - Precondition: shape `[…, n, n]`; the exponent is not negative.
  /// - Returns: the same shape, new storage.
  /// - Complexity: O(n³ · log(exponent)).
  public func matrixPower(_ exponent: Int) -> Tensor {
    requireMatrices("matrixPower")
    require(
      rowCount == columnCount, "matrixPower: shape \(shape) is not that of a square matrix")
    require(exponent >= 0, "matrixPower: the exponent \(exponent) is negative")
    if exponent == 0 { return Tensor.identity(rowCount).broadcast(to: shape).copy() }
    var result: Tensor?
    var power = self
    var rest = exponent
    while true {
      if rest & 1 == 1 { result = result.map { $0.matmul(power) } ?? power }
      rest >>= 1
      if rest == 0 { break }
      power = power.matmul(power)
    }
    guard let result, exponent > 1 else { return copy() }
    return result
  }
}

extension Tensor where Scalar: FieldScalar {
  /// Each square matrix, or its inverse, multiplied by itself: Aᵏ for any integer k.
  ///
  /// - Precondition: shape `[…, n, n]`.
  /// - Returns: the same shape, new storage.
  /// - Throws: `notSquare`; for a negative exponent `singular` and `nonFinite`.
  /// - Complexity: O(n³ · log|exponent|).
  public func matrixPower(_ exponent: Int) throws(LinearAlgebraError) -> Tensor {
    try requireSquare("matrixPower")
    let base = exponent < 0 ? try inv() : self
    return base.nonNegativePower(Swift.abs(exponent))
  }
}

extension Tensor where Scalar: NumericScalar {
  fileprivate func nonNegativePower(_ exponent: Int) -> Tensor { matrixPower(exponent) }
}

/// The product of matrices, multiplied in the order that takes the fewest operations.
///
/// The first and the last may be vectors: a row on the left, a column on the right.
///
/// - Precondition: two factors at least, of one or two axes, whose dimensions fit.
/// - Returns: new storage.
/// - Complexity: O(k³) for the order of k factors, besides the products.
/// - Note: T. Cormen et al., "Introduction to Algorithms", 15.2; NumPy's `multi_dot`.
public func multiDot<Scalar: NumericScalar>(_ factors: [Tensor<Scalar>]) -> Tensor<Scalar> {
  require(factors.count >= 2, "multiDot: \(factors.count) factors; it takes two at least")
  var matrices = factors
  let (first, last) = (factors[0], factors[factors.count - 1])
  if first.rank == 1 { matrices[0] = first.expandingDimensions(axis: 0) }
  if last.rank == 1 { matrices[factors.count - 1] = last.expandingDimensions(axis: 1) }
  for (left, right) in zip(matrices, matrices.dropFirst()) {
    require(
      left.rank == 2 && right.rank == 2 && left.shape[1] == right.shape[0],
      "multiDot: shapes \(factors.map(\.shape)) do not fit")
  }
  let splits = cheapestSplits(
    matrices.map { $0.shape[0] } + [matrices[matrices.count - 1].shape[1]])
  func product(_ i: Int, _ j: Int) -> Tensor<Scalar> {
    if i == j { return matrices[i] }
    let k = splits[i][j]
    return product(i, k).matmul(product(k + 1, j))
  }
  let result = product(0, matrices.count - 1)
  var shape = result.shape
  if last.rank == 1 { shape.removeLast() }
  if first.rank == 1 { shape.removeFirst() }
  return result.reshaped(shape)
}

/// For each run i…j of factors the place k after which it is cut; factor i is p[i] × p[i + 1].
private func cheapestSplits(_ p: [Int]) -> [[Int]] {
  let n = p.count - 1
  var costs = [[Double]](repeating: Array(repeating: 0, count: n), count: n)
  var splits = [[Int]](repeating: Array(repeating: 0, count: n), count: n)
  for length in 1..<n {
    for i in 0..<(n - length) {
      let j = i + length
      costs[i][j] = .infinity
      for k in i..<j {
        let cost =
          costs[i][k] + costs[k + 1][j] + Double(p[i]) * Double(p[k + 1]) * Double(p[j + 1])
        if cost < costs[i][j] { (costs[i][j], splits[i][j]) = (cost, k) }
      }
    }
  }
  return splits
}
