import CVectorMath

// Arithmetic and comparison, of which the loops are in C.

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
  // A NaN on either side is the maximum and the minimum, as in NumPy.
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _arithmetic(
    _ operation: _Arithmetic, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    let code =
      switch operation {
      case .add: apus_add
      case .subtract: apus_subtract
      case .multiply: apus_multiply
      case .divide: apus_divide
      case .maximum: apus_maximum
      case .minimum: apus_minimum
      }
    _kernels.arithmetic(code, count, lhs, lhsStride, rhs, rhsStride, target, targetStride)
  }
}

extension OrderedScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _compare(
    _ comparison: _Comparison, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Bool>, _ targetStride: Int, count: Int
  ) {
    let (code, isSwapped) =
      switch comparison {
      case .equal: (apus_equal, false)
      case .notEqual: (apus_not_equal, false)
      case .less: (apus_less, false)
      case .lessOrEqual: (apus_less_or_equal, false)
      case .greater: (apus_less, true)
      case .greaterOrEqual: (apus_less_or_equal, true)
      }
    if isSwapped {
      apus_compare(
        scalarType.code, code, count, rhs, rhsStride, lhs, lhsStride, target, targetStride)
    } else {
      apus_compare(
        scalarType.code, code, count, lhs, lhsStride, rhs, rhsStride, target, targetStride)
    }
  }
}
