import CVectorMath
import XCTest

@testable import Tensors

/// A type with kernels for matrix products.
protocol KernelScalar: FloatingPointScalar {
  static var kernel: MatrixProduct.Kernel<Self, Self> { get }
  /// The one that passes over zeros of the left side.
  static var sparseKernel: MatrixProduct.Kernel<Self, Self> { get }
}

extension Double: KernelScalar {
  static var kernel: MatrixProduct.Kernel<Double, Double> { apus_gemm_f64 }
  static var sparseKernel: MatrixProduct.Kernel<Double, Double> { apus_sparse_gemm_f64 }
}

extension Float: KernelScalar {
  static var kernel: MatrixProduct.Kernel<Float, Float> { apus_gemm_f32 }
  static var sparseKernel: MatrixProduct.Kernel<Float, Float> { apus_sparse_gemm_f32 }
}

/// Calls kernels for matrix products with memory that shows what they touch.
final class KernelProducts {
  private static let scratchSize = 3 * Int(APUS_GEMM_PANEL_BYTES) + Int(APUS_GEMM_BLOCK_BYTES)
  private static let guardSize = 64
  /// With some bytes behind its end that must stay.
  private let scratch = UnsafeMutableRawPointer.allocate(
    byteCount: scratchSize + guardSize, alignment: 64)
  deinit { scratch.deallocate() }

  /// `beta · c + alpha · a · b` for matrices row by row. They are given to the kernel transposed where
  /// it says so, and with gaps of NaN between rows.
  func product<Scalar: KernelScalar>(
    _ kernel: MatrixProduct.Kernel<Scalar, Scalar>, alpha: Scalar = 1, _ a: [Scalar],
    isTransposed: Bool, _ b: [Scalar], isRightTransposed: Bool = false, beta: Scalar = 0,
    _ c: [Scalar], rows: Int, inner: Int, columns: Int, hasScratch: Bool
  ) -> [Scalar] {
    let gap = 3
    func spread(_ values: [Scalar], _ columns: Int) -> [Scalar] {
      stride(from: 0, to: values.count, by: columns).flatMap {
        values[$0..<$0 + columns] + Array(repeating: .nan, count: gap)
      }
    }
    func transposed(_ values: [Scalar], _ rows: Int, _ columns: Int) -> [Scalar] {
      Tensor(values, shape: [rows, columns]).transposed().scalars
    }
    let left = isTransposed ? spread(transposed(a, rows, inner), rows) : spread(a, inner)
    let right =
      isRightTransposed ? spread(transposed(b, inner, columns), inner) : spread(b, columns)
    var target = spread(c, columns)
    let wide = columns + gap
    // All bits set are a NaN of either type.
    scratch.initializeMemory(
      as: UInt8.self, repeating: 0xFF, count: Self.scratchSize + Self.guardSize)
    kernel(
      rows, columns, inner, alpha, left, isTransposed ? 1 : inner + gap,
      isTransposed ? rows + gap : 1, right, isRightTransposed ? 1 : wide,
      isRightTransposed ? inner + gap : 1, beta, &target, wide,
      hasScratch ? scratch.assumingMemoryBound(to: Scalar.self) : nil)
    for i in Self.scratchSize..<Self.scratchSize + Self.guardSize {
      XCTAssertEqual(scratch.load(fromByteOffset: i, as: UInt8.self), 0xFF, "wrote beyond")
    }
    for r in 0..<rows {
      XCTAssertTrue(
        target[r * wide + columns..<(r + 1) * wide].allSatisfy(\.isNaN), "wrote into a gap")
    }
    return (0..<rows).flatMap { r in target[r * wide..<r * wide + columns] }
  }
}
