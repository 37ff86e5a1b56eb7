import Tensors
import XCTest

final class RandomStateIntegersTests: XCTestCase {
  func testAwkwardRangesMatchNumPy() throws {
    try checkSequence("awkward ranges")
  }

  func testBytesAnd32BitIntegersMatchNumPy() throws {
    try checkSequence("narrow types")
  }

  func testARangeOfOneIntegerDrawsNothing() {
    let random = RandomState(0)
    let state = random.state
    XCTAssertEqual(random.randint(1, size: [4]).scalars, [0, 0, 0, 0])
    XCTAssertEqual(random.randint(-9, -8), -9)
    XCTAssertEqual(random.randint(7, 8, size: [2], as: UInt8.self).scalars, [7, 7])
    XCTAssertEqual(random.randint(7, 8, size: [2], as: Int32.self).scalars, [7, 7])
    XCTAssertEqual(random.state, state)
  }

  func testTheFormsDrawTheSame() {
    for (low, high) in [(0, 10), (0, 1 << 40)] {
      let draws = [
        RandomState(6).randint(high, size: [8]),
        RandomState(6).randint(low, high, size: [8]),
        RandomState(6).randint(in: low...(high - 1), size: [8]),
      ]
      let single = RandomState(6)
      let expected = (0..<8).map { _ in Int64(single.randint(low, high)) }
      for draw in draws { XCTAssertEqual(draw.scalars, expected) }
    }
  }

  func testEveryValueOfASmallRangeOccurs() {
    let random = RandomState(4)
    XCTAssertEqual(Set(random.randint(-2, 4, size: [500]).scalars), Set(-2..<4))
    XCTAssertEqual(Set(random.randint(3, 9, size: [500], as: UInt8.self).scalars), Set(3..<9))
    XCTAssertEqual(Set(random.randint(-2, 4, size: [500], as: Int32.self).scalars), Set(-2..<4))
  }

  func testShapesAreAsAskedFor() {
    XCTAssertEqual(RandomState(0).randint(5, size: [2, 3]).shape, [2, 3])
    XCTAssertEqual(RandomState(0).randint(0, 5, size: [], as: UInt8.self).shape, [])
    XCTAssertEqual(RandomState(0).randint(in: 0...5, size: [0, 3]).shape, [0, 3])
  }
}
