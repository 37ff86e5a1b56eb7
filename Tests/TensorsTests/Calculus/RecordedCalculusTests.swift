import Tensors
import XCTest
import _TestSupport

/// Integrals and interpolations against what NumPy computed for the same numbers.
final class RecordedCalculusTests: XCTestCase {
  func testIntegrals() throws {
    try RecordedStatistics.load("products").forEach(["trapezoid", "trapezoid points"]) {
      entry, x, points, expected in
      let axis = entry.axis ?? -1
      for layout in layoutCases(x.scalars, shape: x.shape) {
        let x = layout.tensor
        let context = "\(entry.context) \(layout.name)"
        let (integral, running) =
          if let points {
            (
              x.trapezoid(points: points, axis: axis),
              x.cumulativeTrapezoid(points: points, axis: axis)
            )
          } else {
            (
              x.trapezoid(spacing: 0.25, axis: axis),
              x.cumulativeTrapezoid(spacing: 0.25, axis: axis)
            )
          }
        assertSame(integral + 0, expected + 0, context)
        XCTAssertEqual(running.shape, x.shape)
        // What is added along the way is what there is at the end; exact numbers.
        assertSame(
          running.differences(axis: axis).sum(axis: axis) + 0, expected + 0, context)
      }
    }
    XCTAssertEqual(Tensor<Float>([1, 3, 5]).cumulativeTrapezoid().scalars, [0, 2, 6])
    XCTAssertEqual(
      Tensor<Float>([1, 3, 5]).cumulativeTrapezoid(points: Tensor([0, 2, 3])).scalars, [0, 4, 8])
  }

  func testInterpolation() throws {
    let recorded = try RecordedStatistics.load("products")
    var known: (points: Tensor<Double>, values: Tensor<Double>)?
    recorded.forEach(["interp points"]) { _, points, _, values in known = (points, values) }
    let (points, values) = try XCTUnwrap(known)
    recorded.forEach(["interp"]) { _, x, _, expected in
      for layout in layoutCases(x.scalars, shape: x.shape) {
        assertSame(interp(layout.tensor, points, values), expected, layout.name)
      }
    }
    recorded.forEach(["interp sides"]) { _, x, _, expected in
      let x = x.converted(to: Float.self)
      let (points, values) = (points[..<5], values[..<5])
      let actual = interp(
        x, points.converted(to: Float.self), values.converted(to: Float.self), left: -7, right: 9)
      assertSame(actual, expected.converted(to: Float.self))
    }
  }
}
