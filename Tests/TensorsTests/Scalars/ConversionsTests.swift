import XCTest
import _TestSupport

@testable import Tensors

final class ConversionsTests: XCTestCase {
  private func convert<Source: TensorScalar, Target: TensorScalar>(
    _ source: [Source], to target: [Target],
    file: StaticString = #filePath, line: UInt = #line
  ) {
    XCTAssertEqual(
      Tensor(source).converted(to: Target.self).scalars, target, "\(Source.self)", file: file,
      line: line)
  }

  func testSmallValuesSurviveEveryPairOfTypes() {
    func fromAny<Source: TensorScalar>(_ values: [Source]) {
      func toAny<Target: TensorScalar>(_ expected: [Target]) {
        for layout in layoutCases(values, shape: [2, 3]) {
          let converted = layout.tensor.converted(to: Target.self)
          assertSame(converted, Tensor(expected, shape: [2, 3]), "\(Source.self) \(layout.name)")
          XCTAssertFalse(converted.sharesStorage(with: layout.tensor))
        }
      }
      toAny([0, 1, 1, 0, 0, 1] as [Double])
      toAny([0, 1, 1, 0, 0, 1] as [Float])
      toAny([0, 1, 1, 0, 0, 1] as [Int64])
      toAny([0, 1, 1, 0, 0, 1] as [Int32])
      toAny([0, 1, 1, 0, 0, 1] as [UInt8])
      toAny([false, true, true, false, false, true])
    }
    fromAny([0, 1, 1, 0, 0, 1] as [Double])
    fromAny([0, 1, 1, 0, 0, 1] as [Float])
    fromAny([0, 1, 1, 0, 0, 1] as [Int64])
    fromAny([0, 1, 1, 0, 0, 1] as [Int32])
    fromAny([0, 1, 1, 0, 0, 1] as [UInt8])
    fromAny([false, true, true, false, false, true])
  }

  func testNumbersAreTruncatedTowardsZero() {
    convert([1.9, -1.9, 0.5, -0.5, 254.999] as [Double], to: [1, -1, 0, 0, 254] as [Int32])
    convert([1.9, -1.9, 0.5, -0.5, 254.75] as [Float], to: [1, -1, 0, 0, 254] as [Int64])
    convert([255.9, -0.9] as [Double], to: [255, 0] as [UInt8])
  }

  func testExtremesOfIntegersConvert() {
    convert([.min, .max] as [Int64], to: [-0x1p63, 0x1p63] as [Double])
    convert([.min, .max] as [Int64], to: [-0x1p63, 0x1p63] as [Float])
    convert([.min, .max] as [Int32], to: [-0x1p31, 0x1p31 - 1] as [Double])
    convert([.min, .max] as [Int32], to: [-0x1p31, 0x1p31] as [Float])
    convert([-0x1p63, 0x1p63 - 1024] as [Double], to: [.min, .max - 1023] as [Int64])
    convert([Int64(Int32.min), Int64(Int32.max)], to: [.min, .max] as [Int32])
    convert([255, 0] as [Int64], to: [255, 0] as [UInt8])
  }

  func testNarrowingRoundsToNearest() {
    convert(
      [1 + 0x1p-24, 1 + 0x1.8p-23, 1e300, -1e300, 1e-300, 0x1p-149] as [Double],
      to: [1, 1 + 0x1p-22, .infinity, -.infinity, 0, 0x1p-149] as [Float])
    convert([(1 << 53) + 1, (1 << 53) + 3] as [Int64], to: [0x1p53, 0x1p53 + 4] as [Double])
    convert([(1 << 24) + 1] as [Int32], to: [0x1p24] as [Float])
  }

  func testTruthIsEverythingButZero() {
    convert([0, -0.0, .nan, 0x1p-1074, -1] as [Double], to: [false, false, true, true, true])
    convert([0, -0.0, .nan, .infinity, 0.1] as [Float], to: [false, false, true, true, true])
    convert([0, -1, 256, .min] as [Int64], to: [false, true, true, true])
  }

  func testNaNAndInfinityPassBetweenFloatingPointTypes() {
    assertSame(
      Tensor<Double>([.nan, .infinity, -.infinity, -0.0]).converted(to: Float.self),
      Tensor([.nan, .infinity, -.infinity, -0.0]))
    assertSame(
      Tensor<Float>([.nan, .infinity, -.infinity, -0.0, 0x1p-149]).converted(to: Double.self),
      Tensor([.nan, .infinity, -.infinity, -0.0, 0x1p-149]))
  }
}
