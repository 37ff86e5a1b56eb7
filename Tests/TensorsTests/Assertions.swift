import XCTest
import _TestSupport

@testable import Tensors

/// Fails where the tensors differ, with the place and what the values belong to.
func assertSame<Scalar: TensorScalar>(
  _ actual: Tensor<Scalar>, _ expected: Tensor<Scalar>, _ context: @autoclosure () -> String = "",
  file: StaticString = #filePath, line: UInt = #line
) {
  if let difference = difference(actual, expected) {
    XCTFail("\(context()) (\(Scalar.self)): \(difference)", file: file, line: line)
  }
}

extension Tensor {
  /// The tensor whose elements are a function of the indices: the slow reference of most tests.
  static func tabulated(_ shape: [Int], _ element: ([Int]) -> Scalar) -> Tensor {
    Tensor(allIndices(shape).map(element), shape: shape)
  }
}

/// Indices into a tensor of shape `shape` for those into the shape that it broadcasts to.
func broadcastIndices(_ indices: [Int], shape: [Int]) -> [Int] {
  zip(indices.suffix(shape.count), shape).map { $1 == 1 ? 0 : $0 }
}
