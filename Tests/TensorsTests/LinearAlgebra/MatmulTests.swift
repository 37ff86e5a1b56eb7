import XCTest
import _TestSupport

@testable import Tensors

final class MatmulTests: XCTestCase {
  func testHandWorkedProduct() {
    let a = Tensor<Double>([[1, 2, 3], [4, 5, 6]])
    let b = Tensor<Double>([[1, 0], [0, 1], [2, -1]])
    XCTAssertEqual(a.matmul(b), Tensor([[7, -1], [16, -1]]))
    XCTAssertEqual(a.matmul(.identity(3)), a)
  }

  func testIntegersInEveryLayoutAndShape() {
    func check<Scalar: IntegerScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 95)
      for (m, k, n) in [(1, 1, 1), (2, 3, 4), (3, 1, 2), (2, 0, 2), (0, 2, 3), (1, 3, 1)] {
        let (a, b): ([Scalar], [Scalar]) = (random.values(m * k), random.values(k * n))
        let expected = MatrixReference(a, b, rows: m, inner: k, columns: n).product
        for left in layoutCases(a, shape: [m, k]) {
          for right in layoutCases(b, shape: [k, n]) {
            assertSame(left.tensor.matmul(right.tensor), expected, "\(left.name), \(right.name)")
          }
        }
      }
    }
    check(Int64.self)
    check(Int32.self)
    check(UInt8.self)
  }

  /// Test values are exact, so that products do not depend on the order of summation.
  func testVectorsAreRowsOnTheLeftAndColumnsOnTheRight() {
    func check<Scalar: OrderedScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 96)
      for k in [0, 1, 3] {
        let (v, w): ([Scalar], [Scalar]) = (random.values(k), random.values(k))
        let matrix: [Scalar] = random.values(2 * k)
        for x in layoutCases(v, shape: [k]) {
          let inner = x.tensor.matmul(Tensor(w))
          XCTAssertEqual(inner.shape, [])
          XCTAssertEqual(inner.item(), zip(v, w).reduce(0) { $0 + $1.0 * $1.1 }, x.name)
          for a in layoutCases(matrix, shape: [2, k]) {
            let columns = MatrixReference(matrix, v, rows: 2, inner: k, columns: 1).product
            assertSame(a.tensor.matmul(x.tensor), columns.reshaped(2), "\(a.name), \(x.name)")
          }
          for a in layoutCases(matrix, shape: [k, 2]) {
            let rows = MatrixReference(v, matrix, rows: 1, inner: k, columns: 2).product
            assertSame(x.tensor.matmul(a.tensor), rows.reshaped(2), "\(x.name), \(a.name)")
          }
        }
      }
    }
    check(Double.self)
    check(Float.self)
    check(Int32.self)
  }

  func testBatchesBroadcast() {
    func check<Scalar: OrderedScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 97)
      let cases: [([Int], [Int])] = [
        ([2, 2, 3], [2, 3, 2]), ([2, 2, 3], [3, 2]), ([2, 3], [4, 3, 2]),
        ([1, 2, 3], [4, 3, 2]), ([3, 1, 2, 2], [2, 2, 1]), ([2, 1, 1, 2], [1, 3, 2, 1]),
        ([0, 2, 2], [2, 2]), ([2, 2, 0], [2, 0, 1]), ([2, 2, 3], [3]), ([3], [2, 3, 2]),
      ]
      for (left, right) in cases {
        let a = Tensor(random.values(left.reduce(1, *)) as [Scalar], shape: left)
        let b = Tensor(random.values(right.reduce(1, *)) as [Scalar], shape: right)
        let product = a.matmul(b)
        let (l, r) = (left.count == 1 ? [1] + left : left, right.count == 1 ? right + [1] : right)
        let (wide, tall) = (a.reshaped(l), b.reshaped(r))
        let stacks = (Dimensions(l.dropLast(2)), Dimensions(r.dropLast(2)))
        guard let batch = Layout.broadcastShape(stacks.0, stacks.1)?.array else {
          return XCTFail("\(left) and \(right)")
        }
        let full = batch + [l[l.count - 2], r[r.count - 1]]
        let expected = Tensor<Scalar>.tabulated(full) { index in
          let batchIndex = Array(index.dropLast(2))
          let (i, j) = (index[index.count - 2], index[index.count - 1])
          let leftBatch = broadcastIndices(batchIndex, shape: l.dropLast(2))
          let rightBatch = broadcastIndices(batchIndex, shape: r.dropLast(2))
          return (0..<l[l.count - 1]).reduce(0) { sum, k in
            sum + wide[index: leftBatch + [i, k]] * tall[index: rightBatch + [k, j]]
          }
        }
        var shape = full
        if left.count == 1 { shape.remove(at: shape.count - 2) }
        if right.count == 1 { shape.removeLast() }
        XCTAssertEqual(product.shape, shape, "\(left) and \(right)")
        assertSame(product, expected.reshaped(shape), "\(left) and \(right)")
      }
    }
    check(Double.self)
    check(Float.self)
    check(Int64.self)
  }

  func testBatchesOfViews() {
    let values = (0..<12).map { Double($0 % 2) }
    let other = Tensor((0..<6).map(Double.init), shape: [3, 2])
    let expected = Tensor(values, shape: [2, 2, 3]).matmul(other)
    for layout in layoutCases(values, shape: [2, 2, 3]) {
      assertSame(layout.tensor.matmul(other), expected, layout.name)
    }
  }

  func testResultIsNewStorage() {
    let a = Tensor<Double>.identity(2)
    XCTAssertFalse(a.matmul(a).sharesStorage(with: a))
  }
}
