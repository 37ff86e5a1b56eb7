import CVectorMath

/// The functions of `FieldScalar._map`.
public enum _UnaryFunction: Sendable {
  case negate, conjugate, magnitude, sign, square, reciprocal, squareRoot, cubeRoot
  case floor, ceil, trunc, round
  case exp, exp2, expm1, log, log2, log10, log1p
  case sin, cos, tan, asin, acos, atan
  case sinh, cosh, tanh, asinh, acosh, atanh
  case sigmoid, sinc, degreesToRadians, radiansToDegrees
}

extension Double {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _map(
    _ function: _UnaryFunction, _ source: UnsafePointer<Double>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Double>, _ targetStride: Int, count: Int
  ) {
    mapInC(vectorLoop(function), source, sourceStride, target, targetStride, count)
  }

  private static func vectorLoop(_ function: _UnaryFunction) -> VectorLoop<Double> {
    switch function {
    case .negate: apus_negative_f64
    case .conjugate: copyLoop
    case .magnitude: apus_abs_f64
    case .sign: apus_sign_f64
    case .square: apus_square_f64
    case .reciprocal: apus_reciprocal_f64
    case .squareRoot: apus_sqrt_f64
    case .cubeRoot: apus_cbrt_f64
    case .floor: apus_floor_f64
    case .ceil: apus_ceil_f64
    case .trunc: apus_trunc_f64
    case .round: apus_round_f64
    case .exp: apus_exp_f64
    case .exp2: apus_exp2_f64
    case .expm1: apus_expm1_f64
    case .log: apus_log_f64
    case .log2: apus_log2_f64
    case .log10: apus_log10_f64
    case .log1p: apus_log1p_f64
    case .sin: apus_sin_f64
    case .cos: apus_cos_f64
    case .tan: apus_tan_f64
    case .asin: apus_asin_f64
    case .acos: apus_acos_f64
    case .atan: apus_atan_f64
    case .sinh: apus_sinh_f64
    case .cosh: apus_cosh_f64
    case .tanh: apus_tanh_f64
    case .asinh: apus_asinh_f64
    case .acosh: apus_acosh_f64
    case .atanh: apus_atanh_f64
    case .sigmoid: apus_sigmoid_f64
    case .sinc: apus_sinc_f64
    case .degreesToRadians: apus_deg2rad_f64
    case .radiansToDegrees: apus_rad2deg_f64
    }
  }
}

extension Float {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _map(
    _ function: _UnaryFunction, _ source: UnsafePointer<Float>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Float>, _ targetStride: Int, count: Int
  ) {
    mapInC(vectorLoop(function), source, sourceStride, target, targetStride, count)
  }

  private static func vectorLoop(_ function: _UnaryFunction) -> VectorLoop<Float> {
    switch function {
    case .negate: apus_negative_f32
    case .conjugate: copyLoop
    case .magnitude: apus_abs_f32
    case .sign: apus_sign_f32
    case .square: apus_square_f32
    case .reciprocal: apus_reciprocal_f32
    case .squareRoot: apus_sqrt_f32
    case .cubeRoot: apus_cbrt_f32
    case .floor: apus_floor_f32
    case .ceil: apus_ceil_f32
    case .trunc: apus_trunc_f32
    case .round: apus_round_f32
    case .exp: apus_exp_f32
    case .exp2: apus_exp2_f32
    case .expm1: apus_expm1_f32
    case .log: apus_log_f32
    case .log2: apus_log2_f32
    case .log10: apus_log10_f32
    case .log1p: apus_log1p_f32
    case .sin: apus_sin_f32
    case .cos: apus_cos_f32
    case .tan: apus_tan_f32
    case .asin: apus_asin_f32
    case .acos: apus_acos_f32
    case .atan: apus_atan_f32
    case .sinh: apus_sinh_f32
    case .cosh: apus_cosh_f32
    case .tanh: apus_tanh_f32
    case .asinh: apus_asinh_f32
    case .acosh: apus_acosh_f32
    case .atanh: apus_atanh_f32
    case .sigmoid: apus_sigmoid_f32
    case .sinc: apus_sinc_f32
    case .degreesToRadians: apus_deg2rad_f32
    case .radiansToDegrees: apus_rad2deg_f32
    }
  }
}

private typealias VectorLoop<Scalar> =
  (Int, UnsafePointer<Scalar>, UnsafeMutablePointer<Scalar>) -> Void

private func copyLoop<Scalar: FloatingPointScalar>(
  _ count: Int, _ source: UnsafePointer<Scalar>, _ target: UnsafeMutablePointer<Scalar>
) {
  target.update(from: source, count: count)
}

/// A loop over contiguous memory, for strided operands a block at a time.
///
/// A second implementation of the function for these would round differently, and the result
/// would depend on how a tensor lies in memory.
private func mapInC<Scalar: FloatingPointScalar>(
  _ function: VectorLoop<Scalar>, _ source: UnsafePointer<Scalar>, _ sourceStride: Int,
  _ target: UnsafeMutablePointer<Scalar>, _ targetStride: Int, _ count: Int
) {
  if sourceStride == 1 && targetStride == 1 { return function(count, source, target) }
  if sourceStride == 0 {
    var value = source.pointee
    withUnsafeMutablePointer(to: &value) { function(1, $0, $0) }
    for i in 0..<count { target[i * targetStride] = value }
    return
  }
  withUnsafeTemporaryAllocation(of: Scalar.self, capacity: min(count, 256)) { buffer in
    guard let block = buffer.baseAddress else { return }
    for start in stride(from: 0, to: count, by: buffer.count) {
      let length = min(buffer.count, count - start)
      for i in 0..<length { block[i] = source[(start + i) * sourceStride] }
      function(length, block, block)
      for i in 0..<length { target[(start + i) * targetStride] = block[i] }
    }
  }
}
