/// The generator MT19937: 32-bit words with period 2¹⁹⁹³⁷ − 1.
///
/// The state is a key of 624 words and a position in it. Whenever the position reaches the
/// end, the whole key is replaced at once. The words that leave the generator are the key's
/// after tempering, which is invertible, so that key and position are all there is to save.
///
/// - Note: M. Matsumoto, T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed
///   uniform pseudo-random number generator", ACM TOMACS 8 (1998). Seeding is that of the
///   authors' revision of 2002, mt19937ar.
struct MersenneTwister: ~Copyable {
  /// The number of words in a key.
  static let keyCount = 624
  /// The distance in the recurrence, "m" in the paper.
  private static let shift = 397

  private let key: UnsafeMutablePointer<UInt32>
  /// The key after tempering. A loop over all of it is vectorised; one word at a time is not.
  let words: UnsafeMutablePointer<UInt32>
  /// The index of the word that is drawn next; 624 if the key is used up.
  var position = MersenneTwister.keyCount
  /// The second number of the last pair of normal ones, if it has not been used yet.
  var cachedNormal: Double?

  /// A generator that must be seeded before it is drawn from.
  init() {
    key = .allocate(capacity: Self.keyCount)
    words = .allocate(capacity: Self.keyCount)
    key.initialize(repeating: 0, count: Self.keyCount)
    words.initialize(repeating: 0, count: Self.keyCount)
  }

  deinit {
    key.deallocate()
    words.deallocate()
  }

  // MARK: - Seeding

  /// Seeds with one word: "init_genrand".
  mutating func seed(_ seed: UInt32) {
    var word = seed
    for i in 0..<Self.keyCount {
      key[i] = word
      word = 1_812_433_253 &* (word ^ (word >> 30)) &+ UInt32(i + 1)
    }
    position = Self.keyCount
    cachedNormal = nil
  }

  /// Seeds with one or more words: "init_by_array".
  mutating func seed(_ seeds: [UInt32]) {
    seed(19_650_218)
    var i = 1
    func mixed(_ factor: UInt32) -> UInt32 {
      key[i] ^ ((key[i - 1] ^ (key[i - 1] >> 30)) &* factor)
    }
    func step() {
      i += 1
      if i == Self.keyCount {
        key[0] = key[i - 1]
        i = 1
      }
    }
    for k in 0..<max(Self.keyCount, seeds.count) {
      let j = k % seeds.count
      key[i] = mixed(1_664_525) &+ seeds[j] &+ UInt32(truncatingIfNeeded: j)
      step()
    }
    for _ in 1..<Self.keyCount {
      key[i] = mixed(1_566_083_941) &- UInt32(i)
      step()
    }
    // One bit that is certainly set: a key of zeros would stay so.
    key[0] = 0x8000_0000
  }

  /// The words of the key as they are before tempering.
  var keyWords: [UInt32] { Array(UnsafeBufferPointer(start: key, count: Self.keyCount)) }

  /// Continues from a key and a position that were saved.
  mutating func restore(key saved: [UInt32], position: Int) {
    for i in 0..<Self.keyCount { key[i] = saved[i] }
    temper()
    self.position = position
  }

  // MARK: - Drawing

  /// Replaces the key by its successor.
  mutating func refill() {
    let key = self.key
    let (count, shift) = (Self.keyCount, Self.shift)
    // The loops are split where the index i + 397 wraps round.
    for i in 0..<(count - shift) {
      key[i] = key[i &+ shift] ^ Self.twisted(key[i], key[i &+ 1])
    }
    for i in (count - shift)..<(count - 1) {
      key[i] = key[i &+ (shift - count)] ^ Self.twisted(key[i], key[i &+ 1])
    }
    key[count - 1] = key[shift - 1] ^ Self.twisted(key[count - 1], key[0])
    temper()
    position = 0
  }

  /// The highest bit of one word and the others of the next one, times the matrix "A".
  @inline(__always)
  private static func twisted(_ high: UInt32, _ low: UInt32) -> UInt32 {
    let word = (high & 0x8000_0000) | (low & 0x7fff_ffff)
    return (word >> 1) ^ ((0 &- (word & 1)) & 0x9908_b0df)
  }

  private func temper() {
    let (key, words) = (self.key, self.words)
    for i in 0..<Self.keyCount {
      var word = key[i]
      word ^= word >> 11
      word ^= (word << 7) & 0x9d2c_5680
      word ^= (word << 15) & 0xefc6_0000
      word ^= word >> 18
      words[i] = word
    }
  }

  /// The next 32 bits.
  @inline(__always)
  mutating func nextUInt32() -> UInt32 {
    if position == Self.keyCount { refill() }
    let word = words[position]
    position &+= 1
    return word
  }

  /// The next 64 bits, the first word drawn being the higher half.
  @inline(__always)
  mutating func nextUInt64() -> UInt64 {
    let high = nextUInt32()
    let low = nextUInt32()
    return UInt64(high) << 32 | UInt64(low)
  }
}
