import Foundation
import Tensors
import XCTest

final class BitGeneratorTests: XCTestCase {
  func testStatesAndWordsAreNumPys() throws {
    let records = try RecordedGenerators.load().bitGenerators
    XCTAssertEqual(records.count, 10)
    for record in records where record.steps != "spawn" {
      switch record.state {
      case .pcg64(let state):
        var bits = PCG64(42)
        for _ in 0..<3 { _ = bits.nextDouble() }
        if record.steps == "half" { _ = bits.nextUInt32() }
        if record.steps == "advance" { bits.advance(by: 1 << 70 + 3) }
        if record.steps == "jumped" { bits = bits.jumped(3) }
        XCTAssertEqual(bits.state, state, record.steps)
        var restored = PCG64(state: state)
        XCTAssertEqual((0..<6).map { _ in bits.nextUInt64() }, record.next, record.steps)
        XCTAssertEqual((0..<6).map { _ in restored.nextUInt64() }, record.next, record.steps)
      case .philox(let state):
        var bits = Philox(42)
        for _ in 0..<3 { _ = bits.nextDouble() }
        if record.steps == "half" { _ = bits.nextUInt32() }
        if record.steps == "advance" { bits.advance(by: 1 << 70 + 3) }
        if record.steps == "jumped" { bits = bits.jumped(3) }
        XCTAssertEqual(bits.state, state, record.steps)
        var restored = Philox(state: state)
        XCTAssertEqual((0..<6).map { _ in bits.nextUInt64() }, record.next, record.steps)
        XCTAssertEqual((0..<6).map { _ in restored.nextUInt64() }, record.next, record.steps)
      }
    }
  }

  // MARK: - Words

  func testHalvesOfAWordAreTheLowerOneFirst() {
    var (halves, whole) = (PCG64(1), PCG64(1))
    let word = whole.nextUInt64()
    XCTAssertEqual(halves.nextUInt32(), UInt32(truncatingIfNeeded: word))
    // Whole words in between leave the half alone.
    XCTAssertEqual(halves.nextUInt64(), whole.nextUInt64())
    XCTAssertEqual(halves.nextUInt32(), UInt32(truncatingIfNeeded: word >> 32))
  }

  func testAdvancingIsDrawing() {
    for count in [0, 1, 2, 3, 100] {
      var drawn = PCG64(9)
      for _ in 0..<count { _ = drawn.nextUInt64() }
      XCTAssertEqual(PCG64(9).advanced(by: UInt128(count)).state, drawn.state)
    }
    let start = PCG64(9)
    XCTAssertEqual(start.advanced(by: 5).advanced(by: 0 &- 5).state, start.state)
  }

  func testAdvancingPhiloxSkipsFourWords() {
    var (drawn, advanced) = (Philox(9), Philox(9).advanced(by: 3))
    for _ in 0..<12 { _ = drawn.nextUInt64() }
    XCTAssertEqual(advanced.nextUInt64(), drawn.nextUInt64())
    // The carry goes through all words of the counter.
    let end = Philox(key: 1, counter: [.max, .max, .max, 4])
    XCTAssertEqual(end.advanced(by: 1).state.counter, [0, 0, 0, 5])
    XCTAssertEqual(end.jumped().state.counter, [.max, .max, 0, 5])
    XCTAssertEqual(
      Philox(key: 1, counter: [0, 0, 0, .max]).jumped(Int.max).state.counter,
      [0, 0, UInt64(Int.max), .max])
  }

  /// Of the authors' known-answer tests, kat_vectors of Random123: all bits zero and all one.
  func testPhiloxGivesTheAuthorsWords() {
    var zeros = Philox(key: 0, counter: [.max, .max, .max, .max])  // one before 0
    XCTAssertEqual(
      (0..<4).map { _ in zeros.nextUInt64() },
      [
        0x1655_4d9e_ca36_314c, 0xdb20_fe9d_672d_0fdc, 0xd7e7_72ce_e186_176b,
        0x7e68_b68a_ec7b_a23b,
      ])
    var ones = Philox(key: .max, counter: [.max - 1, .max, .max, .max])
    XCTAssertEqual(
      (0..<4).map { _ in ones.nextUInt64() },
      [
        0x87b0_92c3_013f_e90b, 0x438c_3c67_be8d_0224, 0x9cc7_d7c6_9cd7_77b6,
        0xa09c_aebf_594f_0ba0,
      ])
  }

  // MARK: - JSON

  func testStatesOutliveEncoding() throws {
    var (pcg64, philox) = (PCG64(4), Philox(4))
    for _ in 0..<5 { (_, _) = (pcg64.nextUInt32(), philox.nextUInt32()) }
    let encoder = JSONEncoder()
    let decoder = JSONDecoder()
    XCTAssertEqual(
      try decoder.decode(PCG64.State.self, from: encoder.encode(pcg64.state)), pcg64.state)
    XCTAssertEqual(
      try decoder.decode(Philox.State.self, from: encoder.encode(philox.state)), philox.state)
  }

  func testStatesThatCannotBeAreRefused() throws {
    let decoder = JSONDecoder()
    let philox = try JSONEncoder().encode(Philox(4).state)
    XCTAssertThrowsError(try decoder.decode(PCG64.State.self, from: philox))
    let even = #"{"bit_generator":"PCG64","state":{"state":1,"inc":2},"has_uint32":0,"uinteger":0}"#
    XCTAssertThrowsError(try decoder.decode(PCG64.State.self, from: Data(even.utf8)))
    XCTAssertNoThrow(
      try decoder.decode(
        PCG64.State.self, from: Data(even.replacing(#""inc":2"#, with: #""inc":3"#).utf8)))
    var state = Philox(4).state
    state.bufferPosition = 5
    let outside = try JSONEncoder().encode(state)
    XCTAssertThrowsError(try decoder.decode(Philox.State.self, from: outside))
  }
}
