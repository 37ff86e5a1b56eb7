import XCTest
import _TestSupport

@testable import Tensors

final class MatrixPowerTests: XCTestCase {
  func testFibonacciNumbers() throws {
    let a = Tensor<Int64>([[1, 1], [1, 0]])
    assertSame(a.matrixPower(0), .identity(2))
    assertSame(a.matrixPower(1), a)
    XCTAssertFalse(a.matrixPower(1).sharesStorage(with: a))
    assertSame(a.matrixPower(10), Tensor([[89, 55], [55, 34]]))
    let x = Tensor<Double>([[1, 1], [1, 0]])
    assertSame(try x.matrixPower(10), Tensor([[89, 55], [55, 34]]))
    XCTAssertLessThanOrEqual(
      try x.matrixPower(-3).relativeError(Tensor([[-1, 2], [2, -3]])), 8 * .ulpOfOne)
    let z = Tensor<Complex<Double>>([[Complex(0, 1)]])
    assertSame(try z.matrixPower(3), Tensor([[Complex(0, -1)]]))
  }

  func testStacks() throws {
    let a = Tensor<Double>([1, 1, 0, 1, 2, 0, 0, 3], shape: [2, 2, 2])
    assertSame(
      try a.matrixPower(3), Tensor([1, 3, 0, 1, 8, 0, 0, 27], shape: [2, 2, 2]))
    assertSame(try a.matrixPower(0), Tensor.identity(2).broadcast(to: [2, 2, 2]))
    XCTAssertEqual(try Tensor<Double>.zeros([0, 0]).matrixPower(2).shape, [0, 0])
  }

  func testProductsOfManyFactors() {
    var random = SplitMix64(seed: 390)
    let shapes = [[2, 7], [7, 1], [1, 5], [5, 3], [3, 4]]
    let factors = shapes.map { shape in
      Tensor(random.values(shape.reduce(1, *)) as [Int64], shape: shape)
    }
    for count in 2...5 {
      let expected = factors[1..<count].reduce(factors[0]) { $0.matmul($1) }
      assertSame(multiDot(Array(factors[..<count])), expected)
    }
    let (row, column) = (Tensor<Int64>([1, 2]), Tensor<Int64>([1, 0, 0, -1]))
    let all = factors.dropFirst().reduce(factors[0]) { $0.matmul($1) }
    assertSame(multiDot([row] + factors + [column]), row.matmul(all).matmul(column))
    XCTAssertEqual(multiDot([row] + factors + [column]).shape, [])
    XCTAssertEqual(multiDot([row, factors[0]]).shape, [7])
    XCTAssertEqual(multiDot([factors[4], column]).shape, [3])
  }

  func testTraces() {
    let a = Tensor<Int32>([[1, 2, 3], [4, 5, 6]])
    XCTAssertEqual(a.trace(), 6)
    XCTAssertEqual(a.trace(offset: 1), 8)
    XCTAssertEqual(a.trace(offset: -1), 4)
    XCTAssertEqual(a.trace(offset: 2), 3)
    XCTAssertEqual(a.trace(offset: 3), 0)
    XCTAssertEqual(a.trace(offset: -2), 0)
    XCTAssertEqual(a.transposed().trace(offset: 1), 4)
    let values = (0..<18).map(Double.init)
    for layout in layoutCases(values, shape: [2, 3, 3]) {
      assertSame(layout.tensor.traces(), Tensor([12, 39]), layout.name)
    }
    XCTAssertEqual(Tensor<Double>.zeros([0, 0]).trace(), 0)
    XCTAssertEqual(Tensor<Complex<Double>>([[Complex(1, 2)]]).trace(), Complex(1, 2))
  }

  func testTensorEquations() throws {
    var random = SplitMix64(seed: 391)
    let a = Tensor<Double>(random.reals(576), shape: [2, 3, 4, 24])
    let b = Tensor<Double>(random.reals(24), shape: [2, 3, 4])
    let x = try a.tensorsolve(b)
    XCTAssertEqual(x.shape, [24])
    XCTAssertLessThanOrEqual(a.matmul(x).relativeError(b), 1e4 * .ulpOfOne)
    // The axes in front moved to the end.
    let moved = a.reshaped(6, 4, 4, 6).transposed(2, 3, 0, 1)
    let y = try moved.tensorsolve(b.reshaped(6, 4), axes: [0, 1])
    XCTAssertEqual(y.shape, [4, 6])
    XCTAssertLessThanOrEqual(
      y.flattened().relativeError(try a.reshaped(24, 24).solve(b.flattened())), 1e-14)
    let inverse = try a.reshaped(6, 4, 2, 12).tensorinv()
    XCTAssertEqual(inverse.shape, [2, 12, 6, 4])
    XCTAssertLessThanOrEqual(
      a.reshaped(24, 24).matmul(inverse.reshaped(24, 24)).relativeError(.identity(24)),
      1e4 * .ulpOfOne)
    XCTAssertEqual(try a.reshaped(24, 2, 3, 4).tensorinv(splittingAt: 1).shape, [2, 3, 4, 24])
  }
}
