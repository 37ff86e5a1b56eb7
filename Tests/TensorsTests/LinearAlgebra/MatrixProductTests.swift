import CVectorMath
import XCTest
import _TestSupport

@testable import Tensors

final class MatrixProductTests: XCTestCase {
  private let products = KernelProducts()

  private func product<Scalar: KernelScalar>(
    alpha: Scalar, _ a: [Scalar], isTransposed: Bool, _ b: [Scalar], beta: Scalar, _ c: [Scalar],
    rows: Int, inner: Int, columns: Int, isPacked: Bool = false
  ) -> [Scalar] {
    products.product(
      Scalar.kernel, alpha: alpha, a, isTransposed: isTransposed, b, beta: beta, c, rows: rows,
      inner: inner, columns: columns, hasScratch: isPacked)
  }

  func testEveryRemainderOfRowsAndColumns() {
    func check<Scalar: KernelScalar>(_ type: Scalar.Type) {
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
            let reference = MatrixReference(
              alpha: 2.5, a, b, beta: -1, c, rows: rows, inner: inner, columns: columns)
            for (isTransposed, isPacked) in [
              (false, false), (true, false), (false, true), (true, true),
            ] {
              let result = product(
                alpha: 2.5, a, isTransposed: isTransposed, b, beta: -1, c, rows: rows, inner: inner,
                columns: columns, isPacked: isPacked)
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
    func check<Scalar: KernelScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 95)
      for (rows, inner, columns, isPacked) in [
        (9, 784, 50, false), (10, 1000, 17, false), (3, 513, 128, false), (4, 784, 50, false),
        (1, 784, 50, false), (1, 2500, 512, false), (300, 1, 90, false), (70, 2, 260, true),
        (430, 220, 20, true), (197, 433, 30, true), (5, 700, 100, true),
      ] {
        let (a, b): ([Scalar], [Scalar]) = (
          random.reals(rows * inner), random.reals(inner * columns)
        )
        let c: [Scalar] = random.reals(rows * columns)
        for beta in [0, 1, 0.5] as [Scalar] {
          let reference = MatrixReference(
            alpha: -1, a, b, beta: beta, c, rows: rows, inner: inner, columns: columns)
          let result = product(
            alpha: -1, a, isTransposed: false, b, beta: beta, c, rows: rows, inner: inner,
            columns: columns, isPacked: isPacked)
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
    func check<Scalar: KernelScalar>(_ type: Scalar.Type) {
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

  func testZerosInOuterProductsHideNothing() {
    func check<Scalar: KernelScalar>(_ type: Scalar.Type) {
      let (rows, columns) = (13, 21)
      let c = (0..<rows * columns).map { Scalar($0 % 7) - 3 }
      for inner in [1, 2] {
        // Whole rows of zeros of both signs, rows with one, and no number.
        let a = (0..<rows * inner).map { i -> Scalar in
          switch i / inner {
          case 3: .nan
          case 0, 5, 6, 12: i % 2 == 0 ? 0 : -0.0
          case 8: i % inner == 0 ? 0 : 2
          case let row: Scalar(row)
          }
        }
        let finite = (0..<inner * columns).map { Scalar($0 % 5) - 2 }
        var infinite = finite
        infinite[inner * columns - 2] = .infinity
        var withNaN = finite
        withNaN[0] = .nan
        for (alpha, beta, b) in [
          (2, 1, finite), (2, 0, finite), (2, 0.5, finite), (2, 1, infinite), (2, 1, withNaN),
          (.infinity, 1, finite), (.nan, 1, finite), (2, 0, infinite),
        ] as [(Scalar, Scalar, [Scalar])] {
          let expected = (0..<rows * columns).map { i -> Scalar in
            let (row, column) = (i / columns, i % columns)
            // Exact: all numbers are small and whole, or halves.
            let sum = (0..<inner).reduce(0) { $0 + a[row * inner + $1] * b[$1 * columns + column] }
            return beta == 0 ? alpha * sum : beta * c[i] + alpha * sum
          }
          let result = product(
            alpha: alpha, a, isTransposed: false, b, beta: beta, c, rows: rows, inner: inner,
            columns: columns)
          XCTAssertEqual(
            result.map { $0.isNaN ? "NaN" : "\($0 + 0)" },
            expected.map { $0.isNaN ? "NaN" : "\($0 + 0)" },
            "\(type), depth \(inner), \(alpha) · a · b + \(beta) · c")
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testOuterProductsLeaveRowsOfZerosAlone() {
    func check<Scalar: KernelScalar>(_ type: Scalar.Type) {
      let (rows, columns) = (13, 21)
      // Adding 0 to −0 would give 0.
      let c = [Scalar](repeating: -0.0, count: rows * columns)
      for inner in [1, 2] {
        let a = (0..<rows * inner).map { Scalar($0 / inner % 3) }
        let result = product(
          alpha: 2, a, isTransposed: false, [Scalar](repeating: 1, count: inner * columns), beta: 1,
          c, rows: rows, inner: inner, columns: columns)
        let expected = (0..<rows * columns).map { i -> Scalar in
          i / columns % 3 == 0 ? -0.0 : Scalar(2 * inner * (i / columns % 3))
        }
        XCTAssertEqual(result.map { "\($0)" }, expected.map { "\($0)" }, "depth \(inner)")
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testRowsHaveTheSameBitsInAnyCompanyOfEightOrMore() {
    func check<Scalar: KernelScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 96)
      let (rows, inner, columns) = (77, 300, 50)
      let (a, b): ([Scalar], [Scalar]) = (
        random.reals(rows * inner), random.reals(inner * columns)
      )
      let c: [Scalar] = random.reals(rows * columns)
      func product(_ range: Range<Int>, isTransposed: Bool) -> [Scalar] {
        self.product(
          alpha: 0.5, Array(a[range.lowerBound * inner..<range.upperBound * inner]),
          isTransposed: isTransposed, b, beta: 2,
          Array(c[range.lowerBound * columns..<range.upperBound * columns]),
          rows: range.count, inner: inner, columns: columns)
      }
      for isTransposed in [false, true] {
        let whole = product(0..<rows, isTransposed: isTransposed)
        for split in [8, 13, 20, 36, 64, 69] {
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
    func check<Scalar: KernelScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 97)
      for (rows, inner, columns, product) in [
        (103, 200, 50, MatrixProduct.direct), (203, 250, 131, .packed), (50, 250, 323, .packed),
      ] {
        let a = Tensor<Scalar>(random.reals(rows * inner), shape: [rows, inner])
        let b = Tensor<Scalar>(random.reals(inner * columns), shape: [inner, columns])
        func multiply(isTransposed: Bool) -> Tensor<Scalar> {
          let right = isTransposed ? b.transposed().copy().transposed() : b
          let result = Tensor<Scalar>.zeros([rows, columns])
          product.multiply(
            alpha: 1, a.matrixOperand()!, right.matrixOperand()!, beta: 0,
            _MatrixTarget(
              pointer: result.base, rows: rows, columns: columns, leadingDimension: columns),
            Scalar.kernel)
          return result
        }
        BLAS.threadCount = 1
        let expected = multiply(isTransposed: false)
        for threads in [1, 2, 3, 5] {
          BLAS.threadCount = threads
          assertSame(multiply(isTransposed: false), expected, "\(threads) threads")
          if product == .packed {
            assertSame(multiply(isTransposed: true), expected, "\(threads) threads, transposed")
          }
        }
        let reference = MatrixReference(
          alpha: 1, a.scalars, b.scalars, beta: 0,
          [Scalar](repeating: 0, count: rows * columns), rows: rows, inner: inner,
          columns: columns)
        XCTAssertNil(reference.excess(expected, inner: inner))
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testWhoMultiplies() {
    enum Transposed { case neither, left, right }
    func route(
      _ rows: Int, _ inner: Int, _ columns: Int, _ transposed: Transposed, blasFits: Bool,
      isSparse: Bool = false
    ) -> MatrixProduct {
      let memory = UnsafeMutablePointer<Double>(bitPattern: 64)!
      return MatrixProduct(
        _MatrixOperand(
          pointer: memory, rows: rows, columns: inner, isTransposed: transposed == .left,
          leadingDimension: transposed == .left ? rows : inner),
        _MatrixOperand(
          pointer: memory, rows: inner, columns: columns, isTransposed: transposed == .right,
          leadingDimension: transposed == .right ? inner : columns),
        _MatrixTarget(pointer: memory, rows: rows, columns: columns, leadingDimension: columns),
        isSparse: isSparse, blasFits: blasFits)
    }
    typealias Case = (Int, Int, Int, Transposed, MatrixProduct)
    let fitting: [Case] = [
      (100, 784, 50, .neither, .direct),
      (100, 784, 128, .neither, .direct),
      (100, 784, 129, .neither, .packed),
      (100, 784, 512, .neither, .packed),
      (100, 784, 513, .neither, .blas),
      (15, 784, 256, .neither, .blas),
      (100, 784, 50, .right, .blas),
      (100, 784, 7, .neither, .blas),
      (100, 7, 200, .neither, .blas),
      (10, 50, 100, .neither, .blas),
      // A row, some rows of a deep product, and outer products.
      (1, 784, 50, .neither, .direct),
      (1, 784, 512, .neither, .direct),
      (1, 784, 513, .neither, .blas),
      (1, 50, 50, .neither, .blas),
      (1, 784, 50, .right, .blas),
      (3, 784, 50, .neither, .blas),
      (4, 784, 50, .neither, .direct),
      (4, 511, 50, .neither, .blas),
      (784, 1, 50, .neither, .direct),
      (784, 2, 50, .neither, .direct),
      (784, 3, 50, .neither, .blas),
      (100, 1, 50, .neither, .blas),
      (0, 1, 50, .neither, .blas),
      (1000, 0, 50, .neither, .blas),
      (4, 784, 50, .left, .blas), (784, 1, 50, .left, .direct), (100, 784, 50, .left, .direct),
    ]
    let unfit: [Case] = [
      (10, 50, 100, .neither, .direct),
      (2000, 2000, 2000, .neither, .packed),
      (100, 10, 50, .right, .packed),
      (100, 784, 3, .neither, .blas),
      (4, 10, 10, .neither, .blas),
    ]
    for (cases, blasFits) in [(fitting, true), (unfit, false)] {
      for (rows, inner, columns, transposed, expected) in cases {
        XCTAssertEqual(
          route(rows, inner, columns, transposed, blasFits: blasFits), expected,
          "\(rows) × \(inner) × \(columns), transposed: \(transposed)")
      }
    }
    // Where zeros could be passed over, but it would not pay.
    let sparse: [Case] = [
      (100, 784, 50, .neither, .sparse), (784, 100, 50, .left, .sparse),
      (100, 784, 1000, .right, .sparse), (16, 1024, 32, .neither, .sparse),
      (16, 1023, 32, .neither, .direct), (15, 784, 50, .neither, .direct),
      (784, 15, 50, .left, .direct), (784, 16, 50, .left, .sparse),
      (1000, 784, 31, .neither, .direct), (1000, 64, 50, .neither, .sparse),
      (1000, 63, 50, .neither, .direct), (63, 1000, 50, .left, .direct),
    ]
    for (rows, inner, columns, transposed, expected) in sparse {
      XCTAssertEqual(
        route(rows, inner, columns, transposed, blasFits: true, isSparse: true), expected,
        "\(rows) × \(inner) × \(columns), transposed: \(transposed), sparse")
    }
  }
}
