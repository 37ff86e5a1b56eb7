import Tensors
import XCTest
import _TestSupport

/// Quantiles, histograms and moments against what NumPy computed for the same numbers.
final class RecordedStatisticsTests: XCTestCase {
  func testQuantilesHaveNumPysBits() throws {
    try RecordedStatistics.load("statistics").forEach(["quantile", "nanquantile"]) {
      entry, x, _, expected in
      let fractions = try XCTUnwrap(entry.fractions)
      let ignoring = entry.function == "nanquantile"
      for layout in layoutCases(x.scalars, shape: x.shape) {
        let x = layout.tensor
        let context = "\(entry.context) \(layout.name)"
        guard let axes = entry.axes else {
          let all = ignoring ? x.nanQuantiles(fractions) : x.quantiles(fractions)
          assertSame(all, expected, context)
          for (k, fraction) in fractions.enumerated() {
            let one = ignoring ? x.nanQuantile(fraction) : x.quantile(fraction)
            assertSame(Tensor(one), expected[row: k], context)
          }
          continue
        }
        let all =
          ignoring
          ? x.nanQuantiles(fractions, axes: axes) : x.quantiles(fractions, axes: axes)
        assertSame(all, expected, context)
        if axes.count > 1 { continue }
        for (k, fraction) in fractions.enumerated() {
          let one =
            ignoring
            ? x.nanQuantile(fraction, axis: axes[0], keepingAxis: true)
            : x.quantile(fraction, axis: axes[0], keepingAxis: true)
          XCTAssertEqual(one.shape[axes[0]], 1)
          assertSame(one.reshaped(expected[row: k].shape), expected[row: k], context)
        }
      }
    }
  }

  func testHistograms() throws {
    try RecordedStatistics.load("statistics").forEach([
      "histogram", "histogram in range", "histogram of edges", "histogram density",
    ]) { entry, x, y, expected in
      for layout in layoutCases(x.scalars, shape: x.shape) {
        let histogram =
          switch entry.function {
          case "histogram in range":
            layout.tensor.histogram(bins: try XCTUnwrap(entry.bins), range: -1...0.5)
          case "histogram of edges": layout.tensor.histogram(edges: try XCTUnwrap(y))
          default: layout.tensor.histogram(bins: try XCTUnwrap(entry.bins))
          }
        if entry.function == "histogram density" {
          assertClose(histogram.density, expected, roundings: 4, scale: expected.scale)
        } else {
          assertSame(histogram.counts, expected.converted(to: Int64.self), entry.context)
          if let y { assertSame(histogram.edges, y, entry.context) }
        }
      }
    }
  }

  func testCountsOfNumbers() throws {
    try RecordedStatistics.load("statistics").forEach(["bincount", "bincount weighted"]) {
      entry, x, weights, expected in
      for layout in layoutCases(x.converted(to: Int32.self).scalars, shape: x.shape) {
        if let weights {
          assertSame(layout.tensor.bincount(weights: weights), expected, entry.context)
        } else {
          let actual = layout.tensor.bincount(minLength: 10)
          assertSame(actual, expected.converted(to: Int64.self), entry.context)
        }
      }
    }
    XCTAssertEqual(Tensor<UInt8>([]).bincount(minLength: 2).scalars, [0, 0])
    XCTAssertEqual(Tensor<UInt8>([255, 3]).bincount().count, 256)
  }

  func testCovariancesAndCorrelations() throws {
    try RecordedStatistics.load("statistics").forEach(["cov", "corrcoef"]) {
      entry, x, _, expected in
      let isOffset = x.scale > 1e8
      for layout in layoutCases(x.scalars, shape: x.shape) {
        let x = layout.tensor
        let turned = x.rank == 2 ? x.transposed() : x
        // The deviations carry the rounding of the mean: with an offset of 1e9, 1e-7.
        let scale = isOffset ? 1e9 : x.scale * x.scale
        if entry.function == "cov" {
          let ddof = entry.ddof ?? 1
          assertClose(
            x.covariance(ddof: ddof), expected, roundings: 32, scale: scale, entry.context)
          let columns = turned.covariance(ddof: ddof, variablesInRows: x.rank == 1)
          assertClose(columns, expected, roundings: 32, scale: scale, entry.context)
        } else {
          assertClose(
            x.correlationCoefficients(), expected, roundings: 32, scale: isOffset ? 1e9 : 1,
            entry.context)
        }
      }
    }
  }

  func testTwoVectorsAreTwoVariables() {
    let x = Tensor<Double>([1, 2, 3, 6])
    let y = Tensor<Double>([2, 0, 4, 2])
    // Deviations −2, −1, 0, 3 and 0, −2, 2, 0.
    assertSame(x.covariance(with: y, ddof: 0), Tensor([[3.5, 0.5], [0.5, 2]]))
    assertSame(x.covariance(with: y, ddof: 3), Tensor([[14, 2], [2, 8]]))
    let r = 0.5 / (3.5.squareRoot() * 2.0.squareRoot())
    assertClose(
      x.correlationCoefficients(with: y), Tensor([[1, r], [r, 1]]), roundings: 4, scale: 1)
    let constant = Tensor<Double>.ones([4]).correlationCoefficients(with: x)
    XCTAssertTrue(constant[0, 1].isNaN)
    XCTAssertEqual(constant[1, 1], 1, accuracy: 4 * .ulpOfOne)
  }

  func testHistogramsOfExtremeNumbersCountEveryOne() {
    let huge = Tensor<Double>([-1.7e308, -1, 0, 1, 1.7e308, .nan, .infinity])
    XCTAssertEqual(huge.histogram(bins: 4).counts.scalars, [1, 1, 2, 1])
    // More bins than there are numbers between the bounds: edges coincide.
    let near = Tensor<Float>([1, 1 + .ulpOfOne, 1 + 2 * .ulpOfOne])
    XCTAssertEqual(near.histogram(bins: 1000).counts.sum(), 3)
    XCTAssertEqual(Tensor<Float>([]).histogram(bins: 2).edges.scalars, [0, 0.5, 1])
    XCTAssertEqual(Tensor<Float>([3, 3]).histogram(bins: 2).edges.scalars, [2.5, 3, 3.5])
    XCTAssertEqual(
      Tensor<UInt8>([0, 1, 255]).histogram(bins: 2, range: 0...1).counts.scalars, [1, 1])
    XCTAssertEqual(
      Tensor<Int32>([1, 2, 4]).histogram(edges: Tensor([1, 2, 4])).counts.scalars, [1, 2])
    XCTAssertTrue(Tensor<Double>([]).histogram(bins: 1).density[0].isNaN)
  }
}
