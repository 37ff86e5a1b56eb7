import CVectorMath

// Arithmetic and comparison of floating-point numbers. Operands in order, or one of them a
// number, go to the loops in C; others are walked here.

/// Whether the loops in C take operands of these strides.
@inline(__always)
private func areInOrder(_ lhsStride: Int, _ rhsStride: Int, _ targetStride: Int) -> Bool {
  targetStride == 1 && (lhsStride | rhsStride) == 1
}

/// A loop in C over two operands: at once where they are in order, or else one by one.
func zipInC<Scalar: FloatingPointScalar>(
  _ function: (
    Int, UnsafePointer<Scalar>, Int, UnsafePointer<Scalar>, Int, UnsafeMutablePointer<Scalar>
  ) -> Void,
  _ lhs: UnsafePointer<Scalar>, _ lhsStride: Int, _ rhs: UnsafePointer<Scalar>, _ rhsStride: Int,
  _ target: UnsafeMutablePointer<Scalar>, _ targetStride: Int, _ count: Int
) {
  if areInOrder(lhsStride, rhsStride, targetStride) {
    return function(count, lhs, lhsStride, rhs, rhsStride, target)
  }
  for i in 0..<count {
    function(1, lhs + i * lhsStride, 1, rhs + i * rhsStride, 1, target + i * targetStride)
  }
}

extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _arithmetic(
    _ operation: _Arithmetic, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    if areInOrder(lhsStride, rhsStride, targetStride) {
      let code =
        switch operation {
        case .add: apus_add
        case .subtract: apus_subtract
        case .multiply: apus_multiply
        case .divide: apus_divide
        case .maximum: apus_maximum
        case .minimum: apus_minimum
        }
      return _kernels.arithmetic(code, count, lhs, lhsStride, rhs, rhsStride, target)
    }
    switch operation {
    case .add: zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 + $1 }
    case .subtract:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 - $1 }
    case .multiply:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 * $1 }
    case .divide: zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 / $1 }
    // A NaN on either side is the result, as in NumPy's `maximum` and `minimum`.
    case .maximum:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) {
        $0 >= $1 || $0 != $0 ? $0 : $1
      }
    case .minimum:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) {
        $0 <= $1 || $0 != $0 ? $0 : $1
      }
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _compare(
    _ comparison: _Comparison, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Bool>, _ targetStride: Int, count: Int
  ) {
    let code: apus_comparison
    switch comparison {
    case .equal: code = apus_equal
    case .notEqual: code = apus_not_equal
    case .less: code = apus_less
    case .lessOrEqual: code = apus_less_or_equal
    case .greater:
      return _compare(.less, rhs, rhsStride, lhs, lhsStride, to: target, targetStride, count: count)
    case .greaterOrEqual:
      return _compare(
        .lessOrEqual, rhs, rhsStride, lhs, lhsStride, to: target, targetStride, count: count)
    }
    if areInOrder(lhsStride, rhsStride, targetStride) {
      return _kernels.compare(code, count, lhs, lhsStride, rhs, rhsStride, target)
    }
    switch code {
    case apus_equal:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 == $1 }
    case apus_not_equal:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 != $1 }
    case apus_less:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 < $1 }
    default:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 <= $1 }
    }
  }
}
