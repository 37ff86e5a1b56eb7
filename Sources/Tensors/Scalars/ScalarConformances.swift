import CVectorMath
import RealModule

extension Bool: TensorScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var scalarType: ScalarType { .bool }
}

extension UInt8: IntegerScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public typealias Sum = Int64
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var scalarType: ScalarType { .uint8 }
}

extension Int32: IntegerScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public typealias Sum = Int64
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var scalarType: ScalarType { .int32 }
}

extension Int64: IntegerScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public typealias Sum = Int64
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var scalarType: ScalarType { .int64 }
}

extension Float: FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public typealias Sum = Float
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public typealias RealType = Float
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var scalarType: ScalarType { .float }
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static let _kernels = _Kernels<Float>(
    atan2: apus_atan2_f32, pow: apus_pow_f32, hypot: apus_hypot_f32,
    arithmetic: apus_arithmetic_f32, addBias: apus_add_bias_f32,
    relu: apus_relu_f32, addBiasReLU: apus_add_bias_relu_f32,
    reluBackward: apus_relu_backward_f32, softmax: apus_softmax_f32,
    softmaxWithLoss: apus_softmax_with_loss_f32, pick: apus_pick_f32,
    crossEntropyGradient: apus_cross_entropy_gradient_f32, isFinite: apus_is_finite_f32,
    descend: apus_descend_f32, gatherBytes: apus_gather_u8_f32,
    sparseByteProduct: apus_sparse_gemm_u8_f32)
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var _complexKernels: _ComplexKernels<Float> {
    _ComplexKernels(map: apus_complex_map_f32, pow: apus_complex_pow_f32)
  }
}

extension Double: FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public typealias Sum = Double
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public typealias RealType = Double
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var scalarType: ScalarType { .double }
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static let _kernels = _Kernels<Double>(
    atan2: apus_atan2_f64, pow: apus_pow_f64, hypot: apus_hypot_f64,
    arithmetic: apus_arithmetic_f64, addBias: apus_add_bias_f64,
    relu: apus_relu_f64, addBiasReLU: apus_add_bias_relu_f64,
    reluBackward: apus_relu_backward_f64, softmax: apus_softmax_f64,
    softmaxWithLoss: apus_softmax_with_loss_f64, pick: apus_pick_f64,
    crossEntropyGradient: apus_cross_entropy_gradient_f64, isFinite: apus_is_finite_f64,
    descend: apus_descend_f64, gatherBytes: apus_gather_u8_f64,
    sparseByteProduct: apus_sparse_gemm_u8_f64)
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var _complexKernels: _ComplexKernels<Double> {
    _ComplexKernels(map: apus_complex_map_f64, pow: apus_complex_pow_f64)
  }
}
