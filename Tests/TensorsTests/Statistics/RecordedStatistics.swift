import Foundation
import Tensors
import XCTest

/// What NumPy computed; `Fixtures/make_statistics.py` and `Fixtures/make_products.py` wrote it.
struct RecordedStatistics: Decodable {
  let numpy: String
  let arrays: [Array]
  let cases: [Case]

  /// A shape and elements in row-major order.
  struct Array: Decodable {
    let shape: [Int]
    let values: [Number]

    var tensor: Tensor<Double> { Tensor(values.map(\.value), shape: shape) }
  }

  /// A number, or a string for what is not finite; a truth value is 1 or 0.
  struct Number: Decodable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        value = text == "nan" ? .nan : text == "inf" ? .infinity : -.infinity
      } else if let truth = try? container.decode(Bool.self) {
        value = truth ? 1 : 0
      } else {
        value = try container.decode(Double.self)
      }
    }
  }

  /// A call: the places of its arrays and of its result, and its other arguments.
  struct Case: Decodable {
    let function: String
    let x: Int
    var y: Int?
    let result: Int
    var axes: [Int]?
    var axis: Int?
    var ddof: Double?
    var order: Int?
    var bins: Int?
    var fractions: [Double]?
    var text: String?
    var operands: [Int]?
  }

  static func load(_ name: String) throws -> RecordedStatistics {
    let url = try XCTUnwrap(
      Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(RecordedStatistics.self, from: Data(contentsOf: url))
  }

  /// Calls `body` with each case of the functions, its arrays and its result.
  func forEach(
    _ functions: Set<String>,
    _ body: (Case, Tensor<Double>, Tensor<Double>?, Tensor<Double>) throws -> Void
  ) rethrows {
    var found = Set<String>()
    for entry in cases where functions.contains(entry.function) {
      found.insert(entry.function)
      try body(
        entry, arrays[entry.x].tensor, entry.y.map { arrays[$0].tensor },
        arrays[entry.result].tensor)
    }
    XCTAssertEqual(found, functions, "not all functions are recorded")
  }
}

extension RecordedStatistics.Case {
  var context: String {
    "\(function) of array \(x), axes \(axes ?? []), axis \(axis ?? -9), ddof \(ddof ?? 0)"
  }
}

/// Fails unless the tensors agree up to `count` roundings relative to `scale`.
func assertClose<Scalar: FloatingPointScalar>(
  _ actual: Tensor<Scalar>, _ expected: Tensor<Scalar>, roundings: Int, scale: Scalar,
  _ context: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line
) {
  guard actual.shape == expected.shape else {
    return XCTFail(
      "\(context()): shape \(actual.shape) instead of \(expected.shape)", file: file, line: line)
  }
  let bound = Scalar(roundings) * .ulpOfOne * scale
  for (place, (a, e)) in zip(actual.scalars, expected.scalars).enumerated()
  where !(a == e || (a.isNaN && e.isNaN) || (a - e).magnitude <= bound) {
    return XCTFail(
      "\(context()): \(a) instead of \(e) at place \(place)", file: file, line: line)
  }
}

extension Tensor where Scalar: FloatingPointScalar {
  /// The largest finite magnitude, at least 1e-300.
  var scale: Scalar {
    scalars.filter(\.isFinite).map(\.magnitude).reduce(1e-30) { Swift.max($0, $1) }
  }
}
