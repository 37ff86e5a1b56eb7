extension Generator {
  // MARK: - Exponential

  /// A number of the exponential distribution with mean 1; `rng.standard_exponential()`.
  ///
  /// - Note: the ziggurat, as for normal numbers.
  public func standardExponential() -> Double {
    draw(StandardExponential())
  }

  /// Numbers of the exponential distribution with mean 1; `rng.standard_exponential(size)`.
  ///
  /// - Precondition: no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func standardExponential(size: [Int]) -> Tensor<Double> {
    draw(StandardExponential(), size, "standardExponential")
  }

  /// A number of the exponential distribution with mean 1 from 32 bits;
  /// `rng.standard_exponential(dtype=np.float32)`.
  public func standardExponential(as type: Float.Type) -> Float {
    draw(StandardExponentialFloat())
  }

  /// Numbers of the exponential distribution with mean 1 from 32 bits each;
  /// `rng.standard_exponential(size, dtype=np.float32)`.
  ///
  /// - Precondition: no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func standardExponential(size: [Int], as type: Float.Type) -> Tensor<Float> {
    draw(StandardExponentialFloat(), size, "standardExponential")
  }

  /// A number of the exponential distribution with mean `scale`; `rng.exponential(scale)`.
  ///
  /// - Precondition: `scale` is not negative.
  public func exponential(scale: Double = 1) -> Double {
    draw(Exponential(scale: scale))
  }

  /// Numbers of the exponential distribution with mean `scale`; `rng.exponential(scale, size)`.
  ///
  /// - Precondition: `scale` is not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func exponential(scale: Double = 1, size: [Int]) -> Tensor<Double> {
    draw(Exponential(scale: scale), size, "exponential")
  }

  // MARK: - Gamma

  /// A number of the gamma distribution with scale 1; `rng.standard_gamma(shape)`.
  ///
  /// - Precondition: `shape` is not negative.
  /// - Note: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables" (2000),
  ///   for a shape above 1; J. H. Ahrens, U. Dieter (1974) below.
  public func standardGamma(_ shape: Double) -> Double {
    draw(StandardGamma(shape: shape, "shape", "standardGamma"))
  }

  /// Numbers of the gamma distribution with scale 1; `rng.standard_gamma(shape, size)`.
  ///
  /// - Precondition: `shape` is not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func standardGamma(_ shape: Double, size: [Int]) -> Tensor<Double> {
    draw(StandardGamma(shape: shape, "shape", "standardGamma"), size, "standardGamma")
  }

  /// A number of the gamma distribution with scale 1, worked out in single precision;
  /// `rng.standard_gamma(shape, dtype=np.float32)`.
  ///
  /// - Precondition: `shape` is not negative.
  public func standardGamma(_ shape: Float, as type: Float.Type) -> Float {
    draw(StandardGammaFloat(shape: shape))
  }

  /// Numbers of the gamma distribution with scale 1, worked out in single precision;
  /// `rng.standard_gamma(shape, size, dtype=np.float32)`.
  ///
  /// - Precondition: `shape` is not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func standardGamma(_ shape: Float, size: [Int], as type: Float.Type) -> Tensor<Float> {
    draw(StandardGammaFloat(shape: shape), size, "standardGamma")
  }

  /// A number with density proportional to xˢ⁻¹ · exp(−x / scale), s being the shape;
  /// `rng.gamma(shape, scale)`.
  ///
  /// - Precondition: `shape` and `scale` are not negative.
  public func gamma(shape: Double, scale: Double = 1) -> Double {
    draw(Gamma(shape: shape, scale: scale))
  }

  /// Numbers with density proportional to xˢ⁻¹ · exp(−x / scale), s being the shape;
  /// `rng.gamma(shape, scale, size)`.
  ///
  /// - Precondition: `shape` and `scale` are not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func gamma(shape: Double, scale: Double = 1, size: [Int]) -> Tensor<Double> {
    draw(Gamma(shape: shape, scale: scale), size, "gamma")
  }

  // MARK: - Counts

  /// The number of events where `lam` are expected; `rng.poisson(lam)`.
  ///
  /// - Precondition: `lam` is not negative and below 2⁶³ by a margin of 10 · √2⁶³.
  /// - Note: W. Hörmann, "The transformed rejection method for generating Poisson random
  ///   variables" (1993), from 10 on; products of uniform numbers below.
  public func poisson(lam: Double = 1) -> Int {
    Int(draw(Poisson(lam: lam)))
  }

  /// Numbers of events where `lam` are expected; `rng.poisson(lam, size)`.
  ///
  /// - Precondition: `lam` is not negative and below 2⁶³ by a margin of 10 · √2⁶³; no dimension is
  ///   negative.
  /// - Returns: shape `size`, new storage.
  public func poisson(lam: Double = 1, size: [Int]) -> Tensor<Int64> {
    draw(Poisson(lam: lam), size, "poisson")
  }

  /// The number of successes in `n` trials with probability `p`; `rng.binomial(n, p)`.
  ///
  /// - Precondition: `n` is in 0...2⁶² and `p` in 0...1.
  /// - Note: V. Kachitvichyanukul, B. W. Schmeiser, "Binomial random variate generation" (1988):
  ///   BTPE, or inversion where n · min(p, 1 − p) is at most 30.
  public func binomial(_ n: Int, _ p: Double) -> Int {
    Int(draw(Binomial(n: n, p: p)))
  }

  /// Numbers of successes in `n` trials with probability `p`; `rng.binomial(n, p, size)`.
  ///
  /// - Precondition: `n` is in 0...2⁶² and `p` in 0...1; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func binomial(_ n: Int, _ p: Double, size: [Int]) -> Tensor<Int64> {
    draw(Binomial(n: n, p: p), size, "binomial")
  }
}
