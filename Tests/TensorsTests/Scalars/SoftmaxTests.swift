import XCTest
import _TestSupport

@testable import Tensors

final class SoftmaxTests: XCTestCase {
  private func softmax<Scalar: FloatingPointScalar>(
    _ x: [Scalar], columns: Int, inPlace: Bool = false
  ) -> (y: [Scalar], max: [Scalar], sum: [Scalar]) {
    let rows = columns == 0 ? 0 : x.count / columns
    var y = inPlace ? x : [Scalar](repeating: .nan, count: x.count)
    var max = [Scalar](repeating: .nan, count: rows)
    var sum = max
    y.withUnsafeMutableBufferPointer { target in
      x.withUnsafeBufferPointer { source in
        guard let to = target.baseAddress, let from = source.baseAddress else { return }
        Scalar._kernels.softmax(
          rows, columns, inPlace ? UnsafePointer(to) : from, to, &max, &sum)
      }
    }
    return (y, max, sum)
  }

  func testRowsAreExponentialsOverTheirSum() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 60)
      for (rows, columns) in [(0, 4), (1, 1), (3, 1), (2, 7), (5, 10), (3, 65)] {
        let x: [Scalar] = random.reals(rows * columns).map { $0 * 20 }
        let result = softmax(x, columns: columns)
        for r in 0..<rows {
          let row = x[r * columns..<(r + 1) * columns]
          let largest = row.max() ?? 0
          let terms = exp(Tensor(row.map { $0 - largest })).scalars
          let total = terms.reduce(0, +)
          XCTAssertEqual(result.max[r], largest)
          // Terms are at most 1 and the largest is 1, so sums differ by a rounding a term.
          let bound = Scalar(columns) * .ulpOfOne * total
          XCTAssertEqual(result.sum[r], total, accuracy: bound)
          let expected = Tensor(terms.map { $0 / result.sum[r] })
          assertSame(Tensor(Array(result.y[r * columns..<(r + 1) * columns])), expected)
        }
        XCTAssertEqual(softmax(x, columns: columns, inPlace: true).y, result.y)
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testHandWorkedRow() {
    let result = softmax([0, 0, 0, 0, 1000, 0, 0, 0] as [Double], columns: 4)
    XCTAssertEqual(result.y, [0.25, 0.25, 0.25, 0.25, 1, 0, 0, 0])
    XCTAssertEqual(result.max, [0, 1000])
    XCTAssertEqual(result.sum, [4, 1])
  }

  func testHugeAndMinusInfiniteArgumentsAreHarmless() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      let huge = Scalar.greatestFiniteMagnitude
      XCTAssertEqual(softmax([huge, -huge], columns: 2).y, [1, 0])
      XCTAssertEqual(softmax([-huge, -.infinity], columns: 2).y, [1, 0])
      XCTAssertEqual(softmax([-.infinity, 3, -.infinity, 3], columns: 4).y, [0, 0.5, 0, 0.5])
    }
    check(Double.self)
    check(Float.self)
  }

  func testNaNSpoilsItsRowAndNoOther() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      for place in 0..<3 {
        var x: [Scalar] = [1, 2, 3, 4, 4, 4]
        x[place] = .nan
        let y = softmax(x, columns: 3).y
        XCTAssertTrue(y[0].isNaN && y[1].isNaN && y[2].isNaN, "NaN at \(place)")
        XCTAssertEqual(y[3], 1 / 3, accuracy: .ulpOfOne)
      }
      let infinite = softmax([Scalar.infinity, 0], columns: 2).y
      XCTAssertTrue(infinite[0].isNaN)
    }
    check(Double.self)
    check(Float.self)
  }

  func testLossIsTheCrossEntropyOfTheLabel() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      var random = SplitMix64(seed: 61)
      for (rows, columns) in [(0, 3), (1, 1), (3, 4), (20, 10)] {
        let x: [Scalar] = random.reals(rows * columns).map { $0 * 8 }
        let labels = (0..<rows).map { Int64(($0 * 7 + 2) % columns) }
        let expected = softmax(x, columns: columns).y
        for isExact in [false, true] {
          var y = [Scalar](repeating: .nan, count: x.count)
          var (max, loss) = (
            [Scalar](repeating: .nan, count: rows), [Scalar](repeating: .nan, count: rows)
          )
          Scalar._kernels.softmaxWithLoss(rows, columns, x, labels, isExact, &y, &max, &loss)
          XCTAssertEqual(y, expected)
          for r in 0..<rows {
            let row = x[r * columns..<(r + 1) * columns].map { Double($0) }
            let target = row[Int(labels[r])]
            let largest = row.max() ?? 0
            let total = row.reduce(0) { $0 + Foundation.exp($1 - largest) }
            let exact = Foundation.log(total) + largest - target
            let cross =
              isExact ? exact : -Foundation.log(Foundation.exp(target - largest) / total + 1e-7)
            // The sum errs by a rounding a term; so do the terms of the difference.
            let bound =
              Double(columns + 4) * Double(Scalar.ulpOfOne) * (1 + largest.magnitude + exact)
            XCTAssertEqual(Double(loss[r]), cross, accuracy: bound, "row \(r), exact: \(isExact)")
          }
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testExactLossOfACertainMistakeIsTheDifferenceOfTheScores() {
    var (y, max, loss) = ([Double](repeating: 0, count: 4), [0.0, 0.0], [0.0, 0.0])
    Double._kernels.softmaxWithLoss(2, 2, [1000, 0, 0, -1000], [1, 1], true, &y, &max, &loss)
    XCTAssertEqual(loss, [1000, 1000])
    Double._kernels.softmaxWithLoss(2, 2, [1000, 0, 0, -1000], [1, 0], false, &y, &max, &loss)
    XCTAssertEqual(loss, [-Foundation.log(1e-7), -Foundation.log(1 + 1e-7)])
  }
}
