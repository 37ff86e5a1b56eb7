import XCTest

@testable import Tensors

final class LinearAlgebraErrorTests: XCTestCase {
  private func assertThrows<Result>(
    _ expected: LinearAlgebraError, _ body: () throws -> Result,
    file: StaticString = #filePath, line: UInt = #line
  ) {
    XCTAssertThrowsError(try body(), file: file, line: line) { error in
      XCTAssertEqual(error as? LinearAlgebraError, expected, file: file, line: line)
    }
  }

  func testSingularMatrices() throws {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) throws {
      let a = Tensor<Scalar>([[1, 2], [2, 4]])
      let b = Tensor<Scalar>([1, 1])
      assertThrows(.singular(pivot: 1)) { try a.solve(b) }
      assertThrows(.singular(pivot: 1)) { try a.inv() }
      assertThrows(.singular(pivot: 1)) { try a.matrixPower(-1) }
      assertThrows(.singular(pivot: 1)) { try a.lu().solve(b) }
      assertThrows(.singular(pivot: 0)) { try Tensor<Scalar>([[0]]).inv() }
      assertThrows(.singular(pivot: 0)) { try Tensor<Scalar>([[0, 1], [0, 1]]).qr().solve(b) }
      assertThrows(.singular(pivot: 1)) {
        try Tensor<Scalar>([[1, 0], [1, 0]]).solveTriangular(b, .lower)
      }
      assertThrows(.singular(pivot: 0)) { try Tensor<Scalar>.zeros([1, 1]).eigh().inverse() }
      // One singular matrix in a stack.
      let stack = Tensor<Scalar>([1, 0, 0, 1, 0, 1, 0, 1], shape: [2, 2, 2])
      assertThrows(.singular(pivot: 1)) { try stack.inv() }
      XCTAssertEqual(try Tensor<Scalar>.zeros([2, 2]).cond(), .infinity)
      XCTAssertEqual(try Tensor<Scalar>([[1, 0], [0, 0]]).cond(), .infinity)
      XCTAssertEqual(try a.cond(.one), .infinity)
    }
    try check(Double.self)
    try check(Float.self)
    try check(Complex<Double>.self)
  }

  func testIndefiniteMatrices() {
    assertThrows(.notPositiveDefinite(minor: 2)) {
      try Tensor<Double>([[1, 2], [2, 1]]).cholesky()
    }
    assertThrows(.notPositiveDefinite(minor: 1)) { try Tensor<Float>([[0]]).cholesky() }
    assertThrows(.notPositiveDefinite(minor: 1)) {
      try Tensor<Complex<Float>>([[-1]]).cholesky()
    }
  }

  func testMatricesThatAreNotSquare() {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type) {
      for shape in [[2, 3], [3, 2], [0, 1], [4, 2, 3]] {
        let a = Tensor<Scalar>.ones(shape)
        let b = Tensor<Scalar>.ones([shape[shape.count - 2]])
        let expected = LinearAlgebraError.notSquare(shape: shape)
        assertThrows(expected) { try a.solve(b) }
        assertThrows(expected) { try a.inv() }
        assertThrows(expected) { try a.dets() }
        assertThrows(expected) { try a.slogdets() }
        assertThrows(expected) { try a.rconds() }
        assertThrows(expected) { try a.cholesky() }
        assertThrows(expected) { try a.eigh() }
        assertThrows(expected) { try a.eigvalsh() }
        assertThrows(expected) { try a.eig() }
        assertThrows(expected) { try a.eigvals() }
        assertThrows(expected) { try a.schur() }
        assertThrows(expected) { try a.expm() }
        assertThrows(expected) { try a.matrixPower(2) }
        assertThrows(expected) { try a.solveTriangular(b, .lower) }
        assertThrows(expected) { try a.conds(.one) }
        assertThrows(expected) { try a.lu().dets() }
        assertThrows(expected) { try a.qr().inverse() }
      }
    }
    check(Double.self)
    check(Float.self)
    check(Complex<Double>.self)
  }

  // LAPACK itself may loop for ever, or report success, on these; all of this takes milliseconds.
  func testNaNAndInfinity() {
    func check<Scalar: FieldScalar>(_ type: Scalar.Type, _ bad: Scalar) {
      for n in [1, 2, 60] {
        for place in Set([0, n - 1]) {
          var a = Tensor<Scalar>.identity(n)
          a[n - 1, place] = bad
          let b = Tensor<Scalar>.ones([n])
          assertThrows(.nonFinite) { try a.solve(b) }
          assertThrows(.nonFinite) { try a.inv() }
          assertThrows(.nonFinite) { try a.det() }
          assertThrows(.nonFinite) { try a.slogdet() }
          assertThrows(.nonFinite) { try a.lu() }
          assertThrows(.nonFinite) { try a.cholesky() }
          assertThrows(.nonFinite) { try a.qr() }
          assertThrows(.nonFinite) { try a.qr(pivoting: true) }
          assertThrows(.nonFinite) { try a.svd() }
          assertThrows(.nonFinite) { try a.singularValues() }
          assertThrows(.nonFinite) { try a.pinv() }
          assertThrows(.nonFinite) { try a.matrixRank() }
          assertThrows(.nonFinite) { try a.cond() }
          assertThrows(.nonFinite) { try a.cond(.one) }
          assertThrows(.nonFinite) { try a.eigh() }
          assertThrows(.nonFinite) { try a.eigvalsh() }
          assertThrows(.nonFinite) { try a.eig() }
          assertThrows(.nonFinite) { try a.eigvals() }
          assertThrows(.nonFinite) { try a.schur() }
          assertThrows(.nonFinite) { try a.expm() }
          assertThrows(.nonFinite) { try a.lstsq(b) }
          assertThrows(.nonFinite) { try a.lstsq(b, method: .qr) }
          assertThrows(.nonFinite) { try a.matrixNorm(.two) }
          assertThrows(.nonFinite) { try a.solveTriangular(b, .lower) }
          let identity = Tensor<Scalar>.identity(n)
          var c = b.copy()
          c[place] = bad
          assertThrows(.nonFinite) { try identity.solve(c) }
          assertThrows(.nonFinite) { try identity.cholesky().solve(c) }
          assertThrows(.nonFinite) { try identity.qr().solve(c) }
          assertThrows(.nonFinite) { try identity.svd().solve(c) }
          assertThrows(.nonFinite) { try identity.lstsq(c) }
          assertThrows(.nonFinite) { try identity.lstsq(c, method: .qr) }
        }
      }
    }
    for bad in [Double.nan, .infinity, -.infinity] {
      check(Double.self, bad)
      check(Float.self, Float(bad))
      check(Complex<Double>.self, Complex(0, bad))
    }
  }

  func testDescriptionsNameTheCause() {
    XCTAssertEqual(
      "\(LinearAlgebraError.singular(pivot: 3))", "the matrix is singular: pivot 3 is zero")
    XCTAssertTrue("\(LinearAlgebraError.notSquare(shape: [2, 3]))".contains("[2, 3]"))
    XCTAssertTrue("\(LinearAlgebraError.notPositiveDefinite(minor: 2))".contains("order 2"))
  }
}
