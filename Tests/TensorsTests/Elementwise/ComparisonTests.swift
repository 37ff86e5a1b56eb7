import XCTest
import _TestSupport

@testable import Tensors

final class ComparisonTests: XCTestCase {
  private func check<Scalar: OrderedScalar>(
    _ left: [Scalar], _ right: [Scalar], shape: [Int]
  ) {
    typealias Case = (
      String, (Tensor<Scalar>, Tensor<Scalar>) -> Tensor<Bool>, (Scalar, Scalar) -> Bool
    )
    let operators: [Case] = [
      (".==", { $0 .== $1 }, { $0 == $1 }), (".!=", { $0 .!= $1 }, { $0 != $1 }),
      (".<", { $0 .< $1 }, { $0 < $1 }), (".<=", { $0 .<= $1 }, { $0 <= $1 }),
      (".>", { $0 .> $1 }, { $0 > $1 }), (".>=", { $0 .>= $1 }, { $0 >= $1 }),
    ]
    for a in layoutCases(left, shape: shape) {
      for b in layoutCases(right, shape: shape) {
        for (name, operation, reference) in operators {
          let expected = Tensor(zip(left, right).map { reference($0, $1) }, shape: shape)
          assertSame(operation(a.tensor, b.tensor), expected, "\(a.name) \(name) \(b.name)")
        }
      }
    }
  }

  func testComparisonsAgreeWithScalars() {
    func check<Scalar: OrderedScalar>(_ type: Scalar.Type) {
      self.check([1, 2, 3, 3, 2, 1] as [Scalar], [1, 3, 2, 3, 3, 1], shape: [2, 3])
      self.check([] as [Scalar], [], shape: [0])
      self.check([4] as [Scalar], [4], shape: [])
    }
    check(Double.self)
    check(Float.self)
    check(Int64.self)
    check(Int32.self)
    check(UInt8.self)
  }

  func testNaNIsUnorderedAndZerosAreEqual() {
    check(
      [.nan, .nan, 1, 0, .infinity, -.infinity] as [Double],
      [.nan, 1, .nan, -0.0, .infinity, .infinity], shape: [3, 2])
    check(
      [.nan, .nan, 1, 0, .infinity, -.infinity] as [Float],
      [.nan, 1, .nan, -0.0, .infinity, .infinity], shape: [3, 2])
  }

  func testComparisonsBroadcast() {
    let column = Tensor<Int32>([[1], [2]])
    let row = Tensor<Int32>([1, 2, 3])
    XCTAssertEqual((column .< row).scalars, [false, true, true, false, false, true])
    XCTAssertEqual((row .== 2).scalars, [false, true, false])
    XCTAssertEqual((row .!= 2).scalars, [true, false, true])
    XCTAssertEqual((row .< 2).scalars, [true, false, false])
    XCTAssertEqual((row .<= 2).scalars, [true, true, false])
    XCTAssertEqual((row .> 2).scalars, [false, false, true])
    XCTAssertEqual((row .>= 2).scalars, [false, true, true])
  }

  func testTruthValuesAreCountedInEveryLayout() {
    for layout in layoutCases([true, false, true, false], shape: [2, 2]) {
      XCTAssertEqual(layout.tensor.countNonzero(), 2, layout.name)
      XCTAssertTrue(layout.tensor.any())
      XCTAssertFalse(layout.tensor.all())
    }
    XCTAssertTrue(Tensor([] as [Bool]).all())
    XCTAssertFalse(Tensor([] as [Bool]).any())
    XCTAssertTrue(Tensor([true, true]).all())
    XCTAssertFalse(Tensor([false]).any())
  }
}
