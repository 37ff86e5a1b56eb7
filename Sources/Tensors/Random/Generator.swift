/// Random numbers by NumPy's modern interface, draw for draw; `np.random.Generator`.
///
/// The same seed and the same calls give the same numbers, bit for bit, and leave the same state
/// behind as with NumPy 2:
///
/// ```swift
/// let random = Generator(42)                // np.random.default_rng(42)
/// let weights = random.normal(size: [784, 50])
/// let batch = random.choice(60_000, size: 100, replace: false)
/// ```
///
/// Normal and exponential numbers come from ziggurats, integers by Lemire's method. NumPy reserves
/// the right to change these streams; here they are those of NumPy 2.4. `RandomState` has the
/// streams that are frozen.
///
/// A wrong argument (a negative size, an empty range, probabilities that do not sum to one) is a
/// programming error and traps with a message that names the method and the values.
///
/// - Note: `Generator` is not `Sendable`, for the reasons given at `RandomState`. Make one for
///   each thread with `spawn`.
public final class Generator: RandomNumberGenerator {
  private var source: BitSource

  /// A generator that draws from a bit generator, `np.random.Generator(bit_generator)`.
  ///
  /// The bit generator is copied; read it back from `bitGenerator`.
  public init(_ bitGenerator: any BitGenerator) { source = BitSource(bitGenerator) }

  /// A generator over `PCG64`, `np.random.default_rng(seed)`.
  ///
  /// - Precondition: `seed` is not negative.
  public convenience init(_ seed: some BinaryInteger) { self.init(PCG64(seed)) }

  /// A generator over `PCG64`, `np.random.default_rng([…])`.
  ///
  /// - Precondition: no number is negative.
  public convenience init(_ seeds: [some BinaryInteger]) { self.init(PCG64(seeds)) }

  /// A generator over `PCG64`, `np.random.default_rng(seed_sequence)`.
  public convenience init(_ seeds: SeedSequence) { self.init(PCG64(seeds)) }

  /// A generator over `PCG64` whose seed comes from the operating system, different each time.
  public convenience init() { self.init(PCG64()) }

  /// The bit generator in its present state; `bit_generator`.
  ///
  /// It is a value: keep it, and set it again to replay the numbers from there. Its `state` is
  /// NumPy's dictionary.
  public var bitGenerator: any BitGenerator {
    get { source.bits }
    set { source = BitSource(newValue) }
  }

  /// `count` generators that are independent of this one and of each other; `spawn(count)`.
  ///
  /// They are seeded by `spawn` of the sequence that seeded this one, so the next call makes
  /// others. Nothing is drawn.
  ///
  /// - Precondition: the bit generator is a `PCG64` or `Philox` that was seeded, not made from
  ///   a state or a key.
  public func spawn(_ count: Int) -> [Generator] {
    if let generators = source.spawn(count) { return generators }
    fail("spawn: the bit generator was not made from a seed")
  }

  // MARK: - Drawing

  /// The next 64 bits of the bit generator, for Swift's own methods.
  ///
  /// The numbers of `Double.random(in: 0..<1, using: &random)` are not NumPy's.
  public func next() -> UInt64 { draw(RawBits()) }

  /// Draws once from a distribution.
  func draw<D: Distribution>(_ distribution: D) -> D.Value { source.draw(distribution) }

  /// Draws once from a distribution, without a call from `PCG64`.
  func draw<D: QuickDistribution>(_ distribution: D) -> D.Value {
    source.isPCG64 ? source.pcg64.draw(distribution) : source.draw(distribution)
  }

  /// Draws the elements of a buffer by a loop of its own for each bit generator.
  func fill<D: Distribution>(_ filling: D) where D.Value == Void { source.fill(filling) }

  /// Draws the elements of a new tensor in row-major order.
  func draw<D: Distribution>(
    _ distribution: D, _ size: [Int], _ method: String
  ) -> Tensor<D.Value> where D.Value: TensorScalar {
    Parameter.size(size, method)
    return Tensor(shape: size) { draw(Filling(distribution: distribution, target: $0)) }
  }

  /// The same by a loop of its own for each bit generator.
  func draw<D: QuickDistribution>(
    _ distribution: D, _ size: [Int], _ method: String
  ) -> Tensor<D.Value> where D.Value: TensorScalar {
    Parameter.size(size, method)
    return Tensor(shape: size) { fill(Filling(distribution: distribution, target: $0)) }
  }
}

@available(*, unavailable, message: "make one for each thread with spawn(_:)")
extension Generator: @unchecked Sendable {}

/// 64 bits as they are.
private struct RawBits: QuickDistribution {
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> UInt64 {
    source.nextUInt64()
  }
}
