import Foundation
import Tensors
import XCTest

final class SeedSequenceTests: XCTestCase {
  func testWordsAreNumPys() throws {
    for record in try RecordedGenerators.load().seeds {
      let context = "\(record.seed), key \(record.spawnKey), pool \(record.poolSize)"
      var seeds = record.seed.makeSequence(spawnKey: record.spawnKey, poolSize: record.poolSize)
      XCTAssertEqual(seeds.generateState(6), record.words, context)
      XCTAssertEqual(seeds.generateState(3, as: UInt64.self), record.words64, context)
      let child = seeds.spawn(3)[2]
      XCTAssertEqual(child.spawnKey, record.childKey, context)
      XCTAssertEqual(child.generateState(4), record.childWords, context)
    }
  }

  func testSpawningGoesOn() {
    var (twice, once) = (SeedSequence(5), SeedSequence(5))
    let first = twice.spawn(2)
    XCTAssertEqual(first + twice.spawn(1), once.spawn(3))
    XCTAssertEqual(twice.childrenSpawned, 3)
    XCTAssertEqual(SeedSequence(5, childrenSpawned: 3), twice)
  }

  func testANumberIsTheListOfItsWords() {
    let number = SeedSequence(UInt128(1) << 64 | 2 << 32 | 3)
    XCTAssertEqual(number.entropy, [3, 2, 1])
    XCTAssertEqual(number, SeedSequence([3, 2, 1]))
    XCTAssertEqual(SeedSequence(0).entropy, [0])
    XCTAssertEqual(SeedSequence([Int]()).generateState(1), SeedSequence(0).generateState(1))
  }

  func testASequenceOutlivesEncoding() throws {
    var seeds = SeedSequence([1, 2], spawnKey: [7])
    _ = seeds.spawn(2)
    let data = try JSONEncoder().encode(seeds)
    XCTAssertEqual(try JSONDecoder().decode(SeedSequence.self, from: data), seeds)
  }

  func testNumPysStateCanBeRead() throws {
    func decode(_ text: String) throws -> SeedSequence {
      try JSONDecoder().decode(SeedSequence.self, from: Data(text.utf8))
    }
    let number = """
      {"entropy": 340282366920938463463374607431768211455, "spawn_key": [1], "pool_size": 4,
      "n_children_spawned": 2}
      """
    XCTAssertEqual(
      try decode(number), SeedSequence(UInt128.max, spawnKey: [1], childrenSpawned: 2))
    XCTAssertThrowsError(try decode(number.replacing(#""pool_size": 4"#, with: #""pool_size": 3"#)))
    XCTAssertThrowsError(try decode(number.replacing("[1]", with: "[-1]")))
  }

  func testSystemEntropyDiffers() {
    XCTAssertNotEqual(SeedSequence().entropy, SeedSequence().entropy)
    XCTAssertEqual(SeedSequence().entropy.count, 4)
  }
}
