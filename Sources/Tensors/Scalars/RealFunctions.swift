import CVectorMath

// What only floating-point numbers have.

/// The functions of two variables of `FloatingPointScalar._combine`.
public enum _RealFunction: Sendable {
  case atan2
  case hypot
  case copySign
  case nextAfter
  case logAddExp
}

/// The tests of `FieldScalar._test`.
public enum _FloatingPointTest: Sendable {
  case isFinite
  case isInfinite
  case isNaN
  case isNegative
}

/// How close is close enough for `FieldScalar._isClose`.
public struct _Tolerance<Scalar: FloatingPointScalar> {
  let relative: Scalar
  let absolute: Scalar
  let nanEqualsNaN: Bool
}

extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _combine(
    _ function: _RealFunction, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    switch function {
    case .atan2:
      zipInC(_kernels.atan2, lhs, lhsStride, rhs, rhsStride, target, targetStride, count)
    case .hypot:
      zipInC(_kernels.hypot, lhs, lhsStride, rhs, rhsStride, target, targetStride, count)
    case .copySign:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) {
        Self(signOf: $1, magnitudeOf: $0)
      }
    case .nextAfter:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) {
        $0 < $1 ? $0.nextUp : $0 > $1 ? $0.nextDown : $0 == $1 ? $1 : .nan
      }
    case .logAddExp:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) {
        Self(apus_logaddexp(Double($0), Double($1)))
      }
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _test(
    _ test: _FloatingPointTest, _ source: UnsafePointer<Self>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Bool>, _ targetStride: Int, count: Int
  ) {
    switch test {
    case .isFinite:
      mapLoop(source, sourceStride, target, targetStride, count) { $0.magnitude < .infinity }
    case .isInfinite:
      mapLoop(source, sourceStride, target, targetStride, count) { $0.magnitude == .infinity }
    case .isNaN:
      _compare(
        .notEqual, source, sourceStride, source, sourceStride, to: target, targetStride,
        count: count)
    case .isNegative:
      mapLoop(source, sourceStride, target, targetStride, count) { $0.sign == .minus }
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _isClose(
    _ tolerance: _Tolerance<Self>, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Bool>, _ targetStride: Int, count: Int
  ) {
    let (relative, absolute, takesNaN) = (
      tolerance.relative, tolerance.absolute, tolerance.nanEqualsNaN
    )
    zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { a, b in
      if a == b { return true }
      if takesNaN && a != a && b != b { return true }
      return b.magnitude < .infinity && (a - b).magnitude <= absolute + relative * b.magnitude
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _replaceNonFinite(
    _ nan: Self, _ high: Self, _ low: Self, _ source: UnsafePointer<Self>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    updateLoop(source, sourceStride, target, targetStride, count) {
      $0 != $0 ? nan : $0 == .infinity ? high : $0 == -.infinity ? low : $0
    }
  }
}
