import Foundation
import XCTest
import _TestSupport

@testable import Tensors

final class BufferPoolTests: XCTestCase {
  func testFreedBufferIsHandedOutAgain() {
    let pool = BufferPool()
    let first = pool.allocate(byteCount: 1000)
    pool.deallocate(first, byteCount: 1000)
    let second = pool.allocate(byteCount: 990)
    XCTAssertEqual(first, second)
    XCTAssertEqual(pool.statistics.hits, 1)
    XCTAssertEqual(pool.statistics.misses, 1)
    pool.deallocate(second, byteCount: 990)
    pool.trim()
  }

  func testBuffersAreAlignedToCacheLines() {
    let pool = BufferPool()
    for byteCount in [0, 1, 63, 64, 65, 1000, 5000, 1 << 20] {
      let pointer = pool.allocate(byteCount: byteCount)
      XCTAssertEqual(Int(bitPattern: pointer) % 64, 0)
      pool.deallocate(pointer, byteCount: byteCount)
    }
    pool.trim()
  }

  func testStatisticsCountBytesInUseAndCached() {
    let pool = BufferPool()
    let pointer = pool.allocate(byteCount: 100)
    XCTAssertEqual(pool.statistics.bytesInUse, 128)
    XCTAssertEqual(pool.statistics.bytesCached, 0)
    pool.deallocate(pointer, byteCount: 100)
    XCTAssertEqual(pool.statistics.bytesInUse, 0)
    XCTAssertEqual(pool.statistics.bytesCached, 128)
    pool.trim()
    XCTAssertEqual(pool.statistics.bytesCached, 0)
  }

  func testTrimmedPoolAsksTheSystemAgain() {
    let pool = BufferPool()
    pool.deallocate(pool.allocate(byteCount: 64), byteCount: 64)
    pool.trim()
    pool.deallocate(pool.allocate(byteCount: 64), byteCount: 64)
    XCTAssertEqual(pool.statistics.misses, 2)
    XCTAssertEqual(pool.statistics.hits, 0)
    pool.trim()
  }

  func testPoolKeepsNoMoreThanItsLimit() {
    let pool = BufferPool()
    pool.limit = 1000
    let pointers = (0..<5).map { _ in pool.allocate(byteCount: 256) }
    for pointer in pointers { pool.deallocate(pointer, byteCount: 256) }
    XCTAssertEqual(pool.statistics.bytesCached, 768)
    pool.limit = 700
    XCTAssertEqual(pool.statistics.bytesCached, 0)
    pool.limit = 0
    pool.deallocate(pool.allocate(byteCount: 64), byteCount: 64)
    XCTAssertEqual(pool.statistics.bytesCached, 0)
  }

  func testSteadyStateLoopOfTensorsNeverMisses() {
    func turn() {
      let a = Tensor<Double>(repeating: 1, shape: [30, 20])
      let b = a * 2 + a.transposed().copy().transposed()
      XCTAssertEqual(b.matmul(a.transposed()).sum(), 60 * 900)
    }
    turn()
    let before = TensorMemory.statistics
    for _ in 0..<20 { turn() }
    let after = TensorMemory.statistics
    XCTAssertEqual(after.misses, before.misses)
    XCTAssertGreaterThan(after.hits, before.hits + 20 * 4)
    XCTAssertEqual(after.bytesInUse, before.bytesInUse)
  }

  func testRequestsThatAreTooSmallForThePoolAreCountedToo() {
    // Up to 256 bytes, and just past them.
    for (count, held) in [(1, 0), (32, 0), (33, 320)] {
      let before = TensorMemory.statistics
      let tensor = Tensor<Double>.ones([count])
      let after = TensorMemory.statistics
      XCTAssertEqual(after.hits + after.misses, before.hits + before.misses + 1, "\(count)")
      XCTAssertEqual(after.bytesInUse, before.bytesInUse + held, "\(count)")
      XCTAssertEqual(tensor.sum(), Double(count))
    }
  }

  func testEightThreadsNeverShareABuffer() {
    let pool = BufferPool()
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      var random = SplitMix64(seed: UInt64(thread))
      var held: [(pointer: UnsafeMutableRawPointer, byteCount: Int)] = []
      for _ in 0..<2000 {
        if held.count < 10 && Bool.random(using: &random) {
          let byteCount = Int.random(in: 8...2000, using: &random)
          let pointer = pool.allocate(byteCount: byteCount)
          // Whoever else had this buffer too would overwrite the mark.
          pointer.storeBytes(of: thread, as: Int.self)
          held.append((pointer, byteCount))
        } else if let index = held.indices.randomElement(using: &random) {
          let (pointer, byteCount) = held.remove(at: index)
          XCTAssertEqual(pointer.load(as: Int.self), thread)
          pool.deallocate(pointer, byteCount: byteCount)
        }
      }
      for (pointer, byteCount) in held { pool.deallocate(pointer, byteCount: byteCount) }
    }
    XCTAssertEqual(pool.statistics.bytesInUse, 0)
    pool.trim()
    XCTAssertEqual(pool.statistics.bytesCached, 0)
  }
}
