import XCTest

@testable import Tensors

final class ShortListTests: XCTestCase {
  /// Lists that fit in place, that just do not, and one as long as NumPy's shapes can be.
  private let lengths = [0, 1, 3, 4, 5, 6, 32]

  private func numbers(_ count: Int) -> [Int] { (0..<count).map { 7 * $0 + 3 } }

  func testHoldsWhatItWasMadeOf() {
    for count in lengths {
      let list = Dimensions(numbers(count))
      XCTAssertEqual(list.count, count)
      XCTAssertEqual(list.array, numbers(count))
      XCTAssertEqual(Array(list), numbers(count))
      XCTAssertEqual(Array(list.reversed()), numbers(count).reversed())
      XCTAssertEqual("\(list)", "\(numbers(count))")
      XCTAssertEqual(
        Dimensions(repeating: 9, count: count).array, [Int](repeating: 9, count: count))
    }
  }

  func testElementsAreReplacedOneByOne() {
    for count in lengths {
      var (list, array) = (Dimensions(numbers(count)), numbers(count))
      for index in 0..<count {
        list[index] = -index
        array[index] = -index
        XCTAssertEqual(list.array, array)
      }
    }
  }

  func testCopiesAreIndependent() {
    for count in lengths where count > 0 {
      let original = Dimensions(numbers(count))
      var copy = original
      copy[count - 1] = 0
      copy.append(1)
      XCTAssertEqual(original.array, numbers(count))
      XCTAssertEqual(copy.array, numbers(count).dropLast() + [0, 1])
    }
  }

  func testAppendingAndRemovingCrossTheBoundaryBothWays() {
    var (list, array) = (Dimensions(), [Int]())
    for number in numbers(32) {
      list.append(number)
      array.append(number)
      XCTAssertEqual(list.array, array)
    }
    while !array.isEmpty {
      XCTAssertEqual(list.removeLast(), array.removeLast())
      XCTAssertEqual(list.array, array)
      XCTAssertEqual(list, Dimensions(array))
    }
  }

  func testInsertingAndRemovingAtEveryPlace() {
    for count in lengths {
      for index in 0...count {
        var (list, array) = (Dimensions(numbers(count)), numbers(count))
        list.insert(-1, at: index)
        array.insert(-1, at: index)
        XCTAssertEqual(list.array, array)
        XCTAssertEqual(list.removing(at: index).array, numbers(count))
        XCTAssertEqual(list.remove(at: index), -1)
        XCTAssertEqual(list, Dimensions(numbers(count)))
      }
    }
  }

  func testEqualityIsThatOfArrays() {
    for first in lengths {
      for second in lengths {
        XCTAssertEqual(
          Dimensions(numbers(first)) == Dimensions(numbers(second)), first == second)
      }
      for index in 0..<first {
        var other = Dimensions(numbers(first))
        other[index] += 1
        XCTAssertNotEqual(other, Dimensions(numbers(first)))
      }
    }
  }

  func testWhatIsBehindTheEndDoesNotMatter() {
    var list: Dimensions = [1, 2, 3, 4, 5]
    for _ in 0..<3 { _ = list.removeLast() }
    XCTAssertEqual(list, [1, 2])
    XCTAssertEqual(list, Dimensions([1, 2]))
  }

  func testSorting() {
    for count in lengths {
      var list = Dimensions(numbers(count).reversed())
      list.sort()
      XCTAssertEqual(list.array, numbers(count))
    }
  }
}
