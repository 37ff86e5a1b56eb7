import XCTest
import _TestSupport

@testable import Tensors

final class SortingTests: XCTestCase {
  /// Around the lengths at which the way of sorting changes.
  private let lengths = [0, 1, 2, 7, 39, 40, 41, 300, 8_192, 8_193, 20_000]

  private func precedes<Scalar: OrderedScalar>(_ a: Scalar, _ b: Scalar) -> Bool {
    a < b || (a == a && b != b)
  }

  private func check<Scalar: OrderedScalar>(_ values: [Scalar]) {
    let t = Tensor(values)
    let expected = values.indices.sorted {
      precedes(values[$0], values[$1]) || (!precedes(values[$1], values[$0]) && $0 < $1)
    }
    XCTAssertEqual(t.argSort().scalars, expected.map { Int64($0) }, "\(Scalar.self)")
    // Equal elements in order in this direction too.
    let backwards = values.indices.sorted {
      precedes(values[$1], values[$0]) || (!precedes(values[$0], values[$1]) && $0 < $1)
    }
    XCTAssertEqual(
      t.argSort(descending: true).scalars, backwards.map { Int64($0) }, "\(Scalar.self)")
    let sorted = t.sorted().scalars
    XCTAssertTrue(
      zip(sorted, expected).allSatisfy { $0 == values[$1] || values[$1] != values[$1] })
    XCTAssertTrue(
      t.sorted(descending: true).scalars.elementsEqual(sorted.reversed()) {
        $0 == $1 || $0 != $0
      })
    // Already in order, and in reverse.
    assertSame(Tensor(sorted).sorted(), Tensor(sorted))
    assertSame(Tensor(sorted.reversed()).sorted(), Tensor(sorted))
  }

  func testOrdersAreThoseOfTheStandardLibrary() {
    var random = SplitMix64(seed: 120)
    for length in lengths {
      check(random.values(length) as [Double])
      check(random.values(length) as [Int64])
      check(random.values(length) as [UInt8])
      check(random.reals(length) as [Double])
      check(random.reals(length) as [Float])
      check((0..<length).map { _ in Int32(truncatingIfNeeded: random.next()) })
      check((0..<length).map { _ in Int64(bitPattern: random.next()) })
      // Every pattern of bits, NaNs and numbers below the normal range among them.
      check((0..<length).map { _ in Float(bitPattern: UInt32(truncatingIfNeeded: random.next())) })
      check((0..<length).map { _ in Double(bitPattern: random.next() & 0x800F_FFFF_FFFF_FFFF) })
    }
  }

  func testSpecialValuesHaveTheirPlaces() {
    let least = Double.leastNonzeroMagnitude
    let t = Tensor<Double>([.nan, 0, -.infinity, -0.0, -.nan, .infinity, -1, least, -least])
    let sorted = Tensor<Double>(
      [-.infinity, -1, -least, -0.0, 0, least, .infinity, .nan, .nan])
    assertSame(t.sorted(), sorted)
    // Zeros are equal and keep their order.
    XCTAssertEqual(t.argSort().scalars, [2, 6, 8, 1, 3, 7, 5, 0, 4])
    XCTAssertEqual(t.unique().count, 7)
    XCTAssertEqual(t.uniqueElements().counts.scalars, [1, 1, 1, 2, 1, 1, 2])
  }

  func testKeysAreInTheOrderOfElements() {
    let values: [Float] = [
      -.infinity, -.greatestFiniteMagnitude, -1, -.leastNormalMagnitude, -.leastNonzeroMagnitude,
      -0.0, 0, .leastNonzeroMagnitude, .leastNormalMagnitude, 1, .greatestFiniteMagnitude,
      .infinity, .nan,
    ]
    for (a, b) in zip(values, values.dropFirst()) { XCTAssertLessThan(a._sortKey, b._sortKey) }
    for value in values { assertSame(Tensor(Float(_sortKey: value._sortKey)), Tensor(value)) }
    XCTAssertEqual((-Float.nan)._sortKey, Float.nan._sortKey)
    XCTAssertEqual((-0.0 as Double)._orderKey, (0.0)._orderKey)
    XCTAssertEqual(Int32(_sortKey: Int32.min._sortKey), .min)
    XCTAssertLessThan(Int64(-1)._sortKey, Int64(0)._sortKey)
    XCTAssertEqual(UInt8(200)._sortKey, 200)
  }

  func testPartitionsPutOneElementInItsPlace() {
    var random = SplitMix64(seed: 121)
    func check<Scalar: OrderedScalar>(_ values: [Scalar]) {
      let t = Tensor(values)
      let sorted = t.sorted()
      for rank in Set([0, values.count / 3, values.count - 1, -1]) {
        let place = rank < 0 ? rank + values.count : rank
        let partitioned = t.partitioned(rank: rank)
        let order = t.argPartition(rank: rank)
        XCTAssertEqual(order.sorted().scalars, (0..<values.count).map { Int64($0) })
        for part in [partitioned, t.takingAlongAxis(order, axis: 0)] {
          XCTAssertFalse(precedes(part[place], sorted[place]))
          XCTAssertFalse(precedes(sorted[place], part[place]))
          for k in 0..<place { XCTAssertFalse(precedes(part[place], part[k])) }
          for k in place..<values.count { XCTAssertFalse(precedes(part[k], part[place])) }
          assertSame(part.sorted(), sorted)
        }
      }
    }
    for length in [1, 2, 50, 700, 20_000] {
      check(random.values(length) as [Int32])
      check(random.reals(length) as [Double])
      if length > 700 { continue }
      check((0..<length).map { _ in Float(bitPattern: UInt32(truncatingIfNeeded: random.next())) })
    }
    for layout in layoutCases([5, 1, 4, 2, 3, 0] as [Double], shape: [2, 3]) {
      assertSame(layout.tensor.partitioned(rank: 0, axis: 0), Tensor([[2, 1, 0], [5, 3, 4]]))
      assertSame(layout.tensor.argPartition(rank: 1, axis: 0), Tensor([[1, 0, 1], [0, 1, 0]]))
    }
  }

  func testLargestElementsComeFirst() {
    var random = SplitMix64(seed: 122)
    for length in [3, 100, 20_000] {
      let values: [Float] = random.values(length)
      let order = Tensor(values).argSort(descending: true)
      for k in [0, 1, 3, length] where k <= length {
        let top = Tensor(values).topK(k)
        XCTAssertEqual(top.indices.scalars, Array(order.scalars.prefix(k)))
        XCTAssertEqual(top.values.scalars, order.scalars.prefix(k).map { values[Int($0)] })
      }
    }
    for layout in layoutCases([5, 1, .nan, 2, 3, 0] as [Double], shape: [2, 3]) {
      let top = layout.tensor.topK(2, axis: 1)
      assertSame(top.values, Tensor([[.nan, 5], [3, 2]]))
      assertSame(top.indices, Tensor([[2, 0], [1, 0]]))
      assertSame(layout.tensor.topK(1, axis: 0).values, Tensor([[5, 3, .nan]]))
    }
  }

  func testSortingInPlaceShowsInEveryAlias() {
    let t = Tensor<Int32>([[3, 1, 2], [6, 5, 4]])
    var columns = t.transposed()
    columns.sort(axis: 0)
    XCTAssertEqual(t, Tensor([[1, 2, 3], [4, 5, 6]]))
    var row = t[row: 1]
    row.sort(descending: true)
    XCTAssertEqual(t, Tensor([[1, 2, 3], [6, 5, 4]]))
    XCTAssertEqual(Tensor<Double>.zeros([0, 3]).sorted(axis: 0).shape, [0, 3])
    XCTAssertEqual(Tensor<Double>.zeros([3, 0]).argSort().shape, [3, 0])
  }

  func testTakingAlongAnAxisFollowsEachLine() {
    let t = Tensor<Int64>([[1, 2, 3], [4, 5, 6]])
    assertSame(
      t.takingAlongAxis(Tensor<Int64>([[2, -1], [0, 1]]), axis: 1), Tensor([[3, 3], [4, 5]]))
    assertSame(
      t.transposed().takingAlongAxis(Tensor<Int64>([[1], [0], [1]]), axis: -1),
      Tensor([[4], [2], [6]]))
    let bools = Tensor<Bool>([true, false])
    XCTAssertEqual(
      bools.takingAlongAxis(Tensor<Int64>([1, 1, 0]), axis: 0).scalars, [false, false, true])
  }

  func testSearchesWithASorter() {
    let t = Tensor<Double>([3, 1, 2])
    XCTAssertEqual(
      t.searchSorted(Tensor([0, 1, 2.5, 9]), sorter: t.argSort()).scalars, [0, 0, 2, 3])
    XCTAssertEqual(Tensor<Int64>([1, 3, 3, 7]).searchSorted(3), 1)
    XCTAssertEqual(Tensor<Int64>([1, 3, 3, 7]).searchSorted(3, side: .right), 3)
    XCTAssertEqual(Tensor<Float>([]).searchSorted(3), 0)
  }

  func testSetsOfWholeNumbers() {
    let a = Tensor<Int32>([[3, 1], [1, 7]])
    let b = Tensor<Int32>([7, 2, 1, 2])
    XCTAssertEqual(a.union(b).scalars, [1, 2, 3, 7])
    XCTAssertEqual(a.intersection(b).scalars, [1, 7])
    XCTAssertEqual(a.setDifference(b).scalars, [3])
    XCTAssertEqual(a.symmetricDifference(b).scalars, [2, 3])
    XCTAssertEqual(a.isIn(b), Tensor([[false, true], [true, true]]))
    let unique = a.uniqueElements()
    XCTAssertEqual(unique.values[unique.inverse], a)
    XCTAssertEqual(unique.firstIndices.scalars, [1, 0, 3])
    XCTAssertEqual(Tensor<Int32>([]).union(Tensor([])).shape, [0])
  }
}
