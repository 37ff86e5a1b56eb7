import XCTest
import _TestSupport

@testable import Tensors

final class ReshapingTests: XCTestCase {
  func testReshapingKeepsTheOrderAndSharesWheneverStridesCanExpressIt() {
    let shapes = [
      [12], [3, 4], [4, 3], [2, 6], [1, 12], [12, 1], [2, 3, 2], [3, 2, 2], [2, 1, 6], [3, 1, 4],
      [1, 3, 1, 4, 1],
    ]
    let rising = (0..<12).map(Double.init)
    let repeating = (0..<12).map { Double($0 % 2) }
    var (shared, copied) = (0, 0)
    for shape in shapes where shape.count <= 3 {
      for layout in layoutCases(rising, shape: shape) + layoutCases(repeating, shape: shape) {
        for newShape in shapes {
          let result = layout.tensor.reshaped(newShape)
          let context = "\(layout.name) \(shape) to \(newShape)"
          XCTAssertEqual(result.shape, newShape, context)
          XCTAssertEqual(result.scalars, layout.tensor.scalars, context)
          let canShare = hasStrides(layout.tensor.layout, for: newShape)
          XCTAssertEqual(result.sharesStorage(with: layout.tensor), canShare, context)
          if canShare { shared += 1 } else { copied += 1 }
        }
      }
    }
    XCTAssertGreaterThan(shared, 500)
    XCTAssertGreaterThan(copied, 500)
  }

  /// Whether `shape` with some strides visits the elements of `layout` in row-major order.
  private func hasStrides(_ layout: Layout, for shape: [Int]) -> Bool {
    let positions = allIndices(layout.shape.array).map { layout.position(of: $0) }
    var strides = [Int](repeating: 0, count: shape.count)
    var step = 1
    for axis in shape.indices.reversed() where shape[axis] > 1 {
      strides[axis] = positions[step] - positions[0]
      step *= shape[axis]
    }
    return zip(allIndices(shape), positions).allSatisfy { index, position in
      position == positions[0] + zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  func testOneDimensionCanBeLeftToTheCount() {
    let tensor = Tensor<Double>.zeros([3, 4])
    XCTAssertEqual(tensor.reshaped(-1).shape, [12])
    XCTAssertEqual(tensor.reshaped(2, -1).shape, [2, 6])
    XCTAssertEqual(tensor.reshaped([-1, 1, 12]).shape, [1, 1, 12])
    XCTAssertEqual(Tensor<Double>(5).reshaped(-1).shape, [1])
    XCTAssertEqual(Tensor<Double>.zeros([0, 3]).reshaped(-1, 3).shape, [0, 3])
  }

  func testReshapingWithoutElementsAndToRankZero() {
    XCTAssertEqual(Tensor<Float>.zeros([0, 3]).reshaped(7, 0).shape, [7, 0])
    XCTAssertEqual(Tensor<Float>.ones([1, 1]).reshaped([]).item(), 1)
    XCTAssertEqual(Tensor<Float>(2).reshaped(1, 1, 1).scalars, [2])
    XCTAssertEqual(Tensor<Float>.zeros([2, 3]).flattened().shape, [6])
  }

  func testTransposedReadsWithReversedIndices() {
    for shape in [[], [4], [2, 3], [2, 3, 4], [3, 1], [0, 2]] {
      let values = (0..<shape.reduce(1, *)).map(Int32.init)
      for layout in layoutCases(values, shape: shape) {
        let transposed = layout.tensor.transposed()
        XCTAssertTrue(transposed.sharesStorage(with: layout.tensor))
        assertSame(
          transposed, .tabulated(shape.reversed()) { layout.tensor[index: $0.reversed()] },
          layout.name)
        XCTAssertEqual(transposed.transposed().layout, layout.tensor.layout)
      }
    }
  }

  func testPermutedAxes() {
    let tensor = Tensor((0..<24).map(Int64.init), shape: [2, 3, 4])
    let permuted = tensor.transposed(1, -1, 0)
    XCTAssertEqual(permuted.shape, [3, 4, 2])
    assertSame(tensor.transposed([1, -1, 0]), permuted)
    assertSame(permuted, .tabulated([3, 4, 2]) { tensor[$0[2], $0[0], $0[1]] })
  }

  func testNewAxesHaveDimensionOneAndShare() {
    for layout in layoutCases((0..<6).map(Double.init), shape: [2, 3]) {
      for axis in -3...2 {
        let expanded = layout.tensor.expandingDimensions(axis: axis)
        var shape = [2, 3]
        shape.insert(1, at: axis < 0 ? axis + 3 : axis)
        XCTAssertEqual(expanded.shape, shape)
        XCTAssertEqual(expanded.scalars, layout.tensor.scalars)
        XCTAssertTrue(expanded.sharesStorage(with: layout.tensor))
      }
    }
    XCTAssertEqual(Tensor<Double>(1).expandingDimensions(axis: 0).shape, [1])
    XCTAssertTrue(Tensor<Double>.ones([3]).expandingDimensions(axis: 1).isContiguous)
  }

  func testBroadcastRepeatsElements() {
    let cases: [([Int], [Int])] = [
      ([], [2, 3]), ([1], [0]), ([3], [2, 3]), ([2, 1], [2, 3]), ([1, 3], [2, 3]),
      ([2, 1, 3], [4, 2, 5, 3]), ([0], [2, 0]),
    ]
    for (shape, target) in cases {
      let values = (0..<shape.reduce(1, *)).map(Float.init)
      for layout in layoutCases(values, shape: shape) {
        let broadcast = layout.tensor.broadcast(to: target)
        XCTAssertTrue(broadcast.sharesStorage(with: layout.tensor))
        assertSame(
          broadcast,
          .tabulated(target) { layout.tensor[index: broadcastIndices($0, shape: shape)] },
          "\(layout.name) \(shape) to \(target)")
      }
    }
  }
}
