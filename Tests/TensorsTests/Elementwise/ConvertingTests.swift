import XCTest
import _TestSupport

@testable import Tensors

final class ConvertingTests: XCTestCase {
  func testExactConversionsKeepEveryValueOrGiveNothing() {
    XCTAssertEqual(
      Tensor<Double>([0, -0.0, 255]).converted(exactly: UInt8.self), Tensor([0, 0, 255]))
    for bad in [0.5, -1, 256, .nan, .infinity] {
      XCTAssertNil(Tensor<Double>([1, bad]).converted(exactly: UInt8.self), "\(bad)")
    }
    XCTAssertNotNil(Tensor<Double>([0.5, 0x1p-149]).converted(exactly: Float.self))
    XCTAssertNil(Tensor<Double>([0.1]).converted(exactly: Float.self))
    XCTAssertNil(Tensor<Double>([1e300]).converted(exactly: Float.self))
    XCTAssertNil(Tensor<Float>([.nan]).converted(exactly: Double.self))
    XCTAssertEqual(
      Tensor<Int64>([1 << 53, .min]).converted(exactly: Double.self), Tensor([0x1p53, -0x1p63]))
    XCTAssertNil(Tensor<Int64>([(1 << 53) + 1]).converted(exactly: Double.self))
    XCTAssertNil(Tensor<Int64>([.max]).converted(exactly: Int32.self))
    XCTAssertNil(Tensor<Int32>([-1]).converted(exactly: UInt8.self))
    XCTAssertEqual(
      Tensor<Float>([-0x1p63]).converted(exactly: Int64.self), Tensor([Int64.min]))
    XCTAssertNil(Tensor<Float>([0x1p63]).converted(exactly: Int64.self))
  }

  func testClampingTakesTheNearestValue() {
    XCTAssertEqual(
      Tensor<Double>([-1, 1.9, 255.5, 256, 1e300, .infinity, -.infinity, .nan])
        .converted(clamping: UInt8.self).scalars, [0, 1, 255, 255, 255, 255, 0, 0])
    XCTAssertEqual(
      Tensor<Double>([0x1p63, -0x1p63, 0x1p63 - 1024, 1e300, -1e300])
        .converted(clamping: Int64.self).scalars, [.max, .min, .max - 1023, .max, .min])
    XCTAssertEqual(
      Tensor<Float>([0x1p31, -0x1p31, 0x1p31 - 128, -1.5])
        .converted(clamping: Int32.self).scalars, [.max, .min, .max - 127, -1])
    XCTAssertEqual(
      Tensor<Int64>([.max, .min, 7, -7]).converted(clamping: Int32.self).scalars,
      [.max, .min, 7, -7])
    XCTAssertEqual(
      Tensor<Int32>([300, -7, 200]).converted(clamping: UInt8.self).scalars, [255, 0, 200])
    let largest = Float.greatestFiniteMagnitude
    assertSame(
      Tensor<Double>([1e300, -1e300, .infinity, .nan, 0.1]).converted(clamping: Float.self),
      Tensor([largest, -largest, largest, .nan, 0.1]))
    XCTAssertEqual(
      Tensor<Int64>([.max]).converted(clamping: Float.self).scalars, [0x1p63])
  }

  func testTruncationKeepsTheLowBits() {
    XCTAssertEqual(
      Tensor<Int64>([256, -1, 511, .min]).converted(truncatingIfNeeded: UInt8.self).scalars,
      [0, 255, 255, 0])
    XCTAssertEqual(
      Tensor<Int64>([1 << 31, -1, 1 << 32]).converted(truncatingIfNeeded: Int32.self).scalars,
      [.min, -1, 0])
    XCTAssertEqual(
      Tensor<UInt8>([255]).converted(truncatingIfNeeded: Int32.self).scalars, [255])
  }

  func testConversionsTakeEveryLayout() {
    var random = SplitMix64(seed: 33)
    let values: [Int32] = random.values(24 * 50)
    let shape = [24, 50]
    for layout in layoutCases(values, shape: shape) {
      assertSame(
        layout.tensor.converted(truncatingIfNeeded: UInt8.self),
        Tensor(values.map { UInt8(truncatingIfNeeded: $0) }, shape: shape), layout.name)
      assertSame(
        layout.tensor.converted(clamping: UInt8.self),
        Tensor(values.map { UInt8(clamping: $0) }, shape: shape), layout.name)
      XCTAssertEqual(
        layout.tensor.converted(exactly: Float.self),
        Tensor(values.map { Float($0) }, shape: shape), layout.name)
    }
    XCTAssertEqual(Tensor<Double>([]).converted(exactly: UInt8.self)?.shape, [0])
    XCTAssertEqual(Tensor<Double>.zeros([0, 3]).converted(clamping: UInt8.self).shape, [0, 3])
  }

  func testMapVisitsElementsInRowMajorOrder() {
    for layout in layoutCases([1, 2, 3, 4, 5, 6] as [Int32], shape: [2, 3]) {
      var visited: [Int32] = []
      let mapped = layout.tensor.map { element in
        visited.append(element)
        return Double(element) / 2
      }
      XCTAssertEqual(visited, [1, 2, 3, 4, 5, 6], layout.name)
      assertSame(mapped, Tensor([[0.5, 1, 1.5], [2, 2.5, 3]]), layout.name)
    }
  }

  func testMapPassesErrorsOn() {
    struct Refusal: Error {}
    XCTAssertThrowsError(
      try Tensor<Double>([1]).map { (_: Double) throws -> Double in throw Refusal() })
  }
}
