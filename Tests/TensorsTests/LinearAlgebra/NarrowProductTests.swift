import CVectorMath
import XCTest
import _TestSupport

@testable import Tensors

private protocol NarrowKernel: FloatingPointScalar {
  static var narrowKernel: NarrowProduct.Kernel<Self> { get }
}

extension Double: NarrowKernel {
  fileprivate static var narrowKernel: NarrowProduct.Kernel<Double> { apus_narrow_gemm_f64 }
}

extension Float: NarrowKernel {
  fileprivate static var narrowKernel: NarrowProduct.Kernel<Float> { apus_narrow_gemm_f32 }
}

final class NarrowProductTests: XCTestCase {
  /// Products of the kernel, in the order of its arguments; rows of c and b have gaps.
  private func product<Scalar: NarrowKernel>(
    alpha: Scalar, _ a: [Scalar], isTransposed: Bool, _ b: [Scalar], beta: Scalar, _ c: [Scalar],
    rows: Int, inner: Int, columns: Int
  ) -> [Scalar] {
    let gap = 3
    func spread(_ values: [Scalar], rows: Int) -> [Scalar] {
      (0..<rows).flatMap { r in
        values[r * columns..<(r + 1) * columns] + Array(repeating: .nan, count: gap)
      }
    }
    let wide = columns + gap
    let right = spread(b, rows: inner)
    var target = spread(c, rows: rows)
    Scalar.narrowKernel(
      rows, columns, inner, alpha, a, isTransposed ? 1 : inner, isTransposed ? rows : 1,
      right, wide, beta, &target, wide)
    for r in 0..<rows {
      XCTAssertTrue(
        target[r * wide + columns..<(r + 1) * wide].allSatisfy(\.isNaN), "wrote into a gap")
    }
    return (0..<rows).flatMap { r in target[r * wide..<r * wide + columns] }
  }

  func testEveryRemainderOfRowsAndColumns() {
    func check<Scalar: NarrowKernel>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 94)
      let leastColumns = 16 / MemoryLayout<Scalar>.size
      // Rows of fewer columns than a vector has lanes go to the kernels with shorter ones.
      let columnCounts = Array(leastColumns...20) + [23, 24, 25, 31, 33, 48, 50, 63, 65, 130]
      for columns in columnCounts {
        for rows in [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17] {
          for inner in [1, 2, 9] {
            let (a, b): ([Scalar], [Scalar]) = (
              random.reals(rows * inner), random.reals(inner * columns)
            )
            let c: [Scalar] = random.reals(rows * columns)
            let transposed = Tensor(a, shape: [rows, inner]).transposed().scalars
            let reference = MatrixReference(
              alpha: 2.5, a, b, beta: -1, c, rows: rows, inner: inner, columns: columns)
            for isTransposed in [false, true] {
              let result = product(
                alpha: 2.5, isTransposed ? transposed : a, isTransposed: isTransposed, b,
                beta: -1, c, rows: rows, inner: inner, columns: columns)
              let tensor = Tensor(result, shape: [rows, columns])
              if let excess = reference.excess(tensor, inner: inner) {
                XCTFail("\(type) \(rows) × \(inner) × \(columns), seed 94: \(excess)")
              }
            }
          }
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testDepthsOfSeveralBlocks() {
    func check<Scalar: NarrowKernel>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 95)
      for (rows, inner, columns) in [(9, 784, 50), (10, 1000, 17), (3, 513, 128)] {
        let (a, b): ([Scalar], [Scalar]) = (
          random.reals(rows * inner), random.reals(inner * columns)
        )
        let c: [Scalar] = random.reals(rows * columns)
        for beta in [0, 1, 0.5] as [Scalar] {
          let reference = MatrixReference(
            alpha: -1, a, b, beta: beta, c, rows: rows, inner: inner, columns: columns)
          let result = product(
            alpha: -1, a, isTransposed: false, b, beta: beta, c, rows: rows, inner: inner,
            columns: columns)
          let tensor = Tensor(result, shape: [rows, columns])
          if let excess = reference.excess(tensor, inner: inner) {
            XCTFail("\(type) \(rows) × \(inner) × \(columns), seed 95: \(excess)")
          }
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testOldContentsDoNotMatterWhenBetaIsZeroAndNaNStaysInItsRow() {
    func check<Scalar: NarrowKernel>(_ type: Scalar.Type) {
      let (rows, inner, columns) = (11, 600, 21)
      var a = [Scalar](repeating: 1, count: rows * inner)
      a[4 * inner + 7] = .nan
      let result = product(
        alpha: 1, a, isTransposed: false, [Scalar](repeating: 1, count: inner * columns), beta: 0,
        [Scalar](repeating: .nan, count: rows * columns), rows: rows, inner: inner,
        columns: columns)
      let expected = (0..<rows * columns).map { $0 / columns == 4 ? .nan : Scalar(inner) }
      assertSame(Tensor(result), Tensor(expected))
    }
    check(Double.self)
    check(Float.self)
  }

  func testRowsHaveTheSameBitsInAnyCompany() {
    func check<Scalar: NarrowKernel>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 96)
      let (rows, inner, columns) = (77, 300, 50)
      let (a, b): ([Scalar], [Scalar]) = (
        random.reals(rows * inner), random.reals(inner * columns)
      )
      let c: [Scalar] = random.reals(rows * columns)
      func product(_ range: Range<Int>, isTransposed: Bool) -> [Scalar] {
        let rows = Tensor(
          Array(a[range.lowerBound * inner..<range.upperBound * inner]),
          shape: [range.count, inner])
        return self.product(
          alpha: 0.5, isTransposed ? rows.transposed().scalars : rows.scalars,
          isTransposed: isTransposed, b, beta: 2,
          Array(c[range.lowerBound * columns..<range.upperBound * columns]),
          rows: range.count, inner: inner, columns: columns)
      }
      for isTransposed in [false, true] {
        let whole = product(0..<rows, isTransposed: isTransposed)
        // A single row could be read either way, and would be read along the depth.
        for split in [isTransposed ? 2 : 1, 5, 8, 20, 36, 64] {
          let parts =
            product(0..<split, isTransposed: isTransposed)
            + product(split..<rows, isTransposed: isTransposed)
          assertSame(Tensor(parts), Tensor(whole), "split at \(split)")
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testProductsHaveTheSameBitsOnAnyNumberOfThreads() {
    let threads = BLAS.threadCount
    defer { BLAS.threadCount = threads }
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 97)
      let a = Tensor<Scalar>(random.reals(203 * 784), shape: [203, 784])
      let b = Tensor<Scalar>(random.reals(784 * 50), shape: [784, 50])
      BLAS.threadCount = 1
      let expected = a.matmul(b)
      for threads in [2, 3, 5] {
        BLAS.threadCount = threads
        assertSame(a.matmul(b), expected, "\(threads) threads")
      }
    }
    check(Double.self)
    check(Float.self)
  }
}
