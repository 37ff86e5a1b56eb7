/// Entropy of any size, hashed to as many words of seed as a generator needs; NumPy's
/// `SeedSequence`.
///
/// Seeds that differ in one bit give unrelated words, so that 1, 2, 3, … are as good as any
/// seeds. `spawn` makes seeds for generators that work side by side:
///
/// ```swift
/// var seeds = SeedSequence(2026)
/// let workers = seeds.spawn(4).map { Generator(PCG64($0)) }
/// ```
///
/// - Note: M. E. O'Neill, "Developing a seed_seq alternative", pcg-random.org (2015), as
///   `numpy.random.SeedSequence` uses it.
public struct SeedSequence: Equatable, Sendable {
  /// The entropy in words of 32 bits, the lowest first; what NumPy gives as one number.
  public let entropy: [UInt32]
  /// The numbers of the spawned sequences on the way from the first sequence to this one.
  public let spawnKey: [UInt32]
  /// The number of words that the entropy is hashed to before seeds are made of it.
  public let poolSize: Int
  /// How many sequences `spawn` has made of this one.
  public private(set) var childrenSpawned: Int

  private let pool: [UInt32]

  /// A sequence of one number, `np.random.SeedSequence(entropy)`.
  ///
  /// - Precondition: `entropy` is not negative, and `poolSize` at least 4.
  public init(
    _ entropy: some BinaryInteger, spawnKey: [UInt32] = [], poolSize: Int = 4,
    childrenSpawned: Int = 0
  ) {
    self.init(
      words: Self.words(of: entropy), spawnKey: spawnKey, poolSize: poolSize,
      childrenSpawned: childrenSpawned)
  }

  /// A sequence of several numbers, `np.random.SeedSequence([…])`.
  ///
  /// A list of numbers below 2³² is the same as the one number whose words they are, the lowest
  /// first. Greater ones stand for all their words.
  ///
  /// - Precondition: no number is negative, and `poolSize` is at least 4.
  public init(
    _ entropy: [some BinaryInteger], spawnKey: [UInt32] = [], poolSize: Int = 4,
    childrenSpawned: Int = 0
  ) {
    self.init(
      words: entropy.flatMap { Self.words(of: $0) }, spawnKey: spawnKey, poolSize: poolSize,
      childrenSpawned: childrenSpawned)
  }

  /// A sequence with 128 bits of entropy from the operating system, different each time.
  ///
  /// Write `entropy` to the log: with it the sequence can be made again.
  public init() {
    var system = SystemRandomNumberGenerator()
    self.init((0..<4).map { _ in system.next() as UInt32 })
  }

  private init(words: [UInt32], spawnKey: [UInt32], poolSize: Int, childrenSpawned: Int) {
    require(poolSize >= 4, "SeedSequence: a pool of \(poolSize) words instead of at least 4")
    require(childrenSpawned >= 0, "SeedSequence: \(childrenSpawned) children")
    entropy = words
    self.spawnKey = spawnKey
    self.poolSize = poolSize
    self.childrenSpawned = childrenSpawned
    var assembled = words
    // Without the zeros, a key would be taken for more entropy.
    if !spawnKey.isEmpty && words.count < poolSize {
      assembled += [UInt32](repeating: 0, count: poolSize - words.count)
    }
    pool = Self.mixed(assembled + spawnKey, size: poolSize)
  }

  /// The words of a number, the lowest first; one word for zero.
  private static func words<Number: BinaryInteger>(of number: Number) -> [UInt32] {
    require(number >= 0, "SeedSequence: the entropy \(number) is negative")
    var words: [UInt32] = []
    var rest = number
    repeat {
      words.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    } while rest > 0
    return words
  }

  // MARK: - Seeds

  /// `count` words of 32 bits, `generate_state(count)`.
  ///
  /// More words begin with the same ones.
  ///
  /// - Precondition: `count >= 0`.
  public func generateState(_ count: Int) -> [UInt32] {
    require(count >= 0, "generateState: \(count) words")
    var hash = Hash(constant: 0x8b51_f9dd, factor: 0x58f3_8ded)
    return (0..<count).map { hash.mix(pool[$0 % poolSize]) }
  }

  /// `count` words of 64 bits, `generate_state(count, np.uint64)`.
  ///
  /// They are pairs of the 32-bit words, the first one the lower half.
  ///
  /// - Precondition: `count >= 0`.
  public func generateState(_ count: Int, as type: UInt64.Type) -> [UInt64] {
    require(count >= 0, "generateState: \(count) words")
    let words = generateState(2 * count)
    return (0..<count).map { index -> UInt64 in
      let (low, high) = (UInt64(words[2 * index]), UInt64(words[2 * index + 1]))
      return high << 32 | low
    }
  }

  /// `count` sequences that are independent of this one and of each other.
  ///
  /// The next call makes others.
  ///
  /// - Precondition: `count >= 0`, and fewer than 2³² sequences are spawned in all.
  public mutating func spawn(_ count: Int) -> [SeedSequence] {
    require(count >= 0, "spawn: \(count) sequences")
    let numbers = childrenSpawned..<(childrenSpawned + count)
    require(numbers.upperBound <= 1 << 32, "spawn: \(numbers.upperBound) sequences in all")
    childrenSpawned += count
    return numbers.map {
      SeedSequence(
        words: entropy, spawnKey: spawnKey + [UInt32(truncatingIfNeeded: $0)],
        poolSize: poolSize, childrenSpawned: 0)
    }
  }

  // MARK: - Hashing

  /// Multiplicative hashing with a constant that moves on at every word.
  private struct Hash {
    var constant: UInt32
    let factor: UInt32

    mutating func mix(_ word: UInt32) -> UInt32 {
      var value = word ^ constant
      constant &*= factor
      value &*= constant
      return value ^ (value >> 16)
    }
  }

  /// One word that depends on all bits of two.
  private static func combined(_ x: UInt32, _ y: UInt32) -> UInt32 {
    let value = 0xca01_f9dd &* x &- 0x4973_f715 &* y
    return value ^ (value >> 16)
  }

  private static func mixed(_ entropy: [UInt32], size: Int) -> [UInt32] {
    var hash = Hash(constant: 0x43b0_d7e5, factor: 0x931e_8875)
    var pool = (0..<size).map { hash.mix($0 < entropy.count ? entropy[$0] : 0) }
    // Late bits reach the words before them too.
    for source in 0..<size {
      for target in 0..<size where target != source {
        pool[target] = combined(pool[target], hash.mix(pool[source]))
      }
    }
    for word in entropy.dropFirst(size) {
      for target in 0..<size { pool[target] = combined(pool[target], hash.mix(word)) }
    }
    return pool
  }
}
