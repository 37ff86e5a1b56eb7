extension Generator {
  /// How `n` trials fall out with the probabilities `pvals`; `rng.multinomial(n, pvals)`.
  ///
  /// The last probability is what the others leave of 1.
  ///
  /// - Precondition: `n` is in 0...2⁶²; `pvals` is not empty, its elements are in 0...1, and
  ///   all but the last sum to at most 1 + 10⁻¹².
  /// - Returns: an array of `pvals.count` numbers with the sum `n`.
  public func multinomial(_ n: Int, pvals: [Double]) -> [Int] {
    multinomial(n, pvals: pvals, size: []).scalars.map { Int($0) }
  }

  /// Outcomes of `n` trials each with the probabilities `pvals`;
  /// `rng.multinomial(n, pvals, size)`.
  ///
  /// - Precondition: as for `multinomial(_:pvals:)`; no dimension is negative.
  /// - Returns: shape `size + [pvals.count]`, new storage.
  /// - Note: One binomial number after the other, of the trials that are left.
  public func multinomial(_ n: Int, pvals: [Double], size: [Int]) -> Tensor<Int64> {
    Parameter.size(size, "multinomial")
    return Tensor(shape: size + [pvals.count]) { draw(MultinomialFilling(n, pvals, $0)) }
  }

  /// Numbers with the sum 1; `rng.dirichlet(alpha)`.
  ///
  /// - Precondition: `alpha` is not empty and its elements are not negative.
  /// - Returns: an array of `alpha.count` numbers.
  public func dirichlet(_ alpha: [Double]) -> [Double] { dirichlet(alpha, size: []).scalars }

  /// Rows of numbers with the sum 1; `rng.dirichlet(alpha, size)`.
  ///
  /// - Precondition: `alpha` is not empty and its elements are not negative; no dimension is
  ///   negative.
  /// - Returns: shape `size + [alpha.count]`, new storage.
  /// - Note: gamma numbers with the shapes `alpha`, divided by their sum; beta numbers if all
  ///   elements are below 0.1.
  public func dirichlet(_ alpha: [Double], size: [Int]) -> Tensor<Double> {
    Parameter.size(size, "dirichlet")
    return Tensor(shape: size + [alpha.count]) {
      draw(DirichletFilling(alpha, isLegacy: false, $0))
    }
  }

  /// Normal vectors with a mean and a covariance;
  /// `rng.multivariate_normal(mean, cov, size)`.
  ///
  /// With cov = U · S · Vᵀ they are mean + z · √S · Uᵀ, z being standard normal. The signs of the
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
  /// - Throws: `LinearAlgebraError.nonFinite` if `cov` has a NaN or an infinity, and
  ///   `LinearAlgebraError.notConverged` if its singular values cannot be found.
  /// - Complexity: O(n³) for LAPACK's `dgesdd`, and O(n²) for each vector.
  public func multivariateNormal(
    mean: Tensor<Double>, cov: Tensor<Double>, size: [Int] = []
  ) throws(LinearAlgebraError) -> Tensor<Double> {
    Parameter.size(size, "multivariateNormal")
    let covariance = try CovarianceFactor(mean: mean, cov)
    let z = standardNormal(size: [size.reduce(1, *), mean.count])
    return (z.matmul(covariance.scaledLeftVectors) + mean).reshaped(size + [mean.count])
  }
}
