import Foundation
import XCTest
import _TestSupport

@testable import Tensors

/// What NumPy's functions for shapes gave; `Fixtures/make_arrays.py` wrote it.
private struct RecordedShapes: Decodable {
  let numpy: String
  let cases: [Case]

  struct Case: Decodable {
    let call: String
    let of: [Int]
    /// Lists of integers; a number stands for a list of one.
    let args: [Argument]
    let results: [Result]
  }

  struct Argument: Decodable {
    let list: [Int]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      do { list = [try container.decode(Int.self)] } catch {
        list = try container.decode([Int].self)
      }
    }
  }

  struct Result: Decodable {
    let shape: [Int]
    let values: [Int64]
  }
}

final class RecordedShapesTests: XCTestCase {
  private func results<Scalar: NumericScalar>(
    _ call: String, _ x: Tensor<Scalar>, _ args: [[Int]]
  ) -> [Tensor<Scalar>]? {
    switch call {
    case "roll": return [x.rolled(by: args[0][0])]
    case "rollAxes": return [x.rolled(by: args[0], axes: args[1])]
    case "rot90": return [x.rotated90(args[0][0], axes: (args[1][0], args[1][1]))]
    case "diagonal": return [x.diagonal(offset: args[0][0], axis1: args[1][0], axis2: args[1][1])]
    case "tril": return [x.tril(offset: args[0][0])]
    case "triu": return [x.triu(offset: args[0][0])]
    case "flip": return [x.flipped(axes: args[0])]
    case "moveaxis": return [x.movingAxes(args[0], to: args[1])]
    case "tile": return [x.tiled(args[0])]
    case "repeat": return [x.repeated(args[0][0], axis: args[1][0])]
    case "repeatCounts": return [x.repeated(args[0], axis: args[1][0])]
    case "splitAt": return x.split(at: args[0], axis: args[1][0])
    case "arraySplit": return x.split(into: args[0][0], axis: args[1][0], allowingUnequal: true)
    case "takeAlongAxis":
      return [
        x.takingAlongAxis(Tensor(args[0].map { Int32($0) }, shape: args[1]), axis: args[2][0])
      ]
    case "putAlongAxis":
      var result = x.copy()
      result.putAlongAxis(
        Tensor(0 - 5), at: Tensor(args[0].map { Int64($0) }, shape: args[1]), axis: args[2][0])
      return [result]
    case "pad:constant": return [x.padded(by: args.map { ($0[0], $0[1]) }, with: .constant(0 - 1))]
    case "pad:edge": return [x.padded(by: args.map { ($0[0], $0[1]) }, with: .edge)]
    case "pad:reflect": return [x.padded(by: args.map { ($0[0], $0[1]) }, with: .reflect)]
    case "pad:symmetric": return [x.padded(by: args.map { ($0[0], $0[1]) }, with: .symmetric)]
    case "pad:wrap": return [x.padded(by: args.map { ($0[0], $0[1]) }, with: .wrap)]
    case "atLeast": return [x.atLeast1D(), x.atLeast2D(), x.atLeast3D()]
    case "stacks": return [vstack([x, x + 1]), hstack([x, x + 1]), dstack([x, x + 1])]
    default: return nil
    }
  }

  /// Which results NumPy makes as views.
  private let views: Set<String> = [
    "rot90", "diagonal", "flip", "moveaxis", "splitAt", "arraySplit", "atLeast",
  ]

  func testResultsAreNumPys() throws {
    let url = try XCTUnwrap(
      Bundle.module.url(forResource: "Fixtures/shapes", withExtension: "json"))
    let recorded = try JSONDecoder().decode(RecordedShapes.self, from: Data(contentsOf: url))
    XCTAssertGreaterThan(recorded.cases.count, 500)
    for item in recorded.cases {
      func check<Scalar: NumericScalar>(_ type: Scalar.Type) throws {
        let values = Tensor<Scalar>.arange(item.of.reduce(1, *)).scalars
        let args = item.args.map(\.list)
        for layout in layoutCases(values, shape: item.of) {
          let context = "\(item.call)(\(args)) of \(item.of), \(layout.name)"
          let actual = try XCTUnwrap(results(item.call, layout.tensor, args), context)
          XCTAssertEqual(actual.count, item.results.count, context)
          for (actual, expected) in zip(actual, item.results) {
            let expected = Tensor(expected.values, shape: expected.shape)
            assertSame(actual, expected.converted(to: Scalar.self), context)
            XCTAssertEqual(
              actual.sharesStorage(with: layout.tensor), views.contains(item.call), context)
          }
        }
      }
      try check(Double.self)
      try check(Int32.self)
    }
  }
}
