import XCTest
import _TestSupport

@testable import Tensors

final class LogicTests: XCTestCase {
  private let left = [false, false, true, true]
  private let right = [false, true, false, true]

  func testConnectivesInEveryLayout() {
    for a in layoutCases(left, shape: [2, 2]) {
      for b in layoutCases(right, shape: [2, 2]) {
        let (x, y, name) = (a.tensor, b.tensor, "\(a.name), \(b.name)")
        XCTAssertEqual((x .& y).scalars, [false, false, false, true], name)
        XCTAssertEqual((x .| y).scalars, [false, true, true, true], name)
        XCTAssertEqual((x .^ y).scalars, [false, true, true, false], name)
        XCTAssertEqual((x .== y).scalars, [true, false, false, true], name)
        XCTAssertEqual((x .!= y).scalars, [false, true, true, false], name)
        XCTAssertEqual((.!x).scalars, [true, true, false, false], name)
      }
    }
  }

  func testConnectivesBroadcast() {
    let column = Tensor([[false], [true]])
    let row = Tensor([false, true, true])
    XCTAssertEqual((column .& row).scalars, [false, false, false, false, true, true])
    XCTAssertEqual((row .| column).scalars, [false, true, true, true, true, true])
  }

  func testFormsInPlace() {
    for layout in writableLayoutCases(left, shape: [2, 2]) {
      var x = layout.tensor
      let y = Tensor(right, shape: [2, 2])
      x .&= y
      XCTAssertEqual(x.scalars, [false, false, false, true], layout.name)
      x .|= Tensor([true, false])
      XCTAssertEqual(x.scalars, [true, false, true, true], layout.name)
      x .^= y
      XCTAssertEqual(x.scalars, [true, true, true, false], layout.name)
      x.formNot()
      XCTAssertEqual(x.scalars, [false, false, false, true], layout.name)
    }
    var x = Tensor([true, false, true])
    x .^= x
    XCTAssertEqual(x.scalars, [false, false, false])
  }

  func testNumbersStandOnEitherSideOfComparisons() {
    func check<Scalar: OrderedScalar>(_ type: Scalar.Type) {
      let x = Tensor<Scalar>([[1, 2, 3], [3, 2, 1]])
      for x in layoutCases(x.scalars, shape: [2, 3]).map(\.tensor) {
        let two = Tensor<Scalar>(2)
        assertSame(x .< 2, x .< two)
        assertSame(2 .< x, two .< x)
        assertSame(x .<= 2, x .<= two)
        assertSame(2 .<= x, two .<= x)
        assertSame(x .> 2, x .> two)
        assertSame(2 .> x, two .> x)
        assertSame(x .>= 2, x .>= two)
        assertSame(2 .>= x, two .>= x)
        assertSame(x .== 2, x .== two)
        assertSame(2 .== x, two .== x)
        assertSame(x .!= 2, x .!= two)
        assertSame(2 .!= x, two .!= x)
      }
      XCTAssertEqual((2 .< x).scalars, [false, false, true, true, false, false])
    }
    check(Double.self)
    check(Float.self)
    check(Int64.self)
    check(UInt8.self)
  }
}
