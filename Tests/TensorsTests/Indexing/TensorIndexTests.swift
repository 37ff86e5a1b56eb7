import XCTest
import _TestSupport

@testable import Tensors

final class TensorIndexTests: XCTestCase {
  private let line = Tensor<Int64>.arange(10)
  private let cube = Tensor<Int64>.arange(24).reshaped(2, 3, 4)

  func testNegativeBoundsCountFromTheEnd() {
    XCTAssertEqual(line[..<(-7)].scalars, [0, 1, 2])
    XCTAssertEqual(line[...(-1)].scalars, line.scalars)
    XCTAssertEqual(line[...(-8)].scalars, [0, 1, 2])
    XCTAssertEqual(line[(-2)...].scalars, [8, 9])
    XCTAssertEqual(line[(-4)..<(-1)].scalars, [6, 7, 8])
    XCTAssertEqual(line[(-4)...(-1)].scalars, [6, 7, 8, 9])
    XCTAssertEqual(line[(-10)..<3].scalars, [0, 1, 2])
    XCTAssertEqual(line[..<(-10)].shape, [0])
    XCTAssertEqual(line[10...].shape, [0])
  }

  func testRangesWithSteps() {
    let cases: [(any TensorIndex, [Int64])] = [
      ((1..<10).by(2), [1, 3, 5, 7, 9]), ((1..<9).by(2), [1, 3, 5, 7]),
      ((1..<6).by(-2), [5, 3, 1]), ((0..<10).by(-1), line.scalars.reversed()),
      ((3...).by(3), [3, 6, 9]), ((...4).by(-3), [4, 1]), ((..<(-7)).by(-1), [2, 1, 0]),
      ((2..<2).by(-4), []), ((2..<2).by(4), []), ((0..<10).by(100), [0]),
      ((0..<10).by(.max), [0]), ((0...9).by(-.max), [9]),
    ]
    for (index, expected) in cases {
      XCTAssertEqual(line[indices: [index]].scalars, expected, "\(index)")
      let reversed = line[.slice(by: -1)]
      XCTAssertEqual(reversed[indices: [index]].scalars, expected.map { 9 - $0 }, "\(index)")
    }
  }

  func testSlicesCutBoundsOff() {
    XCTAssertEqual(line[.slice(from: 7, to: 100)].scalars, [7, 8, 9])
    XCTAssertEqual(line[.slice(from: -100, to: 2)].scalars, [0, 1])
    XCTAssertEqual(line[.slice(from: 8, to: 2, by: -3)].scalars, [8, 5])
    XCTAssertEqual(line[.slice(from: 5, to: 2)].shape, [0])
    XCTAssertEqual(line[.slice(from: .min, to: .max, by: .max)].scalars, [0])
    XCTAssertEqual(line[.slice(from: .max, to: .min, by: -4)].scalars, [9, 5, 1])
    XCTAssertEqual(line[.slice(by: 4)].scalars, [0, 4, 8])
  }

  func testEllipsisAndNewAxes() {
    assertSame(cube[..., 0], cube[.all, .all, 0])
    assertSame(cube[1, ..., 2...], cube[1, 0..., 2...])
    assertSame(cube[...], cube)
    assertSame(cube[1, 2, .ellipsis, 3], Tensor(23))
    XCTAssertEqual(cube[.newAxis, ..., .newAxis].shape, [1, 2, 3, 4, 1])
    XCTAssertEqual(cube[0, .newAxis, 1...].shape, [1, 2, 4])
    XCTAssertTrue(cube[.newAxis, .all].sharesStorage(with: cube))
    var copy = cube.copy()
    copy[..., 0] = Tensor(-1)
    copy[1, ..., 3] = Tensor([7, 8, 9])
    XCTAssertEqual(copy[.all, .all, 0].scalars, [Int64](repeating: -1, count: 6))
    XCTAssertEqual(copy[1, .all, 3].scalars, [7, 8, 9])
  }

  func testMasksPickAndAreWritten() {
    var tensor = Tensor<Double>([[1, -2, 3], [-4, 5, -6]])
    let alias = tensor
    XCTAssertEqual(tensor[tensor .< 0].scalars, [-2, -4, -6])
    XCTAssertEqual(tensor[Tensor([false, true])].scalars, [-4, 5, -6])
    XCTAssertEqual(tensor[.all, Tensor([true, false, true])].scalars, [1, 3, -4, -6])
    tensor[tensor .< 0] = Tensor([20, 40, 60])
    assertSame(alias, Tensor([[1, 20, 3], [40, 5, 60]]))
    tensor[tensor .> 10] = Tensor(0)
    assertSame(alias, Tensor([[1, 0, 3], [0, 5, 0]]))
    tensor[tensor .== 0].fill(9)
    tensor[tensor .== 9] -= 1
    assertSame(alias, Tensor([[1, 8, 3], [8, 5, 8]]))
    let none = tensor[tensor .> 100]
    XCTAssertEqual(none.shape, [0])
    tensor[tensor .> 100] = none
  }

  func testListsInPlaceAddOnceForEachPlace() {
    var tensor = Tensor<Double>.zeros([3, 2])
    tensor[[0, 0, 2], 1] += 1
    assertSame(tensor, Tensor([[0, 1], [0, 0], [0, 1]]))
    tensor[[2, 1], .all] -= Tensor([[1, 2], [3, 4]])
    assertSame(tensor, Tensor([[0, 1], [-3, -4], [-1, -1]]))
    tensor[1..., [0]] = Tensor([[5], [6]])
    assertSame(tensor, Tensor([[0, 1], [5, -4], [6, -1]]))
  }

  func testIndicesMayBeTheTensorItself() {
    var order = Tensor<Int64>([2, 0, 1])
    order[order] = order
    XCTAssertEqual(order.scalars, [0, 1, 2])
  }

  func testValuesWithAxesTooManyInFront() {
    var tensor = Tensor<Float>.zeros([2, 3])
    tensor[row: 0] = Tensor([[1, 2, 3]])
    tensor[.all, 2...] = Tensor<Float>([7]).reshaped(1, 1, 1, 1)
    tensor[[1, 0], 0] = Tensor([[8, 9]])
    assertSame(tensor, Tensor([[9, 2, 7], [8, 0, 7]]))
  }
}
