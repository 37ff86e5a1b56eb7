/// The random numbers of NumPy's `RandomState` and `np.random.seed`, draw for draw.
///
/// The same seed and the same calls give the same numbers, bit for bit, and leave the same
/// state behind:
///
/// ```swift
/// let random = RandomState(42)          // np.random.seed(42)
/// let weights = random.randn(784, 50)   // np.random.randn(784, 50)
/// let batch = random.choice(60_000, size: 100)
/// ```
///
/// The generator is MT19937. Normal numbers come from the polar method, which makes two at a
/// time: the second is kept for the next call, whatever is drawn in between, and dropped when
/// the generator is seeded. Bounded integers, choices and permutations use masked rejection
/// and so draw exactly the numbers they draw in NumPy. The other distributions are functions of
/// uniform and normal numbers, evaluated in NumPy's order of operations with the same functions of
/// the C library. NumPy has frozen these streams (NEP 19), therefore they do not change here
/// either. For new programs there is `Generator`.
///
/// The generator is not suited to cryptography. Its state takes 5 KB; equal seeds mean equal
/// numbers, so give each independent sequence a seed of its own.
///
/// A wrong argument (a negative size, an empty range, probabilities that do not sum to one)
/// is a programming error and traps with a message that names the method and the values.
///
/// - Note: `RandomState` is not `Sendable`: every draw changes the state, and two threads that
///   draw at once would get the same numbers or worse. Even with a lock the order of the
///   threads would decide who gets which number, and nothing could be reproduced. Make one
///   for each thread.
/// - Note: M. Matsumoto, T. Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998); polar method:
///   G. Marsaglia (1962), see D. E. Knuth, The Art of Computer Programming 2, 3.4.1;
///   `numpy.random.RandomState`; NEP 19, "Random number generator policy".
public final class RandomState: RandomNumberGenerator {
  var twister = MersenneTwister()

  /// A generator seeded with one number, `np.random.RandomState(seed)`.
  public init(_ seed: UInt32) { twister.seed(seed) }

  /// A generator seeded with one or more numbers, `np.random.RandomState([…])`.
  ///
  /// `RandomState([1])` is another sequence than `RandomState(1)`.
  ///
  /// - Precondition: `seeds` is not empty.
  public init(_ seeds: [UInt32]) { seed(seeds) }

  /// A generator whose seed comes from the operating system, different each time.
  public init() { seed() }

  // MARK: - Seeding

  /// Starts the sequence of `RandomState(seed)`, `np.random.seed(seed)`.
  public func seed(_ seed: UInt32) {
    twister.seed(seed)
  }

  /// Starts the sequence of `RandomState(seeds)`, `np.random.seed([…])`.
  ///
  /// - Precondition: `seeds` is not empty.
  /// - Note: A NumPy array of one element seeds like a number there, a list of one does not;
  ///   this is the list.
  public func seed(_ seeds: [UInt32]) {
    require(!seeds.isEmpty, "seed: no numbers to seed with")
    twister.seed(seeds)
  }

  /// Starts a sequence whose seed comes from the operating system.
  public func seed() {
    var system = SystemRandomNumberGenerator()
    seed((0..<MersenneTwister.keyCount).map { _ in system.next() })
  }

  // MARK: - State

  /// All that decides which numbers follow, `np.random.get_state()`.
  ///
  /// Save it and set it again to replay the numbers from there.
  ///
  /// - Precondition: when setting, the key has 624 words and the position is in 0...624.
  /// - Complexity: O(1); reading allocates the array of the key.
  public var state: State {
    get {
      State(
        key: twister.keyWords, position: twister.position,
        hasGauss: twister.cachedNormal != nil, cachedGaussian: twister.cachedNormal ?? 0)
    }
    set {
      require(
        newValue.key.count == MersenneTwister.keyCount,
        "state: the key has \(newValue.key.count) words instead of \(MersenneTwister.keyCount)")
      require(
        0 <= newValue.position && newValue.position <= MersenneTwister.keyCount,
        "state: position \(newValue.position) is not in 0...\(MersenneTwister.keyCount)")
      twister.restore(key: newValue.key, position: newValue.position)
      twister.cachedNormal = newValue.hasGauss ? newValue.cachedGaussian : nil
    }
  }

  /// A state of a `RandomState`: the last four items of the tuple that NumPy's `get_state` gives.
  public struct State: Equatable, Sendable, Codable {
    /// The 624 words of MT19937's key.
    public var key: [UInt32]
    /// How many words of the key have been used, 0...624.
    public var position: Int
    /// Whether the second normal number of a pair waits to be used.
    public var hasGauss: Bool
    /// That number; 0 if there is none.
    public var cachedGaussian: Double

    /// A state from its parts, which are checked when the state is set.
    public init(
      key: [UInt32], position: Int, hasGauss: Bool = false, cachedGaussian: Double = 0
    ) {
      self.key = key
      self.position = position
      self.hasGauss = hasGauss
      self.cachedGaussian = cachedGaussian
    }
  }

  // MARK: - Drawing

  /// The next 64 bits: two words of MT19937, the first one the higher half.
  ///
  /// With it, Swift's own methods can draw from the sequence, as in
  /// `Double.random(in: 0..<1, using: &random)`. Their numbers are not NumPy's.
  public func next() -> UInt64 { twister.nextUInt64() }

  /// Draws once from a distribution.
  func draw<D: Distribution>(_ distribution: D) -> D.Value { twister.draw(distribution) }

  /// Draws the elements of a new tensor in row-major order.
  func draw<D: Distribution>(
    _ distribution: D, _ size: [Int], _ method: String
  ) -> Tensor<D.Value> where D.Value: TensorScalar {
    Parameter.size(size, method)
    return Tensor(shape: size) {
      twister.draw(Filling(distribution: distribution, target: $0))
    }
  }
}

@available(*, unavailable, message: "make one for each thread: the order of draws is the result")
extension RandomState: @unchecked Sendable {}
