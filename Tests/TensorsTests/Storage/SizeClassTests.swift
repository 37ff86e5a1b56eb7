import XCTest

@testable import Tensors

final class SizeClassTests: XCTestCase {
  /// All sizes up to a few pages, and those around every power of two and its quarters.
  private let sizes: [Int] = {
    var sizes = Array(0...9000)
    for exponent in 13..<40 {
      for quarter in 4..<8 {
        let size = quarter << (exponent - 2)
        sizes += [size - 65, size - 64, size - 1, size, size + 1, size + 63, size + 64, size + 65]
      }
    }
    return sizes.sorted()
  }()

  func testClassHoldsTheRequest() {
    for size in sizes { XCTAssertGreaterThanOrEqual(SizeClass(byteCount: size).byteCount, size) }
  }

  func testClassesGrowWithTheRequest() {
    for (smaller, larger) in zip(sizes, sizes.dropFirst()) {
      let (first, second) = (SizeClass(byteCount: smaller), SizeClass(byteCount: larger))
      XCTAssertLessThanOrEqual(first.byteCount, second.byteCount)
      XCTAssertLessThanOrEqual(first.index ?? .max, second.index ?? .max)
    }
  }

  func testAtMostAFifthOfABufferIsUnused() {
    for size in sizes where size > 256 {
      let capacity = SizeClass(byteCount: size).byteCount
      XCTAssertLessThanOrEqual(5 * (capacity - size), capacity, "\(size) bytes")
    }
  }

  func testIndexAndSizeDetermineEachOther() {
    var sizeOfIndex: [Int: Int] = [:]
    for size in sizes {
      let sizeClass = SizeClass(byteCount: size)
      guard let index = sizeClass.index else { continue }
      XCTAssertEqual(sizeOfIndex[index, default: sizeClass.byteCount], sizeClass.byteCount)
      sizeOfIndex[index] = sizeClass.byteCount
    }
    XCTAssertEqual(Set(sizeOfIndex.values).count, sizeOfIndex.count)
    XCTAssertEqual(sizeOfIndex.keys.sorted(), Array(0..<sizeOfIndex.count))
  }

  func testSizeOfAClassIsItsOwnClass() {
    for size in sizes {
      let capacity = SizeClass(byteCount: size).byteCount
      XCTAssertEqual(SizeClass(byteCount: capacity).byteCount, capacity)
    }
  }

  func testTableEndsAtOneTebibyte() {
    XCTAssertEqual(SizeClass(byteCount: 1 << 40).index, SizeClass.count - 1)
    XCTAssertNil(SizeClass(byteCount: (1 << 40) + 1).index)
    XCTAssertGreaterThanOrEqual(SizeClass(byteCount: 1 << 50).byteCount, 1 << 50)
  }
}
