import Glibc
import Synchronization

/// A process-wide cache of freed tensor buffers, kept by size class.
///
/// The system's allocator hands large blocks straight back to the kernel, so that
/// a program that makes the same temporaries over and over pays for page faults
/// again and again. The pool keeps them: in a steady state nothing is asked of
/// the system. Buffers are aligned to 64 bytes, a cache line and the widest
/// vector register.
///
/// Size classes are 64 bytes apart up to 256 and then four to a doubling, so that
/// at most a fifth of a buffer is unused.
struct BufferPool: ~Copyable {
  static let shared = BufferPool()

  static let alignment = 64

  /// Buffers from this size on ask for huge pages: walking over them would otherwise take a new
  /// entry of the processor's address tables every 4 KiB.
  static let hugePageThreshold = 4 << 20
  static let hugePageSize = 2 << 20

  // Not private: tests make pools of their own, and Swift 6.3 fails to compile a use of this
  // type in another module when one of its fields has a private type.
  struct State {
    /// Addresses of the free buffers of each class (pointers are not `Sendable`).
    var free: [[UInt]] = Array(repeating: [], count: SizeClass.count)
    var statistics = TensorMemory.Statistics()
    var limit = TensorMemory.defaultLimit
  }

  private let state = Mutex(State())
  /// How many requests were too small for the pool.
  private let smallRequests = Atomic(0)

  /// Counts a request that the system's allocator answers from what it keeps.
  func countSmallRequest() { smallRequests.add(1, ordering: .relaxed) }

  /// Returns uninitialised memory for at least `byteCount` bytes.
  func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
    let sizeClass = SizeClass(byteCount: byteCount)
    let cached: UInt? = state.withLock { state in
      state.statistics.bytesInUse += sizeClass.byteCount
      guard let address = sizeClass.index.flatMap({ state.free[$0].popLast() }) else {
        state.statistics.misses += 1
        return nil
      }
      state.statistics.hits += 1
      state.statistics.bytesCached -= sizeClass.byteCount
      return address
    }
    if let cached, let pointer = UnsafeMutableRawPointer(bitPattern: cached) { return pointer }
    let isHuge = sizeClass.byteCount >= Self.hugePageThreshold
    var pointer: UnsafeMutableRawPointer?
    let status = posix_memalign(
      &pointer, isHuge ? Self.hugePageSize : Self.alignment, sizeClass.byteCount)
    guard status == 0, let pointer else {
      fail("tensor storage: cannot allocate \(sizeClass.byteCount) bytes")
    }
    // A request that the system may decline.
    if isHuge { _ = madvise(pointer, sizeClass.byteCount, MADV_HUGEPAGE) }
    return pointer
  }

  /// Takes back what `allocate(byteCount:)` returned for the same `byteCount`.
  func deallocate(_ pointer: UnsafeMutableRawPointer, byteCount: Int) {
    let sizeClass = SizeClass(byteCount: byteCount)
    let address = UInt(bitPattern: pointer)
    let isKept = state.withLock { state in
      state.statistics.bytesInUse -= sizeClass.byteCount
      guard let index = sizeClass.index,
        state.statistics.bytesCached + sizeClass.byteCount <= state.limit
      else { return false }
      state.free[index].append(address)
      state.statistics.bytesCached += sizeClass.byteCount
      return true
    }
    if !isKept { free(pointer) }
  }

  /// Gives all cached buffers back to the system.
  func trim() {
    let addresses = state.withLock { state in
      let addresses = state.free.flatMap(\.self)
      for index in state.free.indices { state.free[index].removeAll() }
      state.statistics.bytesCached = 0
      return addresses
    }
    for address in addresses { free(UnsafeMutableRawPointer(bitPattern: address)) }
  }

  var statistics: TensorMemory.Statistics {
    var statistics = state.withLock { $0.statistics }
    statistics.hits += smallRequests.load(ordering: .relaxed)
    return statistics
  }

  var limit: Int {
    get { state.withLock { $0.limit } }
    nonmutating set {
      state.withLock { $0.limit = newValue }
      if statistics.bytesCached > newValue { trim() }
    }
  }
}

/// The size that a request is rounded up to, and its place in the pool's table.
struct SizeClass {
  /// The rounded size in bytes.
  let byteCount: Int
  /// The row of the pool's table, or `nil` for buffers too large to be kept.
  let index: Int?

  /// The number of classes: up to 2⁴⁰ bytes, four to a doubling.
  static let count = 4 * 33

  init(byteCount: Int) {
    let lines = max(1, (byteCount + 63) >> 6)
    if lines <= 4 {
      self.byteCount = lines << 6
      index = lines - 1
      return
    }
    // The three leading bits of `lines - 1` name the class below the request.
    let exponent = Int.bitWidth - 1 - (lines - 1).leadingZeroBitCount
    let quarter = (lines - 1) >> (exponent - 2)
    self.byteCount = ((quarter + 1) << (exponent - 2)) << 6
    let index = 4 * (exponent - 1) + (quarter & 3)
    self.index = index < Self.count ? index : nil
  }
}

/// What the library does with the memory of freed tensors.
///
/// Storage that is released goes to a process-wide cache and is handed out again
/// to the next tensor of about that size, so that a loop that makes the same
/// temporaries in every turn asks the system for nothing after the first one.
///
/// The memory of tensors of no more than 256 bytes comes from the system's allocator, which keeps
/// blocks of such sizes itself.
public enum TensorMemory {
  /// A reading of the cache's counters.
  public struct Statistics: Sendable, Equatable {
    /// How many requests the cache answered, since the start of the process, and how many were for
    /// no more than 256 bytes.
    public internal(set) var hits = 0
    /// How many other requests went to the system, since the start of the process.
    public internal(set) var misses = 0
    /// Bytes that live tensors of more than 256 bytes hold, rounded up to size classes.
    public internal(set) var bytesInUse = 0
    /// Bytes that wait in the cache.
    public internal(set) var bytesCached = 0
  }

  static let defaultLimit = 128 << 20

  /// The counters as they stand now.
  ///
  /// - Complexity: O(1); takes the cache's lock.
  public static var statistics: Statistics { BufferPool.shared.statistics }

  /// The most bytes that the cache keeps; 128 MiB at first.
  ///
  /// Lowering it below what is cached empties the cache.
  public static var cacheLimit: Int {
    get { BufferPool.shared.limit }
    set {
      require(newValue >= 0, "cacheLimit: a limit of \(newValue) bytes is negative")
      BufferPool.shared.limit = newValue
    }
  }

  /// Gives all cached memory back to the system.
  ///
  /// - Complexity: O(number of cached buffers).
  public static func trim() { BufferPool.shared.trim() }
}
