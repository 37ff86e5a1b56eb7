import Synchronization
import XCTest

@testable import Tensors

final class ParallelTests: XCTestCase {
  private var threads = 1

  override func setUp() {
    threads = BLAS.threadCount
    BLAS.threadCount = 3
  }

  override func tearDown() { BLAS.threadCount = threads }

  func testEveryPartRunsOnce() {
    for parts in [1, 2, 3, 7, 100] {
      let runs = Mutex([Int](repeating: 0, count: parts))
      parallel(parts) { part in runs.withLock { $0[part] += 1 } }
      XCTAssertEqual(runs.withLock { $0 }, Array(repeating: 1, count: parts))
    }
  }

  func testPartsRunOnSeveralThreadsAtOnce() {
    // Each part waits for the other, which it could not on the same thread. Not every call has
    // help: a worker may come too late, and after some such calls there is a pause.
    let meetings = Atomic(0)
    for _ in 0..<1000 where meetings.load(ordering: .sequentiallyConsistent) == 0 {
      let started = Atomic(0)
      parallel(2) { _ in
        started.add(1, ordering: .sequentiallyConsistent)
        let end = ContinuousClock.now + .milliseconds(20)
        while started.load(ordering: .sequentiallyConsistent) < 2 && ContinuousClock.now < end {}
        if started.load(ordering: .sequentiallyConsistent) == 2 && ContinuousClock.now < end {
          meetings.add(1, ordering: .sequentiallyConsistent)
        }
      }
      // A part that ran after the other met nobody, although both had started by then.
      if meetings.load(ordering: .sequentiallyConsistent) == 1 {
        meetings.store(0, ordering: .sequentiallyConsistent)
      }
    }
    XCTAssertEqual(meetings.load(ordering: .sequentiallyConsistent), 2)
  }

  func testRangesCoverTheCount() {
    for count in [0, 1, 7, 100, 1000, 100_003] {
      for alignment in [1, 8, 64] {
        let ranges = Mutex([Range<Int>]())
        parallel(count: count, work: 1000, alignment: alignment) { range in
          ranges.withLock { $0.append(range) }
        }
        let sorted = ranges.withLock { $0 }.sorted { $0.lowerBound < $1.lowerBound }
        XCTAssertEqual(sorted.flatMap { Array($0) }, Array(0..<count))
        for range in sorted.dropLast() { XCTAssertEqual(range.upperBound % alignment, 0) }
      }
    }
  }

  func testSmallWorkStaysOnTheThread() {
    let thread = pthread_self()
    parallel(count: 100, work: 10) { range in
      XCTAssertEqual(range, 0..<100)
      XCTAssertTrue(pthread_equal(thread, pthread_self()) != 0)
    }
  }

  func testWorkInsideOfWorkAndFromManyThreads() {
    let sum = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<100 {
        parallel(3) { outer in
          parallel(2) { inner in
            sum.add(10 * outer + inner, ordering: .relaxed)
          }
        }
      }
    }
    // Σ over outer 0…2 and inner 0…1 of 10 outer + inner is 63.
    XCTAssertEqual(sum.load(ordering: .relaxed), 8 * 100 * 63)
  }

  func testWorkersThatFellAsleepWakeUp() {
    let sum = Atomic(0)
    for _ in 0..<5 {
      parallel(3) { part in sum.add(part, ordering: .relaxed) }
      usleep(20_000)
    }
    XCTAssertEqual(sum.load(ordering: .relaxed), 15)
  }

  func testAWorkerLeavesTheProcessorOfTheCaller() throws {
    let allowed = ProcessorSet.ofThisThread
    try XCTSkipIf(allowed.count < 2, "there is one processor")
    defer { allowed.apply() }
    // Where a worker is, the calling thread goes, again and again; the worker does not stay there,
    // and where it goes it may go everywhere.
    for _ in 0..<20 {
      guard let (processor, _) = partOfWorker({ _ in true }) else {
        return XCTFail("no worker came")
      }
      ProcessorSet(processor).apply()
      guard let (_, set) = partOfWorker({ $0 != processor }) else {
        return XCTFail("the worker stayed on processor \(processor)")
      }
      XCTAssertEqual(set, allowed)
      allowed.apply()
    }
  }

  /// The processor on which a part ran that was not on this thread, and those on which its thread
  /// may run, as soon as the processor is one that is asked for.
  private func partOfWorker(_ isAskedFor: (Int32) -> Bool) -> (Int32, ProcessorSet)? {
    let seen = Mutex<(Int32, ProcessorSet)?>(nil)
    let caller = pthread_self()
    let processor = hidden("sched_getcpu", as: (@convention(c) () -> Int32).self)
    for _ in 0..<5000 {
      parallel(2) { _ in
        let end = ContinuousClock.now + .milliseconds(1)
        while ContinuousClock.now < end {}
        if pthread_equal(caller, pthread_self()) == 0 {
          seen.withLock { $0 = (processor(), .ofThisThread) }
        }
      }
      if let found = seen.withLock({ $0 }), isAskedFor(found.0) { return found }
    }
    return nil
  }
}

/// The processors on which a thread may run.
private struct ProcessorSet: Equatable {
  private typealias Affinity = @convention(c) (pid_t, Int, UnsafeMutableRawPointer) -> Int32

  private var bits = [UInt8](repeating: 0, count: MemoryLayout<cpu_set_t>.size)

  static var ofThisThread: ProcessorSet {
    var set = ProcessorSet()
    XCTAssertEqual(
      set.bits.withUnsafeMutableBytes {
        hidden("sched_getaffinity", as: Affinity.self)(0, $0.count, $0.baseAddress!)
      }, 0)
    return set
  }

  private init() {}

  init(_ processor: Int32) { bits[Int(processor) / 8] = 1 << UInt8(processor % 8) }

  var count: Int { bits.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Lets this thread run on these only.
  func apply() {
    var set = self
    XCTAssertEqual(
      set.bits.withUnsafeMutableBytes {
        hidden("sched_setaffinity", as: Affinity.self)(0, $0.count, $0.baseAddress!)
      }, 0)
  }
}

/// A function that Glibc's headers hide from Swift.
private func hidden<Function>(_ name: String, as type: Function.Type) -> Function {
  unsafeBitCast(dlsym(nil, name), to: type)
}
