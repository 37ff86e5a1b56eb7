/// The generator behind `np.random.default_rng`: 64-bit words from a 128-bit linear congruence
/// with a stream of its own for each increment (PCG XSL-RR 128/64).
///
/// A value of 80 bytes: a copy continues with the same words, each for itself. The period is
/// 2¹²⁸. Not suited to cryptography.
///
/// - Note: M. E. O'Neill, "PCG: A family of simple fast space-efficient statistically good
///   algorithms for random number generation", Harvey Mudd College HMC-CS-2014-0905.
public struct PCG64: BitGenerator, RandomNumberGenerator, Sendable {
  private static let multiplier: UInt128 = 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645
  /// The golden ratio less one, times 2¹²⁸.
  private static let jump: UInt128 = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835

  var value: UInt128 = 0
  var increment: UInt128
  var half = UpperHalf()

  /// The sequence that the generator was seeded with; `nil` if it was made from a state.
  public internal(set) var seedSequence: SeedSequence?

  /// A generator seeded by a sequence, `np.random.PCG64(seed_sequence)`.
  public init(_ seeds: SeedSequence) {
    let words = seeds.generateState(4, as: UInt64.self)
    increment = (UInt128(words[2]) << 64 | UInt128(words[3])) << 1 | 1
    seedSequence = seeds
    step()
    value &+= UInt128(words[0]) << 64 | UInt128(words[1])
    step()
  }

  /// A generator seeded with one number, `np.random.PCG64(seed)`.
  ///
  /// - Precondition: `seed` is not negative.
  public init(_ seed: some BinaryInteger) { self.init(SeedSequence(seed)) }

  /// A generator seeded with several numbers, `np.random.PCG64([…])`.
  ///
  /// - Precondition: no number is negative.
  public init(_ seeds: [some BinaryInteger]) { self.init(SeedSequence(seeds)) }

  /// A generator whose seed comes from the operating system, different each time.
  public init() { self.init(SeedSequence()) }

  // MARK: - Drawing

  @inline(__always)
  private mutating func step() { value = value &* Self.multiplier &+ increment }

  /// The next 64 bits: both halves of the state combined and rotated by its highest bits.
  @inline(__always)
  public mutating func nextUInt64() -> UInt64 {
    step()
    let folded = UInt64(truncatingIfNeeded: value >> 64) ^ UInt64(truncatingIfNeeded: value)
    let rotation = UInt64(truncatingIfNeeded: value >> 122)
    return folded &>> rotation | folded &<< (0 &- rotation)
  }

  /// The next 32 bits: the lower and then the upper half of 64.
  @inline(__always)
  public mutating func nextUInt32() -> UInt32 {
    if let kept = half.take() { return kept }
    return half.split(nextUInt64())
  }

  /// The next 64 bits, `nextUInt64()`, for Swift's own methods.
  public mutating func next() -> UInt64 { nextUInt64() }

  // MARK: - Jumping

  /// Goes on as if `count` 64-bit words had been drawn; `advance(count)`.
  ///
  /// 2¹²⁸ − n goes back by n words. A 32-bit half that was kept is dropped.
  ///
  /// - Complexity: O(log `count`).
  /// - Note: F. B. Brown, "Random number generation with arbitrary strides", Transactions of
  ///   the American Nuclear Society 71 (1994).
  public mutating func advance(by count: UInt128) {
    var rest = count
    var (factor, term) = (Self.multiplier, increment)
    var (totalFactor, totalTerm): (UInt128, UInt128) = (1, 0)
    while rest > 0 {
      if rest & 1 == 1 {
        totalFactor &*= factor
        totalTerm = totalTerm &* factor &+ term
      }
      term = (factor &+ 1) &* term
      factor &*= factor
      rest >>= 1
    }
    value = totalFactor &* value &+ totalTerm
    half = UpperHalf()
  }

  /// This generator after `advance(by: count)`.
  public func advanced(by count: UInt128) -> PCG64 {
    var result = self
    result.advance(by: count)
    return result
  }

  /// A generator that is `jumps` long jumps ahead; `jumped(jumps)`.
  ///
  /// A jump is 2¹²⁸ · 0.618… words, so that jumped generators stay far from each other.
  ///
  /// - Precondition: `jumps >= 0`.
  public func jumped(_ jumps: Int = 1) -> PCG64 {
    require(jumps >= 0, "jumped: \(jumps) jumps")
    return advanced(by: Self.jump &* UInt128(jumps))
  }

  // MARK: - State

  /// A generator that goes on from a saved state.
  ///
  /// - Precondition: the increment is odd.
  public init(state: State) {
    increment = state.inc
    self.state = state
  }

  /// All that decides which words follow; `bit_generator.state`.
  ///
  /// - Precondition: when setting, the increment is odd.
  public var state: State {
    get {
      State(
        state: value, inc: increment, hasUInt32: half.isKept, uinteger: half.word)
    }
    set {
      require(newValue.inc & 1 == 1, "PCG64.state: the increment \(newValue.inc) is even")
      value = newValue.state
      increment = newValue.inc
      half = UpperHalf(isKept: newValue.hasUInt32, word: newValue.uinteger)
    }
  }

  /// A state of a `PCG64`: NumPy's dictionary.
  ///
  /// It is encoded with that dictionary's keys, so what Python's
  /// `json.dumps(rng.bit_generator.state)` writes can be decoded here and the other way round.
  public struct State: Equatable, Sendable {
    /// The number in the congruence, `["state"]["state"]`.
    public var state: UInt128
    /// What is added in every step, an odd number, `["state"]["inc"]`.
    public var inc: UInt128
    /// Whether the upper half of 64 bits waits to be used, `["has_uint32"]`.
    public var hasUInt32: Bool
    /// That half; `["uinteger"]`.
    public var uinteger: UInt32

    /// A state from its parts.
    public init(state: UInt128, inc: UInt128, hasUInt32: Bool = false, uinteger: UInt32 = 0) {
      self.state = state
      self.inc = inc
      self.hasUInt32 = hasUInt32
      self.uinteger = uinteger
    }
  }
}

/// The half of 64 bits that the last 32-bit draw left over.
struct UpperHalf {
  var isKept = false
  /// NumPy shows the last half even after it was used, and so does this.
  var word: UInt32 = 0

  @inline(__always)
  mutating func take() -> UInt32? {
    if !isKept { return nil }
    isKept = false
    return word
  }

  /// Keeps the upper half and returns the lower one.
  @inline(__always)
  mutating func split(_ bits: UInt64) -> UInt32 {
    isKept = true
    word = UInt32(truncatingIfNeeded: bits >> 32)
    return UInt32(truncatingIfNeeded: bits)
  }
}
