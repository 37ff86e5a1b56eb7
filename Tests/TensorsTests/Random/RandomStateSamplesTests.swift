import Tensors
import XCTest

/// The distributions of `RandomState` against NumPy's first numbers.
final class RandomStateSamplesTests: XCTestCase {
  func testEveryDistributionDrawsNumPysNumbers() throws {
    let samples = try RecordedDistributions.load().samples
    XCTAssertEqual(Set(samples.map(\.name)).count, 30)
    for sample in samples {
      let context = "\(sample.name)\(sample.arguments), seed \(sample.seed)"
      let random = RandomState(sample.seed)
      let five = try random.draw(sample.name, sample.arguments, 5)
      let drawn = try five + random.draw(sample.name, sample.arguments, nil)
      XCTAssertEqual(drawn, sample.expected, context)
      XCTAssertEqual(RecordedCalls.Fingerprint(random.state), sample.state, context)
    }
  }

  /// The comparison can fail: other parameters draw other numbers.
  func testOtherParametersAreCaught() throws {
    for sample in try RecordedDistributions.load().samples where sample.name == "gamma" {
      let other = [sample.arguments[0] + 0.001, sample.arguments[1]]
      let drawn = try RandomState(sample.seed).draw("gamma", other, 5)
      XCTAssertNotEqual(drawn, sample.expected.keeping(Array(0..<5)))
    }
  }

  func testRowsAreNumPys() throws {
    for vectors in try RecordedDistributions.load().vectors {
      let random = RandomState(vectors.seed)
      try vectors.check(random, normals: RandomState(vectors.seed).standardNormal(size: [4, 3]))
      XCTAssertEqual(RecordedCalls.Fingerprint(random.state), vectors.state)
    }
  }

  func testOneRowIsTheFirstOfMany() {
    let (one, many) = (RandomState(3), RandomState(3))
    XCTAssertEqual(
      one.multinomial(20, pvals: [0.2, 0.8]),
      many.multinomial(20, pvals: [0.2, 0.8], size: [1]).scalars.map { Int($0) })
    XCTAssertEqual(one.dirichlet([1, 2]), many.dirichlet([1, 2], size: [1]).scalars)
    XCTAssertEqual(one.state, many.state)
  }

  func testNormalVectorsThrowForWhatIsNoCovariance() {
    for bad in [Double.nan, .infinity] {
      XCTAssertThrowsError(
        try RandomState(0).multivariateNormal(mean: Tensor([0.0]), cov: Tensor([[bad]]))
      ) { XCTAssertEqual($0 as? LinearAlgebraError, .nonFinite) }
    }
  }

  func testShapesAndEmptySizes() {
    let random = RandomState(0)
    let state = random.state
    XCTAssertEqual(random.gamma(shape: 2, size: [0, 3]).shape, [0, 3])
    XCTAssertEqual(random.multinomial(3, pvals: [0.5, 0.5], size: [0]).shape, [0, 2])
    XCTAssertEqual(random.dirichlet([1, 1], size: [2, 0]).shape, [2, 0, 2])
    XCTAssertEqual(random.state, state)
    XCTAssertEqual(random.poisson(lam: 3, size: []).shape, [])
    XCTAssertEqual(random.vonmises(mu: 0, kappa: 1, size: [2, 3]).shape, [2, 3])
  }
}
