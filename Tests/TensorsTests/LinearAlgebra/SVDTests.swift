import XCTest
import _TestSupport

@testable import Tensors

final class SVDTests: XCTestCase {
  func testShapesAndProductsOfAllForms() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      var random = SplitMix64(seed: 350)
      let bound = 50 * Scalar.RealType.ulpOfOne
      for shape in [[3, 3], [5, 2], [2, 5], [1, 1], [4, 1], [1, 4], [2, 4, 3], [2, 0, 2]] {
        let values: [Scalar] = random.values(shape.reduce(1, *))
        let a = Tensor(values, shape: shape)
        let (m, n) = (a.rowCount, a.columnCount)
        let k = min(m, n)
        for layout in layoutCases(values, shape: shape) {
          let svd = try layout.tensor.svd()
          XCTAssertEqual(svd.u.shape, a.stackShape + [m, k])
          XCTAssertEqual(svd.s.shape, a.stackShape + [k])
          XCTAssertEqual(svd.vt.shape, a.stackShape + [k, n])
          let s = svd.s.converted(to: Scalar.self).expandingDimensions(axis: -2)
          XCTAssertLessThanOrEqual(
            (svd.u * s).matmul(svd.vt).relativeError(a), bound, "\(shape) \(layout.name)")
          let full = try layout.tensor.svd(.full)
          XCTAssertEqual(full.u.shape, a.stackShape + [m, m])
          XCTAssertEqual(full.vt.shape, a.stackShape + [n, n])
          for q in [full.u, full.vt] {
            let identity = Tensor<Scalar>.identity(q.rowCount).broadcast(to: q.shape)
            XCTAssertLessThanOrEqual(q.matmul(q.adjoints).relativeError(identity), bound)
          }
          XCTAssertLessThanOrEqual(full.s.relativeError(svd.s), bound)
          XCTAssertLessThanOrEqual(
            try layout.tensor.singularValues().relativeError(svd.s), bound)
        }
      }
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
    try check(Complex<Float>.self)
  }

  func testByHand() throws {
    // Aᵀ·A = [[25, 20], [20, 25]] has eigenvalues 45 and 5.
    let a = Tensor<Double>([[3, 0], [4, 5]])
    let svd = try a.svd()
    XCTAssertEqual(svd.s[0], 45.0.squareRoot(), accuracy: 1e-14)
    XCTAssertEqual(svd.s[1], 5.0.squareRoot(), accuracy: 1e-14)
    XCTAssertEqual(svd.cond(), 3, accuracy: 1e-14)
    XCTAssertEqual(try a.cond(), 3, accuracy: 1e-14)
    XCTAssertEqual(try a.cond(.negativeTwo), 1.0 / 3, accuracy: 1e-15)
    XCTAssertEqual(svd.rank(), 2)
  }

  func testRanksAndPseudoInverses() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      var random = SplitMix64(seed: 351)
      let bound = 200 * Scalar.RealType.ulpOfOne
      let (left, right): ([Scalar], [Scalar]) = (random.values(8), random.values(6))
      // A product of rank 2.
      let a = Tensor(left, shape: [4, 2]).matmul(Tensor(right, shape: [2, 3]))
      XCTAssertEqual(try a.matrixRank(), 2)
      XCTAssertEqual(try a.svd().rank(), 2)
      XCTAssertEqual(try a.svd().rank(cutoff: 1), 0)
      XCTAssertEqual(try Tensor<Scalar>.zeros([2, 3]).matrixRank(), 0)
      XCTAssertEqual(try Tensor<Scalar>.zeros([0, 3]).matrixRank(), 0)
      let stack = Tensor<Scalar>([1, 0, 0, 1, 1, 1, 1, 1], shape: [2, 2, 2])
      assertSame(try stack.matrixRanks(), Tensor([2, 1]))
      // Penrose's four conditions.
      let p = try a.pinv()
      XCTAssertEqual(p.shape, [3, 4])
      XCTAssertLessThanOrEqual(a.matmul(p).matmul(a).relativeError(a), bound)
      XCTAssertLessThanOrEqual(p.matmul(a).matmul(p).relativeError(p), bound)
      XCTAssertLessThanOrEqual(a.matmul(p).adjoints.relativeError(a.matmul(p)), bound)
      XCTAssertLessThanOrEqual(p.matmul(a).adjoints.relativeError(p.matmul(a)), bound)
      let b = Tensor(random.values(8) as [Scalar], shape: [4, 2])
      XCTAssertLessThanOrEqual(try a.svd(.full).solve(b).relativeError(p.matmul(b)), bound)
      XCTAssertLessThanOrEqual(
        try a.svd().solve(b[0..., 1]).relativeError(p.matmul(b[0..., 1])), bound)
      XCTAssertLessThanOrEqual(try stack.pinv()[1].relativeError(stack[1]) * 4 - 3, bound)
      XCTAssertEqual(try Tensor<Scalar>.zeros([2, 0]).pinv().shape, [0, 2])
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
  }
}
