import CVectorMath

// Functions of complex numbers. The loops are in C; `Complex` itself takes all numbers that are
// not finite for one, where the C library and NumPy tell infinities and NaN apart.

/// The C functions of `CVectorMath` for complex numbers with parts of one type.
///
/// Pointers are to the parts; strides are in complex numbers.
public struct _ComplexKernels<Part: FloatingPointScalar> {
  typealias Input = UnsafePointer<Part>
  typealias Output = UnsafeMutablePointer<Part>

  let map: (apus_complex_function, Int, Input, Int, Output, Int) -> Void
  let pow: (Int, Input, Int, Input, Int, Output, Int) -> Void
}

extension _UnaryFunction {
  /// The function's name in C; `nil` for those that complex numbers do not have.
  fileprivate var complexFunction: apus_complex_function? {
    switch self {
    case .negate: apus_complex_negate
    case .conjugate: apus_complex_conjugate
    case .sign: apus_complex_sign
    case .square: apus_complex_square
    case .reciprocal: apus_complex_reciprocal
    case .squareRoot: apus_complex_sqrt
    case .exp: apus_complex_exp
    case .expm1: apus_complex_expm1
    case .log: apus_complex_log
    case .log2: apus_complex_log2
    case .log10: apus_complex_log10
    case .log1p: apus_complex_log1p
    case .sin: apus_complex_sin
    case .cos: apus_complex_cos
    case .tan: apus_complex_tan
    case .asin: apus_complex_asin
    case .acos: apus_complex_acos
    case .atan: apus_complex_atan
    case .sinh: apus_complex_sinh
    case .cosh: apus_complex_cosh
    case .tanh: apus_complex_tanh
    case .asinh: apus_complex_asinh
    case .acosh: apus_complex_acosh
    case .atanh: apus_complex_atanh
    case .magnitude, .cubeRoot, .floor, .ceil, .trunc, .round, .exp2, .sigmoid, .sinc,
      .degreesToRadians, .radiansToDegrees:
      nil
    }
  }
}

/// A complex number's address as that of its real part.
@inline(__always)
private func parts<Part>(_ pointer: UnsafePointer<Complex<Part>>) -> UnsafePointer<Part> {
  UnsafeRawPointer(pointer).assumingMemoryBound(to: Part.self)
}

@inline(__always)
private func parts<Part>(
  _ pointer: UnsafeMutablePointer<Complex<Part>>
) -> UnsafeMutablePointer<Part> {
  UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Part.self)
}

extension Complex where RealType: FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _map(
    _ function: _UnaryFunction, _ source: UnsafePointer<Self>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    guard let code = function.complexFunction else {
      fail("\(function): not a function of complex numbers")
    }
    RealType._complexKernels.map(
      code, count, parts(source), sourceStride, parts(target), targetStride)
  }

  /// `count` elements to the power of others; `target` may be one of the operands.
  static func power(
    _ lhs: UnsafePointer<Self>, _ lhsStride: Int, _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    RealType._complexKernels.pow(
      count, parts(lhs), lhsStride, parts(rhs), rhsStride, parts(target), targetStride)
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  @specialized(where RealType == Double)
  @specialized(where RealType == Float)
  public static func _test(
    _ test: _FloatingPointTest, _ source: UnsafePointer<Self>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Bool>, _ targetStride: Int, count: Int
  ) {
    switch test {
    case .isFinite:
      mapLoop(source, sourceStride, target, targetStride, count) { $0.isFinite }
    case .isInfinite:
      mapLoop(source, sourceStride, target, targetStride, count) {
        $0.rawStorage.x.magnitude == .infinity || $0.rawStorage.y.magnitude == .infinity
      }
    case .isNaN:
      _compare(
        .notEqual, source, sourceStride, source, sourceStride, to: target, targetStride,
        count: count)
    case .isNegative:
      fail("signbit: complex numbers have two signs")
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  @specialized(where RealType == Double)
  @specialized(where RealType == Float)
  public static func _isClose(
    _ tolerance: _Tolerance<RealType>, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Bool>, _ targetStride: Int, count: Int
  ) {
    let (relative, absolute, takesNaN) = (
      tolerance.relative, tolerance.absolute, tolerance.nanEqualsNaN
    )
    zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { a, b in
      let (a, b) = (a.rawStorage, b.rawStorage)
      if a == b { return true }
      if takesNaN && a != a && b != b { return true }
      let size = RealType.hypot(b.x, b.y)
      return size < .infinity
        && RealType.hypot(a.x - b.x, a.y - b.y) <= absolute + relative * size
    }
  }
}
