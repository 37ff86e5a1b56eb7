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

  func testMultinomialAndDirichletDrawNumPysNumbers() throws {
    for vectors in try RecordedDistributions.load().vectors {
      let random = RandomState(vectors.seed)
      let context = "\(vectors.name)\(vectors.arguments), seed \(vectors.seed)"
      switch (vectors.name, vectors.arguments) {
      case ("multinomial", let arguments):
        guard case .number(let n) = arguments[0], case .list(let p) = arguments[1] else { continue }
        let drawn = random.multinomial(n, pvals: p, size: [2, 2])
        XCTAssertEqual(drawn.shape, [2, 2, p.count])
        XCTAssertEqual(Drawn(drawn), .integers(vectors.integers ?? []), context)
      case ("dirichlet", let arguments):
        guard case .list(let alpha) = arguments[0] else { continue }
        let drawn = random.dirichlet(alpha, size: [2, 2])
        XCTAssertEqual(drawn.shape, [2, 2, alpha.count])
        XCTAssertEqual(drawn.scalars, vectors.reals ?? [], context)
      default: continue
      }
      XCTAssertEqual(RecordedCalls.Fingerprint(random.state), vectors.state, context)
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

  /// Products of three terms below 10, each rounded to half an ulp, and singular values that two
  /// LAPACKs may give to a few ulp of the largest one.
  func testNormalVectorsAreNumPysUpToTheSignsOfSingularVectors() throws {
    for vectors in try RecordedDistributions.load().vectors
    where vectors.name == "multivariate_normal" {
      guard case .list(let mean) = vectors.arguments[0],
        case .matrix(let cov) = vectors.arguments[1]
      else { return XCTFail("arguments") }
      let random = RandomState(vectors.seed)
      let drawn = try random.multivariateNormal(
        mean: Tensor(mean), cov: Tensor(cov), size: [2, 2])
      XCTAssertEqual(drawn.shape, [2, 2, 3])
      XCTAssertEqual(RecordedCalls.Fingerprint(random.state), vectors.state)
      // The distance from the mean that the covariance measures does not see the signs: it is
      // the length of the standard normal vector.
      let z = RandomState(vectors.seed).standardNormal(size: [4, 3])
      for k in 0..<4 {
        let d = (0..<3).map { drawn.scalars[3 * k + $0] - mean[$0] }
        let recorded = try XCTUnwrap(vectors.reals)[(3 * k)..<(3 * k + 3)]
        let other = zip(recorded, mean).map { $0 - $1 }
        let squared = (0..<3).reduce(0) { $0 + z[k, $1] * z[k, $1] }
        XCTAssertEqual(Self.length(d, cov), squared, accuracy: 1e-13 * max(1, squared))
        XCTAssertEqual(Self.length(other, cov), squared, accuracy: 1e-13 * max(1, squared))
      }
    }
  }

  /// dᵀ · cov⁻¹ · d by Cramer's rule for three dimensions.
  private static func length(_ d: [Double], _ c: [[Double]]) -> Double {
    func determinant(_ m: [[Double]]) -> Double {
      m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
    }
    return (0..<3).reduce(0) { sum, column in
      var replaced = c
      for row in 0..<3 { replaced[row][column] = d[row] }
      return sum + d[column] * determinant(replaced) / determinant(c)
    }
  }

  func testNormalVectorsThrowForWhatIsNoCovariance() {
    for bad in [Double.nan, .infinity] {
      XCTAssertThrowsError(
        try RandomState(0).multivariateNormal(mean: Tensor([0.0]), cov: Tensor([[bad]]))
      ) { XCTAssertEqual($0 as? RandomError, .notFinite) }
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
