import XCTest
import _TestSupport

@testable import Tensors

/// What `Float` gives is what `Double` gives for the same numbers, up to the rounding of `Float`.
///
/// `Double` is compared with NumPy elsewhere.
final class FloatAgreementTests: XCTestCase {
  private let shapes = [[1], [7], [40], [4, 5], [33, 9], [3, 4, 5]]

  /// Numbers between −1 and 1, some of them zeros, NaNs if asked for, and ties.
  private func numbers(
    _ shape: [Int], hasGaps: Bool, _ random: inout SplitMix64
  ) -> (Tensor<Float>, Tensor<Double>) {
    var values: [Float] = random.reals(shape.reduce(1, *))
    for i in values.indices {
      switch Int.random(in: 0...9, using: &random) {
      case 0: values[i] = 0
      case 1: values[i] = -0.0
      case 2: values[i] = values[0]
      case 3 where hasGaps: values[i] = .nan
      default: break
      }
    }
    let floats = Tensor(values, shape: shape)
    return (floats, floats.converted(to: Double.self))
  }

  private func close(
    _ float: Tensor<Float>, _ double: Tensor<Double>, roundings: Int, scale: Float = 1,
    line: UInt = #line
  ) {
    assertClose(
      float, double.converted(to: Float.self), roundings: roundings, scale: scale, line: line)
  }

  private func same(_ float: Tensor<Float>, _ double: Tensor<Double>, line: UInt = #line) {
    assertSame(float, double.converted(to: Float.self), line: line)
  }

  func testReductions() {
    var random = SplitMix64(seed: 140)
    for shape in shapes {
      let (f, d) = numbers(shape, hasGaps: false, &random)
      let (g, e) = numbers(shape, hasGaps: true, &random)
      let n = f.count
      close(Tensor(f.sum()), Tensor(d.sum()), roundings: 8, scale: Float(n))
      close(Tensor(f.mean()), Tensor(d.mean()), roundings: 8)
      close(Tensor(f.variance(ddof: 1)), Tensor(d.variance(ddof: 1)), roundings: 16)
      close(Tensor(f.standardDeviation()), Tensor(d.standardDeviation()), roundings: 16)
      close(Tensor(f.quantile(0.3)), Tensor(d.quantile(0.3)), roundings: 3)
      close(Tensor(g.nanMedian()), Tensor(e.nanMedian()), roundings: 2)
      for axis in shape.indices {
        same(f.max(axis: axis), d.max(axis: axis))
        same(g.min(axis: axis), e.min(axis: axis))
        same(g.nanMax(axis: axis), e.nanMax(axis: axis))
        same(g.nanMin(axes: [axis]), e.nanMin(axes: [axis]))
        assertSame(g.argMax(axis: axis), e.argMax(axis: axis))
        assertSame(f.argMin(axis: axis), d.argMin(axis: axis))
        assertSame(g.countNonzero(axis: axis), e.countNonzero(axis: axis))
        assertSame(g.all(axis: axis), e.all(axis: axis))
        close(f.product(axis: axis), d.product(axis: axis), roundings: shape[axis])
        close(g.nanProduct(axis: axis), e.nanProduct(axis: axis), roundings: shape[axis])
        close(g.nanSum(axis: axis), e.nanSum(axis: axis), roundings: 8, scale: Float(n))
        close(g.nanMean(axis: axis), e.nanMean(axis: axis), roundings: 8)
        close(g.nanVariance(axis: axis), e.nanVariance(axis: axis), roundings: 16)
        close(
          g.nanStandardDeviation(axis: axis, ddof: 1), e.nanStandardDeviation(axis: axis, ddof: 1),
          roundings: 16)
        close(
          f.cumulativeSum(axis: axis), d.cumulativeSum(axis: axis), roundings: n, scale: Float(n))
        close(f.cumulativeProduct(axis: axis), d.cumulativeProduct(axis: axis), roundings: n)
        close(f.median(axis: axis), d.median(axis: axis), roundings: 2)
        close(
          g.nanQuantiles([0.2, 0.9], axis: axis), e.nanQuantiles([0.2, 0.9], axis: axis),
          roundings: 3)
        close(
          f.average(weights: f * f, axis: axis), d.average(weights: d * d, axis: axis),
          roundings: 16)
        close(f.peakToPeak(axis: axis), d.peakToPeak(axis: axis), roundings: 1, scale: 2)
      }
    }
  }

  func testOrders() {
    var random = SplitMix64(seed: 141)
    for shape in shapes {
      let (g, e) = numbers(shape, hasGaps: true, &random)
      for axis in shape.indices {
        same(g.sorted(axis: axis), e.sorted(axis: axis))
        assertSame(g.argSort(axis: axis), e.argSort(axis: axis))
        same(g.partitioned(rank: 0, axis: axis), e.partitioned(rank: 0, axis: axis))
        assertSame(g.argPartition(rank: -1, axis: axis), e.argPartition(rank: -1, axis: axis))
        assertSame(g.topK(1, axis: axis).indices, e.topK(1, axis: axis).indices)
      }
      let (float, double) = (g.uniqueElements(), e.uniqueElements())
      same(float.values, double.values)
      assertSame(float.inverse, double.inverse)
      assertSame(float.counts, double.counts)
      assertSame(float.firstIndices, double.firstIndices)
      assertSame(g.argWhere(), e.argWhere())
      let (table, exact) = (g.flattened().sorted(), e.flattened().sorted())
      assertSame(table.searchSorted(g, side: .right), exact.searchSorted(e, side: .right))
      assertSame(g.digitized(Tensor([-0.5, 0, 0.5])), e.digitized(Tensor([-0.5, 0, 0.5])))
      let (half, part) = (table[..<((table.count + 1) / 2)], exact[..<((exact.count + 1) / 2)])
      assertSame(g.isIn(half), e.isIn(part))
      same(g.intersection(half), e.intersection(part))
      same(g.setDifference(half), e.setDifference(part))
      same(g.union(half), e.union(part))
      same(g.symmetricDifference(half), e.symmetricDifference(part))
    }
  }

  func testStatisticsAndProducts() {
    var random = SplitMix64(seed: 142)
    let (f, d) = numbers([6, 40], hasGaps: false, &random)
    let edges = Tensor<Double>([-0.75, -0.25, 0.125, 1])
    XCTAssertEqual(
      f.histogram(edges: edges.converted(to: Float.self)).counts,
      d.histogram(edges: edges).counts)
    close(f.covariance(), d.covariance(), roundings: 40)
    close(f.correlationCoefficients(), d.correlationCoefficients(), roundings: 80)
    close(f.trapezoid(spacing: 0.1), d.trapezoid(spacing: 0.1), roundings: 40)
    close(
      f.cumulativeTrapezoid(spacing: 0.1), d.cumulativeTrapezoid(spacing: 0.1), roundings: 80)
    let (a, b) = (f[row: 0], d[row: 0])
    close(a.convolved(f[row: 1]), b.convolved(d[row: 1]), roundings: 40, scale: 8)
    close(
      a.correlated(f[row: 1], mode: .same), b.correlated(d[row: 1], mode: .same), roundings: 40,
      scale: 8)
    close(
      interp(f, a.sorted(), f[row: 1]), interp(d, b.sorted(), d[row: 1]), roundings: 1)
    close(f.outer(a), d.outer(b), roundings: 1)
    close(f.kron(f), d.kron(d), roundings: 1)
    close(f.inner(a), d.inner(b), roundings: 40, scale: 8)
    close(f.dot(f.transposed()), d.dot(d.transposed()), roundings: 40, scale: 8)
    close(
      f.tensordot(f, axes: [0], [0]), d.tensordot(d, axes: [0], [0]), roundings: 8, scale: 2)
    close(Tensor(f.vdot(f)), Tensor(d.vdot(d)), roundings: 240, scale: 80)
    let (u, v) = (f[0..., ..<3], d[0..., ..<3])
    close(u.cross(f[0..., 3..<6]), v.cross(d[0..., 3..<6]), roundings: 3)
    let digits = Tensor<Int32>([0, 2, 2, 1])
    close(
      digits.bincount(weights: a[..<4]), digits.bincount(weights: b[..<4]), roundings: 2)
  }
}
