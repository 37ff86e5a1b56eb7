import CVectorMath
import XCTest
import _TestSupport

@testable import Tensors

private protocol SparseScalar: KernelScalar {
  static func isSparse(_ a: [Self], rows: Int, columns: Int) -> Bool
}

extension Double: SparseScalar {
  fileprivate static func isSparse(_ a: [Double], rows: Int, columns: Int) -> Bool {
    apus_is_sparse_f64(rows, columns, a, columns, 1)
  }
}

extension Float: SparseScalar {
  fileprivate static func isSparse(_ a: [Float], rows: Int, columns: Int) -> Bool {
    apus_is_sparse_f32(rows, columns, a, columns, 1)
  }
}

/// Products whose left side is mostly zeros.
final class SparseProductTests: XCTestCase {
  private let products = KernelProducts()

  private func product<Scalar: SparseScalar>(
    alpha: Scalar = 1, _ a: [Scalar], isTransposed: Bool, _ b: [Scalar],
    isRightTransposed: Bool = false, beta: Scalar = 0, _ c: [Scalar], rows: Int, inner: Int,
    columns: Int
  ) -> [Scalar] {
    products.product(
      Scalar.sparseKernel, alpha: alpha, a, isTransposed: isTransposed, b,
      isRightTransposed: isRightTransposed, beta: beta, c, rows: rows, inner: inner,
      columns: columns, hasScratch: true)
  }

  /// Numbers of which a share is not zero.
  private func sparse<Scalar: SparseScalar>(
    _ count: Int, _ share: Double, _ random: inout SplitMix64
  ) -> [Scalar] {
    let values: [Scalar] = random.reals(count)
    return values.map { Double.random(in: 0..<1, using: &random) < share ? $0 : 0 }
  }

  func testEveryRemainderOfRowsColumnsAndDepth() {
    func check<Scalar: SparseScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 211)
      // Widths of panels from one to several; depths of words and panels, and one more; rows that fill
      // a word or not.
      var turn = 0
      for columns in [32, 33, 50, 63, 64, 65, 129, 260] {
        for (rows, inner) in [
          (1, 1), (1, 64), (2, 63), (3, 65), (17, 16), (63, 129), (64, 64), (65, 40), (66, 257),
          (20, 600),
        ] {
          let a: [Scalar] = sparse(rows * inner, 0.2, &random)
          let b: [Scalar] = random.reals(inner * columns)
          let c: [Scalar] = random.reals(rows * columns)
          let (alpha, beta) = ([(1, 0), (-0.5, 1), (2.5, -1)] as [(Scalar, Scalar)])[turn % 3]
          turn += 1
          let reference = MatrixReference(
            alpha: alpha, a, b, beta: beta, c, rows: rows, inner: inner, columns: columns)
          for (isTransposed, isRightTransposed) in [
            (false, false), (true, false), (false, true), (true, true),
          ] {
            let result = product(
              alpha: alpha, a, isTransposed: isTransposed, b,
              isRightTransposed: isRightTransposed, beta: beta, c, rows: rows, inner: inner,
              columns: columns)
            let tensor = Tensor(result, shape: [rows, columns])
            if let excess = reference.excess(tensor, inner: inner) {
              XCTFail("\(type) \(rows) × \(inner) × \(columns), seed 211: \(excess)")
            }
          }
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testBlocksOfRowsAndDepth() {
    func check<Scalar: SparseScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 212)
      // Deeper than the part of which the bits are found at a time, and more rows than a block has:
      // the most bytes, or the most words.
      for (rows, inner, columns, share) in [
        (20, 2100, 40, 0.1), (20, 2100, 40, 0), (20, 1050, 40, 1), (270, 1030, 33, 0.02),
        (90_000, 2, 32, 0.3),
      ] {
        // Small whole numbers, so that sums are exact.
        let a = (0..<rows * inner).map { _ -> Scalar in
          Double.random(in: 0..<1, using: &random) < share
            ? Scalar(Int.random(in: 1...9, using: &random) - 10) : 0
        }
        let b = (0..<inner * columns).map { Scalar($0 % 13) - 6 }
        let c = (0..<rows * columns).map { Scalar($0 % 7) }
        var expected = c
        for i in a.indices where a[i] != 0 {
          for j in 0..<columns {
            expected[i / inner * columns + j] += a[i] * b[i % inner * columns + j]
          }
        }
        for isTransposed in [false, true] {
          let result = product(
            a, isTransposed: isTransposed, b, beta: 1, c, rows: rows, inner: inner,
            columns: columns)
          XCTAssertTrue(
            result == expected, "\(type) \(rows) × \(inner) × \(columns), \(share), seed 212")
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testZerosHideNothing() {
    func check<Scalar: SparseScalar>(_ type: Scalar.Type) {
      let (rows, inner, columns) = (70, 300, 50)
      // Small whole numbers, so that sums are exact; zeros of both signs, and rows of nothing else.
      var a = (0..<rows * inner).map { i -> Scalar in
        i % 7 == 0 && i / inner % 5 != 0 ? Scalar(i % 11) - 5 : i % 2 == 0 ? 0 : -0.0
      }
      let b = (0..<inner * columns).map { Scalar($0 % 5) - 2 }
      let c = (0..<rows * columns).map { Scalar($0 % 7) - 3 }
      func text(_ values: [Scalar]) -> [String] { values.map { $0.isNaN ? "NaN" : "\($0 + 0)" } }
      func check(
        _ alpha: Scalar, _ a: [Scalar], _ b: [Scalar], _ beta: Scalar, _ what: String
      ) {
        let expected = (0..<rows * columns).map { i -> Scalar in
          let (row, column) = (i / columns, i % columns)
          var sum: Scalar = 0
          for p in 0..<inner { sum += a[row * inner + p] * b[p * columns + column] }
          return beta == 0 ? alpha * sum : beta * c[i] + alpha * sum
        }
        for isTransposed in [false, true] {
          let old = beta == 0 ? c.map { _ in Scalar.nan } : c
          let result = product(
            alpha: alpha, a, isTransposed: isTransposed, b, beta: beta, old, rows: rows,
            inner: inner, columns: columns)
          // Not by XCTAssertEqual, whose message would have thousands of numbers.
          XCTAssertTrue(
            alpha.isFinite
              ? text(result) == text(expected)
              // Infinity is multiplied by the sum for every panel.
              : !zip(result, expected).contains { $0.isFinite != $1.isFinite },
            "\(type), \(what), transposed: \(isTransposed)")
        }
      }
      check(2, a, b, 0, "finite")
      check(2, a, b, 1, "added")
      check(.infinity, a, b, 1, "alpha infinite")
      check(.nan, a, b, 1, "alpha NaN")
      // In the first panel, the last, and the last column of one between.
      for place in [3, inner * columns - 1, 140 * columns + 49] {
        for value in [.infinity, -.infinity, .nan] as [Scalar] {
          var odd = b
          odd[place] = value
          check(1, a, odd, 0, "\(value) on the right at \(place)")
          check(1, a, odd, 1, "\(value) on the right at \(place), added")
        }
      }
      a[33 * inner + 280] = .nan
      a[34 * inner + 1] = .infinity
      check(1, a, b, 0, "NaN and infinity on the left")
      // The smallest numbers are not zero.
      a = a.map { _ in 0 }
      a[12 * inner + 299] = .leastNonzeroMagnitude
      check(1, a, b, 0, "denormal")
    }
    check(Double.self)
    check(Float.self)
  }

  func testElementsHaveTheSameBitsInAnyCompany() {
    func check<Scalar: SparseScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 213)
      let (rows, inner, columns) = (150, 400, 192)
      let a: [Scalar] = sparse(rows * inner, 0.25, &random)
      let b: [Scalar] = random.reals(inner * columns)
      let c: [Scalar] = random.reals(rows * columns)
      func product(
        _ rows: Range<Int>, _ columns: Range<Int>, _ isTransposed: Bool
      ) -> Tensor<Scalar> {
        func part(
          _ values: [Scalar], _ width: Int, _ rows: Range<Int>, _ columns: Range<Int>
        ) -> [Scalar] {
          rows.flatMap { values[$0 * width + columns.lowerBound..<$0 * width + columns.upperBound] }
        }
        let result = self.product(
          alpha: 0.3, part(a, inner, rows, 0..<inner), isTransposed: isTransposed,
          part(b, 192, 0..<inner, columns), beta: 1, part(c, 192, rows, columns),
          rows: rows.count, inner: inner, columns: columns.count)
        return Tensor(result, shape: [rows.count, columns.count])
      }
      let whole = product(0..<rows, 0..<columns, false)
      assertSame(product(0..<rows, 0..<columns, true), whole, "transposed")
      for (rows, columns) in [
        (0..<1, 0..<192), (5..<90, 0..<64), (64..<150, 64..<192), (149..<150, 128..<192),
        (0..<150, 96..<128),
      ] {
        for isTransposed in [false, true] {
          assertSame(
            product(rows, columns, isTransposed),
            whole[rows, columns].copy(),
            "\(type) \(rows), \(columns), transposed: \(isTransposed)")
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testWhatIsSparse() {
    func check<Scalar: SparseScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 214)
      for (rows, columns) in [(1, 1000), (1000, 1), (100, 784), (784, 100), (3, 3)] {
        let count = rows * columns
        XCTAssertTrue(
          Scalar.isSparse([Scalar](repeating: 0, count: count), rows: rows, columns: columns))
        XCTAssertFalse(
          Scalar.isSparse([Scalar](repeating: .nan, count: count), rows: rows, columns: columns))
        if count < 1000 { continue }
        let thin: [Scalar] = sparse(count, 0.18, &random)
        XCTAssertTrue(Scalar.isSparse(thin, rows: rows, columns: columns), "\(rows), \(columns)")
        let thick: [Scalar] = sparse(count, 0.45, &random)
        XCTAssertFalse(Scalar.isSparse(thick, rows: rows, columns: columns), "\(rows), \(columns)")
      }
      // A third of the columns, or of the rows, is a third wherever it lies.
      let third = 90..<350
      for isByRows in [false, true] {
        let values = (0..<784 * 784).map { i -> Scalar in
          third.contains(isByRows ? i / 784 : i % 784) ? 1 : 0
        }
        XCTAssertFalse(Scalar.isSparse(values, rows: 784, columns: 784))
        let fifth = values.enumerated().map { i, value in
          (isByRows ? i / 784 : i % 784) < 246 ? value : 0
        }
        XCTAssertTrue(Scalar.isSparse(fifth, rows: 784, columns: 784))
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testProductsOfTensorsHaveTheSameBitsOnAnyNumberOfThreads() {
    let threads = BLAS.threadCount
    defer { BLAS.threadCount = threads }
    func check<Scalar: SparseScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 215)
      // The last three are deep for their rows: they are the sums of two, each with half the depth.
      for (rows, inner, columns) in [
        (203, 400, 50), (90, 200, 323), (784, 100, 60), (100, 784, 50), (64, 513, 257),
        (128, 512, 33),
      ] {
        let a = Tensor<Scalar>(sparse(rows * inner, 0.15, &random), shape: [rows, inner])
        let b = Tensor<Scalar>(random.reals(inner * columns), shape: [inner, columns])
        BLAS.threadCount = 1
        let expected = a.matmul(b)
        let byColumns = a.transposed().copy().transposed()
        for threads in [1, 2, 3, 5] {
          BLAS.threadCount = threads
          assertSame(a.matmul(b), expected, "\(threads) threads")
          assertSame(byColumns.matmul(b), expected, "\(threads) threads, transposed")
        }
        let reference = MatrixReference(
          a.scalars, b.scalars, rows: rows, inner: inner, columns: columns)
        XCTAssertNil(reference.excess(expected, inner: inner))
        // By (A·B)ᵀ = Bᵀ·Aᵀ, whose left side is not sparse.
        var target = Tensor<Scalar>.zeros([columns, rows]).transposed()
        gemm(1, a, b, 0, &target)
        XCTAssertNil(reference.excess(target.copy(), inner: inner), "into columns")
        // Added to a part of a wider matrix.
        let old: [Scalar] = random.reals(rows * columns)
        let sum = MatrixReference(
          alpha: -0.5, a.scalars, b.scalars, beta: 2, old, rows: rows, inner: inner,
          columns: columns)
        for threads in [1, 2, 3, 5] {
          BLAS.threadCount = threads
          let wide = Tensor<Scalar>.zeros([rows, columns + 7])
          var part = wide[0..<rows, 3..<columns + 3]
          part.write(Tensor(old, shape: [rows, columns]))
          gemm(-0.5, a, b, 2, &part)
          XCTAssertNil(sum.excess(part.copy(), inner: inner), "\(threads) threads, added")
          part.fill(0)
          XCTAssertEqual(wide.countNonzero(), 0, "wrote beside the part")
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testBytesAreTheNumbersThatTheyStandFor() {
    let threads = BLAS.threadCount
    defer { BLAS.threadCount = threads }
    func check<Scalar: SparseScalar>(_ type: Scalar.Type, dividedBy divisor: Scalar) throws {
      var random = SplitMix64(seed: 216)
      let (count, inner, columns) = (150, 784, 50)
      let bytes = Tensor<UInt8>(
        (0..<count * inner).map { _ in
          Double.random(in: 0..<1, using: &random) < 0.2
            ? UInt8.random(in: 1...255, using: &random) : 0
        }, shape: [count, 28, 28])
      let images = try XCTUnwrap(
        SparseBytes(bytes, dividedBy: divisor, inProductsOf: 100, by: columns))
      XCTAssertEqual([images.rowCount, images.columnCount], [count, inner])
      let W = Tensor<Scalar>(random.reals(inner * columns), shape: [inner, columns])
      let rows = (0..<100).map { _ in Int.random(in: 0..<count, using: &random) }
      let x = bytes.gathering(rows, as: Scalar.self, dividedBy: divisor).reshaped([100, inner])
      let D = Tensor<Scalar>(random.reals(100 * columns), shape: [100, columns])
      for threads in [1, 3] {
        BLAS.threadCount = threads
        assertSame(images[rows].matmul(W), x.matmul(W), "\(type), product")
        assertSame(
          images[20..<140].matmul(W),
          bytes.gathering(Array(20..<140), as: Scalar.self, dividedBy: divisor)
            .reshaped([120, inner]).matmul(W), "\(type), product of a range")
        assertSame(
          images[rows].transposedMatmul(D), x.transposed().matmul(D), "\(type), of the transpose")
        var expected = W.copy()
        gemm(-0.1, x.transposed(), D, 1, &expected)
        let updated = W.copy()
        images[rows].addTransposedProduct(-0.1, D, to: updated)
        assertSame(updated, expected, "\(type), transposed product")
        let byColumns = W.transposed().copy().transposed()
        images[rows].addTransposedProduct(-0.1, D, to: byColumns)
        assertSame(byColumns.copy(), expected, "\(type), into columns")
        // D is read before any of it is written.
        let shared = Tensor<Scalar>.zeros([inner + 100, columns])
        let (upper, lower) = (shared[0..<inner], shared[50..<150])
        upper.write(W)
        lower.write(D)
        var overlapped = upper.copy()
        gemm(-0.1, x.transposed(), D, 1, &overlapped)
        images[rows].addTransposedProduct(-0.1, lower, to: upper)
        assertSame(upper.copy(), overlapped, "\(type), overlapping")
      }
    }
    XCTAssertNoThrow(try check(Double.self, dividedBy: 255))
    XCTAssertNoThrow(try check(Float.self, dividedBy: 255))
    XCTAssertNoThrow(try check(Double.self, dividedBy: 1))
    XCTAssertNoThrow(try check(Float.self, dividedBy: -0.7))
  }

  func testBytesThatAreBetterConverted() {
    func images(
      _ shape: [Int], nonzero: Int, dividedBy divisor: Double = 255, by columns: Int = 50,
      of rows: Int = 100
    ) -> SparseBytes<Double>? {
      let count = shape.reduce(1, *)
      let bytes = Tensor<UInt8>((0..<count).map { $0 % 100 < nonzero ? 1 : 0 }, shape: shape)
      return SparseBytes(bytes, dividedBy: divisor, inProductsOf: rows, by: columns)
    }
    XCTAssertNotNil(images([301, 784], nonzero: 20))
    XCTAssertNil(images([301, 784], nonzero: 50), "dense")
    XCTAssertNil(images([301, 784], nonzero: 20, dividedBy: 0), "0 / 0")
    XCTAssertNil(images([301, 784], nonzero: 20, dividedBy: .nan), "0 / NaN")
    XCTAssertNil(images([301, 784], nonzero: 20, by: 31), "few columns")
    XCTAssertNil(images([301, 784], nonzero: 20, of: 15), "few rows")
    XCTAssertNil(images([301, 7], nonzero: 20), "short rows")
    XCTAssertNil(images([0, 784], nonzero: 20), "empty")
    XCTAssertNil(images([784], nonzero: 20), "one axis")
    let strided = Tensor<UInt8>.zeros([784, 301]).transposed()
    XCTAssertNil(SparseBytes<Double>(strided, dividedBy: 1, inProductsOf: 100, by: 50), "gaps")
  }
}
