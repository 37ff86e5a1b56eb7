import CLAPACKE

extension RandomState {
  /// How `n` trials fall out with the probabilities `pvals`; `np.random.multinomial(n, pvals)`.
  ///
  /// The last probability is what the others leave of 1.
  ///
  /// - Precondition: `n` is not negative; `pvals` is not empty, its elements are in 0...1, and
  ///   all but the last sum to at most 1 + 10⁻¹².
  /// - Returns: an array of `pvals.count` numbers with the sum `n`.
  public func multinomial(_ n: Int, pvals: [Double]) -> [Int] {
    multinomial(n, pvals: pvals, size: []).scalars.map { Int($0) }
  }

  /// Outcomes of `n` trials each with the probabilities `pvals`;
  /// `np.random.multinomial(n, pvals, size)`.
  ///
  /// - Precondition: as for `multinomial(_:pvals:)`; no dimension is negative.
  /// - Returns: shape `size + [pvals.count]`, new storage.
  /// - Note: One binomial number after the other, of the trials that are left.
  public func multinomial(_ n: Int, pvals: [Double], size: [Int]) -> Tensor<Int64> {
    Parameter.notNegative(n, "n", "multinomial")
    Parameter.size(size, "multinomial")
    require(!pvals.isEmpty, "multinomial: no probabilities")
    require(
      pvals.allSatisfy { 0 <= $0 && $0 <= 1 }, "multinomial: a probability is not in 0...1")
    let sum = pvals.dropLast().reduce(0, +)
    require(
      sum <= 1 + 1e-12, "multinomial: all probabilities but the last sum to \(sum), above 1")
    return Tensor(shape: size + [pvals.count]) { target in
      target.initialize(repeating: 0)
      for start in stride(from: 0, to: target.count, by: pvals.count) {
        draw(MultinomialRow(n: Int64(n), pvals: pvals, target: target, start: start))
      }
    }
  }

  /// Numbers with the sum 1; `np.random.dirichlet(alpha)`.
  ///
  /// - Precondition: `alpha` is not empty and its elements are positive.
  /// - Returns: an array of `alpha.count` numbers.
  public func dirichlet(_ alpha: [Double]) -> [Double] { dirichlet(alpha, size: []).scalars }

  /// Rows of numbers with the sum 1; `np.random.dirichlet(alpha, size)`.
  ///
  /// - Precondition: `alpha` is not empty and its elements are positive; no dimension is
  ///   negative.
  /// - Returns: shape `size + [alpha.count]`, new storage.
  /// - Note: gamma numbers with the shapes `alpha`, divided by their sum.
  public func dirichlet(_ alpha: [Double], size: [Int]) -> Tensor<Double> {
    Parameter.size(size, "dirichlet")
    require(!alpha.isEmpty, "dirichlet: no parameters")
    for a in alpha { Parameter.positive(a, "an element of alpha", "dirichlet") }
    let gammas = alpha.map { StandardGamma(unchecked: $0) }
    return Tensor(shape: size + [alpha.count]) { target in
      for start in stride(from: 0, to: target.count, by: alpha.count) {
        var sum = 0.0
        for j in alpha.indices {
          target[start + j] = draw(gammas[j])
          sum += target[start + j]
        }
        let factor = 1 / sum
        for j in alpha.indices { target[start + j] *= factor }
      }
    }
  }

  /// Normal vectors with a mean and a covariance; `np.random.multivariate_normal`.
  ///
  /// With cov = U · S · Vᵀ they are mean + z · √S · Vᵀ, z being standard normal. The signs of the
  /// singular vectors are the library's choice, and where singular values are equal so are the
  /// vectors themselves: another LAPACK may give other numbers of the same distribution. The
  /// state afterwards does not depend on it.
  ///
  /// Only symmetric matrices that are positive semidefinite are covariances; whether `cov` is
  /// one is not checked.
  ///
  /// - Parameters:
  ///   - mean: shape `[n]`.
  ///   - cov: shape `[n, n]`.
  /// - Precondition: the shapes agree, n is positive, and no dimension is negative.
  /// - Returns: shape `size + [n]`, new storage.
  /// - Throws: `RandomError.notFinite` if `cov` has a NaN or an infinity, and
  ///   `RandomError.notConverged` if its singular values cannot be found.
  /// - Complexity: O(n³) for LAPACK's `dgesdd`, and O(n²) for each vector.
  public func multivariateNormal(
    mean: Tensor<Double>, cov: Tensor<Double>, size: [Int] = []
  ) throws(RandomError) -> Tensor<Double> {
    Parameter.size(size, "multivariateNormal")
    let n = mean.count
    require(
      mean.rank == 1 && n > 0 && cov.shape == [n, n],
      "multivariateNormal: mean \(mean.shape) and cov \(cov.shape) instead of [n] and [n, n]")
    let root = try Self.scaledRightVectors(cov)
    let z = standardNormal(size: [size.reduce(1, *), n])
    let vectors = z.matmul(root) + mean
    return vectors.reshaped(size + [n])
  }

  /// √S · Vᵀ of the singular value decomposition.
  private static func scaledRightVectors(
    _ cov: Tensor<Double>
  ) throws(RandomError) -> Tensor<Double> {
    let n = cov.shape[0]
    var matrix = cov.scalars
    if !matrix.allSatisfy(\.isFinite) { throw .notFinite }
    var s = [Double](repeating: 0, count: n)
    var u = [Double](repeating: 0, count: n * n)
    var vt = [Double](repeating: 0, count: n * n)
    let order = Int32(n)
    let info = LAPACKE_dgesdd(
      LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "A")), order, order, &matrix, order, &s, &u, order,
      &vt, order)
    if info != 0 { throw .notConverged }
    for i in 0..<n {
      for j in 0..<n { vt[i * n + j] *= s[i].squareRoot() }
    }
    return Tensor(vt, shape: [n, n])
  }
}

/// What the data of a random sample can make impossible.
public enum RandomError: Error, Equatable {
  /// A covariance has a NaN or an infinity.
  case notFinite
  /// LAPACK found no singular values of a covariance.
  case notConverged
}

/// One outcome of `multinomial`, written over zeros.
private struct MultinomialRow: Distribution {
  let n: Int64
  let pvals: [Double]
  let target: UnsafeMutableBufferPointer<Int64>
  let start: Int

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) {
    var left = n
    var remaining = 1.0
    for j in 0..<(pvals.count - 1) {
      // Rounding may have left a little less than the next probability.
      let count = Binomial(unchecked: left, pvals[j] / remaining).next(&source)
      target[start + j] = count
      left -= count
      if left <= 0 { return }
      remaining -= pvals[j]
    }
    target[start + pvals.count - 1] = left
  }
}
