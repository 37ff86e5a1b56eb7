extension RandomState {
  /// A number of the gamma distribution with scale 1; `np.random.standard_gamma(shape)`.
  ///
  /// - Precondition: `shape` is not negative.
  /// - Note: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables" (2000),
  ///   for a shape above 1; J. H. Ahrens, U. Dieter (1974) below.
  public func standardGamma(_ shape: Double) -> Double {
    draw(StandardGamma(shape: shape, "shape", "standardGamma"))
  }

  /// Numbers of the gamma distribution with scale 1; `np.random.standard_gamma(shape, size)`.
  ///
  /// - Precondition: `shape` is not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func standardGamma(_ shape: Double, size: [Int]) -> Tensor<Double> {
    draw(StandardGamma(shape: shape, "shape", "standardGamma"), size, "standardGamma")
  }

  /// A number with density proportional to xˢ⁻¹ · exp(−x / scale), s being the shape;
  /// `np.random.gamma(shape, scale)`.
  ///
  /// The mean is shape · scale.
  ///
  /// - Precondition: `shape` and `scale` are not negative.
  /// - Note: as for `standardGamma(_:)`.
  public func gamma(shape: Double, scale: Double = 1) -> Double {
    draw(Gamma(shape: shape, scale: scale))
  }

  /// Numbers with density proportional to xˢ⁻¹ · exp(−x / scale), s being the shape;
  /// `np.random.gamma(shape, scale, size)`.
  ///
  /// - Precondition: `shape` and `scale` are not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func gamma(shape: Double, scale: Double = 1, size: [Int]) -> Tensor<Double> {
    draw(Gamma(shape: shape, scale: scale), size, "gamma")
  }

  /// A number of [0, 1] with density proportional to xᵃ⁻¹ · (1 − x)ᵇ⁻¹; `np.random.beta(a, b)`.
  ///
  /// - Precondition: `a` and `b` are positive.
  /// - Note: M. D. Jöhnk (1964) where both are at most 1, and otherwise two gamma numbers.
  public func beta(_ a: Double, _ b: Double) -> Double {
    draw(LegacyBeta(a: a, b: b))
  }

  /// Numbers of [0, 1] with density proportional to xᵃ⁻¹ · (1 − x)ᵇ⁻¹; `np.random.beta(a, b,
  /// size)`.
  ///
  /// - Precondition: `a` and `b` are positive; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func beta(_ a: Double, _ b: Double, size: [Int]) -> Tensor<Double> {
    draw(LegacyBeta(a: a, b: b), size, "beta")
  }

  /// The sum of the squares of `df` normal numbers; `np.random.chisquare(df)`.
  ///
  /// `df`, the degrees of freedom, need not be an integer.
  ///
  /// - Precondition: `df` is positive.
  public func chisquare(df: Double) -> Double {
    draw(ChiSquare(df: df))
  }

  /// Sums of the squares of `df` normal numbers; `np.random.chisquare(df, size)`.
  ///
  /// - Precondition: `df` is positive; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func chisquare(df: Double, size: [Int]) -> Tensor<Double> {
    draw(ChiSquare(df: df), size, "chisquare")
  }

  /// A sum of squares as `chisquare`, around a point at the squared distance `nonc`;
  /// `np.random.noncentral_chisquare(df, nonc)`.
  ///
  /// - Precondition: `df` is positive and `nonc` not negative.
  public func noncentralChisquare(df: Double, nonc: Double) -> Double {
    draw(NoncentralChiSquare(df: df, nonc: nonc))
  }

  /// Sums of squares as `chisquare`, around a point at the squared distance `nonc`;
  /// `np.random.noncentral_chisquare(df, nonc, size)`.
  ///
  /// - Precondition: `df` is positive and `nonc` not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func noncentralChisquare(df: Double, nonc: Double, size: [Int]) -> Tensor<Double> {
    draw(NoncentralChiSquare(df: df, nonc: nonc), size, "noncentralChisquare")
  }

  /// The quotient of two χ² numbers, each divided by its degrees of freedom; `np.random.f(dfnum,
  /// dfden)`.
  ///
  /// - Precondition: `dfnum` and `dfden` are positive.
  public func f(dfnum: Double, dfden: Double) -> Double {
    draw(FRatio(dfnum: dfnum, dfden: dfden))
  }

  /// Quotients of two χ² numbers, each divided by its degrees of freedom; `np.random.f(dfnum,
  /// dfden, size)`.
  ///
  /// - Precondition: `dfnum` and `dfden` are positive; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func f(dfnum: Double, dfden: Double, size: [Int]) -> Tensor<Double> {
    draw(FRatio(dfnum: dfnum, dfden: dfden), size, "f")
  }

  /// A quotient as `f`, with a noncentral numerator; `np.random.noncentral_f(dfnum, dfden, nonc)`.
  ///
  /// - Precondition: `dfnum` and `dfden` are positive and `nonc` is not negative.
  public func noncentralF(dfnum: Double, dfden: Double, nonc: Double) -> Double {
    draw(NoncentralFRatio(dfnum: dfnum, dfden: dfden, nonc: nonc))
  }

  /// Quotients as `f`, with a noncentral numerator; `np.random.noncentral_f(dfnum, dfden, nonc,
  /// size)`.
  ///
  /// - Precondition: `dfnum` and `dfden` are positive and `nonc` is not negative; no dimension is
  ///   negative.
  /// - Returns: shape `size`, new storage.
  public func noncentralF(
    dfnum: Double, dfden: Double, nonc: Double, size: [Int]
  ) -> Tensor<Double> {
    draw(NoncentralFRatio(dfnum: dfnum, dfden: dfden, nonc: nonc), size, "noncentralF")
  }

  /// A number of Student's t distribution; `np.random.standard_t(df)`.
  ///
  /// - Precondition: `df` is positive.
  public func standardT(df: Double) -> Double {
    draw(StandardT(df: df))
  }

  /// Numbers of Student's t distribution; `np.random.standard_t(df, size)`.
  ///
  /// - Precondition: `df` is positive; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func standardT(df: Double, size: [Int]) -> Tensor<Double> {
    draw(StandardT(df: df), size, "standardT")
  }
}
