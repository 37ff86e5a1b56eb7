extension RandomState {
  // MARK: - Uniform

  /// A number of [0, 1), a multiple of 2⁻⁵³; `np.random.random_sample()`.
  public func randomSample() -> Double { twister.nextDouble() }

  /// Numbers of [0, 1), multiples of 2⁻⁵³; `np.random.random_sample(shape)`.
  ///
  /// - Precondition: no dimension is negative.
  /// - Returns: shape `shape`, new storage.
  /// - Complexity: O(elements); one allocation.
  public func randomSample(_ shape: [Int]) -> Tensor<Double> {
    Parameter.size(shape, "randomSample")
    return Tensor(shape: shape) { twister.fill($0) }
  }

  /// A number of [0, 1); `np.random.rand()`.
  public func rand() -> Double { twister.nextDouble() }

  /// Numbers of [0, 1); `np.random.rand(d0, d1, …)`.
  ///
  /// - Precondition: no dimension is negative.
  /// - Returns: shape `[dimension] + others`, new storage.
  /// - Complexity: O(elements); one allocation.
  public func rand(_ dimension: Int, _ others: Int...) -> Tensor<Double> {
    Parameter.size([dimension] + others, "rand")
    return randomSample([dimension] + others)
  }

  /// A number of [low, high); `np.random.uniform(low, high)`.
  ///
  /// It is low + (high − low) · u with u from [0, 1), and may round to `high`. As in NumPy,
  /// `high` may be below `low`.
  ///
  /// - Precondition: `high − low` is finite.
  public func uniform(low: Double = 0, high: Double = 1) -> Double {
    Self.requireRange(low, high)
    return low + (high - low) * twister.nextDouble()
  }

  /// Numbers of [low, high); `np.random.uniform(low, high, size)`.
  ///
  /// They are low + (high − low) · u with u from [0, 1), and may round to `high`. As in NumPy,
  /// `high` may be below `low`.
  ///
  /// - Precondition: `high − low` is finite; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  /// - Complexity: O(elements); one allocation.
  public func uniform(low: Double = 0, high: Double = 1, size: [Int]) -> Tensor<Double> {
    Self.requireRange(low, high)
    Parameter.size(size, "uniform")
    return Tensor(shape: size) { twister.fill($0, low: low, range: high - low) }
  }

  private static func requireRange(_ low: Double, _ high: Double) {
    require((high - low).isFinite, "uniform: the range from \(low) to \(high) is not finite")
  }

  // MARK: - Normal

  /// A standard normal number; `np.random.randn()`.
  public func randn() -> Double { twister.standardNormal() }

  /// Standard normal numbers; `np.random.randn(d0, d1, …)`.
  ///
  /// - Precondition: no dimension is negative.
  /// - Returns: shape `[dimension] + others`, new storage.
  /// - Complexity: O(elements); one allocation.
  /// - Note: Marsaglia's polar method. An odd number of elements leaves one number over, which
  ///   is the first of the next call.
  public func randn(_ dimension: Int, _ others: Int...) -> Tensor<Double> {
    Parameter.size([dimension] + others, "randn")
    return Tensor(shape: [dimension] + others) { twister.fill(normal: $0, loc: 0, scale: 1) }
  }

  /// A normal number with mean `loc` and standard deviation `scale`; `np.random.normal`.
  ///
  /// It is loc + scale · z, rounded twice, with z from `randn()`.
  ///
  /// - Precondition: `scale` is not negative.
  public func normal(loc: Double = 0, scale: Double = 1) -> Double {
    Self.requireScale(scale)
    return loc + scale * twister.standardNormal()
  }

  /// Normal numbers with mean `loc` and standard deviation `scale`; `np.random.normal`.
  ///
  /// They are loc + scale · z, rounded twice, with z as in `randn`.
  ///
  /// - Precondition: `scale` is not negative; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  /// - Complexity: O(elements); one allocation.
  public func normal(loc: Double = 0, scale: Double = 1, size: [Int]) -> Tensor<Double> {
    Self.requireScale(scale)
    Parameter.size(size, "normal")
    return Tensor(shape: size) { twister.fill(normal: $0, loc: loc, scale: scale) }
  }

  private static func requireScale(_ scale: Double) {
    require(!(scale < 0), "normal: scale \(scale) is negative")
  }
}
