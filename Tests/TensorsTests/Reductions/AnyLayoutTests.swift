import XCTest
import _TestSupport

@testable import Tensors

/// Operations on random views give what they give on a contiguous copy: axes in any order,
/// reversed, stepped, repeated, with dimensions around the sizes of blocks.
final class AnyLayoutTests: XCTestCase {
  private var random = SplitMix64(seed: 130)

  private func randomView<Scalar: NumericScalar>(_ type: Scalar.Type) -> Tensor<Scalar> {
    let rank = Int.random(in: 1...4, using: &random)
    var shape = (0..<rank).map { _ in Int.random(in: 1...4, using: &random) }
    // One axis beyond the blocks that are summed together.
    shape[Int.random(in: 0..<rank, using: &random)] =
      [1, 5, 33, 70, 130, 520].randomElement(using: &random) ?? 1
    let steps = shape.map { _ in Int.random(in: 1...2, using: &random) }
    let whole = zip(shape, steps).map { $0 * $1 + 1 }
    let memory = Tensor<Scalar>(random.values(whole.reduce(1, *)), shape: whole)
    var layout = memory.layout
    for axis in 0..<rank {
      var (dimensions, strides) = (layout.shape, layout.strides)
      dimensions[axis] = shape[axis]
      strides[axis] *= steps[axis]
      layout = Layout(shape: dimensions, strides: strides, offset: layout.offset)
      switch Int.random(in: 0...5, using: &random) {
      case 0, 1: layout = layout.reversed(axis: axis)
      case 2:
        strides[axis] = 0
        layout = Layout(shape: layout.shape, strides: strides, offset: layout.offset)
      default: break
      }
    }
    return memory.view(layout.permuted(Array(0..<rank).shuffled(using: &random)))
  }

  private func check<Scalar: OrderedScalar>(_ type: Scalar.Type) {
    for round in 0..<25 {
      let view = randomView(type)
      let copy = view.copy()
      let context = "round \(round), shape \(view.shape), strides \(view.strides)"
      func same<T>(_ function: (Tensor<Scalar>) -> Tensor<T>) {
        assertSame(function(view), function(copy), context)
      }
      // Half of the axes, at random; the sums of such numbers are exact in any order.
      let axes = view.allAxes.filter { _ in Bool.random(using: &random) }
      let axis = Int.random(in: 0..<view.rank, using: &random)
      same { $0.sum(axes: axes) }
      same { Tensor($0.sum()) }
      same { $0.max(axes: axes) }
      same { $0.min(axes: axes, keepingAxes: true) }
      same { $0.countNonzero(axes: axes) }
      same { $0.argMax(axis: axis) }
      same { Tensor(Int64($0.argMin())) }
      same { $0.cumulativeSum(axis: axis) }
      same { $0.sorted(axis: axis) }
      same { $0.argSort(axis: axis) }
      same { $0.partitioned(rank: view.shape[axis] / 2, axis: axis) }
      same { $0.topK((view.shape[axis] + 1) / 2, axis: axis).values }
      same { $0.argWhere() }
      same { $0.uniqueElements().inverse }
      same { $0.sorted(axis: axis).differences(axis: axis) }
      // Against sums made one element at a time.
      var expected = Tensor<Scalar.Sum>.zeros(
        view.layout.reducedShape(axes: Dimensions(axes), keepingAxes: true).array)
      for index in allIndices(view.shape) {
        var place = index
        for axis in axes { place[axis] = 0 }
        expected[index: place] += view[index: index]._widened
      }
      assertSame(view.sum(axes: axes, keepingAxes: true), expected, context)
    }
  }

  func testResultsDoNotDependOnTheLayout() {
    check(Double.self)
    check(Float.self)
    check(Int64.self)
    check(UInt8.self)
  }

  func testFloatingPointReductionsDoNotDependOnTheLayout() {
    for round in 0..<25 {
      let view = randomView(Double.self)
      let copy = view.copy()
      let axes = view.allAxes.filter { _ in Bool.random(using: &random) }
      let axis = Int.random(in: 0..<view.rank, using: &random)
      let context = "round \(round), shape \(view.shape), strides \(view.strides), axes \(axes)"
      assertSame(view.median(axes: axes), copy.median(axes: axes), context)
      assertSame(
        view.quantiles([0.1, 0.5, 0.8], axis: axis), copy.quantiles([0.1, 0.5, 0.8], axis: axis),
        context)
      assertClose(
        view.variance(axes: axes), copy.variance(axes: axes), roundings: 16, scale: 100, context)
      assertClose(
        view.nanMean(axes: axes), copy.nanMean(axes: axes), roundings: 16, scale: 10, context)
      assertSame(view.nanMax(axes: axes), copy.nanMax(axes: axes), context)
      XCTAssertEqual(view.histogram(bins: 5).counts, copy.histogram(bins: 5).counts, context)
      let letters = "abcd".prefix(view.rank)
      let text = "\(letters),\(letters)->\(letters.last ?? "a")"
      assertSame(einsum(text, view, copy), einsum(text, copy, copy), context)
    }
  }
}
