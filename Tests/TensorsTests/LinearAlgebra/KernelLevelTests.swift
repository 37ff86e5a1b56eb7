import CVectorKernels
import XCTest
import _TestSupport

@testable import Tensors

/// The kernels for matrix products of one instruction set.
struct KernelLevel<Scalar: KernelScalar> {
  /// A kernel that passes over zeros, with factors for the elements of the left side if they are
  /// bytes.
  typealias SparseKernel<Left> = (
    Int, Int, Int, Scalar, UnsafePointer<Left>?, Int, Int, UnsafePointer<Scalar>?, Int, Int,
    Scalar, UnsafeMutablePointer<Scalar>?, Int, UnsafeMutablePointer<Scalar>?,
    UnsafePointer<Scalar>?
  ) -> Void

  let name: String
  let kernel: MatrixProduct.Kernel<Scalar, Scalar>
  let sparseKernel: MatrixProduct.Kernel<Scalar, Scalar>
  let sparseByteKernel: SparseKernel<UInt8>

  init(
    _ name: String, _ kernel: @escaping MatrixProduct.Kernel<Scalar, Scalar>,
    _ sparseKernel: @escaping SparseKernel<Scalar>,
    _ sparseByteKernel: @escaping SparseKernel<UInt8>
  ) {
    self.name = name
    self.kernel = kernel
    self.sparseKernel = {
      sparseKernel($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, nil)
    }
    self.sparseByteKernel = sparseByteKernel
  }
}

extension Double {
  /// The kernels that this processor can run, by instruction set.
  static var kernelLevels: [KernelLevel<Double>] {
    var levels = [
      KernelLevel(
        "baseline", apus_gemm_f64_baseline, apus_sparse_gemm_f64_baseline,
        apus_sparse_gemm_u8_f64_baseline)
    ]
    #if arch(x86_64) && os(Linux)
      if vectorInstructionSet != "baseline" {
        levels.append(
          KernelLevel(
            "v3", apus_gemm_f64_v3, apus_sparse_gemm_f64_v3, apus_sparse_gemm_u8_f64_v3))
      }
      if vectorInstructionSet == "x86-64-v4" {
        levels.append(
          KernelLevel(
            "v4", apus_gemm_f64_v4, apus_sparse_gemm_f64_v4, apus_sparse_gemm_u8_f64_v4))
      }
    #endif
    return levels
  }
}

extension Float {
  /// The kernels that this processor can run, by instruction set.
  static var kernelLevels: [KernelLevel<Float>] {
    var levels = [
      KernelLevel(
        "baseline", apus_gemm_f32_baseline, apus_sparse_gemm_f32_baseline,
        apus_sparse_gemm_u8_f32_baseline)
    ]
    #if arch(x86_64) && os(Linux)
      if vectorInstructionSet != "baseline" {
        levels.append(
          KernelLevel(
            "v3", apus_gemm_f32_v3, apus_sparse_gemm_f32_v3, apus_sparse_gemm_u8_f32_v3))
      }
      if vectorInstructionSet == "x86-64-v4" {
        levels.append(
          KernelLevel(
            "v4", apus_gemm_f32_v4, apus_sparse_gemm_f32_v4, apus_sparse_gemm_u8_f32_v4))
      }
    #endif
    return levels
  }
}

/// What is chosen by the processor elsewhere, for every choice that this one allows.
final class KernelLevelTests: XCTestCase {
  private let products = KernelProducts()

  func testAllLevelsGiveTheProduct() {
    func check<Scalar: KernelScalar>(_ levels: [KernelLevel<Scalar>]) {
      var random = SplitMix64(seed: 217)
      for (rows, inner, columns) in [(9, 65, 33), (70, 200, 50), (66, 130, 129)] {
        let values: [Scalar] = random.reals(rows * inner)
        let a = values.map { Double.random(in: 0..<1, using: &random) < 0.2 ? $0 : 0 }
        let b: [Scalar] = random.reals(inner * columns)
        let c: [Scalar] = random.reals(rows * columns)
        let reference = MatrixReference(
          alpha: -0.5, a, b, beta: 1, c, rows: rows, inner: inner, columns: columns)
        var odd = b
        odd[inner * columns / 2] = .nan
        for level in levels {
          for isTransposed in [false, true] {
            for (kernel, hasScratch) in [
              (level.kernel, false), (level.kernel, true), (level.sparseKernel, true),
            ] {
              func product(_ b: [Scalar]) -> [Scalar] {
                products.product(
                  kernel, alpha: -0.5, a, isTransposed: isTransposed, b, beta: 1, c, rows: rows,
                  inner: inner, columns: columns, hasScratch: hasScratch)
              }
              let tensor = Tensor(product(b), shape: [rows, columns])
              if let excess = reference.excess(tensor, inner: inner) {
                XCTFail("\(Scalar.self) \(level.name), seed 217: \(excess)")
              }
              // The same column of each row, whatever it is multiplied by.
              let place = inner * columns / 2 % columns
              XCTAssertTrue(
                product(odd).enumerated().allSatisfy { ($0 % columns == place) == $1.isNaN },
                "\(Scalar.self) \(level.name)")
            }
          }
        }
      }
    }
    check(Double.kernelLevels)
    check(Float.kernelLevels)
  }

  func testBytesAreNumbersOnAllLevels() {
    func check<Scalar: KernelScalar>(_ levels: [KernelLevel<Scalar>]) {
      var random = SplitMix64(seed: 218)
      let (rows, inner, columns) = (70, 200, 50)
      let bytes = (0..<rows * inner).map { _ in
        Double.random(in: 0..<1, using: &random) < 0.2
          ? UInt8.random(in: 1...255, using: &random) : 0
      }
      let factors = (0..<256).map { Scalar($0) / 255 }
      let numbers = bytes.map { factors[Int($0)] }
      let b: [Scalar] = random.reals(inner * columns)
      for level in levels {
        let expected = products.product(
          level.sparseKernel, numbers, isTransposed: false, b,
          [Scalar](repeating: 0, count: rows * columns), rows: rows, inner: inner,
          columns: columns, hasScratch: true)
        for isTransposed in [false, true] {
          let result = products.product(
            { m, n, k, alpha, _, _, _, b, bRow, bColumn, beta, c, ldc, scratch in
              let left =
                isTransposed
                ? Tensor(bytes, shape: [rows, inner]).transposed().scalars : bytes
              level.sparseByteKernel(
                m, n, k, alpha, left, isTransposed ? 1 : inner, isTransposed ? rows : 1, b, bRow,
                bColumn, beta, c, ldc, scratch, factors)
            }, numbers, isTransposed: isTransposed, b,
            [Scalar](repeating: 0, count: rows * columns), rows: rows, inner: inner,
            columns: columns, hasScratch: true)
          XCTAssertTrue(result == expected, "\(Scalar.self) \(level.name)")
        }
      }
    }
    check(Double.kernelLevels)
    check(Float.kernelLevels)
  }
}
