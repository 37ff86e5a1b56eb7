import XCTest

@testable import Tensors

final class LayoutTests: XCTestCase {
  func testRowMajorStrides() {
    let layout = Layout(shape: [2, 3, 4])
    XCTAssertEqual(layout.strides, [12, 4, 1])
    XCTAssertEqual(layout.count, 24)
    XCTAssertEqual(layout.extent, 0...23)
    XCTAssertTrue(layout.isContiguous)
  }

  func testRankZeroHasOneElement() {
    let layout = Layout(shape: [])
    XCTAssertEqual(layout.count, 1)
    XCTAssertEqual(layout.position(of: []), 0)
    XCTAssertTrue(layout.isContiguous)
    XCTAssertFalse(layout.repeatsElements)
    XCTAssertEqual(layout.permuted([]), layout)
  }

  func testAxesOfDimensionOneDoNotMatterToContiguity() {
    XCTAssertTrue(Layout(shape: [1, 5]).permuted([1, 0]).isContiguous)
    XCTAssertTrue(Layout(shape: [4, 6]).slicing(2..<3, axis: 0).isContiguous)
    XCTAssertFalse(Layout(shape: [4, 6]).slicing(2..<3, axis: 1).isContiguous)
    XCTAssertTrue(Layout(shape: [1, 6]).slicing(2..<5, axis: 1).isContiguous)
    XCTAssertFalse(Layout(shape: [2, 6]).slicing(2..<5, axis: 1).isContiguous)
  }

  func testLayoutsWithoutElementsAreContiguousAndHaveNoExtent() {
    let empty = Layout(shape: [3, 4]).permuted([1, 0]).slicing(2..<2, axis: 0)
    XCTAssertEqual(empty.count, 0)
    XCTAssertTrue(empty.isContiguous)
    XCTAssertNil(empty.extent)
    XCTAssertEqual(Layout(shape: [3, 0, 2]).count, 0)
  }

  func testDimensionsBeyondCountingAreHarmlessWithoutElements() {
    let layout = Layout(shape: [0, 1 << 40, 1 << 40])
    XCTAssertEqual(layout.count, 0)
    XCTAssertEqual(layout.permuted([2, 1, 0]).selecting(5, axis: 0).shape, [1 << 40, 0])
    XCTAssertEqual(layout.insertingAxis(at: 1).count, 0)
    XCTAssertEqual(Layout(shape: [1, 0, 1]).broadcast(to: [1 << 40, 0, 1 << 40])?.count, 0)
  }

  func testSlicingEverythingAwayKeepsTheOffsetInside() {
    XCTAssertEqual(Layout(shape: [3, 4]).slicing(3..<3, axis: 0).offset, 0)
  }

  func testExtentOfViews() {
    let window = Layout(shape: [4, 5]).slicing(1..<3, axis: 0).slicing(2..<4, axis: 1)
    XCTAssertEqual(window.extent, 7...13)
    XCTAssertEqual(window.permuted([1, 0]).extent, 7...13)
    XCTAssertEqual(Layout(shape: [1, 3]).broadcast(to: [9, 3])?.extent, 0...2)
  }

  func testPositionsAgreeWithTheDefinition() {
    let layout = Layout(shape: [4, 5, 6]).permuted([2, 0, 1]).slicing(1..<5, axis: 0)
    for i in 0..<4 {
      for j in 0..<4 {
        for k in 0..<5 {
          let position = layout.offset + i * 1 + j * 30 + k * 6
          XCTAssertEqual(layout.position(of: [i, j, k]), position)
          XCTAssertEqual(layout.position(of: [i - 4, j - 4, k - 5]), position)
        }
      }
    }
  }

  func testNegativeAxesCountFromTheEnd() {
    let layout = Layout(shape: [2, 3, 4])
    for axis in 0..<3 {
      XCTAssertEqual(layout.resolvedAxis(axis, operation: "test"), axis)
      XCTAssertEqual(layout.resolvedAxis(axis - 3, operation: "test"), axis)
    }
  }

  func testBroadcastGivesStrideZeroToRepeatedAxes() {
    let layout = Layout(shape: [3, 1, 2])
    XCTAssertEqual(layout.broadcast(to: [5, 3, 4, 2])?.strides, [0, 2, 0, 1])
    XCTAssertEqual(layout.broadcast(to: [3, 1, 2]), layout)
    XCTAssertEqual(Layout(shape: []).broadcast(to: [2, 2])?.strides, [0, 0])
    XCTAssertEqual(Layout(shape: [1]).broadcast(to: [0])?.count, 0)
    XCTAssertNil(layout.broadcast(to: [3, 1, 3]))
    XCTAssertNil(layout.broadcast(to: [1, 2]))
    XCTAssertNil(Layout(shape: [0]).broadcast(to: [2]))
  }

  func testRepeatsElementsOnlyWhereAnIndexCanDiffer() {
    XCTAssertEqual(Layout(shape: [1]).broadcast(to: [2])?.repeatsElements, true)
    XCTAssertEqual(Layout(shape: [2]).broadcast(to: [1, 2])?.repeatsElements, false)
    XCTAssertFalse(Layout(shape: [3, 3]).repeatsElements)
  }

  func testBroadcastShapeIsSymmetric() {
    let cases: [(Dimensions, Dimensions, Dimensions?)] = [
      ([], [], []), ([], [3], [3]), ([2, 3], [3], [2, 3]), ([2, 1], [3], [2, 3]),
      ([4, 1, 3], [2, 1], [4, 2, 3]), ([0], [1], [0]), ([2, 0], [1, 1], [2, 0]),
      ([2], [3], nil), ([0], [2], nil), ([2, 3], [2], nil), ([3, 1, 2], [2, 2, 2], nil),
    ]
    for (lhs, rhs, expected) in cases {
      XCTAssertEqual(Layout.broadcastShape(lhs, rhs), expected, "\(lhs) and \(rhs)")
      XCTAssertEqual(Layout.broadcastShape(rhs, lhs), expected, "\(rhs) and \(lhs)")
    }
  }
}
