import XCTest
import _TestSupport

@testable import Tensors

/// Results that are written past the caches are those of small pieces.
final class CombiningTests: XCTestCase {
  private func check<Scalar: FloatingPointScalar>(_ type: Scalar.Type) {
    var random = SplitMix64(seed: 150)
    // More than 2 MiB in rows that end within a line of the caches.
    let rows = 300
    let columns = 1 + (3 << 20) / rows / MemoryLayout<Scalar>.stride
    let x = Tensor<Scalar>(random.reals(rows * columns), shape: [rows, columns])
    let y = Tensor<Scalar>(random.reals(rows * columns), shape: [rows, columns])
    let row = y[row: 7]
    let column = y[0..., 3..<4].copy()
    let mask = x .> y
    func compare(
      _ name: String, _ whole: Tensor<Scalar>, _ part: (Int) -> Tensor<Scalar>
    ) {
      for k in [0, 1, 150, rows - 1] { assertSame(whole[row: k], part(k), "\(name), row \(k)") }
    }
    compare("+", x + y) { x[row: $0] + y[row: $0] }
    compare("number", 2 - x) { 2 - x[row: $0] }
    compare("row", x * row) { x[row: $0] * row }
    compare("column", x / column) { x[row: $0] / column[$0, 0] }
    compare("exp", exp(x)) { exp(x[row: $0]) }
    compare("pow", pow(exp(x), y)) { pow(exp(x[row: $0]), y[row: $0]) }
    compare("clip", clip(x, min: -0.5, max: 0.25)) { clip(x[row: $0], min: -0.5, max: 0.25) }
    compare("where", .where(mask, x, y)) { .where(mask[row: $0], x[row: $0], y[row: $0]) }
    compare("rows", x[[5] + Array(1..<rows)]) { $0 == 0 ? x[row: 5] : x[row: $0] }
    compare("converted", x.converted(to: Double.self).converted(to: type)) { x[row: $0] }
    compare("stepped", x[.all, (0...).by(2)] + 1) { x[row: $0][(0...).by(2)] + 1 }
  }

  func testLargeResultsAreThoseOfTheirRows() {
    check(Double.self)
    check(Float.self)
  }
}
