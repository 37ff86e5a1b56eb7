import Foundation
import Tensors
import XCTest

final class GeneratorTests: XCTestCase {
  func testEveryDistributionDrawsNumPysNumbers() throws {
    let samples = try RecordedGenerators.load().samples
    XCTAssertEqual(Set(samples.map(\.bits)), ["PCG64", "PCG64 float32", "Philox"])
    for sample in samples {
      let context = "\(sample.bits).\(sample.name)\(sample.arguments), \(sample.seed)"
      let random = sample.seed.makeGenerator(sample.bits)
      if sample.bits.hasSuffix("float32") {
        let five = try random.drawSingle(sample.name, sample.arguments, 5).values
        let drawn = try five + random.drawSingle(sample.name, sample.arguments, nil).values
        XCTAssertEqual(drawn, sample.reals?.map { Float($0) }, context)
      } else {
        let five = try random.drawAny(sample.name, sample.arguments, 5)
        let drawn = try five + random.drawAny(sample.name, sample.arguments, nil)
        XCTAssertEqual(drawn, sample.expected, context)
      }
      XCTAssertEqual(random.next(), sample.next[0], context)
    }
  }

  func testRowsAreNumPys() throws {
    for vectors in try RecordedGenerators.load().vectors {
      let random = Generator(vectors.seed)
      try vectors.check(random, normals: Generator(vectors.seed).standardNormal(size: [4, 3]))
      XCTAssertEqual(random.next(), vectors.next?[0], "\(vectors.name)\(vectors.arguments)")
    }
  }

  /// The comparison can fail: another seed draws other numbers.
  func testAnotherSeedIsCaught() throws {
    for sample in try RecordedGenerators.load().samples
    where sample.name == "normal" && sample.seed != .number(7) {
      let drawn = try Generator(7).drawAny(sample.name, sample.arguments, 5)
      XCTAssertNotEqual(drawn, sample.expected.keeping(Array(0..<5)))
    }
  }

  func testOneByOneGivesTheSameAsTogether() {
    let (together, single) = (Generator(5), Generator(5))
    XCTAssertEqual(
      together.normal(loc: 1, scale: 3, size: [7, 100]).scalars,
      (0..<700).map { _ in single.normal(loc: 1, scale: 3) })
    XCTAssertEqual(
      together.integers(-3, 1000, size: [101]).scalars,
      (0..<101).map { _ in Int64(single.integers(-3, 1000)) })
    XCTAssertEqual(
      together.standardNormal(size: [1001], as: Float.self).scalars,
      (0..<1001).map { _ in single.standardNormal(as: Float.self) })
    XCTAssertEqual(together.next(), single.next())
  }

  func testEmptyShapesDrawNothing() throws {
    let random = Generator(1)
    XCTAssertEqual(random.normal(size: [3, 0]).shape, [3, 0])
    XCTAssertEqual(random.integers(0, 9, size: [0]).shape, [0])
    XCTAssertEqual(random.integers(size: [0], as: Bool.self).shape, [0])
    XCTAssertEqual(random.choice(9, size: 0), [])
    XCTAssertEqual(random.next(), Generator(1).next())
    XCTAssertEqual(random.random(size: []).shape, [])
  }

  // MARK: - Bit generators

  func testSpawnedGeneratorsAreNumPys() throws {
    for record in try RecordedGenerators.load().bitGenerators where record.steps == "spawn" {
      let parent = record.bits == "PCG64" ? Generator(42) : Generator(Philox(42))
      _ = parent.random(size: [3])
      let child = parent.spawn(2)[1]
      XCTAssertEqual((0..<6).map { _ in child.next() }, record.next, record.bits)
      XCTAssertNotEqual(parent.spawn(1)[0].next(), record.next[0], "spawned again")
    }
  }

  func testTheBitGeneratorIsAValue() throws {
    for random in [Generator(3), Generator(Philox(3)), Generator(Counting())] {
      let saved = random.bitGenerator
      let first = random.normal(size: [5]).scalars
      XCTAssertNotEqual(random.normal(size: [5]).scalars, first)
      random.bitGenerator = saved
      XCTAssertEqual(random.normal(size: [5]).scalars, first)
    }
  }

  /// A bit generator from outside the module.
  private struct Counting: BitGenerator {
    var count: UInt64 = 0
    mutating func nextUInt64() -> UInt64 {
      count += 1
      return count &* 0x9e37_79b9_7f4a_7c15
    }
  }

  func testForeignBitGeneratorsAreDrawnFrom() {
    let random = Generator(Counting())
    XCTAssertEqual(random.next(), 0x9e37_79b9_7f4a_7c15)
    XCTAssertEqual(random.random(), 0x1.e3779b97f4a7cp-3, accuracy: 0x1p-53)
    XCTAssertEqual(random.integers(1 << 32), Int((3 &* 0x7f4a_7c15) & 0xffff_ffff))
  }

  func testSwiftsMethodsDrawFromTheSequence() {
    var (random, reference) = (Generator(42), PCG64(42))
    XCTAssertEqual(UInt64.random(in: 0...UInt64.max, using: &random), reference.nextUInt64())
    XCTAssertEqual(
      Double.random(in: 0..<1, using: &random), Double.random(in: 0..<1, using: &reference))
  }

  func testSystemSeedsDiffer() {
    XCTAssertNotEqual(Generator().next(), Generator().next())
    XCTAssertNotEqual(Philox().state, Philox().state)
  }
}
