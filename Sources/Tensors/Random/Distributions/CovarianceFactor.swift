/// The singular value decomposition U · S · Vᵀ of a covariance.
struct CovarianceFactor {
  private let svd: SVD<Double>

  /// - Throws: as `Tensor.svd(_:)`.
  init(mean: Tensor<Double>, _ covariance: Tensor<Double>) throws(LinearAlgebraError) {
    let n = mean.count
    require(
      mean.rank == 1 && n > 0 && covariance.shape == [n, n],
      "multivariateNormal: mean \(mean.shape) and cov \(covariance.shape) "
        + "instead of [n] and [n, n]")
    svd = try covariance.svd()
  }

  /// √S · Vᵀ: a row of normal numbers times it has the covariance. `RandomState`'s.
  var scaledRightVectors: Tensor<Double> { sqrt(svd.s).expandingDimensions(axis: 1) * svd.vt }

  /// √S · Uᵀ, which is the same but for signs and rounding. `Generator`'s.
  var scaledLeftVectors: Tensor<Double> { (svd.u * sqrt(svd.s)).transposed() }
}
