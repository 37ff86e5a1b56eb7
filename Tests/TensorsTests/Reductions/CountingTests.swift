import XCTest
import _TestSupport

@testable import Tensors

final class CountingTests: XCTestCase {
  func testTruthValuesAreCountedInEveryLayout() {
    var random = SplitMix64(seed: 110)
    for shape in [[], [1], [70], [3, 4], [2, 3, 4], [9, 40]] {
      for likelihood in [0.0, 0.3, 1] {
        let values = (0..<shape.reduce(1, *)).map { _ in
          Double.random(in: 0..<1, using: &random) < likelihood
        }
        for layout in layoutCases(values, shape: shape) {
          let t = layout.tensor
          let context = "\(shape) \(layout.name)"
          XCTAssertEqual(t.countNonzero(), values.filter(\.self).count, context)
          XCTAssertEqual(t.any(), values.contains(true), context)
          XCTAssertEqual(t.all(), !values.contains(false), context)
          for axis in shape.indices {
            var reduced = shape
            reduced.remove(at: axis)
            func line(_ index: [Int]) -> [Bool] {
              (0..<shape[axis]).map { i in
                var full = index
                full.insert(i, at: axis)
                return t[index: full]
              }
            }
            assertSame(
              t.countNonzero(axis: axis),
              .tabulated(reduced) { Int64(line($0).filter(\.self).count) }, context)
            assertSame(
              t.any(axis: axis - shape.count), .tabulated(reduced) { line($0).contains(true) },
              context)
            assertSame(
              t.all(axes: [axis]), .tabulated(reduced) { !line($0).contains(false) }, context)
          }
        }
      }
    }
  }

  func testNumbersThatAreNotZeroCount() {
    XCTAssertEqual(Tensor<Double>([0, -0.0, 1, .nan, -.infinity]).countNonzero(), 3)
    XCTAssertEqual(
      Tensor<UInt8>([[0, 1], [2, 0]]).any(axis: 1, keepingAxis: true).shape, [2, 1])
    XCTAssertTrue(Tensor<Int32>([[1, 2], [-3, 4]]).all())
    XCTAssertEqual(Tensor<Int64>([[0, 5], [7, 9]]).all(axis: 0).scalars, [false, true])
  }

  func testPositionsNameTheElements() {
    let t = Tensor<Bool>([[true, false, true], [false, false, true]])
    XCTAssertEqual(t.flatNonzero().scalars, [0, 2, 5])
    XCTAssertEqual(t.transposed().flatNonzero().scalars, [0, 4, 5])
    XCTAssertEqual(t.nonzero().map(\.scalars), [[0, 0, 1], [0, 2, 2]])
    XCTAssertEqual(t.argWhere(), Tensor([[0, 0], [0, 2], [1, 2]]))
    XCTAssertEqual(Tensor<Bool>(true).argWhere().shape, [1, 0])
    XCTAssertEqual(Tensor<Float>([]).argWhere().shape, [0, 1])
  }
}
