extension Generator {
  /// The number of trials up to and including the first success; `rng.geometric(p)`.
  ///
  /// - Precondition: `p` is in (0, 1].
  public func geometric(_ p: Double) -> Int {
    Int(draw(Geometric(legacy: LegacyGeometric(p: p))))
  }

  /// Numbers of trials up to and including the first success; `rng.geometric(p, size)`.
  ///
  /// - Precondition: `p` is in (0, 1]; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func geometric(_ p: Double, size: [Int]) -> Tensor<Int64> {
    draw(Geometric(legacy: LegacyGeometric(p: p)), size, "geometric")
  }

  /// The number of failures before success number `n`, which need not be an integer;
  /// `rng.negative_binomial(n, p)`.
  ///
  /// - Precondition: `n` is positive and `p` in (0, 1], and the numbers fit in 64 bits.
  public func negativeBinomial(_ n: Double, _ p: Double) -> Int {
    Int(draw(NegativeBinomial(n: n, p: p)))
  }

  /// Numbers of failures before success number `n`, which need not be an integer;
  /// `rng.negative_binomial(n, p, size)`.
  ///
  /// - Precondition: `n` is positive and `p` in (0, 1], and the numbers fit in 64 bits; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func negativeBinomial(_ n: Double, _ p: Double, size: [Int]) -> Tensor<Int64> {
    draw(NegativeBinomial(n: n, p: p), size, "negativeBinomial")
  }

  /// How many of `nsample` that are taken without replacement are good;
  /// `rng.hypergeometric(ngood, nbad, nsample)`.
  ///
  /// - Precondition: `ngood` and `nbad` are in 0..<10⁹, and `nsample` in 0...(ngood + nbad).
  /// - Note: E. Stadlober, "The ratio of uniforms approach for generating discrete random
  ///   variates" (1990), where at least 10 are taken and left.
  public func hypergeometric(ngood: Int, nbad: Int, nsample: Int) -> Int {
    Int(draw(Hypergeometric(ngood: ngood, nbad: nbad, nsample: nsample)))
  }

  /// How many of `nsample` that are taken without replacement are good;
  /// `rng.hypergeometric(ngood, nbad, nsample, size)`.
  ///
  /// - Precondition: `ngood` and `nbad` are in 0..<10⁹, and `nsample` in 0...(ngood + nbad); no
  ///   dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func hypergeometric(ngood: Int, nbad: Int, nsample: Int, size: [Int]) -> Tensor<Int64> {
    draw(Hypergeometric(ngood: ngood, nbad: nbad, nsample: nsample), size, "hypergeometric")
  }

  /// A positive integer k with a probability proportional to k to the power −a;
  /// `rng.zipf(a)`.
  ///
  /// - Precondition: `a` is above 1.
  /// - Note: L. Devroye, "Non-Uniform Random Variate Generation" (1986), X.6.1.
  public func zipf(_ a: Double) -> Int {
    Int(draw(Zipf(a: a)))
  }

  /// Positive integers k with a probability proportional to k to the power −a; `rng.zipf(a,
  /// size)`.
  ///
  /// - Precondition: `a` is above 1; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func zipf(_ a: Double, size: [Int]) -> Tensor<Int64> {
    draw(Zipf(a: a), size, "zipf")
  }

  /// A positive integer k with a probability proportional to pᵏ / k; `rng.logseries(p)`.
  ///
  /// - Precondition: `p` is in [0, 1).
  /// - Note: A. W. Kemp, "Efficient generation of logarithmically distributed pseudo-random
  ///   variables" (1981).
  public func logseries(_ p: Double) -> Int {
    Int(draw(LogSeries(p: p)))
  }

  /// Positive integers k with a probability proportional to pᵏ / k; `rng.logseries(p,
  /// size)`.
  ///
  /// - Precondition: `p` is in [0, 1); no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func logseries(_ p: Double, size: [Int]) -> Tensor<Int64> {
    draw(LogSeries(p: p), size, "logseries")
  }
}
