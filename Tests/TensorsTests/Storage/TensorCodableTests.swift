import Foundation
import XCTest
import _TestSupport

@testable import Tensors

final class TensorCodableTests: XCTestCase {
  func testTensorsComeBackAsTheyWere() throws {
    func check<Scalar: TensorScalar & Codable>(_ values: [Scalar]) throws {
      for shape in [[2, 3], [6], [3, 1, 2], [1, 6]] {
        for layout in layoutCases(values, shape: shape) {
          let data = try JSONEncoder().encode(layout.tensor)
          let decoded = try JSONDecoder().decode(Tensor<Scalar>.self, from: data)
          assertSame(decoded, layout.tensor, layout.name)
        }
      }
    }
    try check([1.5, -2, 0.1, 1e-300, 3, 4])
    try check([1, 2, 3, 4, 5, -6] as [Int64])
    try check([true, false, true, true, false, false])
    for tensor in [Tensor<Float>(3), Tensor.zeros([0, 4]), Tensor.zeros([2, 0])] {
      let data = try JSONEncoder().encode(tensor)
      assertSame(try JSONDecoder().decode(Tensor<Float>.self, from: data), tensor)
    }
  }

  func testWrittenForm() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(Tensor<Int32>([[1, 2]]))
    XCTAssertEqual(String(decoding: data, as: UTF8.self), #"{"scalars":[1,2],"shape":[1,2]}"#)
  }

  func testDataThatContradictsItselfIsRefused() {
    for text in [
      #"{"scalars":[1,2,3],"shape":[2,2]}"#, #"{"scalars":[1],"shape":[-1]}"#,
      #"{"scalars":[1],"shape":[-1,-1]}"#,
      #"{"scalars":[],"shape":[4611686018427387904,4611686018427387904]}"#,
      #"{"scalars":[1,300],"shape":[2]}"#, #"{"shape":[0]}"#,
    ] {
      XCTAssertThrowsError(
        try JSONDecoder().decode(Tensor<UInt8>.self, from: Data(text.utf8)), text
      ) { XCTAssertTrue($0 is DecodingError, "\($0)") }
    }
  }
}
