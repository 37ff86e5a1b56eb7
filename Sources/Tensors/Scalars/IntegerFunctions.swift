import CVectorMath

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
    let code: apus_integer_operation
    switch operation {
    case .and: code = apus_and
    case .or: code = apus_or
    case .xor: code = apus_xor
    case .wrappingAdd: code = apus_wrapping_add
    case .wrappingSubtract: code = apus_wrapping_subtract
    case .wrappingMultiply: code = apus_wrapping_multiply
    case .shiftLeft, .shiftRight:
      let isLeft = operation == .shiftLeft
      for i in 0..<count {
        let (number, distance) = (lhs[i &* lhsStride], rhs[i &* rhsStride])
        target[i &* targetStride] = isLeft ? number << distance : number >> distance
      }
      return
    }
    apus_integers(
      scalarType.code, code, count, lhs, lhsStride, rhs, rhsStride, target, targetStride)
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
