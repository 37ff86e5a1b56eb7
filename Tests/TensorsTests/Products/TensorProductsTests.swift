import XCTest
import _TestSupport

@testable import Tensors

final class TensorProductsTests: XCTestCase {
  private func check(
    _ functions: Set<String>,
    _ function: (RecordedStatistics.Case, Tensor<Double>, Tensor<Double>) -> Tensor<Double>
  ) throws {
    try RecordedStatistics.load("products").forEach(functions) { entry, x, y, expected in
      let y = try XCTUnwrap(y)
      for layout in layoutCases(x.scalars, shape: x.shape) {
        assertSame(
          function(entry, layout.tensor, y) + 0, expected + 0, "\(entry.context) \(layout.name)")
      }
      for layout in layoutCases(y.scalars, shape: y.shape) {
        assertSame(
          function(entry, x, layout.tensor) + 0, expected + 0, "\(entry.context) \(layout.name)")
      }
    }
  }

  func testProductsAreNumPys() throws {
    try check(["dot"]) { $1.dot($2) }
    try check(["inner"]) { $1.inner($2) }
    try check(["outer"]) { $1.outer($2) }
    try check(["kron"]) { $1.kron($2) }
    try check(["cross"]) { $1.cross($2, axis: $0.axis ?? -1) }
    try check(["tensordot"]) { $1.tensordot($2, axes: $0.order ?? 2) }
  }

  func testTensordotOverListsOfAxesSumsWhatIsPaired() {
    var random = SplitMix64(seed: 90)
    let a = Tensor<Double>(random.values(2 * 3 * 4), shape: [2, 3, 4])
    let b = Tensor<Double>(random.values(4 * 5 * 2), shape: [4, 5, 2])
    let expected = Tensor<Double>.tabulated([3, 5]) { index in
      var sum = 0.0
      for i in 0..<2 { for k in 0..<4 { sum += a[i, index[0], k] * b[k, index[1], i] } }
      return sum
    }
    assertSame(a.tensordot(b, axes: [0, 2], [2, 0]), expected)
    assertSame(a.tensordot(b, axes: [-1, 0], [0, -1]), expected)
    assertSame(b.tensordot(a, axes: [0, 2], [2, 0]), expected.transposed().copy())
  }

  func testVdotTakesAllElementsInOrder() {
    let a = Tensor<Int64>([[1, 2], [3, 4]])
    XCTAssertEqual(a.vdot(a.transposed()), 1 + 6 + 6 + 16)
    XCTAssertEqual(Tensor<Float>([1, 2]).vdot(Tensor([[3], [4]])), 11)
    XCTAssertEqual(Tensor<Double>([]).vdot(Tensor([])), 0)
  }

  func testCrossProductIsPerpendicular() {
    var random = SplitMix64(seed: 91)
    let a = Tensor<Double>(random.values(30), shape: [10, 3])
    let b = Tensor<Double>(random.values(30), shape: [10, 3])
    // Multiples of 1/64 below 9: nothing is rounded.
    let zero = Tensor<Double>.zeros([10])
    assertSame((a.cross(b) * a).sum(axis: 1) + 0, zero)
    assertSame(a.cross(b) + b.cross(a), Tensor.zeros([10, 3]))
  }

  func testKroneckerProductsMultiply() {
    var random = SplitMix64(seed: 92)
    func matrix(_ shape: [Int]) -> Tensor<Double> {
      Tensor(random.values(shape.reduce(1, *)), shape: shape)
    }
    let (a, b, c, d) = (matrix([2, 3]), matrix([3, 2]), matrix([3, 2]), matrix([2, 4]))
    // (A ⊗ B)·(C ⊗ D) = A·C ⊗ B·D; multiples of 2⁻²⁴ below 2¹⁵ are exact.
    assertSame(a.kron(b).matmul(c.kron(d)) + 0, a.matmul(c).kron(b.matmul(d)) + 0)
  }

  func testConvolutionsAndCorrelations() throws {
    let modes: [(String, ConvolutionMode)] = [
      ("full", .full), ("same", .same), ("valid", .valid),
    ]
    for (name, mode) in modes {
      try check(["convolve " + name]) { $1.convolved($2, mode: mode) }
      try check(["correlate " + name]) { $1.correlated($2, mode: mode) }
    }
    XCTAssertEqual(Tensor<UInt8>([1, 2]).convolved(Tensor([3, 4, 5])).scalars, [3, 10, 13, 10])
  }

  func testCorrelationConjugatesTheSecondVector() {
    // numpy.correlate([1+2j, 3j, 2], [1j, 1-1j], "full")
    let a = Tensor<Complex<Double>>([Complex(1, 2), Complex(0, 3), Complex(2, 0)])
    let b = Tensor<Complex<Double>>([Complex(0, 1), Complex(1, -1)])
    XCTAssertEqual(
      a.correlated(b, mode: .full).scalars,
      [Complex(-1, 3), Complex(-1, 2), Complex(5, 2), Complex(0, -2)])
    XCTAssertEqual(
      b.correlated(a, mode: .full).scalars,
      [Complex(0, 2), Complex(5, -2), Complex(-1, -2), Complex(-1, -3)])
  }
}
