extension Generator {
  // MARK: - Uniform

  /// A number of [0, 1), a multiple of 2⁻⁵³; `rng.random()`.
  public func random() -> Double {
    draw(StandardUniform())
  }

  /// Numbers of [0, 1), multiples of 2⁻⁵³; `rng.random(size)`.
  ///
  /// - Precondition: no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func random(size: [Int]) -> Tensor<Double> {
    draw(StandardUniform(), size, "random")
  }

  /// A number of [0, 1), a multiple of 2⁻²⁴; `rng.random(dtype=np.float32)`.
  ///
  /// It takes 32 bits.
  public func random(as type: Float.Type) -> Float {
    draw(StandardUniformFloat())
  }

  /// Numbers of [0, 1), multiples of 2⁻²⁴; `rng.random(size, dtype=np.float32)`.
  ///
  /// - Precondition: no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func random(size: [Int], as type: Float.Type) -> Tensor<Float> {
    draw(StandardUniformFloat(), size, "random")
  }

  /// A number of [low, high); `rng.uniform(low, high)`.
  ///
  /// It is low + (high − low) · u with u from [0, 1), and may round to `high`.
  ///
  /// - Precondition: `high − low` is finite and not negative.
  public func uniform(low: Double = 0, high: Double = 1) -> Double {
    draw(Self.uniformDistribution(low, high))
  }

  /// Numbers of [low, high); `rng.uniform(low, high, size)`.
  ///
  /// - Precondition: `high − low` is finite and not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func uniform(low: Double = 0, high: Double = 1, size: [Int]) -> Tensor<Double> {
    draw(Self.uniformDistribution(low, high), size, "uniform")
  }

  private static func uniformDistribution(_ low: Double, _ high: Double) -> Uniform {
    require(
      (high - low).isFinite && low <= high,
      "uniform: the range from \(low) to \(high) is not finite or below zero")
    return Uniform(low: low, range: high - low)
  }

  // MARK: - Normal

  /// A standard normal number; `rng.standard_normal()`.
  ///
  /// - Note: G. Marsaglia, W. W. Tsang, "The ziggurat method for generating random variables"
  ///   (2000).
  public func standardNormal() -> Double {
    draw(StandardNormal())
  }

  /// Standard normal numbers; `rng.standard_normal(size)`.
  ///
  /// - Precondition: no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func standardNormal(size: [Int]) -> Tensor<Double> {
    draw(ZigguratNormal(Normal(loc: 0, scale: 1)), size, "standardNormal")
  }

  /// A standard normal number from 32 bits; `rng.standard_normal(dtype=np.float32)`.
  public func standardNormal(as type: Float.Type) -> Float {
    draw(StandardNormalFloat())
  }

  /// Standard normal numbers from 32 bits each; `rng.standard_normal(size, dtype=np.float32)`.
  ///
  /// - Precondition: no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func standardNormal(size: [Int], as type: Float.Type) -> Tensor<Float> {
    draw(StandardNormalFloat(), size, "standardNormal")
  }

  /// A normal number with mean `loc` and standard deviation `scale`; `rng.normal(loc, scale)`.
  ///
  /// - Precondition: `scale` is not negative.
  public func normal(loc: Double = 0, scale: Double = 1) -> Double {
    draw(Normal(loc: loc, scale: scale))
  }

  /// Normal numbers with mean `loc` and standard deviation `scale`; `rng.normal(loc, scale,
  /// size)`.
  ///
  /// - Precondition: `scale` is not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func normal(loc: Double = 0, scale: Double = 1, size: [Int]) -> Tensor<Double> {
    draw(ZigguratNormal(Normal(loc: loc, scale: scale)), size, "normal")
  }
}
