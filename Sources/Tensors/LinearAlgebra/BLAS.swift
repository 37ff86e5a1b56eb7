import CBLAS
import CVectorMath

/// The BLAS library that the process is linked with.
public enum BLAS {
  /// The library's description of itself: name, version and build options.
  public static var configuration: String { String(cString: openblas_get_config()) }

  /// The processor family whose kernels are in use, such as `Haswell` or `SkylakeX`.
  ///
  /// The environment variable `OPENBLAS_CORETYPE` overrides the library's own choice. Where that
  /// is a mere fall-back, because OpenBLAS is older than the processor, it is improved upon when
  /// the program is loaded.
  public static var coreName: String { String(cString: openblas_get_corename()) }

  /// The number of threads that one operation may use, in BLAS and in the library's own loops.
  ///
  /// A setting of the whole process; at first the number of processors it may run on, or what
  /// `OPENBLAS_NUM_THREADS` says. OpenBLAS keeps it between 1 and the number that it was built
  /// for. Only large operations use more than one thread.
  public static var threadCount: Int {
    get { Int(openblas_get_num_threads()) }
    set {
      require(newValue >= 1, "BLAS.threadCount: \(newValue) is not a number of threads")
      openblas_set_num_threads(Int32(clamping: newValue))
    }
  }
}

/// `value` as BLAS counts; a dimension beyond 2³¹ − 1 is a programming error.
func blasCount(_ value: Int) -> Int32 {
  guard let count = Int32(exactly: value) else {
    fail("BLAS: dimension \(value) does not fit in 32 bits")
  }
  return count
}

extension _MatrixOperand {
  fileprivate var order: CBLAS_TRANSPOSE { isTransposed ? CblasTrans : CblasNoTrans }
}

extension Complex where RealType: FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _gemm(
    alpha: Self, _ lhs: _MatrixOperand<Self>, _ rhs: _MatrixOperand<Self>,
    beta: Self, _ target: _MatrixTarget<Self>
  ) {
    let gemm = RealType.scalarType == .double ? cblas_zgemm : cblas_cgemm
    withUnsafePointer(to: alpha) { alpha in
      withUnsafePointer(to: beta) { beta in
        gemm(
          CblasRowMajor, lhs.order, rhs.order,
          blasCount(target.rows), blasCount(target.columns), blasCount(lhs.columns),
          alpha, lhs.pointer, blasCount(lhs.leadingDimension),
          rhs.pointer, blasCount(rhs.leadingDimension),
          beta, target.pointer, blasCount(target.leadingDimension))
      }
    }
  }
}

extension Double {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _gemm(
    alpha: Double, _ lhs: _MatrixOperand<Double>, _ rhs: _MatrixOperand<Double>,
    beta: Double, _ target: _MatrixTarget<Double>
  ) {
    let product = MatrixProduct(
      lhs, rhs, target,
      isSparse: apus_is_sparse_f64(
        lhs.rows, lhs.columns, lhs.pointer, lhs.strides.row, lhs.strides.column))
    if product != .blas {
      return product.multiply(
        alpha: alpha, lhs, rhs, beta: beta, target,
        product == .sparse ? apus_sparse_gemm_f64 : apus_gemm_f64)
    }
    cblas_dgemm(
      CblasRowMajor, lhs.order, rhs.order,
      blasCount(target.rows), blasCount(target.columns), blasCount(lhs.columns),
      alpha, lhs.pointer, blasCount(lhs.leadingDimension),
      rhs.pointer, blasCount(rhs.leadingDimension),
      beta, target.pointer, blasCount(target.leadingDimension))
  }
}

extension Float {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _gemm(
    alpha: Float, _ lhs: _MatrixOperand<Float>, _ rhs: _MatrixOperand<Float>,
    beta: Float, _ target: _MatrixTarget<Float>
  ) {
    let product = MatrixProduct(
      lhs, rhs, target,
      isSparse: apus_is_sparse_f32(
        lhs.rows, lhs.columns, lhs.pointer, lhs.strides.row, lhs.strides.column))
    if product != .blas {
      return product.multiply(
        alpha: alpha, lhs, rhs, beta: beta, target,
        product == .sparse ? apus_sparse_gemm_f32 : apus_gemm_f32)
    }
    cblas_sgemm(
      CblasRowMajor, lhs.order, rhs.order,
      blasCount(target.rows), blasCount(target.columns), blasCount(lhs.columns),
      alpha, lhs.pointer, blasCount(lhs.leadingDimension),
      rhs.pointer, blasCount(rhs.leadingDimension),
      beta, target.pointer, blasCount(target.leadingDimension))
  }
}
