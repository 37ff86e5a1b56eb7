import Tensors
import XCTest
import _TestSupport

/// Orders, searches and sets against what NumPy computed for the same numbers.
final class RecordedOrderTests: XCTestCase {
  func testSortedElementsAndTheirIndices() throws {
    try RecordedStatistics.load("statistics").forEach(["sort", "argsort"]) {
      entry, x, _, expected in
      let axis = entry.axis ?? 0
      for layout in layoutCases(x.scalars, shape: x.shape) {
        let context = "\(entry.context) \(layout.name)"
        if entry.function == "argsort" {
          let order = layout.tensor.argSort(axis: axis)
          assertSame(order, expected.converted(to: Int64.self), context)
          continue
        }
        // Zeros of either sign are equal; NumPy does not order them.
        assertSame(layout.tensor.sorted(axis: axis - x.rank) + 0, expected + 0, context)
        if layout.isWritable {
          var tensor = layout.tensor
          tensor.sort(axis: axis)
          assertSame(tensor + 0, expected + 0, context)
        }
      }
    }
  }

  func testUniqueElements() throws {
    try RecordedStatistics.load("statistics").forEach([
      "unique", "unique first", "unique inverse", "unique counts",
    ]) { entry, x, _, expected in
      for layout in layoutCases(x.scalars, shape: x.shape) {
        let context = "\(entry.context) \(layout.name)"
        let unique = layout.tensor.uniqueElements()
        switch entry.function {
        case "unique":
          assertSame(unique.values + 0, expected + 0, context)
          assertSame(layout.tensor.unique() + 0, expected + 0, context)
        case "unique first":
          assertSame(unique.firstIndices, expected.converted(to: Int64.self), context)
        case "unique inverse":
          assertSame(unique.inverse, expected.converted(to: Int64.self), context)
        default: assertSame(unique.counts, expected.converted(to: Int64.self), context)
        }
      }
    }
  }

  func testSearches() throws {
    try RecordedStatistics.load("statistics").forEach([
      "searchsorted left", "searchsorted right", "digitize left", "digitize right",
    ]) { entry, x, y, expected in
      let y = try XCTUnwrap(y)
      let expected = expected.converted(to: Int64.self)
      for layout in layoutCases(x.scalars, shape: x.shape) {
        let x = layout.tensor
        switch entry.function {
        case "searchsorted left": assertSame(x.searchSorted(y), expected, entry.context)
        case "searchsorted right":
          assertSame(x.searchSorted(y, side: .right), expected, entry.context)
        case "digitize left": assertSame(x.digitized(y), expected, entry.context)
        default: assertSame(x.digitized(y, includingRightEdge: true), expected, entry.context)
        }
      }
    }
  }

  func testSets() throws {
    try RecordedStatistics.load("statistics").forEach([
      "intersect1d", "union1d", "setdiff1d", "setxor1d", "isin",
    ]) { entry, x, y, expected in
      let y = try XCTUnwrap(y)
      for layout in layoutCases(x.scalars, shape: x.shape) {
        let x = layout.tensor
        switch entry.function {
        case "intersect1d": assertSame(x.intersection(y) + 0, expected + 0, entry.context)
        case "union1d": assertSame(x.union(y) + 0, expected + 0, entry.context)
        case "setdiff1d": assertSame(x.setDifference(y) + 0, expected + 0, entry.context)
        case "setxor1d": assertSame(x.symmetricDifference(y) + 0, expected + 0, entry.context)
        default: assertSame(x.isIn(y), expected.converted(to: Bool.self), entry.context)
        }
      }
    }
  }

  func testPositionsOfNonzeroElements() throws {
    try RecordedStatistics.load("statistics").forEach(["argwhere"]) { entry, x, _, expected in
      let expected = expected.converted(to: Int64.self)
      for layout in layoutCases(x.scalars, shape: x.shape) {
        assertSame(layout.tensor.argWhere(), expected, entry.context)
        for (axis, indices) in layout.tensor.nonzero().enumerated() {
          assertSame(indices, expected.transposed()[row: axis], entry.context)
        }
      }
    }
  }

  func testOrderBySeveralKeys() throws {
    try RecordedStatistics.load("statistics").forEach(["lexsort"]) { entry, x, _, expected in
      let keys = (0..<x.shape[0]).map { x[row: $0] }
      assertSame(lexicographicOrder(keys), expected.converted(to: Int64.self), entry.context)
    }
  }

  func testDifferences() throws {
    try RecordedStatistics.load("statistics").forEach(["diff"]) { entry, x, _, expected in
      for layout in layoutCases(x.scalars, shape: x.shape) {
        let actual = layout.tensor.differences(order: entry.order ?? 1, axis: entry.axis ?? -1)
        assertSame(actual, expected, "\(entry.context) \(layout.name)")
      }
    }
  }
}
