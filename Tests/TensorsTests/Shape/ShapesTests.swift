import XCTest
import _TestSupport

@testable import Tensors

final class ShapesTests: XCTestCase {
  private let cube = Tensor<Double>.arange(24).reshaped(2, 3, 4)

  func testAxesAreMovedSwappedAndSqueezed() {
    XCTAssertEqual(cube.movingAxis(-1, to: 0).shape, [4, 2, 3])
    XCTAssertEqual(cube.movingAxis(0, to: 1).shape, [3, 2, 4])
    assertSame(cube.swappingAxes(0, -1), cube.transposed())
    let thin = cube.expandingDimensions(axes: [0, -1, 2])
    XCTAssertEqual(thin.shape, [1, 2, 1, 3, 4, 1])
    assertSame(thin.squeezed(), cube)
    XCTAssertEqual(thin.squeezed(axis: -1).shape, [1, 2, 1, 3, 4])
    XCTAssertEqual(thin.squeezed(axes: [0, 2]).shape, [2, 3, 4, 1])
    XCTAssertTrue(thin.squeezed().sharesStorage(with: cube))
    XCTAssertEqual(Tensor<Double>.ones([1, 1]).squeezed().shape, [])
  }

  func testBroadcastTensorsShareOneShape() {
    let results = broadcastTensors(Tensor<Float>([1, 2, 3]), Tensor([[4], [5]]), Tensor(6))
    XCTAssertEqual(results.map(\.shape), [[2, 3], [2, 3], [2, 3]])
    XCTAssertEqual(results[1].scalars, [4, 4, 4, 5, 5, 5])
    XCTAssertEqual(broadcastTensors([Tensor<Float>]()).count, 0)
  }

  func testConcatenatingIsTheOppositeOfSplitting() {
    func check<Scalar: NumericScalar>(_ type: Scalar.Type) {
      let values = Tensor<Scalar>.arange(60).scalars
      for layout in layoutCases(values, shape: [3, 4, 5]) {
        for axis in -3..<3 {
          let parts = layout.tensor.split(at: [1, 2, 2], axis: axis)
          let joined = concatenate(parts, axis: axis)
          assertSame(joined, layout.tensor, "\(layout.name), axis \(axis)")
          XCTAssertFalse(joined.sharesStorage(with: layout.tensor))
          let unstacked = layout.tensor.unstacked(axis: axis)
          assertSame(stack(unstacked, axis: axis), layout.tensor, "\(layout.name), axis \(axis)")
        }
      }
    }
    check(Double.self)
    check(UInt8.self)
    let complex = Tensor([Complex<Double>(1, 2), Complex(3, 4)])
    assertSame(concatenate([complex, complex])[[3, 0]], Tensor([Complex(3, 4), Complex(1, 2)]))
    XCTAssertEqual(stack([complex, complex], axis: -1).shape, [2, 2])
    assertSame(concatenate([Tensor([true]), Tensor([false, true])]), Tensor([true, false, true]))
  }

  func testEqualParts() {
    XCTAssertEqual(cube.split(into: 2, axis: 2).map(\.shape), [[2, 3, 2], [2, 3, 2]])
    assertSame(cube.split(into: 3, axis: 1)[1], cube[.all, 1..<2])
  }

  func testRepeatingElements() {
    let matrix = Tensor<Int32>([[1, 2], [3, 4]])
    XCTAssertEqual(matrix.repeated(2).scalars, [1, 1, 2, 2, 3, 3, 4, 4])
    XCTAssertEqual(matrix.tiled(2).scalars, [1, 2, 1, 2, 3, 4, 3, 4])
    assertSame(matrix.padded(by: 1, with: .constant(9))[1..<3, 1..<3], matrix)
  }

  func testRowsAreACollectionOfViews() {
    let table = Tensor<Double>([[1, 2], [3, 4], [5, 6]])
    for var row in table.rows { row += row.sum() }
    assertSame(table, Tensor([[4, 5], [10, 11], [16, 17]]))
    XCTAssertEqual(table.rows.count, 3)
    XCTAssertEqual(table.rows.reversed().map { $0.scalars }, [[16, 17], [10, 11], [4, 5]])
    XCTAssertEqual(table.rows.last?.scalars, [16, 17])
    XCTAssertEqual(Array(table.rows[1...]).count, 2)
    XCTAssertTrue(table.rows.allSatisfy { $0.sharesStorage(with: table) })
    XCTAssertEqual(table.transposed().rows.map(\.scalars), [[4, 10, 16], [5, 11, 17]])
    XCTAssertEqual(Tensor<Double>([7, 8]).rows.map { $0.item() }, [7, 8])
    XCTAssertEqual(Tensor<Double>.zeros([0, 3]).rows.count, 0)
    XCTAssertEqual(Tensor<Double>.zeros([2, 0]).rows.map(\.shape), [[0], [0]])
  }

  func testTakingAlongAnAxis() {
    assertSame(cube.taking([2, 0], axis: 1), cube[.all, [2, 0]])
    assertSame(cube.taking(Tensor<Int32>([[1], [-1]]), axis: -1)[.all, .all, 1, 0], cube[..., 3])
    let scores = Tensor<Float>([[1, 9, 3], [7, 5, 6]])
    let best = scores.argMax(axis: 1, keepingAxis: true)
    assertSame(scores.takingAlongAxis(best, axis: 1), Tensor([[9], [7]]))
    var marked = scores.copy()
    marked.putAlongAxis(Tensor([[-1], [-2]]), at: best, axis: 1)
    assertSame(marked, Tensor([[1, -1, 3], [-2, 5, 6]]))
  }

  func testFillingWhereAMaskIsTrue() {
    for layout in writableLayoutCases([1.0, 2, 3, 4, 5, 6], shape: [2, 3]) {
      var tensor = layout.tensor
      tensor.fill(0, where: Tensor([true, false, true]))
      XCTAssertEqual(layout.tensor.scalars, [0, 2, 0, 0, 5, 0], layout.name)
    }
  }
}
