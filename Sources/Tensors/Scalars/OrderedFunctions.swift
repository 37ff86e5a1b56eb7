// Division with remainder, powers and clipping: what integers and floating-point numbers both
// have, by different rules.

/// The functions of `OrderedScalar._combine`.
public enum _OrderedFunction: Sendable {
  case floorDivide
  case remainder
  case truncatingRemainder
  case power
}

extension IntegerScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _combine(
    _ function: _OrderedFunction, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    switch function {
    case .floorDivide:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { a, b in
        let quotient = a / b
        return (a < 0) != (b < 0) && quotient * b != a ? quotient - 1 : quotient
      }
    case .remainder:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { a, b in
        let rest = truncatingRemainder(a, b)
        return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
      }
    case .truncatingRemainder:
      zipLoop(
        lhs, lhsStride, rhs, rhsStride, target, targetStride, count, truncatingRemainder)
    case .power:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count, power)
    }
  }

  /// Swift's `%`, but 0 for the divisor −1, where `%` traps for the least number.
  @inline(__always)
  private static func truncatingRemainder(_ a: Self, _ b: Self) -> Self {
    isSigned && b == ~0 ? 0 : a % b
  }

  @inline(__always)
  private static func power(_ base: Self, _ exponent: Self) -> Self {
    require(exponent >= 0, "pow: \(base) to the power \(exponent) is not an integer")
    var (result, square, rest) = (1 as Self, base, exponent)
    while true {
      if rest & 1 == 1 { result *= square }
      rest >>= 1
      if rest == 0 { return result }
      square *= square
    }
  }
}

extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _combine(
    _ function: _OrderedFunction, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    switch function {
    case .floorDivide:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) {
        flooredQuotientAndRemainder($0, $1).quotient
      }
    case .remainder:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) {
        flooredQuotientAndRemainder($0, $1).remainder
      }
    case .truncatingRemainder:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) {
        $0.truncatingRemainder(dividingBy: $1)
      }
    case .power:
      if rhsStride == 0 && rhs.pointee == 2 {
        return _map(.square, lhs, lhsStride, to: target, targetStride, count: count)
      }
      zipInC(_kernels.pow, lhs, lhsStride, rhs, rhsStride, target, targetStride, count)
    }
  }

  // NumPy's `divmod`: the remainder is that of truncating division, exact, or one divisor more;
  // the quotient is made from it, so that rounding cannot put it on the wrong side.
  private static func flooredQuotientAndRemainder(
    _ a: Self, _ b: Self
  ) -> (quotient: Self, remainder: Self) {
    var rest = a.truncatingRemainder(dividingBy: b)
    if b == 0 { return (a / b, rest) }
    var quotient = (a - rest) / b
    if rest == 0 {
      rest = Self(signOf: b, magnitudeOf: 0)
    } else if (b < 0) != (rest < 0) {
      rest += b
      quotient -= 1
    }
    if quotient == 0 { return (Self(signOf: a / b, magnitudeOf: 0), rest) }
    let floor = quotient.rounded(.down)
    return (quotient - floor > 0.5 ? floor + 1 : floor, rest)
  }
}

extension OrderedScalar {
  // A NaN among the elements fails both comparisons and stays.
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _clip(
    _ low: Self, _ high: Self, _ source: UnsafePointer<Self>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    updateLoop(source, sourceStride, target, targetStride, count) {
      let raised = $0 < low ? low : $0
      return raised > high ? high : raised
    }
  }
}
