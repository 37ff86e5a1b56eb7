import XCTest
import _TestSupport

@testable import Tensors

final class GatheringTests: XCTestCase {
  private let rowLists = [[], [0], [2, 0, 1], [1, 1, 1, 1, 1, 1, 0], [-1, 2, -3, 0]]

  func testRowsComeInTheOrderOfTheirIndices() {
    func check<Scalar: NumericScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 2)
      for shape in [[3], [3, 4], [3, 2, 2], [3, 0], [3, 1]] {
        let values: [Scalar] = random.values(shape.reduce(1, *))
        for layout in layoutCases(values, shape: shape) {
          for rows in rowLists {
            let expected = Tensor.tabulated([rows.count] + shape.dropFirst()) { index in
              layout.tensor[index: [rows[index[0]]] + index.dropFirst()]
            }
            let gathered = layout.tensor[rows]
            assertSame(gathered, expected, "\(layout.name) \(shape) \(rows)")
            XCTAssertFalse(gathered.sharesStorage(with: layout.tensor))
          }
        }
      }
    }
    check(Double.self)
    check(Int64.self)
    check(UInt8.self)
  }

  func testTensorOfIndicesGivesItsShapeToTheResult() {
    let tensor = Tensor((0..<12).map(Float.init), shape: [3, 4])
    let indices = Tensor<Int64>([[2, 0], [-1, 1]])
    let gathered = tensor[indices]
    XCTAssertEqual(gathered.shape, [2, 2, 4])
    assertSame(gathered[1, 0], tensor[row: 2])
    assertSame(gathered, tensor[[2, 0, 2, 1]].reshaped(2, 2, 4))
    assertSame(tensor[indices.transposed()], tensor[[2, 2, 0, 1]].reshaped(2, 2, 4))
    assertSame(tensor[Tensor<UInt8>(1)], tensor[row: 1])
    assertSame(tensor[Tensor<Int32>([0])], tensor[0..<1])
  }

  func testListsAndMasksPickFromEveryLayoutAsElementsDo() {
    let values = (0..<60).map(Double.init)
    let mask = Tensor<Bool>((0..<60).map { $0 % 7 < 3 }, shape: [3, 4, 5])
    let matrix = Tensor<Bool>((0..<12).map { $0 % 5 < 2 }, shape: [3, 4])
    for layout in layoutCases(values, shape: [3, 4, 5]) {
      let tensor = layout.tensor
      for axis in 0..<3 {
        let list = [1, -1, 0, 1]
        let taken = tensor.taking(list, axis: axis)
        assertSame(
          .tabulated(taken.shape) { indices in
            var source = indices
            source[axis] = list[indices[axis]]
            return tensor[index: source]
          }, taken, "\(layout.name), axis \(axis)")
        let square = Tensor<Int32>([1, -1, 0, 1]).reshaped([2, 2])
        let nested = tensor.taking(square, axis: axis)
        var shape = [3, 4, 5]
        shape.replaceSubrange(axis...axis, with: [2, 2])
        XCTAssertEqual(nested.shape, shape)
        XCTAssertEqual(nested.scalars, taken.scalars, layout.name)
      }
      XCTAssertEqual(
        tensor[mask].scalars, zip(values, mask.scalars).filter(\.1).map(\.0), layout.name)
      let lines = tensor[matrix]
      XCTAssertEqual(lines.shape, [matrix.countNonzero(), 5])
      XCTAssertEqual(
        lines.scalars, values.filter { matrix.scalars[Int($0) / 5] }, layout.name)
      XCTAssertEqual(tensor.taking([Int](), axis: 1).shape, [3, 0, 5])
    }
  }

  func testAssignedRowsAreWrittenBackAndTheLastOneStays() {
    for layout in writableLayoutCases([Double](repeating: 0, count: 6), shape: [3, 2]) {
      var tensor = layout.tensor
      tensor[[2, 0, -1]] = Tensor([[1, 2], [3, 4], [5, 6]])
      XCTAssertEqual(layout.tensor.scalars, [3, 4, 0, 0, 5, 6], layout.name)
      tensor[[1, 2]] = Tensor([7, 8])
      XCTAssertEqual(layout.tensor.scalars, [3, 4, 7, 8, 7, 8], layout.name)
      tensor[[0, 1, 2]] = tensor[[2, 0, 1]]
      XCTAssertEqual(layout.tensor.scalars, [7, 8, 3, 4, 7, 8], layout.name)
    }
    var vector = Tensor<Double>([1, 2, 3])
    vector[[0, 2]] = vector[1...]
    XCTAssertEqual(vector.scalars, [2, 2, 3])
    vector[[0, 1]] += 10
    XCTAssertEqual(vector.scalars, [12, 12, 3])
  }

  func testGatheringBytesIsConvertingThenDividing() {
    func check<Target: FloatingPointScalar>(_ type: Target.Type) {
      let columns = 130
      let values = (0..<3 * columns).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      for shape in [[3, columns], [3, 13, 10], [3, 1], [3], [3, 0]] {
        let part = Array(values.prefix(shape.reduce(1, *)))
        for layout in layoutCases(part, shape: shape) {
          for rows in [[], [1], [2, 0, 1, 1, 0, 2, 2]] {
            for divisor in [1, 255, 3, 0.5] as [Target] {
              assertSame(
                layout.tensor.gathering(rows, as: type, dividedBy: divisor),
                layout.tensor[rows].converted(to: type) / divisor,
                "\(layout.name) \(shape) \(rows) / \(divisor)")
            }
          }
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testEveryByteIsDividedExactlyAsNumbersAre() {
    let bytes = Tensor(Array(UInt8.min...UInt8.max), shape: [1, 256])
    XCTAssertEqual(
      bytes.gathering([0], as: Double.self, dividedBy: 255).scalars,
      (0..<256).map { Double($0) / 255 })
    XCTAssertEqual(
      bytes.gathering([0], as: Float.self, dividedBy: 255).scalars,
      (0..<256).map { Float($0) / 255 })
  }

  func testGatheringFromRepeatedRows() {
    let bytes = Tensor<UInt8>([1, 2, 3]).broadcast(to: [4, 3])
    XCTAssertEqual(bytes.gathering([3, 0], as: Float.self).scalars, [1, 2, 3, 1, 2, 3])
  }
}
