import Tensors
import XCTest

final class RandomStateChoiceTests: XCTestCase {
  func testChoicesMatchNumPy() throws {
    try checkSequence("choices")
  }

  /// The indices of the first minibatch of the two-layer network's tutorial.
  func testWithReplacementIsRandint() {
    let (choice, randint) = (RandomState(42), RandomState(42))
    XCTAssertEqual(
      choice.choice(60_000, size: 100), randint.randint(60_000, size: [100]).scalars.map { Int($0) }
    )
    XCTAssertEqual(choice.state, randint.state)
  }

  func testWithoutReplacementIsTheStartOfAPermutation() {
    XCTAssertEqual(
      RandomState(3).choice(30, size: 12, replace: false),
      Array(RandomState(3).permutation(30).prefix(12)))
  }

  func testWithoutReplacementAllDiffer() {
    let p = (1...50).map { Double($0) / 1275 }
    for seed: UInt32 in 0..<20 {
      let chosen = RandomState(seed).choice(50, size: 50, replace: false, p: p)
      XCTAssertEqual(chosen.sorted(), Array(0..<50), "seed \(seed)")
    }
  }

  func testElementsWithoutProbabilityAreNeverChosen() {
    let chosen = RandomState(9).choice(5, size: 2000, p: [0, 0.5, 0, 0.5, 0])
    XCTAssertEqual(Set(chosen), [1, 3])
  }

  func testElementsOfATensorAreThoseAtTheChosenIndices() {
    let values = Tensor<Double>([10, 20, 30, 40, 50, 60])[1..<5]
    let p = [0.1, 0.2, 0.3, 0.4]
    for (replace, p) in [(true, nil), (false, nil), (true, p), (false, p)] {
      let chosen = RandomState(5).choice(values, size: 3, replace: replace, p: p)
      let indices = RandomState(5).choice(4, size: 3, replace: replace, p: p)
      XCTAssertEqual(chosen.scalars, indices.map { values[$0] })
      XCTAssertFalse(chosen.sharesStorage(with: values))
    }
  }
}
