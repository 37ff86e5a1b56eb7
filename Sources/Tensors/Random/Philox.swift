/// A generator by counter (Philox 4×64-10): word n of a stream is a function of n and a key.
///
/// Generators with different keys, or with counters far apart, are independent, and getting to
/// any place takes no time:
///
/// ```swift
/// let generators = (0..<8).map { Generator(Philox(key: 2026, counter: [0, 0, 0, $0])) }
/// ```
///
/// A value of some 160 bytes: a copy continues with the same words, each for itself. The period
/// is 2²⁵⁸ words. Not suited to cryptography.
///
/// - Note: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy
///   as 1, 2, 3", SC11 (2011); `numpy.random.Philox`.
public struct Philox: BitGenerator, RandomNumberGenerator, Sendable {
  typealias Four = (UInt64, UInt64, UInt64, UInt64)

  var counter: Four
  var key: (UInt64, UInt64)
  /// The words of the counter's present value.
  var buffer: Four = (0, 0, 0, 0)
  /// How many of them have been drawn.
  var position = 4
  var half = UpperHalf()

  /// The sequence that the generator was seeded with; `nil` if it was made from a key or state.
  public internal(set) var seedSequence: SeedSequence?

  /// A generator whose key comes from a sequence, `np.random.Philox(seed_sequence)`.
  public init(_ seeds: SeedSequence) {
    let words = seeds.generateState(2, as: UInt64.self)
    key = (words[0], words[1])
    counter = (0, 0, 0, 0)
    seedSequence = seeds
  }

  /// A generator seeded with one number, `np.random.Philox(seed)`.
  ///
  /// - Precondition: `seed` is not negative.
  public init(_ seed: some BinaryInteger) { self.init(SeedSequence(seed)) }

  /// A generator seeded with several numbers, `np.random.Philox([…])`.
  ///
  /// - Precondition: no number is negative.
  public init(_ seeds: [some BinaryInteger]) { self.init(SeedSequence(seeds)) }

  /// A generator whose key comes from the operating system, different each time.
  public init() { self.init(SeedSequence()) }

  /// A generator with a key and a counter of your own, `np.random.Philox(key=…, counter=…)`.
  ///
  /// The first words are those of the counter plus one.
  ///
  /// - Parameter counter: four words, the lowest first.
  /// - Precondition: `counter` has four words.
  public init(key: UInt128, counter: [UInt64] = [0, 0, 0, 0]) {
    require(counter.count == 4, "Philox: a counter of \(counter.count) words instead of 4")
    self.key = (UInt64(truncatingIfNeeded: key), UInt64(truncatingIfNeeded: key >> 64))
    self.counter = (counter[0], counter[1], counter[2], counter[3])
  }

  // MARK: - Drawing

  /// Ten rounds of products, of which the halves are exchanged and combined with the key.
  private mutating func refill() {
    add((1, 0, 0, 0))
    var (a, b, c, d) = counter
    var (k0, k1) = key
    for _ in 0..<10 {
      let first = a.multipliedFullWidth(by: 0xd2e7_470e_e14c_6c93)
      let second = c.multipliedFullWidth(by: 0xca5a_8263_9512_1157)
      (a, b, c, d) = (second.high ^ b ^ k0, second.low, first.high ^ d ^ k1, first.low)
      k0 &+= 0x9e37_79b9_7f4a_7c15
      k1 &+= 0xbb67_ae85_84ca_a73b
    }
    buffer = (a, b, c, d)
    position = 0
  }

  /// Adds to the counter, modulo 2²⁵⁶.
  private mutating func add(_ step: Four) {
    var carry: UInt64 = 0
    func sum(_ x: UInt64, _ y: UInt64) -> UInt64 {
      let (first, overflow) = x.addingReportingOverflow(y)
      let (total, again) = first.addingReportingOverflow(carry)
      carry = overflow || again ? 1 : 0
      return total
    }
    counter.0 = sum(counter.0, step.0)
    counter.1 = sum(counter.1, step.1)
    counter.2 = sum(counter.2, step.2)
    counter.3 = sum(counter.3, step.3)
  }

  /// The next 64 bits.
  @inline(__always)
  public mutating func nextUInt64() -> UInt64 {
    if position == 4 { refill() }
    position &+= 1
    return switch position {
    case 1: buffer.0
    case 2: buffer.1
    case 3: buffer.2
    default: buffer.3
    }
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

  /// Adds to the counter, each unit of which stands for four 64-bit words; `advance(count)`.
  ///
  /// Words of the present counter that were not drawn yet are dropped.
  public mutating func advance(by count: UInt128) {
    advance((UInt64(truncatingIfNeeded: count), UInt64(truncatingIfNeeded: count >> 64), 0, 0))
  }

  /// This generator after `advance(by: count)`.
  public func advanced(by count: UInt128) -> Philox {
    var result = self
    result.advance(by: count)
    return result
  }

  /// A generator whose counter is `jumps` · 2¹²⁸ ahead; `jumped(jumps)`.
  ///
  /// - Precondition: `jumps >= 0`.
  public func jumped(_ jumps: Int = 1) -> Philox {
    require(jumps >= 0, "jumped: \(jumps) jumps")
    var result = self
    result.advance((0, 0, UInt64(jumps), 0))
    return result
  }

  private mutating func advance(_ step: Four) {
    add(step)
    buffer = (0, 0, 0, 0)
    position = 4
    half = UpperHalf()
  }

  // MARK: - State

  /// A generator that goes on from a saved state.
  ///
  /// - Precondition: as for setting `state`.
  public init(state: State) {
    self.init(key: 0)
    self.state = state
  }

  /// All that decides which words follow; `bit_generator.state`.
  ///
  /// - Precondition: when setting, the counter and the buffer have four words and the key two,
  ///   and the position in the buffer is in 0...4.
  public var state: State {
    get {
      State(
        counter: [counter.0, counter.1, counter.2, counter.3], key: [key.0, key.1],
        buffer: [buffer.0, buffer.1, buffer.2, buffer.3], bufferPosition: position,
        hasUInt32: half.isKept, uinteger: half.word)
    }
    set {
      let (counts, words) = (newValue.counter, newValue.buffer)
      require(
        counts.count == 4 && newValue.key.count == 2 && words.count == 4,
        "Philox.state: \(counts.count), \(newValue.key.count) and \(words.count) words of "
          + "counter, key and buffer instead of 4, 2 and 4")
      require(
        (0...4).contains(newValue.bufferPosition),
        "Philox.state: position \(newValue.bufferPosition) is not in 0...4")
      counter = (counts[0], counts[1], counts[2], counts[3])
      key = (newValue.key[0], newValue.key[1])
      buffer = (words[0], words[1], words[2], words[3])
      position = newValue.bufferPosition
      half = UpperHalf(isKept: newValue.hasUInt32, word: newValue.uinteger)
    }
  }

  /// A state of a `Philox`: NumPy's dictionary, and encoded with its keys.
  public struct State: Equatable, Sendable {
    /// Four words, the lowest first, `["state"]["counter"]`.
    public var counter: [UInt64]
    /// Two words, the lowest first, `["state"]["key"]`.
    public var key: [UInt64]
    /// The four words of the counter, `["buffer"]`.
    public var buffer: [UInt64]
    /// How many words of the buffer have been drawn, 0...4; `["buffer_pos"]`.
    public var bufferPosition: Int
    /// Whether the upper half of 64 bits waits to be used, `["has_uint32"]`.
    public var hasUInt32: Bool
    /// That half; `["uinteger"]`.
    public var uinteger: UInt32

    /// A state from its parts, which are checked when the state is set.
    public init(
      counter: [UInt64], key: [UInt64], buffer: [UInt64] = [0, 0, 0, 0],
      bufferPosition: Int = 4, hasUInt32: Bool = false, uinteger: UInt32 = 0
    ) {
      self.counter = counter
      self.key = key
      self.buffer = buffer
      self.bufferPosition = bufferPosition
      self.hasUInt32 = hasUInt32
      self.uinteger = uinteger
    }
  }
}
