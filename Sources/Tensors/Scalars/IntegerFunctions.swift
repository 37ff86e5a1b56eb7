// What only integers have: bits, and arithmetic that wraps.

/// The operations of `IntegerScalar._combine`.
public enum _IntegerOperation: Sendable {
  case and, or, xor
  case shiftLeft, shiftRight
  case wrappingAdd, wrappingSubtract, wrappingMultiply
}

/// The functions of `IntegerScalar._map`.
public enum _IntegerFunction: Sendable {
  case negate
  case magnitude
  case sign
  case square
  case invert
}

extension IntegerScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _combine(
    _ operation: _IntegerOperation, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    switch operation {
    case .and:
      arithmeticLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 & $1 }
    case .or:
      arithmeticLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 | $1 }
    case .xor:
      arithmeticLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 ^ $1 }
    case .shiftLeft:
      arithmeticLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 << $1 }
    case .shiftRight:
      arithmeticLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 >> $1 }
    case .wrappingAdd:
      arithmeticLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 &+ $1 }
    case .wrappingSubtract:
      arithmeticLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 &- $1 }
    case .wrappingMultiply:
      arithmeticLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 &* $1 }
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _map(
    _ function: _IntegerFunction, _ source: UnsafePointer<Self>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    switch function {
    case .negate: updateLoop(source, sourceStride, target, targetStride, count) { 0 - $0 }
    case .magnitude:
      updateLoop(source, sourceStride, target, targetStride, count) { $0 < 0 ? 0 - $0 : $0 }
    case .sign: updateLoop(source, sourceStride, target, targetStride, count) { $0.signum() }
    case .square: updateLoop(source, sourceStride, target, targetStride, count) { $0 * $0 }
    case .invert: updateLoop(source, sourceStride, target, targetStride, count) { ~$0 }
    }
  }
}
