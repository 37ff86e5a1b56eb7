import Tensors
import XCTest
import _TestSupport

/// Reductions against what NumPy computed for the same numbers.
final class RecordedReductionsTests: XCTestCase {
  /// The result of a reduction over the recorded axes in each of its spellings.
  private func check(
    _ function: String, roundings: Int,
    _ whole: (Tensor<Double>, RecordedStatistics.Case) -> Double,
    _ axis: (Tensor<Double>, RecordedStatistics.Case, Int, Bool) -> Tensor<Double>,
    _ axes: (Tensor<Double>, RecordedStatistics.Case, [Int], Bool) -> Tensor<Double>,
    scale: (Tensor<Double>) -> Double = { $0.scale * Double($0.count) }
  ) throws {
    try RecordedStatistics.load("statistics").forEach([function]) { entry, x, _, expected in
      for layout in layoutCases(x.scalars, shape: x.shape) {
        let context = "\(entry.context) \(layout.name)"
        let x = layout.tensor
        func same(_ actual: Tensor<Double>, _ expected: Tensor<Double>) {
          assertClose(actual, expected, roundings: roundings, scale: scale(x), context)
        }
        guard let reduced = entry.axes else {
          same(Tensor(whole(x, entry)), expected)
          continue
        }
        var kept = x.shape
        for axis in reduced { kept[axis] = 1 }
        same(axes(x, entry, reduced.reversed(), false), expected)
        same(axes(x, entry, reduced.map { $0 - x.rank }, true), expected.reshaped(kept))
        if reduced.count == 1 {
          same(axis(x, entry, reduced[0], false), expected)
          same(axis(x, entry, reduced[0] - x.rank, true), expected.reshaped(kept))
        }
      }
    }
  }

  func testSums() throws {
    try check(
      "sum", roundings: 8, { x, _ in x.sum() }, { $0.sum(axis: $2, keepingAxis: $3) },
      { $0.sum(axes: $2, keepingAxes: $3) })
    try check(
      "nansum", roundings: 8, { x, _ in x.nanSum() }, { $0.nanSum(axis: $2, keepingAxis: $3) },
      { $0.nanSum(axes: $2, keepingAxes: $3) })
  }

  func testProducts() throws {
    // Products of random numbers below 3: no larger than 1e4 but for those of the offset.
    let scale = { (x: Tensor<Double>) in x.scale > 1e8 ? Double.infinity : 1e4 }
    try check(
      "prod", roundings: 60, { x, _ in x.product() }, { $0.product(axis: $2, keepingAxis: $3) },
      { $0.product(axes: $2, keepingAxes: $3) }, scale: scale)
    try check(
      "nanprod", roundings: 60, { x, _ in x.nanProduct() },
      { $0.nanProduct(axis: $2, keepingAxis: $3) },
      { $0.nanProduct(axes: $2, keepingAxes: $3) }, scale: scale)
  }

  func testMeans() throws {
    try check(
      "mean", roundings: 8, { x, _ in x.mean() }, { $0.mean(axis: $2, keepingAxis: $3) },
      { $0.mean(axes: $2, keepingAxes: $3) }, scale: \.scale)
    try check(
      "nanmean", roundings: 8, { x, _ in x.nanMean() }, { $0.nanMean(axis: $2, keepingAxis: $3) },
      { $0.nanMean(axes: $2, keepingAxes: $3) }, scale: \.scale)
  }

  func testVariances() throws {
    // Relative to the squared deviations, not to the squares: no digit is lost to the offset
    // but through the rounding of the mean, whose square is below 1e-14 · 1e-14 · 1e18.
    let scale = { (x: Tensor<Double>) in
      x.scale > 1e8 ? 1e9 * 40 : x.scale * x.scale * Double(x.count)
    }
    try check(
      "var", roundings: 16, { x, entry in x.variance(ddof: entry.ddof ?? 0) },
      { $0.variance(axis: $2, ddof: $1.ddof ?? 0, keepingAxis: $3) },
      { $0.variance(axes: $2, ddof: $1.ddof ?? 0, keepingAxes: $3) }, scale: scale)
    try check(
      "nanvar", roundings: 16, { x, entry in x.nanVariance(ddof: entry.ddof ?? 0) },
      { $0.nanVariance(axis: $2, ddof: $1.ddof ?? 0, keepingAxis: $3) },
      { $0.nanVariance(axes: $2, ddof: $1.ddof ?? 0, keepingAxes: $3) }, scale: scale)
  }

  func testExtrema() throws {
    try check(
      "max", roundings: 0, { x, _ in x.max() }, { $0.max(axis: $2, keepingAxis: $3) },
      { $0.max(axes: $2, keepingAxes: $3) }, scale: { _ in 0 })
    try check(
      "min", roundings: 0, { x, _ in x.min() }, { $0.min(axis: $2, keepingAxis: $3) },
      { $0.min(axes: $2, keepingAxes: $3) }, scale: { _ in 0 })
    try check(
      "ptp", roundings: 0, { x, _ in x.peakToPeak() },
      { $0.peakToPeak(axis: $2, keepingAxis: $3) },
      { $0.peakToPeak(axes: $2, keepingAxes: $3) }, scale: { _ in 0 })
    try check(
      "nanmax", roundings: 0, { x, _ in x.nanMax() }, { $0.nanMax(axis: $2, keepingAxis: $3) },
      { $0.nanMax(axes: $2, keepingAxes: $3) }, scale: { _ in 0 })
    try check(
      "nanmin", roundings: 0, { x, _ in x.nanMin() }, { $0.nanMin(axis: $2, keepingAxis: $3) },
      { $0.nanMin(axes: $2, keepingAxes: $3) }, scale: { _ in 0 })
  }

  func testMedians() throws {
    try check(
      "median", roundings: 0, { x, _ in x.median() }, { $0.median(axis: $2, keepingAxis: $3) },
      { $0.median(axes: $2, keepingAxes: $3) }, scale: { _ in 0 })
    try check(
      "nanmedian", roundings: 0, { x, _ in x.nanMedian() },
      { $0.nanMedian(axis: $2, keepingAxis: $3) },
      { $0.nanMedian(axes: $2, keepingAxes: $3) }, scale: { _ in 0 })
  }

  func testCounts() throws {
    try check(
      "count_nonzero", roundings: 0, { x, _ in Double(x.countNonzero()) },
      { $0.countNonzero(axis: $2, keepingAxis: $3).converted(to: Double.self) },
      { $0.countNonzero(axes: $2, keepingAxes: $3).converted(to: Double.self) },
      scale: { _ in 0 })
  }

  func testRunningSumsAndProducts() throws {
    try RecordedStatistics.load("statistics").forEach(["cumsum", "cumprod"]) {
      entry, x, _, expected in
      for layout in layoutCases(x.scalars, shape: x.shape) {
        let x = layout.tensor
        let axis = entry.axis.flatMap { $0 < 0 ? nil : $0 }
        let actual =
          entry.function == "cumsum"
          ? axis.map { x.cumulativeSum(axis: $0) } ?? x.cumulativeSum()
          : axis.map { x.cumulativeProduct(axis: $0) } ?? x.cumulativeProduct()
        // The same operations in the same order.
        assertSame(actual, expected, "\(entry.context) \(layout.name)")
      }
    }
  }

  func testFirstIndicesOfExtrema() throws {
    try RecordedStatistics.load("statistics").forEach(["argmax", "argmin"]) {
      entry, x, _, expected in
      for layout in layoutCases(x.scalars, shape: x.shape) {
        let axis = entry.axis ?? 0
        let actual =
          entry.function == "argmax"
          ? layout.tensor.argMax(axis: axis) : layout.tensor.argMin(axis: axis)
        assertSame(
          actual, expected.converted(to: Int64.self), "\(entry.context) \(layout.name)")
      }
    }
  }
}
