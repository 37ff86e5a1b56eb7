import CVectorMath

// The loops behind `NumericScalar`, written once for all types. The compiler
// makes a copy of each for every conforming type, because the conformances in
// `ScalarConformances.swift` are in the same module.

extension NumericScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _axpy(
    _ alpha: Self, _ source: UnsafePointer<Self>, _ sourceStride: Int,
    _ target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    arithmeticLoop(target, targetStride, source, sourceStride, target, targetStride, count) {
      $0 + alpha * $1
    }
  }

  // The plain triple loop, in the order that walks along rows; integers have no BLAS.
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _gemm(
    alpha: Self, _ lhs: _MatrixOperand<Self>, _ rhs: _MatrixOperand<Self>,
    beta: Self, _ target: _MatrixTarget<Self>
  ) {
    for row in 0..<target.rows {
      let out = target.pointer + row * target.leadingDimension
      for column in 0..<target.columns { out[column] = beta == 0 ? 0 : beta * out[column] }
      for inner in 0..<lhs.columns {
        let factor = alpha * lhs[row, inner]
        for column in 0..<target.columns { out[column] += factor * rhs[inner, column] }
      }
    }
  }
}

extension IntegerScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _arithmetic(
    _ operation: _Arithmetic, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    switch operation {
    case .add:
      arithmeticLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 + $1 }
    case .subtract:
      arithmeticLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 - $1 }
    case .multiply:
      arithmeticLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 * $1 }
    case .divide:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 / $1 }
    case .maximum:
      apus_integers(
        scalarType.code, apus_integer_maximum, count, lhs, lhsStride, rhs, rhsStride, target,
        targetStride)
    case .minimum:
      apus_integers(
        scalarType.code, apus_integer_minimum, count, lhs, lhsStride, rhs, rhsStride, target,
        targetStride)
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _widened: Int64 { Int64(self) }
}

extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _widened: Self { self }
}
