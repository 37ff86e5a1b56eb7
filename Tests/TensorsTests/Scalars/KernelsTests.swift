import XCTest
import _TestSupport

@testable import Tensors

private func special<Scalar: FloatingPointScalar>(_ count: Int, seed: UInt64) -> [Scalar] {
  var random = SplitMix64(seed: seed)
  var values: [Scalar] = random.reals(count)
  for (i, value) in [Scalar.zero, -0.0, .nan, .infinity, -.infinity].enumerated()
  where 3 * i < count {
    values[3 * i] = value
  }
  return values
}

private func same<Scalar: FloatingPointScalar>(
  _ actual: [Scalar], _ expected: [Scalar], _ context: String, line: UInt = #line
) {
  assertSame(Tensor(actual), Tensor(expected), context, line: line)
}

final class KernelsTests: XCTestCase {
  private let shapes = [(0, 0), (0, 3), (3, 0), (1, 1), (1, 7), (5, 1), (3, 17), (2, 64), (4, 33)]

  func testBiasIsAddedToEveryRow() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      for (rows, columns) in shapes {
        let bias: [Scalar] = special(columns, seed: 50)
        let before: [Scalar] = special(rows * columns, seed: 51)
        var y = before
        Scalar._kernels.addBias(rows, columns, bias, &y)
        same(y, y.indices.map { before[$0] + bias[$0 % columns] }, "\(rows) × \(columns)")
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testBiasAndRectifierInOnePassAreTheTwoOneAfterTheOther() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      for (rows, columns) in shapes + [(3, 1024), (2, 2500)] {
        let bias: [Scalar] = special(columns, seed: 57)
        var y: [Scalar] = special(rows * columns, seed: 58)
        let sums = y.indices.map { y[$0] + bias[$0 % columns] }
        var mask = [UInt8](repeating: 9, count: y.count)
        Scalar._kernels.addBiasReLU(rows, columns, bias, &y, &mask)
        same(y, sums.map { $0 <= 0 ? 0 : $0 }, "\(rows) × \(columns)")
        XCTAssertEqual(mask, sums.map { $0 <= 0 ? 1 : 0 })
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testRectifierMasksWhatIsNotPositiveAndPassesNaN() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      for n in [0, 1, 7, 16, 33, 100, 1024, 3000] {
        let x: [Scalar] = special(n, seed: 52)
        let rectified = x.map { $0 <= 0 ? 0 : $0 }
        var y = [Scalar](repeating: 5, count: n)
        var mask = [UInt8](repeating: 9, count: n)
        Scalar._kernels.relu(n, x, &y, &mask)
        same(y, rectified, "n = \(n)")
        XCTAssertEqual(mask, x.map { $0 <= 0 ? 1 : 0 })
        var inPlace = x
        inPlace.withUnsafeMutableBufferPointer { buffer in
          guard let base = buffer.baseAddress else { return }
          Scalar._kernels.relu(n, base, base, &mask)
        }
        same(inPlace, rectified, "in place, n = \(n)")
        XCTAssertEqual(mask, x.map { $0 <= 0 ? 1 : 0 })
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testPickTakesOneElementOfEachRow() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      for (rows, columns) in shapes where columns > 0 {
        let x: [Scalar] = special(rows * columns, seed: 53)
        let picked = (0..<rows).map { Int64(($0 * 5 + 1) % columns) }
        var y = [Scalar](repeating: .nan, count: rows)
        Scalar._kernels.pick(rows, columns, x, picked, &y)
        same(y, (0..<rows).map { x[$0 * columns + Int(picked[$0])] }, "\(rows) × \(columns)")
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testCrossEntropyGradientIsTheDifferenceOverTheRows() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      for (rows, columns) in shapes where columns > 0 {
        let y: [Scalar] = special(rows * columns, seed: 54)
        let labels = (0..<rows).map { Int64(($0 * 5 + 1) % columns) }
        var dx = [Scalar](repeating: .nan, count: rows * columns)
        Scalar._kernels.crossEntropyGradient(rows, columns, y, labels, &dx)
        let expected = y.indices.map { i in
          (Int64(i % columns) == labels[i / columns] ? y[i] - 1 : y[i]) / Scalar(rows)
        }
        same(dx, expected, "\(rows) × \(columns)")
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testOneInfinityOrNaNAnywhereIsFound() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      for n in [0, 1, 7, 16, 33, 100] {
        var x = [Scalar](repeating: .greatestFiniteMagnitude, count: n)
        XCTAssertTrue(Scalar._kernels.isFinite(n, x))
        for i in 0..<n {
          for bad in [Scalar.infinity, -.infinity, .nan] {
            x[i] = bad
            XCTAssertFalse(Scalar._kernels.isFinite(n, x), "\(bad) at \(i) of \(n)")
          }
          x[i] = -.leastNonzeroMagnitude
        }
        XCTAssertTrue(Scalar._kernels.isFinite(n, x))
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testGradientOfTheRectifierIsZeroWhereMasked() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      for n in [0, 1, 7, 33, 100] {
        let dy: [Scalar] = special(n, seed: 55)
        let mask = (0..<n).map { UInt8($0 % 3 == 0 ? 1 : 0) }
        let expected = (0..<n).map { mask[$0] == 0 ? dy[$0] : 0 }
        var dx = [Scalar](repeating: .nan, count: n)
        Scalar._kernels.reluBackward(n, mask, dy, &dx)
        same(dx, expected, "n = \(n)")
        var inPlace = dy
        inPlace.withUnsafeMutableBufferPointer { buffer in
          guard let base = buffer.baseAddress else { return }
          Scalar._kernels.reluBackward(n, mask, base, base)
        }
        same(inPlace, expected, "in place, n = \(n)")
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testDescentRoundsTheProductFirst() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      for n in [0, 1, 7, 33, 100] {
        let gradient: [Scalar] = special(n, seed: 56)
        let before: [Scalar] = special(n, seed: 57).reversed()
        let rate: Scalar = 0.1
        var y = before
        Scalar._kernels.descend(n, rate, gradient, &y)
        same(y, (0..<n).map { before[$0] - (rate * gradient[$0]) }, "n = \(n)")
      }
    }
    check(Double.self)
    check(Float.self)
  }

  func testGatheredBytesAreDivided() {
    func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
      let bytes = (0..<700).map { UInt8(truncatingIfNeeded: $0 &* 37) }
      for (columns, stride) in [(0, 7), (1, 1), (1, 9), (65, 65), (100, 140)] {
        for index in [[], [0], [4, 2, 2, 0, 1, 3, 4]] {
          for divisor in [1, 255, 7] as [Scalar] {
            var y = [Scalar](repeating: .nan, count: index.count * columns)
            Scalar._kernels.gatherBytes(
              index.count, columns, bytes, stride, index, divisor, &y)
            let expected = y.indices.map { i in
              Scalar(bytes[index[i / columns] * stride + i % columns]) / divisor
            }
            same(y, expected, "\(index.count) × \(columns) / \(divisor)")
          }
        }
      }
    }
    check(Double.self)
    check(Float.self)
  }
}
