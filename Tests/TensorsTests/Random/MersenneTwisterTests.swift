import Tensors
import XCTest

final class MersenneTwisterTests: XCTestCase {
  /// The tenth-thousandth word of the default seed, as the C++ standard prescribes for mt19937.
  func testTenThousandthWordIsTheStandardOne() {
    let random = RandomState(5489)
    var last: UInt64 = 0
    for _ in 0..<5000 { last = random.next() }
    XCTAssertEqual(last & 0xffff_ffff, 4_123_659_995)
  }

  /// The first two words that the authors' program mt19937ar prints for its array of seeds.
  func testArraySeedGivesTheFirstWordsOfTheReferenceProgram() {
    let random = RandomState([0x123, 0x234, 0x345, 0x456])
    XCTAssertEqual(random.next(), 1_067_595_299 << 32 | 955_945_823)
  }

  func testASeedInAListIsNotTheSeedAlone() throws {
    try checkSequence("seed in a list")
    XCTAssertNotEqual(RandomState([42]).state, RandomState(42).state)
  }

  func testMoreSeedsThanWordsAllCount() throws {
    try checkSequence("more seeds than words")
    var seeds = (0..<700).map { UInt32($0) }
    let state = RandomState(seeds).state
    seeds[699] = 0
    XCTAssertNotEqual(RandomState(seeds).state, state)
  }

  func testDrawsMayStraddleTwoKeys() throws {
    try checkSequence("key boundaries")
  }
}
