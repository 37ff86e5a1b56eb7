import Tensors
import XCTest

final class GeneratorPermutationTests: XCTestCase {
  func testOrdersAreNumPys() throws {
    for record in try RecordedGenerators.load().orders {
      let context = "\(record.name) \(record.size), axis \(record.axis ?? -9)"
      let random = Generator(42)
      var table = Tensor<Int64>.arange(0, record.size.reduce(1, *)).reshaped(record.size)
      switch (record.name, record.axis) {
      case ("permutation", let axis?): table = random.permutation(table, axis: axis)
      case ("permuted", let axis?): table = random.permuted(table, axis: axis)
      case ("permuted", nil): table = random.permuted(table)
      case ("shuffle", let axis?): random.shuffle(&table, axis: axis)
      default: XCTFail("no such order: \(record.name)")
      }
      XCTAssertEqual(table.shape, record.size, context)
      XCTAssertEqual(Drawn(table), .integers(record.integers), context)
      XCTAssertEqual(random.next(), record.next[0], context)
    }
  }

  func testListsAndIndicesAreInTheSameOrder() {
    var list = (0..<30).map { "\($0)" }
    Generator(1).shuffle(&list)
    XCTAssertEqual(list, Generator(1).permutation(30).map { "\($0)" })
    XCTAssertEqual(
      Generator(1).permutation(Tensor<Int64>.arange(0, 30)).scalars.map { "\($0)" }, list)
  }

  func testShufflingWritesThroughViews() {
    let table = Tensor<Int64>.arange(0, 24).reshaped(4, 6)
    var columns = table.transposed()[1..<4]  // strided
    Generator(5).shuffle(&columns)
    let order = Generator(5).permutation(3)
    XCTAssertTrue(columns.sharesStorage(with: table))
    for row in 0..<4 {
      let first = Int64(6 * row)
      let expected = [first] + order.map { first + Int64($0) + 1 } + [first + 4, first + 5]
      XCTAssertEqual(table[row: row].scalars, expected)
    }
  }

  func testAStridedVectorIsShuffledInPlace() {
    let table = Tensor<Int64>.arange(0, 24).reshaped(4, 6)
    var column = table[0..., 2]
    Generator(5).shuffle(&column)
    XCTAssertEqual(column.scalars, Generator(5).permutation(4).map { Int64(6 * $0 + 2) })
    XCTAssertEqual((0..<4).map { table[$0, 2] }, column.scalars)
    XCTAssertEqual((0..<4).map { table[$0, 3] }, [3, 9, 15, 21])
  }

  func testPermutedLeavesItsArgument() {
    let table = Tensor<Int64>.arange(0, 6).reshaped(2, 3).transposed()
    let mixed = Generator(0).permuted(table, axis: 0)
    XCTAssertFalse(mixed.sharesStorage(with: table))
    XCTAssertEqual(table.scalars, [0, 3, 1, 4, 2, 5])
    for column in 0..<2 {
      XCTAssertEqual(
        Set((0..<3).map { mixed[$0, column] }), Set((0..<3).map { table[$0, column] }))
    }
  }
}
