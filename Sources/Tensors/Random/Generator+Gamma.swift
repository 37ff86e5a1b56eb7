extension Generator {
  /// A number of [0, 1] with density proportional to xᵃ⁻¹ · (1 − x)ᵇ⁻¹; `rng.beta(a, b)`.
  ///
  /// - Precondition: `a` and `b` are positive.
  /// - Note: M. D. Jöhnk (1964) where both are at most 1, and otherwise two gamma numbers.
  public func beta(_ a: Double, _ b: Double) -> Double {
    draw(Beta(legacy: LegacyBeta(a: a, b: b)))
  }

  /// Numbers of [0, 1] with density proportional to xᵃ⁻¹ · (1 − x)ᵇ⁻¹; `rng.beta(a, b,
  /// size)`.
  ///
  /// - Precondition: `a` and `b` are positive; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func beta(_ a: Double, _ b: Double, size: [Int]) -> Tensor<Double> {
    draw(Beta(legacy: LegacyBeta(a: a, b: b)), size, "beta")
  }

  /// The sum of the squares of `df` normal numbers; `rng.chisquare(df)`.
  ///
  /// `df`, the degrees of freedom, need not be an integer.
  ///
  /// - Precondition: `df` is positive.
  public func chisquare(df: Double) -> Double {
    draw(ChiSquare(df: df))
  }

  /// Sums of the squares of `df` normal numbers; `rng.chisquare(df, size)`.
  ///
  /// - Precondition: `df` is positive; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func chisquare(df: Double, size: [Int]) -> Tensor<Double> {
    draw(ChiSquare(df: df), size, "chisquare")
  }

  /// A sum of squares as `chisquare`, around a point at the squared distance `nonc`;
  /// `rng.noncentral_chisquare(df, nonc)`.
  ///
  /// - Precondition: `df` is positive and `nonc` not negative.
  public func noncentralChisquare(df: Double, nonc: Double) -> Double {
    draw(NoncentralChiSquare(df: df, nonc: nonc))
  }

  /// Sums of squares as `chisquare`, around a point at the squared distance `nonc`;
  /// `rng.noncentral_chisquare(df, nonc, size)`.
  ///
  /// - Precondition: `df` is positive and `nonc` not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func noncentralChisquare(df: Double, nonc: Double, size: [Int]) -> Tensor<Double> {
    draw(NoncentralChiSquare(df: df, nonc: nonc), size, "noncentralChisquare")
  }

  /// The quotient of two χ² numbers, each divided by its degrees of freedom; `rng.f(dfnum,
  /// dfden)`.
  ///
  /// - Precondition: `dfnum` and `dfden` are positive.
  public func f(dfnum: Double, dfden: Double) -> Double {
    draw(FRatio(dfnum: dfnum, dfden: dfden))
  }

  /// Quotients of two χ² numbers, each divided by its degrees of freedom; `rng.f(dfnum,
  /// dfden, size)`.
  ///
  /// - Precondition: `dfnum` and `dfden` are positive; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func f(dfnum: Double, dfden: Double, size: [Int]) -> Tensor<Double> {
    draw(FRatio(dfnum: dfnum, dfden: dfden), size, "f")
  }

  /// A quotient as `f`, with a noncentral numerator; `rng.noncentral_f(dfnum, dfden, nonc)`.
  ///
  /// - Precondition: `dfnum` and `dfden` are positive and `nonc` is not negative.
  public func noncentralF(dfnum: Double, dfden: Double, nonc: Double) -> Double {
    draw(NoncentralFRatio(dfnum: dfnum, dfden: dfden, nonc: nonc))
  }

  /// Quotients as `f`, with a noncentral numerator; `rng.noncentral_f(dfnum, dfden, nonc,
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

  /// A number of Student's t distribution; `rng.standard_t(df)`.
  ///
  /// - Precondition: `df` is positive.
  public func standardT(df: Double) -> Double {
    draw(StandardT(df: df))
  }

  /// Numbers of Student's t distribution; `rng.standard_t(df, size)`.
  ///
  /// - Precondition: `df` is positive; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func standardT(df: Double, size: [Int]) -> Tensor<Double> {
    draw(StandardT(df: df), size, "standardT")
  }
}
