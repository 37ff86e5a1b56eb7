import Tensors
import XCTest

final class RandomStateDistributionsTests: XCTestCase {
  // MARK: - Uniform

  func testUniformsMatchNumPyAtPositionOneMillion() throws {
    try checkSequence("uniforms to one million")
  }

  func testUniformsLieInTheirRange() {
    let random = RandomState(11)
    let sample = random.uniform(low: -3, high: 5, size: [10_000]).scalars
    XCTAssertTrue(sample.allSatisfy { -3 <= $0 && $0 < 5 })
    let unit = random.rand(10_000).scalars
    XCTAssertTrue(unit.allSatisfy { 0 <= $0 && $0 < 1 && ($0 * 0x1p53).rounded() == $0 * 0x1p53 })
  }

  func testEmptyRangeGivesItsBound() {
    XCTAssertEqual(RandomState(0).uniform(low: 2, high: 2, size: [3]).scalars, [2, 2, 2])
  }

  func testOneByOneGivesTheSameAsTogether() {
    let (together, single) = (RandomState(5), RandomState(5))
    XCTAssertEqual(together.rand(1000).scalars, (0..<1000).map { _ in single.rand() })
    XCTAssertEqual(together.randn(1001).scalars, (0..<1001).map { _ in single.randn() })
    XCTAssertEqual(
      together.normal(loc: 1, scale: 3, size: [77]).scalars,
      (0..<77).map { _ in single.normal(loc: 1, scale: 3) })
    XCTAssertEqual(
      together.uniform(low: 1, high: 3, size: [7, 9]).scalars,
      (0..<63).map { _ in single.uniform(low: 1, high: 3) })
    XCTAssertEqual(together.state, single.state)
  }

  // MARK: - Normal

  func testNormalsMatchNumPyAtPositionOneMillion() throws {
    try checkSequence("normals to one million")
  }

  func testNormalsAfterAnOddCountMatchNumPyAtPositionOneMillion() throws {
    try checkSequence("odd normals to one million")
  }

  func testOddCountsOfNormalsMatchNumPy() throws {
    try checkSequence("odd counts")
  }

  func testZeroScaleGivesTheMean() {
    XCTAssertEqual(RandomState(0).normal(loc: 4, scale: 0, size: [3]).scalars, [4, 4, 4])
  }

  /// Mean 0 and variance 1 within five standard errors, 1/√n and √(2/n).
  func testNormalsHaveMeanZeroAndVarianceOne() {
    let n = 20_000.0
    let sample = RandomState(8).randn(20_000).scalars
    let mean = sample.reduce(0, +) / n
    let variance = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    XCTAssertEqual(mean, 0, accuracy: 5 / n.squareRoot(), "seed 8")
    XCTAssertEqual(variance, 1, accuracy: 5 * (2 / n).squareRoot(), "seed 8")
  }

  // MARK: - Shapes

  func testShapesAreAsAskedFor() {
    let random = RandomState(0)
    XCTAssertEqual(random.rand(3).shape, [3])
    XCTAssertEqual(random.randn(2, 0, 3).shape, [2, 0, 3])
    XCTAssertEqual(random.randomSample([]).shape, [])
    XCTAssertEqual(random.normal(size: [2, 2]).shape, [2, 2])
    XCTAssertEqual(random.uniform(size: [1, 4]).shape, [1, 4])
    XCTAssertTrue(random.rand(3, 4, 5).isContiguous)
  }

  func testEmptyShapesDrawNothing() {
    let random = RandomState(0)
    _ = random.randn()
    let state = random.state
    _ = random.randn(0)
    _ = random.rand(4, 0)
    _ = random.normal(size: [0])
    XCTAssertEqual(random.state, state)
  }
}
