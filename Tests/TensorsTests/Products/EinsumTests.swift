import XCTest
import _TestSupport

@testable import Tensors

final class EinsumTests: XCTestCase {
  /// One call for up to four operands, which a variadic function cannot be given as an array.
  private func call<Scalar: NumericScalar>(
    _ text: String, _ operands: [Tensor<Scalar>]
  ) throws -> Tensor<Scalar> {
    switch operands.count {
    case 1: return einsum(text, operands[0])
    case 2: return einsum(text, operands[0], operands[1])
    case 3: return einsum(text, operands[0], operands[1], operands[2])
    case 4: return einsum(text, operands[0], operands[1], operands[2], operands[3])
    default: return try XCTUnwrap(nil, "\(operands.count) operands")
    }
  }

  func testSumsOfProductsAreNumPys() throws {
    let recorded = try RecordedStatistics.load("products")
    let cases = recorded.cases.filter { $0.function == "einsum" }
    XCTAssertGreaterThan(cases.count, 50)
    for entry in cases {
      let text = try XCTUnwrap(entry.text)
      let operands = try XCTUnwrap(entry.operands).map { recorded.arrays[$0].tensor }
      let expected = recorded.arrays[entry.result].tensor
      // Zeros have a sign that depends on the order of the sum.
      assertSame(try call(text, operands) + 0, expected + 0, text)
      let floats = operands.map { $0.converted(to: Float.self) }
      assertSame(try call(text, floats) + 0, expected.converted(to: Float.self) + 0, text)
      // Every operand in other layouts, one after the other.
      for (k, operand) in operands.enumerated() where operand.rank <= 3 {
        for layout in layoutCases(operand.scalars, shape: operand.shape) {
          var varied = operands
          varied[k] = layout.tensor
          assertSame(
            try call(text, varied) + 0, expected + 0, "\(text), operand \(k) \(layout.name)")
        }
      }
    }
  }

  func testIntegersMultiplyExactly() {
    let a = Tensor<Int32>([[1, 2], [3, 4]])
    let b = Tensor<Int32>([[5, 6], [7, 8]])
    XCTAssertEqual(einsum("ij,jk->ik", a, b), Tensor([[19, 22], [43, 50]]))
    XCTAssertEqual(einsum("ij,ij->", a, b), Tensor(70))
    XCTAssertEqual(einsum("ij->j", a), Tensor([4, 6]))
    XCTAssertEqual(einsum("ii", Tensor<UInt8>([[9, 1], [2, 8]])), Tensor(17))
  }

  func testResultsHaveStorageOfTheirOwn() {
    let a = Tensor<Double>([[1, 2], [3, 4]])
    for text in ["ij", "ij->ji", "ii->i", "..."] {
      let result = einsum(text, a)
      XCTAssertFalse(result.sharesStorage(with: a), text)
      XCTAssertTrue(result.isContiguous, text)
    }
  }

  func testChainsAreContractedInACheapOrder() {
    // From left to right the first product alone would have 10¹⁰ elements.
    let thin = Tensor<Double>.ones([100_000, 1])
    let result = einsum("ij,kj,kl->il", thin, thin, Tensor.ones([100_000, 2]))
    XCTAssertEqual(result.shape, [100_000, 2])
    XCTAssertEqual(result[99_999, 1] as Double, 100_000)
  }
}
