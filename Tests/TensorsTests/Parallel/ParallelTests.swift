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
}
