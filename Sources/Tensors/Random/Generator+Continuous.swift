extension Generator {
  // MARK: - From exponential numbers

  /// A number of Pareto's distribution of the second kind (Lomax); `rng.pareto(a)`.
  ///
  /// Its density is a / (1 + x)ᵃ⁺¹ for x ≥ 0; the classical one begins at 1, so add 1 for it.
  ///
  /// - Precondition: `a` is positive.
  public func pareto(_ a: Double) -> Double {
    draw(Pareto(legacy: LegacyPareto(a: a)))
  }

  /// Numbers of Pareto's distribution of the second kind (Lomax); `rng.pareto(a, size)`.
  ///
  /// - Precondition: `a` is positive; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func pareto(_ a: Double, size: [Int]) -> Tensor<Double> {
    draw(Pareto(legacy: LegacyPareto(a: a)), size, "pareto")
  }

  /// A number of Weibull's distribution with shape `a` and scale 1; `rng.weibull(a)`.
  ///
  /// It is an exponential number to the power 1 / a.
  ///
  /// - Precondition: `a` is not negative.
  public func weibull(_ a: Double) -> Double {
    draw(Weibull(a: a))
  }

  /// Numbers of Weibull's distribution with shape `a` and scale 1; `rng.weibull(a, size)`.
  ///
  /// - Precondition: `a` is not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func weibull(_ a: Double, size: [Int]) -> Tensor<Double> {
    draw(Weibull(a: a), size, "weibull")
  }

  /// A number of [0, 1] with density a · xᵃ⁻¹; `rng.power(a)`.
  ///
  /// - Precondition: `a` is positive.
  public func power(_ a: Double) -> Double {
    draw(Power(legacy: LegacyPower(a: a)))
  }

  /// Numbers of [0, 1] with density a · xᵃ⁻¹; `rng.power(a, size)`.
  ///
  /// - Precondition: `a` is positive; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func power(_ a: Double, size: [Int]) -> Tensor<Double> {
    draw(Power(legacy: LegacyPower(a: a)), size, "power")
  }

  // MARK: - From one uniform number

  /// A number with density exp(−|x − loc| / scale) / (2 · scale); `rng.laplace(loc, scale)`.
  ///
  /// - Precondition: `scale` is not negative.
  public func laplace(loc: Double = 0, scale: Double = 1) -> Double {
    draw(Laplace(loc: loc, scale: scale))
  }

  /// Numbers with density exp(−|x − loc| / scale) / (2 · scale); `rng.laplace(loc, scale,
  /// size)`.
  ///
  /// - Precondition: `scale` is not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func laplace(loc: Double = 0, scale: Double = 1, size: [Int]) -> Tensor<Double> {
    draw(Laplace(loc: loc, scale: scale), size, "laplace")
  }

  /// A number of the logistic distribution, loc + scale · ln(u / (1 − u));
  /// `rng.logistic(loc, scale)`.
  ///
  /// - Precondition: `scale` is not negative.
  public func logistic(loc: Double = 0, scale: Double = 1) -> Double {
    draw(Logistic(loc: loc, scale: scale))
  }

  /// Numbers of the logistic distribution, loc + scale · ln(u / (1 − u)); `rng.logistic(loc,
  /// scale, size)`.
  ///
  /// - Precondition: `scale` is not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func logistic(loc: Double = 0, scale: Double = 1, size: [Int]) -> Tensor<Double> {
    draw(Logistic(loc: loc, scale: scale), size, "logistic")
  }

  /// A number of Gumbel's distribution, loc − scale · ln(−ln u); `rng.gumbel(loc, scale)`.
  ///
  /// - Precondition: `scale` is not negative.
  public func gumbel(loc: Double = 0, scale: Double = 1) -> Double {
    draw(Gumbel(loc: loc, scale: scale))
  }

  /// Numbers of Gumbel's distribution, loc − scale · ln(−ln u); `rng.gumbel(loc, scale,
  /// size)`.
  ///
  /// - Precondition: `scale` is not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func gumbel(loc: Double = 0, scale: Double = 1, size: [Int]) -> Tensor<Double> {
    draw(Gumbel(loc: loc, scale: scale), size, "gumbel")
  }

  /// The length of a vector of two normal numbers; `rng.rayleigh(scale)`.
  ///
  /// It is scale · √(2e) with e exponential.
  ///
  /// - Precondition: `scale` is not negative.
  public func rayleigh(scale: Double = 1) -> Double {
    draw(Rayleigh(legacy: LegacyRayleigh(scale: scale)))
  }

  /// Lengths of vectors of two normal numbers; `rng.rayleigh(scale, size)`.
  ///
  /// - Precondition: `scale` is not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func rayleigh(scale: Double = 1, size: [Int]) -> Tensor<Double> {
    draw(Rayleigh(legacy: LegacyRayleigh(scale: scale)), size, "rayleigh")
  }

  /// A number whose density rises from `left` to `mode` and falls to `right`;
  /// `rng.triangular(left, mode, right)`.
  ///
  /// - Precondition: `left <= mode <= right` and `left < right`.
  public func triangular(left: Double, mode: Double, right: Double) -> Double {
    draw(Triangular(left: left, mode: mode, right: right))
  }

  /// Numbers whose density rises from `left` to `mode` and falls to `right`;
  /// `rng.triangular(left, mode, right, size)`.
  ///
  /// - Precondition: `left <= mode <= right` and `left < right`; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func triangular(left: Double, mode: Double, right: Double, size: [Int]) -> Tensor<Double> {
    draw(Triangular(left: left, mode: mode, right: right), size, "triangular")
  }

  /// An angle of [−π, π] around `mu`, in radians; `rng.vonmises(mu, kappa)`.
  ///
  /// The density is proportional to exp(kappa · cos(x − mu)).
  ///
  /// - Precondition: `kappa` is not negative.
  /// - Note: D. J. Best, N. I. Fisher, "Efficient simulation of the von Mises distribution"
  ///   (1979).
  public func vonmises(mu: Double, kappa: Double) -> Double {
    draw(VonMises(mu: mu, kappa: kappa, largestKappa: 1e6))
  }

  /// Angles of [−π, π] around `mu`, in radians; `rng.vonmises(mu, kappa, size)`.
  ///
  /// - Precondition: `kappa` is not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func vonmises(mu: Double, kappa: Double, size: [Int]) -> Tensor<Double> {
    draw(VonMises(mu: mu, kappa: kappa, largestKappa: 1e6), size, "vonmises")
  }

  // MARK: - From normal numbers

  /// A number whose logarithm is normal with that mean and deviation; `rng.lognormal(mean,
  /// sigma)`.
  ///
  /// - Precondition: `sigma` is not negative.
  public func lognormal(mean: Double = 0, sigma: Double = 1) -> Double {
    draw(LogNormal(mean: mean, sigma: sigma))
  }

  /// Numbers whose logarithms are normal with that mean and deviation; `rng.lognormal(mean,
  /// sigma, size)`.
  ///
  /// - Precondition: `sigma` is not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func lognormal(mean: Double = 0, sigma: Double = 1, size: [Int]) -> Tensor<Double> {
    draw(LogNormal(mean: mean, sigma: sigma), size, "lognormal")
  }

  /// The quotient of two normal numbers; `rng.standard_cauchy()`.
  public func standardCauchy() -> Double {
    draw(StandardCauchy())
  }

  /// Quotients of two normal numbers; `rng.standard_cauchy(size)`.
  ///
  /// - Precondition: no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func standardCauchy(size: [Int]) -> Tensor<Double> {
    draw(StandardCauchy(), size, "standardCauchy")
  }

  /// A number of Wald's distribution, the inverse Gaussian; `rng.wald(mean, scale)`.
  ///
  /// - Precondition: `mean` and `scale` are positive.
  /// - Note: J. R. Michael, W. R. Schucany, R. W. Haas, "Generating random variates using
  ///   transformations with multiple roots" (1976).
  public func wald(mean: Double, scale: Double) -> Double {
    draw(Wald(legacy: LegacyWald(mean: mean, scale: scale)))
  }

  /// Numbers of Wald's distribution, the inverse Gaussian; `rng.wald(mean, scale, size)`.
  ///
  /// - Precondition: `mean` and `scale` are positive; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func wald(mean: Double, scale: Double, size: [Int]) -> Tensor<Double> {
    draw(Wald(legacy: LegacyWald(mean: mean, scale: scale)), size, "wald")
  }
}
