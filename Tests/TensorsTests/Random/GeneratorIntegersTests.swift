import Tensors
import XCTest

final class GeneratorIntegersTests: XCTestCase {
  func testArraysOfEveryWidthDrawNumPysIntegers() throws {
    let records = try RecordedGenerators.load().integers
    XCTAssertEqual(Set(records.map(\.type)).count, 9)
    for record in records {
      func check<Integer: FixedWidthInteger & BitwiseCopyable>(_ type: Integer.Type) {
        let random = Generator(1)
        let range =
          Integer(truncatingIfNeeded: record.low)...Integer(truncatingIfNeeded: record.last.bits)
        let drawn = random.integers(in: range, count: 7)
        let context = "\(type) of \(range)"
        XCTAssertEqual(drawn.map { UInt64(truncatingIfNeeded: $0) }, record.integers, context)
        XCTAssertEqual(random.next(), record.next[0], context)
      }
      switch record.type {
      case "int64": check(Int64.self)
      case "uint64": check(UInt64.self)
      case "int32": check(Int32.self)
      case "uint32": check(UInt32.self)
      case "int16": check(Int16.self)
      case "uint16": check(UInt16.self)
      case "int8": check(Int8.self)
      case "uint8": check(UInt8.self)
      default:
        let random = Generator(1)
        let drawn = random.integers(size: [70], as: Bool.self).scalars
        XCTAssertEqual(drawn.map { $0 ? 1 : 0 }, record.integers)
        XCTAssertEqual(random.next(), record.next[0])
      }
    }
  }

  func testTensorsDrawTheSameAsArrays() {
    XCTAssertEqual(
      Generator(2).integers(-9, 1000, size: [3, 5], as: Int32.self).scalars,
      Generator(2).integers(in: Int32(-9)...999, count: 15))
    XCTAssertEqual(
      Generator(2).integers(0, 199, size: [15], endpoint: true, as: UInt8.self).scalars,
      Generator(2).integers(in: UInt8(0)...199, count: 15))
    XCTAssertEqual(
      Generator(2).integers(1 << 40, size: [15]).scalars,
      Generator(2).integers(in: Int64(0)...(1 << 40 - 1), count: 15))
    XCTAssertEqual(Generator(2).integers(0, 5, endpoint: true), Generator(2).integers(6))
    XCTAssertEqual(Generator(2).integers(Int.min, Int.max), Generator(2).integers(Int.min, Int.max))
  }

  func testIntegersReachBothBounds() {
    let drawn = Generator(3).integers(-2, 3, size: [300]).scalars
    XCTAssertEqual(Set(drawn), [-2, -1, 0, 1, 2])
  }
}
