import Foundation
import Tensors
import XCTest

final class RandomStateTests: XCTestCase {
  func testInterleavedCallsMatchNumPyForEverySeed() throws {
    for seed in ["0", "1", "42", "2**32 - 1", "1, 2, 3"] {
      try checkSequence("every method, seed \(seed)")
    }
  }

  /// The comparison can fail: under another seed every call is told apart.
  func testAnotherSeedIsCaughtAtEveryCall() throws {
    let sequence = try XCTUnwrap(try RecordedCalls.load().sequences["every method, seed 0"])
    let random = RandomState(1)
    for call in sequence.calls {
      let result = try call.replay(on: random).keeping(call.kept)
      XCTAssertNotEqual(RecordedCalls.Fingerprint(random.state), call.state, call.name)
      if case .reals(let numbers) = result, !numbers.isEmpty {
        XCTAssertNotEqual(result, call.expected, call.name)
      }
    }
  }

  func testSeedingDropsTheCachedNormal() throws {
    try checkSequence("seeding drops the cached normal")
  }

  func testSeedingStartsTheSequenceAgain() {
    let random = RandomState(7)
    let first = random.randn(5).scalars
    random.seed(7)
    XCTAssertEqual(random.randn(5).scalars, first)
    random.seed([7, 8])
    XCTAssertEqual(random.state, RandomState([7, 8]).state)
  }

  func testSystemSeedsDiffer() {
    let random = RandomState()
    let state = random.state
    XCTAssertNotEqual(state.key, RandomState().state.key)
    random.seed()
    XCTAssertNotEqual(state.key, random.state.key)
  }

  // MARK: - State

  func testASavedStateOfNumPyContinuesItsNumbers() throws {
    let saved = try RecordedCalls.load().saved
    XCTAssertTrue(saved.state.hasGauss)
    let random = RandomState(0)
    random.state = saved.state
    XCTAssertEqual(random.state, saved.state)
    XCTAssertEqual(random.randn(4).scalars, saved.normals)
    XCTAssertEqual(random.rand(3).scalars, saved.uniforms)
  }

  func testTheStateIsNumPysWordForWord() throws {
    let saved = try RecordedCalls.load().saved
    let random = RandomState(42)
    _ = random.randn(1001)
    XCTAssertEqual(random.state, saved.state)
  }

  func testReadingTheStateDrawsNothing() {
    let (read, unread) = (RandomState(3), RandomState(3))
    for _ in 0..<3 {
      _ = read.state
      XCTAssertEqual(read.randn(), unread.randn())
    }
  }

  func testSettingTheStateReplays() {
    let random = RandomState(1)
    // Positions 0 to 624: within a key, at its end, and at the start of the next one.
    for draws in [0, 1, 311, 312, 313] {
      _ = random.randn()
      _ = random.rand(draws)
      let state = random.state
      let first = (random.randn(3).scalars, random.permutation(20), random.next())
      random.state = state
      let second = (random.randn(3).scalars, random.permutation(20), random.next())
      XCTAssertTrue(first == second, "after \(draws) draws")
    }
  }

  func testAStateOutlivesEncoding() throws {
    let random = RandomState(2)
    _ = random.randn()
    let data = try JSONEncoder().encode(random.state)
    let decoded = try JSONDecoder().decode(RandomState.State.self, from: data)
    XCTAssertEqual(decoded, random.state)
  }

  // MARK: - Swift's generator protocol

  func testSwiftsMethodsDrawFromTheSequence() {
    var random = RandomState(42)
    let reference = RandomState(42)
    let number = UInt64.random(in: 0...UInt64.max, using: &random)
    XCTAssertEqual(number, reference.next())
    XCTAssertEqual(random.state, reference.state)
  }
}
