import Tensors
import XCTest

final class GeneratorChoiceTests: XCTestCase {
  func testChoicesAreNumPys() throws {
    for record in try RecordedGenerators.load().choices {
      let context = "\(record)"
      let random = record.seed.makeGenerator()
      let drawn = random.choice(
        record.n, size: record.size, replace: record.replace, p: record.p,
        shuffle: record.shuffle)
      XCTAssertEqual(Array(drawn.prefix(20)), record.integers, context)
      XCTAssertEqual(Drawn.integers(drawn).checksum, record.checksum, context)
      XCTAssertEqual(random.next(), record.next[0], context)
      if !record.replace { XCTAssertEqual(Set(drawn).count, record.size, context) }
    }
  }

  func testRowsOfATensorAreChosen() {
    let table = Tensor<Int64>.arange(0, 12).reshaped(4, 3)
    let rows = Generator(8).choice(table, size: 6)
    let indices = Generator(8).choice(4, size: 6)
    XCTAssertEqual(rows.shape, [6, 3])
    XCTAssertEqual(rows.scalars, indices.flatMap { (3 * $0)..<(3 * $0 + 3) }.map { Int64($0) })
  }
}
