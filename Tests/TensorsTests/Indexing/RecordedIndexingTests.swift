import Foundation
import XCTest
import _TestSupport

@testable import Tensors

/// What NumPy made of random indices; `Fixtures/make_indexing.py` wrote it.
private struct RecordedIndexing: Decodable {
  let numpy: String
  let cases: [Case]

  struct Case: Decodable {
    let of: [Int]
    let index: [Index]
    let shape: [Int]
    let values: [Double]
    let after: [Double]
  }

  struct Index: Decodable {
    var i: Int?
    var s: [Int?]?
    var e: Int?
    var n: Int?
    var a: [Int32]?
    var m: [Int]?
    var d: [Int]?

    var value: any TensorIndex {
      if let i { return i }
      if let s { return .slice(from: s[0], to: s[1], by: s[2] ?? 1) }
      if let a, let d { return Tensor(a, shape: d) }
      if let m, let d { return Tensor(m.map { $0 != 0 }, shape: d) }
      return e == nil ? .newAxis : .ellipsis
    }

    var isPicking: Bool { a != nil || m != nil }
  }

  static func load() throws -> RecordedIndexing {
    let url = try XCTUnwrap(
      Bundle.module.url(forResource: "Fixtures/indexing", withExtension: "json"))
    return try JSONDecoder().decode(RecordedIndexing.self, from: Data(contentsOf: url))
  }
}

final class RecordedIndexingTests: XCTestCase {
  func testPartsAreNumPys() throws {
    for (number, item) in try RecordedIndexing.load().cases.enumerated() {
      let values = (0..<item.after.count).map(Double.init)
      let index = item.index.map(\.value)
      let expected = Tensor(item.values, shape: item.shape)
      let isPicking = item.index.contains(where: \.isPicking)
      for layout in layoutCases(values, shape: item.of) {
        let part = layout.tensor[indices: index]
        assertSame(part, expected, "case \(number), \(layout.name)")
        XCTAssertEqual(part.sharesStorage(with: layout.tensor), !isPicking)
      }
      // The size of an element decides how it is moved.
      let bytes = Tensor(values.map { UInt8($0) }, shape: item.of)
      assertSame(bytes[indices: index].converted(to: Double.self), expected, "case \(number)")
      let floats = Tensor(values.map { Float($0) }, shape: item.of)
      assertSame(floats[indices: index].converted(to: Double.self), expected, "case \(number)")
      let complex = Tensor(values.map { Complex($0, -$0) }, shape: item.of)
      assertSame(
        complex[indices: index], Tensor(item.values.map { Complex($0, -$0) }, shape: item.shape))
    }
  }

  func testArraysAfterAssignmentAreNumPys() throws {
    for (number, item) in try RecordedIndexing.load().cases.enumerated() {
      let values = (0..<item.after.count).map(Double.init)
      let index = item.index.map(\.value)
      let new = Tensor(item.values.indices.map { -1 - Double($0) }, shape: item.shape)
      let after = Tensor(item.after, shape: item.of)
      for layout in writableLayoutCases(values, shape: item.of) {
        var tensor = layout.tensor
        tensor[indices: index] = new
        assertSame(layout.tensor, after, "case \(number), \(layout.name)")
      }
      for layout in layoutCases(new.scalars, shape: item.shape) {
        var tensor = Tensor(values, shape: item.of)
        tensor[indices: index] = layout.tensor
        assertSame(tensor, after, "case \(number), value \(layout.name)")
      }
    }
  }
}
