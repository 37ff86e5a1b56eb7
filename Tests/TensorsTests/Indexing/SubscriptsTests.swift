import XCTest
import _TestSupport

@testable import Tensors

final class SubscriptsTests: XCTestCase {
  private func table() -> Tensor<Double> { Tensor((0..<20).map(Double.init), shape: [4, 5]) }

  func testElementsAreReadAndWrittenThroughAliases() {
    func check<Scalar: NumericScalar>(_ type: Scalar.Type) {
      for layout in writableLayoutCases([1, 2, 3, 4, 5, 6] as [Scalar], shape: [2, 3]) {
        var tensor = layout.tensor
        let transposed = tensor.transposed()
        tensor[1, 0] = 9
        tensor[-2, -1] = 8
        XCTAssertEqual(transposed[0, 1], 9, layout.name)
        XCTAssertEqual(transposed[2, 0], 8, layout.name)
        XCTAssertEqual(layout.tensor.scalars, [1, 2, 8, 9, 5, 6], layout.name)
      }
    }
    check(Double.self)
    check(UInt8.self)
    check(Int64.self)
  }

  func testRankZeroHasAnElementWithoutIndices() {
    var tensor = Tensor<Float>(3)
    tensor[] += 1
    XCTAssertEqual(tensor[], 4)
  }

  func testRangesGiveViews() {
    let tensor = table()
    let cases: [(Tensor<Double>, [Int], [Double])] = [
      (tensor[1..<3, 2..<4], [2, 2], [7, 8, 12, 13]),
      (tensor[2], [5], [10, 11, 12, 13, 14]),
      (tensor[-1, 3...], [2], [18, 19]),
      (tensor[..<2, 0], [2], [0, 5]),
      (tensor[1...2, ...1], [2, 2], [5, 6, 10, 11]),
      (tensor[0..., -1], [4], [4, 9, 14, 19]),
      (tensor[2..<2], [0, 5], []),
      (tensor[4...], [0, 5], []),
      (tensor[row: -4], [5], [0, 1, 2, 3, 4]),
    ]
    for (view, shape, values) in cases {
      XCTAssertEqual(view.shape, shape)
      XCTAssertEqual(view.scalars, values)
      XCTAssertTrue(view.sharesStorage(with: tensor))
    }
    let row: Tensor<Double> = tensor[1]
    let element: Double = row[2]
    XCTAssertEqual(element, 7)
  }

  func testViewsOfViewsAgreeWithTheDefinition() {
    let values = (0..<60).map(Int32.init)
    for layout in layoutCases(values, shape: [3, 4, 5]) {
      let tensor = layout.tensor
      assertSame(
        tensor[1..., 1..<3, 2...4],
        .tabulated([2, 2, 3]) { tensor[$0[0] + 1, $0[1] + 1, $0[2] + 2] })
      assertSame(tensor[0..., -2][1...], .tabulated([2, 5]) { tensor[$0[0] + 1, 2, $0[1]] })
      assertSame(tensor[row: 2][row: -1], .tabulated([5]) { tensor[2, 3, $0[0]] })
    }
  }

  func testAssigningToAPartWritesThroughAndBroadcasts() {
    for layout in writableLayoutCases([Double](repeating: 0, count: 6), shape: [2, 3]) {
      var tensor = layout.tensor
      tensor[0..., 1..<3] = Tensor([[1], [2]])
      tensor[row: 1] = tensor[row: 1] + 10
      tensor[0, 0...0] = Tensor(7)
      XCTAssertEqual(layout.tensor.scalars, [7, 1, 1, 10, 12, 12], layout.name)
    }
  }

  func testGapsOfAViewAreNotWritten() {
    var tensor = table()
    tensor[1..<3, 1..<3] = Tensor(-1)
    var view = tensor[0..., 4]
    view += 100
    assertSame(
      tensor,
      .tabulated([4, 5]) { i in
        if i[1] == 4 { return Double(5 * i[0] + 104) }
        return (1..<3).contains(i[0]) && (1..<3).contains(i[1]) ? -1 : Double(5 * i[0] + i[1])
      })
  }

  func testOverlappingAssignmentReadsTheOldValues() {
    var up = Tensor<Double>([0, 1, 2, 3, 4])
    up[1..<4] = up[0..<3]
    XCTAssertEqual(up.scalars, [0, 0, 1, 2, 4])
    var down = Tensor<Double>([0, 1, 2, 3, 4])
    down[0..<3] = down[1..<4]
    XCTAssertEqual(down.scalars, [1, 2, 3, 3, 4])
    var square = Tensor<Double>([[1, 2], [3, 4]])
    square[0...] = square.transposed()
    XCTAssertEqual(square.scalars, [1, 3, 2, 4])
    square[0...] = square[row: 1]
    XCTAssertEqual(square.scalars, [2, 4, 2, 4])
  }

  func testInPlaceOperationOnAPart() {
    var tensor = table()
    let alias = tensor
    tensor[1..<3] += Tensor<Double>([1, 2, 3, 4, 5])
    tensor[row: 0] *= 2
    tensor[3, 4] -= 9
    assertSame(
      alias,
      Tensor([
        [0, 2, 4, 6, 8], [6, 8, 10, 12, 14], [11, 13, 15, 17, 19], [15, 16, 17, 18, 10],
      ]))
  }

  func testFillWritesEveryElementOfAnyLayout() {
    for layout in writableLayoutCases([Int32](repeating: 3, count: 12), shape: [3, 4]) {
      var tensor = layout.tensor
      tensor[1..<3, 1...].fill(5)
      XCTAssertEqual(
        layout.tensor.scalars, [3, 3, 3, 3, 3, 5, 5, 5, 3, 5, 5, 5], layout.name)
    }
  }

  func testAssigningABroadcastViewToItselfIsAllowed() {
    var view = Tensor<Double>([1]).broadcast(to: [3])
    view[0...] = view
    XCTAssertEqual(view.scalars, [1, 1, 1])
  }
}
