import CVectorKernels
import CVectorMath
import XCTest
import _TestSupport

@testable import Tensors

/// Powers by the kernels that other processors choose.
final class PowerLevelTests: XCTestCase {
  private typealias Kernel<Scalar> = (
    Int, UnsafePointer<Scalar>?, Int, UnsafePointer<Scalar>?, Int, UnsafeMutablePointer<Scalar>?
  ) -> Void

  /// All are within 0.54 ulp, and so neighbours if they are not equal; whatever is special is the same.
  private func check<Scalar: FloatingPointScalar>(
    _ kernels: [(name: String, kernel: Kernel<Scalar>)]
  ) {
    var random = SplitMix64(seed: 219)
    let special: [Scalar] = [
      0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 2.5, .infinity, -.infinity, .nan, 1e30, -1e30, 1e-30,
      .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude,
      -.greatestFiniteMagnitude, 1.0000001, 0.9999999, 4e9, -4e9,
    ]
    func ordinary(_ range: ClosedRange<Double>) -> Scalar {
      Scalar(Double.random(in: range, using: &random))
    }
    // Every pair, then blocks of ordinary numbers, of which the last is not whole.
    var x = special.flatMap { base in special.map { _ in base } }
    var y = special.flatMap { _ in special }
    for _ in 0..<2001 {
      x.append(ordinary(0.01...100))
      y.append(ordinary(-30...30))
    }
    for (name, kernel) in kernels {
      for (start, step) in [(0, 1), (3, 1), (0, 3), (special.count * special.count, 1)] {
        let indices = Array(stride(from: start, to: x.count, by: step))
        var result = [Scalar](repeating: 0, count: indices.count)
        x.withUnsafeBufferPointer { x in
          y.withUnsafeBufferPointer { y in
            kernel(
              indices.count, x.baseAddress.unsafelyUnwrapped + start, step,
              y.baseAddress.unsafelyUnwrapped + start, step, &result)
          }
        }
        for (actual, i) in zip(result, indices) {
          let expected = pow(Tensor([x[i]]), Tensor([y[i]]))[0]
          let isClose =
            expected.isFinite && expected != 0
            ? abs(actual - expected) <= expected.ulp
            : expected.isNaN
              ? actual.isNaN : actual == expected && actual.sign == expected.sign
          XCTAssertTrue(
            isClose, "\(Scalar.self) \(name): pow(\(x[i]), \(y[i])) = \(actual) for \(expected)")
        }
      }
    }
  }

  func testAllLevelsGiveTheSamePowers() {
    var doubles: [(String, Kernel<Double>)] = [("baseline", apus_pow_f64_baseline)]
    var floats: [(String, Kernel<Float>)] = [("baseline", apus_pow_f32_baseline)]
    #if arch(x86_64) && os(Linux)
      if vectorInstructionSet != "baseline" {
        doubles.append(("v3", apus_pow_f64_v3))
        floats.append(("v3", apus_pow_f32_v3))
      }
      if vectorInstructionSet == "x86-64-v4" {
        doubles.append(("v4", apus_pow_f64_v4))
        floats.append(("v4", apus_pow_f32_v4))
      }
    #endif
    check(doubles)
    check(floats)
  }
}
