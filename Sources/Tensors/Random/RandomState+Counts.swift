extension RandomState {
  /// The number of events where `lam` are expected; `np.random.poisson(lam)`.
  ///
  /// - Precondition: `lam` is not negative and below 2⁶³ by a margin of 10 · √2⁶³.
  /// - Note: W. Hörmann, "The transformed rejection method for generating Poisson random
  ///   variables" (1993), from 10 on; products of uniform numbers below.
  public func poisson(lam: Double = 1) -> Int {
    Int(draw(Poisson(lam: lam)))
  }

  /// Numbers of events where `lam` are expected; `np.random.poisson(lam, size)`.
  ///
  /// - Precondition: `lam` is not negative and below 2⁶³ by a margin of 10 · √2⁶³; no dimension is
  ///   negative.
  /// - Returns: shape `size`, new storage.
  public func poisson(lam: Double = 1, size: [Int]) -> Tensor<Int64> {
    draw(Poisson(lam: lam), size, "poisson")
  }

  /// The number of successes in `n` trials with probability `p`; `np.random.binomial(n, p)`.
  ///
  /// - Precondition: `n` is in 0...2⁶² and `p` in 0...1.
  /// - Note: V. Kachitvichyanukul, B. W. Schmeiser, "Binomial random variate generation" (1988):
  ///   BTPE, or inversion where n · min(p, 1 − p) is at most 30.
  public func binomial(_ n: Int, _ p: Double) -> Int {
    Int(draw(Binomial(n: n, p: p, drawsWithoutNeed: true)))
  }

  /// Numbers of successes in `n` trials with probability `p`; `np.random.binomial(n, p, size)`.
  ///
  /// - Precondition: `n` is in 0...2⁶² and `p` in 0...1; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func binomial(_ n: Int, _ p: Double, size: [Int]) -> Tensor<Int64> {
    draw(Binomial(n: n, p: p, drawsWithoutNeed: true), size, "binomial")
  }

  /// The number of trials up to and including the first success; `np.random.geometric(p)`.
  ///
  /// - Precondition: `p` is in (0, 1].
  public func geometric(_ p: Double) -> Int {
    Int(draw(LegacyGeometric(p: p)))
  }

  /// Numbers of trials up to and including the first success; `np.random.geometric(p, size)`.
  ///
  /// - Precondition: `p` is in (0, 1]; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func geometric(_ p: Double, size: [Int]) -> Tensor<Int64> {
    draw(LegacyGeometric(p: p), size, "geometric")
  }

  /// The number of failures before success number `n`, which need not be an integer;
  /// `np.random.negative_binomial(n, p)`.
  ///
  /// - Precondition: `n` is positive and `p` in (0, 1], and the numbers fit in 64 bits.
  public func negativeBinomial(_ n: Double, _ p: Double) -> Int {
    Int(draw(NegativeBinomial(n: n, p: p)))
  }

  /// Numbers of failures before success number `n`, which need not be an integer;
  /// `np.random.negative_binomial(n, p, size)`.
  ///
  /// - Precondition: `n` is positive and `p` in (0, 1], and the numbers fit in 64 bits; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func negativeBinomial(_ n: Double, _ p: Double, size: [Int]) -> Tensor<Int64> {
    draw(NegativeBinomial(n: n, p: p), size, "negativeBinomial")
  }

  /// How many of `nsample` that are taken without replacement are good;
  /// `np.random.hypergeometric(ngood, nbad, nsample)`.
  ///
  /// - Precondition: no number is negative, `ngood + nbad` is at most 2⁶², and `nsample` at most that.
  /// - Note: E. Stadlober, "The ratio of uniforms approach for generating discrete random
  ///   variates" (1990), where more than 10 are taken.
  public func hypergeometric(ngood: Int, nbad: Int, nsample: Int) -> Int {
    Int(draw(LegacyHypergeometric(ngood: ngood, nbad: nbad, nsample: nsample)))
  }

  /// How many of `nsample` that are taken without replacement are good;
  /// `np.random.hypergeometric(ngood, nbad, nsample, size)`.
  ///
  /// - Precondition: no number is negative, `ngood + nbad` is at most 2⁶², and `nsample` at most that; no dimension is
  ///   negative.
  /// - Returns: shape `size`, new storage.
  public func hypergeometric(ngood: Int, nbad: Int, nsample: Int, size: [Int]) -> Tensor<Int64> {
    draw(LegacyHypergeometric(ngood: ngood, nbad: nbad, nsample: nsample), size, "hypergeometric")
  }

  /// A positive integer k with a probability proportional to k to the power −a;
  /// `np.random.zipf(a)`.
  ///
  /// - Precondition: `a` is above 1 and below 1025.
  /// - Note: L. Devroye, "Non-Uniform Random Variate Generation" (1986), X.6.1.
  public func zipf(_ a: Double) -> Int {
    Int(draw(LegacyZipf(a: a)))
  }

  /// Positive integers k with a probability proportional to k to the power −a; `np.random.zipf(a,
  /// size)`.
  ///
  /// - Precondition: `a` is above 1 and below 1025; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func zipf(_ a: Double, size: [Int]) -> Tensor<Int64> {
    draw(LegacyZipf(a: a), size, "zipf")
  }

  /// A positive integer k with a probability proportional to pᵏ / k; `np.random.logseries(p)`.
  ///
  /// - Precondition: `p` is in [0, 1).
  /// - Note: A. W. Kemp, "Efficient generation of logarithmically distributed pseudo-random
  ///   variables" (1981).
  public func logseries(_ p: Double) -> Int {
    Int(draw(LegacyLogSeries(p: p)))
  }

  /// Positive integers k with a probability proportional to pᵏ / k; `np.random.logseries(p,
  /// size)`.
  ///
  /// - Precondition: `p` is in [0, 1); no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func logseries(_ p: Double, size: [Int]) -> Tensor<Int64> {
    draw(LegacyLogSeries(p: p), size, "logseries")
  }
}
