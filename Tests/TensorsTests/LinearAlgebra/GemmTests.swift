import Synchronization
import XCTest
import _TestSupport

@testable import Tensors

final class GemmTests: XCTestCase {
  func testAllSizesIncludingZeroAndOne() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 90)
      let sizes = [0, 1, 2, 3, 5, 8, 17, 33]
      for m in sizes {
        for k in sizes {
          for n in sizes {
            let (a, b): ([Scalar], [Scalar]) = (random.reals(m * k), random.reals(k * n))
            let c: [Scalar] = random.reals(m * n)
            let reference = MatrixReference(
              alpha: 2.5, a, b, beta: -1, c, rows: m, inner: k, columns: n)
            var target = Tensor(c, shape: [m, n])
            gemm(2.5, Tensor(a, shape: [m, k]), Tensor(b, shape: [k, n]), -1, &target)
            if let excess = reference.excess(target, inner: k) {
              XCTFail("\(type) \(m) × \(k) × \(n), seed 90: \(excess)")
            }
          }
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testEveryLayoutOfOperandsAndTarget() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 91)
      for (m, k, n) in [(1, 1, 1), (1, 4, 3), (3, 4, 1), (3, 1, 2), (2, 3, 4)] {
        let (a, b): ([Scalar], [Scalar]) = (random.reals(m * k), random.reals(k * n))
        let c: [Scalar] = random.reals(m * n)
        let reference = MatrixReference(
          alpha: -1, a, b, beta: 2.5, c, rows: m, inner: k, columns: n)
        for left in layoutCases(a, shape: [m, k]) {
          for right in layoutCases(b, shape: [k, n]) {
            for layout in writableLayoutCases(c, shape: [m, n]) {
              var target = layout.tensor
              gemm(-1, left.tensor, right.tensor, 2.5, &target)
              if let excess = reference.excess(layout.tensor, inner: k) {
                XCTFail("\(left.name), \(right.name), \(layout.name), seed 91: \(excess)")
              }
            }
          }
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testRepeatedOperands() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      let (m, k, n) = (3, 4, 2)
      for constantAxis in 0...1 {
        func values(_ columns: Int, _ count: Int) -> [Scalar] {
          (0..<count).map { Scalar(constantAxis == 0 ? $0 % columns : $0 / columns) + 1 }
        }
        let (a, b) = (values(k, m * k), values(n, k * n))
        let expected = MatrixReference(a, b, rows: m, inner: k, columns: n).product
        for left in layoutCases(a, shape: [m, k]) {
          for right in layoutCases(b, shape: [k, n]) {
            assertSame(
              left.tensor.matmul(right.tensor), expected, "\(left.name), \(right.name)")
          }
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testFactorsZeroOneAndOthers() {
    func check<Scalar: OrderedScalar>(_ type: Scalar.Type, factors: [Scalar]) {
      var random = SplitMix64(seed: 92)
      for (m, k, n) in [(3, 4, 5), (2, 0, 3), (1, 6, 1)] {
        let (a, b): ([Scalar], [Scalar]) = (random.values(m * k), random.values(k * n))
        let c: [Scalar] = random.values(m * n)
        for alpha in factors {
          for beta in factors {
            let reference = MatrixReference(
              alpha: alpha, a, b, beta: beta, c, rows: m, inner: k, columns: n)
            for layout in writableLayoutCases(c, shape: [m, n]) {
              var target = layout.tensor
              gemm(alpha, Tensor(a, shape: [m, k]), Tensor(b, shape: [k, n]), beta, &target)
              assertSame(
                layout.tensor, reference.product, "\(alpha), \(beta), \(k), \(layout.name)")
            }
          }
        }
      }
    }
    check(Double.self, factors: [0, 1, -1, 2.5])
    check(Float.self, factors: [0, 1, -1, 2.5])
    check(Int64.self, factors: [0, 1, -1, 3])
    check(Int32.self, factors: [0, 1, -1, 3])
  }

  func testOldContentsDoNotMatterWhenBetaIsZero() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      for (m, k, n) in [(2, 3, 2), (2, 0, 2), (1, 1, 1), (20, 30, 20)] {
        for old in [Scalar.nan, .infinity] {
          for layout in writableLayoutCases(
            [Scalar](repeating: old, count: m * n), shape: [m, n])
          {
            var c = layout.tensor
            gemm(1, .ones([m, k]), .ones([k, n]), 0, &c)
            assertSame(
              layout.tensor, Tensor(repeating: Scalar(k), shape: [m, n]), layout.name)
          }
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testNaNInAnOperandReachesItsRowOrColumn() {
    var a = Tensor<Double>.ones([2, 3])
    a[1, 2] = .nan
    assertSame(a.matmul(.ones([3, 2])), Tensor([[3, 3], [.nan, .nan]]))
    assertSame(
      Tensor<Double>.ones([2, 2]).matmul(a), Tensor([[2, 2, .nan], [2, 2, .nan]]))
  }

  func testTargetThatOverlapsAnOperandActsAsIfOperandsWereCopied() {
    func check<Scalar: OrderedScalar>(_ type: Scalar.Type) {
      let (values, other): ([Scalar], [Scalar]) = ([1, 2, 3, 4], [0, 1, 1, 2])
      let (a, b) = (Tensor(values, shape: [2, 2]), Tensor(other, shape: [2, 2]))
      for layout in writableLayoutCases(values, shape: [2, 2]) {
        var c = layout.tensor
        gemm(1, c, b, 0, &c)
        assertSame(layout.tensor, a.matmul(b), "left, \(layout.name)")
        c[0...] = a
        gemm(1, b, c, 1, &c)
        assertSame(layout.tensor, a + b.matmul(a), "right, \(layout.name)")
        c[0...] = a
        gemm(2, c.transposed(), c, 1, &c)
        assertSame(layout.tensor, a + 2 * a.transposed().matmul(a), "both, \(layout.name)")
      }
      let table = Tensor<Scalar>([1, 2, 3, 0, 1, 2, 3, 0, 1], shape: [3, 3])
      var corner = table[1..., 1...]
      let (left, right) = (table[..<2, ..<2].copy(), table[..<2, 1...].copy())
      gemm(1, table[..<2, ..<2], table[..<2, 1...], 0, &corner)
      assertSame(corner, left.matmul(right), "partly overlapping windows")
      XCTAssertEqual(table[0...1, 0].scalars, [1, 0])
    }
    check(Double.self)
    check(Float.self)
    check(Int32.self)
  }

  func testEightThreadsGetTheSameBits() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 93)
      let (m, k, n) = (100, 130, 70)
      let (a, b): ([Scalar], [Scalar]) = (random.reals(m * k), random.reals(k * n))
      @Sendable func product() -> [Scalar] {
        Tensor(a, shape: [m, k]).matmul(Tensor(b, shape: [k, n])).scalars
      }
      let expected = product()
      let wrong = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: 8) { _ in
        for _ in 0..<5 where product() != expected { wrong.add(1, ordering: .relaxed) }
      }
      XCTAssertEqual(wrong.load(ordering: .relaxed), 0)
    }
    check(Double.self)
    check(Float.self)
  }
}
