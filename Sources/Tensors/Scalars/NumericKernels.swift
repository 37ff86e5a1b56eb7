// The loops behind `NumericScalar`, written once for all types. The compiler
// makes a copy of each for every conforming type, because the conformances in
// `ScalarConformances.swift` are in the same module.

extension NumericScalar {
  // Eight partial sums in blocks of up to 128, and halving above.
  // N. J. Higham, "The accuracy of floating point summation", SIAM J. Sci. Comput. 14 (1993).
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _sum(_ source: UnsafePointer<Self>, _ stride: Int, count: Int) -> Sum {
    if count > 128 {
      let half = (count / 2) & ~7
      return _sum(source, stride, count: half)
        + _sum(source + half * stride, stride, count: count - half)
    }
    var (s0, s1, s2, s3) = (Sum.zero, Sum.zero, Sum.zero, Sum.zero)
    var (s4, s5, s6, s7) = (Sum.zero, Sum.zero, Sum.zero, Sum.zero)
    var p = source
    var remaining = count
    while remaining >= 8 {
      s0 += p[0]._widened
      s1 += p[stride]._widened
      s2 += p[2 * stride]._widened
      s3 += p[3 * stride]._widened
      s4 += p[4 * stride]._widened
      s5 += p[5 * stride]._widened
      s6 += p[6 * stride]._widened
      s7 += p[7 * stride]._widened
      p += 8 * stride
      remaining -= 8
    }
    var sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7))
    for i in 0..<remaining { sum += p[i * stride]._widened }
    return sum
  }

  // Rows are added in blocks of at most 64, and halves above, for the same reason.
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _sumRows(
    _ source: UnsafePointer<Self>, _ rowStride: Int, rows: Int, columns: Int,
    to target: UnsafeMutablePointer<Sum>
  ) {
    if rows > 64 {
      let half = rows / 2
      _sumRows(source, rowStride, rows: half, columns: columns, to: target)
      let rest = Tensor<Sum>(uninitialized: [columns])
      rest.fill(with: .zero)
      _sumRows(
        source + half * rowStride, rowStride, rows: rows - half, columns: columns, to: rest.base)
      withExtendedLifetime(rest.storage) {
        for column in 0..<columns { target[column] += rest.base[column] }
      }
      return
    }
    for row in 0..<rows {
      let p = source + row * rowStride
      for column in 0..<columns { target[column] += p[column]._widened }
    }
  }

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

extension OrderedScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _compare(
    _ comparison: _Comparison, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Bool>, _ targetStride: Int, count: Int
  ) {
    switch comparison {
    case .equal: zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 == $1 }
    case .notEqual:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 != $1 }
    case .less: zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 < $1 }
    case .lessOrEqual:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 <= $1 }
    case .greater: zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 > $1 }
    case .greaterOrEqual:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 >= $1 }
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _argExtremum(
    _ extremum: _Extremum, _ source: UnsafePointer<Self>, _ stride: Int, count: Int
  ) -> Int {
    var best = 0
    var bestValue = source.pointee
    if bestValue != bestValue { return 0 }
    for i in 1..<max(count, 1) {
      let value = source[i * stride]
      let isBetter = extremum == .maximum ? value > bestValue : value < bestValue
      if isBetter || value != value {
        (best, bestValue) = (i, value)
        if value != value { break }
      }
    }
    return best
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
      arithmeticLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 / $1 }
    case .maximum:
      arithmeticLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) {
        Swift.max($0, $1)
      }
    case .minimum:
      arithmeticLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) {
        Swift.min($0, $1)
      }
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _widened: Int64 { Int64(self) }
}

extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _widened: Self { self }
}
