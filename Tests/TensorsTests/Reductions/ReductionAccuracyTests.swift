import XCTest
import _TestSupport

@testable import Tensors

/// Rounding errors of sums and variances on numbers that make them large.
final class ReductionAccuracyTests: XCTestCase {
  /// The sum without rounding errors that a Double would show: each addition's own error is
  /// kept. T. Ogita, S. M. Rump, S. Oishi, "Accurate sum and dot product", SIAM J. Sci. Comput.
  /// 26 (2005), algorithm 4.4.
  private func accurateSum(_ values: [Double]) -> Double {
    var (sum, errors) = (0.0, 0.0)
    for value in values {
      let next = sum + value
      let part = next - sum
      errors += (sum - (next - part)) + (value - part)
      sum = next
    }
    return sum + errors
  }

  /// Rows of numbers whose sums are hard: alike, growing, of all magnitudes, nearly cancelling.
  private func hardCases(_ count: Int) -> [[Double]] {
    var random = SplitMix64(seed: 100)
    let reals: [Double] = random.reals(count)
    var cancelling = reals
    for i in 0..<(count / 2) { cancelling[count - 1 - i] = -reals[i] * (1 + 1e-10) }
    return [
      [Double](repeating: 0.1, count: count), (0..<count).map { 1 / Double($0 + 1) },
      reals.enumerated().map { $1 * Double(sign: .plus, exponent: $0 % 60 - 30, significand: 1) },
      cancelling, reals.map { $0 + 1e6 },
    ]
  }

  private func checkSums<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
    var worst = 0.0
    for count in [2, 9, 33, 127, 128, 129, 1000, 4097, 50_000] {
      for row in hardCases(count) {
        let values = row.map { Scalar($0) }
        let exact = accurateSum(values.map { Double($0) })
        let magnitudes = accurateSum(values.map { Double($0.magnitude) })
        let bound =
          log2(Double(count)) * Double(Scalar.ulpOfOne) * magnitudes
          + (Scalar.self == Double.self ? 0 : 1e-14 * magnitudes)
        func check(_ sum: Scalar, _ name: String) {
          let error = (Double(sum) - exact).magnitude
          worst = max(worst, error / bound)
          XCTAssertLessThanOrEqual(error, bound, "\(name), \(count) of \(Scalar.self)")
        }
        check(Tensor(values).sum(), "line")
        check(Tensor(values).nanSum(), "line of numbers")
        check(Tensor(values).broadcast(to: [3, count]).copy().sum(axis: 1)[1], "lines")
        let columns = Tensor(values, shape: [count, 1]).broadcast(to: [count, 5])
        check(columns.copy().sum(axis: 0)[4], "rows")
        check(columns.sum(axis: 0)[3], "broadcast rows")
        // Two axes that cannot be made one.
        if count % 2 == 0 {
          let gaps = Tensor(repeating: Scalar.nan, shape: [count / 2, 3])
          var window = gaps[0..., ..<2]
          window[0...] = Tensor(values, shape: [count / 2, 2])
          check(window.sum(), "window")
          check(window.transposed().sum(axes: [0, 1]).item(), "transposed window")
        }
      }
    }
    print("worst error of sums: \(worst) of log2(n) · eps · Σ|x| in \(Scalar.self)")
  }

  func testSumsErrByAtMostLog2OfTheirLength() {
    checkSums(Double.self)
    checkSums(Float.self)
  }

  func testVarianceDoesNotSufferFromAnOffset() {
    var random = SplitMix64(seed: 101)
    for count in [10, 1000] {
      let small: [Double] = random.reals(count)
      for offset in [1e9, -1e6, 1e12] {
        // What the sum with the offset leaves of the numbers, exactly.
        let shifted = small.map { $0 + offset }
        let rest = shifted.map { $0 - offset }
        let mean = accurateSum(rest) / Double(count)
        let expected = accurateSum(rest.map { ($0 - mean) * ($0 - mean) }) / Double(count)
        // The mean is wrong by δ ≤ log₂(n) · eps · offset, which adds δ² and no more.
        let delta = log2(Double(count)) * .ulpOfOne * offset.magnitude
        let bound = delta * delta + 20 * .ulpOfOne * expected
        let tensor = Tensor(shifted)
        XCTAssertEqual(tensor.variance(), expected, accuracy: bound, "\(offset)")
        XCTAssertEqual(
          tensor.reshaped(count / 2, 2).transposed().variance(), expected, accuracy: bound)
        let scaled = expected * Double(count) / Double(count - 1)
        XCTAssertEqual(tensor.variance(ddof: 1), scaled, accuracy: 2 * bound)
        XCTAssertEqual(tensor.nanVariance(), expected, accuracy: bound)
        XCTAssertEqual(
          tensor.standardDeviation(), expected.squareRoot(), accuracy: bound / expected.squareRoot()
        )
        let columns = tensor.reshaped(count, 1).broadcast(to: [count, 6])
        XCTAssertEqual(columns.copy().variance(axis: 0)[5], expected, accuracy: bound)
      }
    }
  }

  func testNumbersAndTheirMomentsOfWholeTypes() {
    let bytes = Tensor<UInt8>([[0, 255], [255, 0]])
    XCTAssertEqual(bytes.variance(), 127.5 * 127.5)
    XCTAssertEqual(bytes.standardDeviation(axis: 0).scalars, [127.5, 127.5])
    XCTAssertEqual(bytes.variance(axes: [0, 1], ddof: 1, keepingAxes: true).shape, [1, 1])
    XCTAssertEqual(bytes.mean(axes: [0, 1]).item(), 127.5)
    XCTAssertEqual(bytes.median(), 127.5)
    XCTAssertEqual(bytes.quantile(0.25, axis: 1).scalars, [63.75, 63.75])
    XCTAssertEqual(Tensor<Int32>([1, 2, 3, 4]).percentiles([50, 100]).scalars, [2.5, 4])
    XCTAssertEqual(bytes.product(axis: 0).scalars, [0, 0])
    XCTAssertEqual(Tensor<UInt8>([200, 200, 200]).product(), 8_000_000)
    XCTAssertEqual(Tensor<UInt8>([200, 200]).cumulativeSum().scalars, [200, 400])
    XCTAssertEqual(Tensor<Int32>([-3, 5]).peakToPeak(), 8)
  }

  func testWeightedMeans() {
    let t = Tensor<Double>([[1, 2], [3, 4], [5, 6]])
    XCTAssertEqual(t.average(weights: Tensor([[1, 0], [0, 0], [0, 3]])), (1 + 18) / 4)
    assertSame(t.average(weights: Tensor([1, 1, 2]), axis: 0), Tensor([3.5, 4.5]))
    assertSame(
      t.average(weights: Tensor([1, 3]), axis: 1, keepingAxis: true),
      Tensor([[1.75], [3.75], [5.75]]))
    XCTAssertTrue(t.average(weights: Tensor(0)).isNaN)
  }

  func testReductionsOfNothing() {
    let empty = Tensor<Double>.zeros([0, 3])
    XCTAssertEqual(empty.sum(), 0)
    XCTAssertEqual(empty.product(), 1)
    XCTAssertEqual(empty.product(axis: 0).scalars, [1, 1, 1])
    XCTAssertTrue(empty.mean().isNaN)
    XCTAssertTrue(empty.variance().isNaN)
    XCTAssertTrue(empty.median().isNaN)
    XCTAssertTrue(empty.nanMean().isNaN)
    assertSame(empty.median(axis: 0), Tensor([.nan, .nan, .nan]))
    XCTAssertEqual(empty.max(axis: 1).shape, [0])
    XCTAssertEqual(empty.max(axes: [1], keepingAxes: true).shape, [0, 1])
    XCTAssertEqual(empty.cumulativeSum(axis: 0).shape, [0, 3])
    XCTAssertEqual(empty.cumulativeProduct().shape, [0])
    XCTAssertTrue(empty.all())
    XCTAssertFalse(empty.any())
    XCTAssertEqual(empty.all(axis: 0).scalars, [true, true, true])
    XCTAssertEqual(empty.any(axis: 0).scalars, [false, false, false])
    // No axis: the elements themselves.
    let t = Tensor<Float>([[1, 2], [3, 4]])
    assertSame(t.sum(axes: []), t)
    assertSame(t.max(axes: []), t)
    assertSame(t.variance(axes: []), Tensor.zeros([2, 2]))
  }
}
