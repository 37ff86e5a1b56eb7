import Foundation
import XCTest
import _TestSupport

@testable import Tensors

/// What NumPy's functions for sequences gave; `Fixtures/make_arrays.py` wrote it.
private struct RecordedCreation: Decodable {
  let numpy: String
  let cases: [Case]

  struct Case: Decodable {
    let call: String
    let args: [Double]
    var count: Int?
    var endpoint: Bool?
    let values: [Double]
  }
}

final class CreationTests: XCTestCase {
  func testSequencesAreNumPys() throws {
    let url = try XCTUnwrap(
      Bundle.module.url(forResource: "Fixtures/creation", withExtension: "json"))
    let recorded = try JSONDecoder().decode(RecordedCreation.self, from: Data(contentsOf: url))
    XCTAssertGreaterThan(recorded.cases.count, 300)
    for item in recorded.cases {
      let (a, b) = (item.args[0], item.args[1])
      let (count, endpoint) = (item.count ?? 0, item.endpoint ?? true)
      let expected = Tensor(item.values)
      let context = "\(item)"
      switch item.call {
      case "arange": assertSame(.arange(a, b, by: item.args[2]), expected, context)
      case "linspace":
        assertSame(.linspace(a, b, count: count, endpoint: endpoint), expected, context)
      case "linspaceFloat":
        assertSame(
          .linspace(Float(a), Float(b), count: count, endpoint: endpoint),
          expected.converted(to: Float.self), context)
      case "logspace":
        assertClose(.logspace(a, b, count: count, endpoint: endpoint), expected, context)
      case "logspace2":
        assertClose(.logspace(a, b, count: count, endpoint: endpoint, base: 2), expected, context)
      case "geomspace":
        assertClose(.geomspace(a, b, count: count, endpoint: endpoint), expected, context)
      default: XCTFail("unknown call \(item.call)")
      }
    }
  }

  /// Two libraries' logarithms and powers differ by roundings. One in the exponent y of 10ʸ is
  /// a relative error of |y| · ln 10 units in the result.
  private func assertClose(
    _ actual: Tensor<Double>, _ expected: Tensor<Double>, _ context: String
  ) {
    XCTAssertEqual(actual.shape, expected.shape, context)
    for (actual, expected) in zip(actual.scalars, expected.scalars) {
      let bound = (2 + 2 * log(expected.magnitude).magnitude) * .ulpOfOne * expected.magnitude
      XCTAssertEqual(actual, expected, accuracy: bound, context)
    }
  }

  func testFilledTensorsAndTheirLikes() {
    let like = Tensor<Double>([[1, 2, 3]]).transposed()
    assertSame(Tensor.zeros(like: like), Tensor([[0], [0], [0]]))
    assertSame(Tensor.ones(like: like), Tensor([[1], [1], [1]]))
    assertSame(Tensor.full(like: like, 7), Tensor([[7], [7], [7]]))
    XCTAssertEqual(Tensor.empty(like: like).shape, [3, 1])
    XCTAssertTrue(Tensor<Float>.empty([2, 3]).isContiguous)
    assertSame(Tensor.full([2], true), Tensor([true, true]))
    assertSame(Tensor<Complex<Double>>.ones([1]), Tensor([Complex(1, 0)]))
  }

  func testIntegerRanges() {
    XCTAssertEqual(Tensor<Int32>.arange(0, 10, by: 3).scalars, [0, 3, 6, 9])
    XCTAssertEqual(Tensor<Double>.arange(5, -1, by: -2).scalars, [5, 3, 1])
    XCTAssertEqual(Tensor<UInt8>.arange(3, 3, by: 2).shape, [0])
    XCTAssertEqual(Tensor<Int64>.arange(.min, .max, by: .max).scalars, [.min, -1, .max - 1])
    XCTAssertEqual(Tensor<Int64>.arange(.max, .min, by: .min).scalars, [.max, -1])
    XCTAssertEqual(Tensor<Float>.arange(0.5, 3).scalars, [0.5, 1.5, 2.5])
    XCTAssertEqual(Tensor<Float>.arange(0, 1, by: 0.25).scalars, [0, 0.25, 0.5, 0.75])
  }

  func testSequencesOfFloats() {
    XCTAssertEqual(Tensor<Float>.linspace(0, 1).count, 50)
    XCTAssertEqual(Tensor<Float>.logspace(0, 2, count: 3).scalars, [1, 10, 100])
    XCTAssertEqual(Tensor<Float>.geomspace(1, 256, count: 9)[8], 256)
    XCTAssertEqual(Tensor<Float>.geomspace(-1, -4, count: 3).scalars, [-1, -2, -4])
  }

  func testMatricesWithDiagonals() {
    assertSame(Tensor<Double>.eye(2, 3), Tensor([[1, 0, 0], [0, 1, 0]]))
    assertSame(Tensor<Double>.eye(3, 2, offset: -1), Tensor([[0, 0], [1, 0], [0, 1]]))
    assertSame(Tensor<Double>.eye(2, offset: 5), .zeros([2, 2]))
    assertSame(
      Tensor<Float>.tri(3, 4, offset: 1), Tensor([[1, 1, 0, 0], [1, 1, 1, 0], [1, 1, 1, 1]]))
    assertSame(Tensor<Int64>.tri(2, offset: -1), Tensor([[0, 0], [1, 0]]))
    for layout in layoutCases([1.0, 2], shape: [2]) {
      assertSame(diag(layout.tensor), Tensor([[1, 0], [0, 2]]), layout.name)
      assertSame(diag(layout.tensor, offset: -1), Tensor([[0, 0, 0], [1, 0, 0], [0, 2, 0]]))
      assertSame(diag(diag(layout.tensor, offset: 2), offset: 2), layout.tensor)
    }
    let square = Tensor<Double>([[1, 2], [3, 4]])
    var diagonal = square.diagonal()
    diagonal += 10
    assertSame(square, Tensor([[11, 2], [3, 14]]))
    XCTAssertEqual(square.diagonal(offset: 9).shape, [0])
  }

  func testGrids() {
    let (x, y) = (Tensor<Double>([1, 2, 3]), Tensor<Double>([4, 5]))
    let points = meshgrid(x, y)
    assertSame(points[0], Tensor([[1, 2, 3], [1, 2, 3]]))
    assertSame(points[1], Tensor([[4, 4, 4], [5, 5, 5]]))
    let indices = meshgrid(x, y, indexing: .ij)
    assertSame(indices[0], points[0].transposed())
    assertSame(indices[1], points[1].transposed())
    XCTAssertEqual(meshgrid(x, y, x).map(\.shape), [[2, 3, 3], [2, 3, 3], [2, 3, 3]])
    assertSame(meshgrid(x, y, x)[2][1, 2], x)
    assertSame(meshgrid(x)[0], x)
  }

  func testNestedLiterals() {
    let matrix: Tensor<Double> = [[1, 2.5], [-3, 4e2]]
    assertSame(matrix, Tensor([[1, 2.5], [-3, 400]]))
    let cube: Tensor<UInt8> = [[[1], [2]], [[3], [4]], [[5], [6]]]
    assertSame(cube, Tensor([1, 2, 3, 4, 5, 6], shape: [3, 2, 1]))
    let truth: Tensor<Bool> = [[true, false]]
    assertSame(truth, Tensor([true, false], shape: [1, 2]))
    let complex: Tensor<Complex<Double>> = [1, 2]
    assertSame(complex, Tensor([Complex(1, 0), Complex(2, 0)]))
    let empty: Tensor<Float> = [[], []]
    XCTAssertEqual(empty.shape, [2, 0])
    assertSame(matrix + [10, 20], Tensor([[11, 22.5], [7, 420]]))
  }
}
