import XCTest
import _TestSupport

@testable import Tensors

final class ExtremaTests: XCTestCase {
  /// The position of the first element that none is better than; a NaN is better than a number.
  private func first<Scalar: OrderedScalar>(
    _ values: [Scalar], _ isBetter: (Scalar, Scalar) -> Bool
  ) -> Int {
    if let nan = values.firstIndex(where: { $0 != $0 }) { return nan }
    return values.indices.reduce(0) { isBetter(values[$1], values[$0]) ? $1 : $0 }
  }

  private func check<Scalar: OrderedScalar>(_ values: [Scalar], shape: [Int]) {
    for layout in layoutCases(values, shape: shape) {
      let tensor = layout.tensor
      XCTAssertEqual(tensor.argMax(), first(values, >), "\(shape) \(layout.name)")
      XCTAssertEqual(tensor.argMin(), first(values, <), "\(shape) \(layout.name)")
      assertSame(Tensor(tensor.max()), Tensor(values[first(values, >)]))
      assertSame(Tensor(tensor.min()), Tensor(values[first(values, <)]))
      for axis in shape.indices {
        var (reduced, kept) = (shape, shape)
        reduced.remove(at: axis)
        kept[axis] = 1
        func line(_ index: [Int]) -> [Scalar] {
          (0..<shape[axis]).map { i in
            var full = index
            full.insert(i, at: axis)
            return tensor[index: full]
          }
        }
        func positions(_ isBetter: (Scalar, Scalar) -> Bool) -> Tensor<Int64> {
          .tabulated(reduced) { Int64(first(line($0), isBetter)) }
        }
        func extrema(_ isBetter: (Scalar, Scalar) -> Bool) -> Tensor<Scalar> {
          .tabulated(reduced) { line($0)[first(line($0), isBetter)] }
        }
        let context = "\(shape) \(layout.name) axis \(axis)"
        assertSame(tensor.argMax(axis: axis), positions(>), context)
        assertSame(tensor.argMin(axis: axis - shape.count), positions(<), context)
        assertSame(tensor.max(axis: axis - shape.count), extrema(>), context)
        assertSame(tensor.min(axis: axis), extrema(<), context)
        assertSame(
          tensor.max(axis: axis, keepingAxis: true), extrema(>).reshaped(kept), context)
        assertSame(
          tensor.argMin(axis: axis, keepingAxis: true), positions(<).reshaped(kept), context)
      }
    }
  }

  func testExtremaAgreeWithPlainLoopsInEveryLayout() {
    func check<Scalar: OrderedScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 80)
      // Few different values: ties are common.
      for shape in [[], [1], [9], [3, 4], [1, 5], [5, 1], [2, 3, 4]] {
        self.check(random.values(shape.reduce(1, *)) as [Scalar], shape: shape)
      }
    }
    check(Double.self)
    check(Float.self)
    check(Int64.self)
    check(Int32.self)
    check(UInt8.self)
  }

  func testFirstNaNWins() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      self.check([1, .nan, 3, .infinity, -.infinity, .nan] as [Scalar], shape: [2, 3])
      self.check([.nan, 1, 2, .nan] as [Scalar], shape: [4])
      self.check([-.infinity, -.infinity, .infinity, .infinity] as [Scalar], shape: [2, 2])
    }
    check(Double.self)
    check(Float.self)
  }

  func testFirstOfEqualElementsWins() {
    let t = Tensor<Int32>([[3, 1, 3], [1, 3, 1]])
    XCTAssertEqual(t.argMax(), 0)
    XCTAssertEqual(t.argMin(), 1)
    XCTAssertEqual(t.argMax(axis: 1).scalars, [0, 1])
    XCTAssertEqual(t.argMin(axis: 1).scalars, [1, 0])
    XCTAssertEqual(Tensor<Double>([-0.0, 0]).argMax(), 0)
  }

  func testAxesWithoutElementsElsewhereGiveEmptyResults() {
    XCTAssertEqual(Tensor<Double>.zeros([0, 3]).max(axis: 1).shape, [0])
    XCTAssertEqual(Tensor<Double>.zeros([0, 3]).argMin(axis: 1, keepingAxis: true).shape, [0, 1])
  }
}
