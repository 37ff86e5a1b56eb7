import Tensors
import XCTest

final class RandomStatePermutationTests: XCTestCase {
  func testOrdersMatchNumPy() throws {
    try checkSequence("orders")
  }

  func testPermutationHasEveryIndexOnce() {
    XCTAssertEqual(RandomState(1).permutation(100).sorted(), Array(0..<100))
  }

  func testPermutationOfATensorIsNewStorage() {
    let table = Tensor<Float>([[1, 2], [3, 4], [5, 6]])
    let permuted = RandomState(2).permutation(table)
    XCTAssertFalse(permuted.sharesStorage(with: table))
    XCTAssertEqual(table.scalars, [1, 2, 3, 4, 5, 6])
    XCTAssertEqual(permuted.scalars, table[RandomState(2).permutation(3)].scalars)
  }

  func testShuffleIsSeenByEveryAlias() {
    var table = Tensor<Int64>.arange(0, 12).reshaped(6, 2)
    let alias = table
    let expected = RandomState(2).permutation(table)
    RandomState(2).shuffle(&table)
    XCTAssertTrue(alias.sharesStorage(with: table))
    XCTAssertEqual(alias.scalars, expected.scalars)
    XCTAssertNotEqual(alias.scalars, Array(0..<12))
  }

  func testViewsAreShuffledInPlace() {
    let order = RandomState(3).permutation(4)
    let table = Tensor<Int64>.arange(0, 20).reshaped(4, 5)

    // A column: the elements between stay where they are.
    let columns = table.copy()
    var column = columns[0..., 1]
    RandomState(3).shuffle(&column)
    for i in 0..<4 {
      for j in 0..<5 {
        XCTAssertEqual(columns[i, j], j == 1 ? table[order[i], 1] : table[i, j])
      }
    }

    // A block of columns, whose rows are not contiguous with each other.
    let blocks = table.copy()
    var block = blocks[0..., 2..<4]
    RandomState(3).shuffle(&block)
    for i in 0..<4 {
      for j in 0..<5 {
        XCTAssertEqual(blocks[i, j], 2..<4 ~= j ? table[order[i], j] : table[i, j])
      }
    }

    // A transpose: its rows are the columns of the table.
    var transpose = table.copy().transposed()
    RandomState(3).shuffle(&transpose)
    let rows = RandomState(3).permutation(5)
    XCTAssertEqual(transpose.scalars, table.transposed()[rows].scalars)
  }

  /// Elements are moved by their size: 1, 4, 8 and 16 bytes, neighbours and every second one.
  func testTensorsOfAnyTypeAreShuffledAsLists() {
    func check<Scalar: TensorScalar>(_ scalars: [Scalar]) {
      let everySecond = scalars.indices.filter { $0 % 2 == 0 }.map { scalars[$0] }
      var (list, tensor) = (scalars, Tensor(scalars))
      RandomState(5).shuffle(&list)
      RandomState(5).shuffle(&tensor)
      XCTAssertEqual(tensor.scalars, list, "\(Scalar.self)")

      (list, tensor) = (everySecond, Tensor(scalars)[.slice(by: 2)])
      Generator(5).shuffle(&list)
      Generator(5).shuffle(&tensor)
      XCTAssertEqual(tensor.scalars, list, "\(Scalar.self)")
    }
    let numbers = Array(0..<21)
    check(numbers.map { $0 % 3 == 0 })
    check(numbers.map { UInt8($0) })
    check(numbers.map { Int32($0) })
    check(numbers.map { Int64($0) })
    check(numbers.map { Float($0) })
    check(numbers.map { Double($0) })
    check(numbers.map { Complex<Float>(Float($0), -1) })
    check(numbers.map { Complex<Double>(Double($0), -1) })
  }

  func testListsOfAnyTypeAreShuffledAlike() {
    var words = ["a", "b", "c", "d", "e", "f"]
    let expected = RandomState(4).permutation(6).map { words[$0] }
    RandomState(4).shuffle(&words)
    XCTAssertEqual(words, expected)
  }

  /// Each of the 24 orders of four elements: 24 000 draws, five standard deviations of √1000.
  func testEveryOrderIsEquallyLikely() {
    let random = RandomState(12)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[random.permutation(4), default: 0] += 1 }
    XCTAssertEqual(counts.count, 24)
    for (order, count) in counts {
      XCTAssertEqual(Double(count), 1000, accuracy: 158, "\(order), seed 12")
    }
  }
}
