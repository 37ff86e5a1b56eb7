@_exported import ComplexModule

// swift-numerics' complex numbers as scalars of tensors. They are stored as they are: the real
// part and after it the imaginary one. Sums go through the loops for the parts; the loops that
// mix the parts are written here, and specialised, which a conditional conformance is not by
// itself.

extension Complex: TensorScalar where RealType: FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var scalarType: ScalarType {
    RealType.scalarType == .double ? .complexDouble : .complexFloat
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  @specialized(where RealType == Double)
  @specialized(where RealType == Float)
  public static func _convert(
    _ source: UnsafeRawPointer, _ sourceType: ScalarType, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    convertLoop(source, sourceType, sourceStride, target, targetStride, count) {
      Self($0 ? 1 : 0)
    } fromInteger: {
      Self(RealType($0))
    } fromFloat: {
      Self(RealType($0))
    } fromDouble: {
      Self(RealType($0))
    } fromComplexFloat: {
      Self(RealType($0.rawStorage.x), RealType($0.rawStorage.y))
    } fromComplexDouble: {
      Self(RealType($0.rawStorage.x), RealType($0.rawStorage.y))
    }
  }

  // As the parts are equal; `Complex` itself has all numbers that are not finite equal.
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _areEqual(
    _ lhs: UnsafeBufferPointer<Self>, _ rhs: UnsafeBufferPointer<Self>
  ) -> Bool {
    RealType._areEqual(
      UnsafeRawBufferPointer(lhs).assumingMemoryBound(to: RealType.self),
      UnsafeRawBufferPointer(rhs).assumingMemoryBound(to: RealType.self))
  }
}

extension Complex: NumericScalar where RealType: FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public typealias Sum = Self

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _widened: Self { self }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  @specialized(where RealType == Double)
  @specialized(where RealType == Float)
  public static func _arithmetic(
    _ operation: _Arithmetic, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    switch operation {
    case .add:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 + $1 }
    case .subtract:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 - $1 }
    case .multiply:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) { $0 * $1 }
    case .divide:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) {
        $0.quotient($1)
      }
    case .maximum, .minimum:
      fail("\(operation): complex numbers have no order")
    }
  }

  // `Complex` itself takes all numbers that are not finite for one, by which the quotient is 0,
  // and a NaN would be lost. This is NumPy's order of operations, after R. L. Smith,
  // "Algorithm 116: Complex division", Comm. ACM 5 (1962).
  @inline(__always)
  fileprivate func quotient(_ divisor: Self) -> Self {
    let ((a, b), (c, d)) = (rawStorage, divisor.rawStorage)
    if c.magnitude >= d.magnitude {
      if c == 0 && d == 0 { return Self(a / c.magnitude, b / c.magnitude) }
      let ratio = d / c
      let scale = 1 / (c + d * ratio)
      return Self((a + b * ratio) * scale, (b - a * ratio) * scale)
    }
    let ratio = c / d
    let scale = 1 / (d + c * ratio)
    return Self((a * ratio + b) * scale, (b * ratio - a) * scale)
  }

  // Part by part, so that a NaN equals nothing; `Complex` itself has all numbers that are not
  // finite equal.
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  @specialized(where RealType == Double)
  @specialized(where RealType == Float)
  public static func _compare(
    _ comparison: _Comparison, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Bool>, _ targetStride: Int, count: Int
  ) {
    switch comparison {
    case .equal:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) {
        $0.rawStorage == $1.rawStorage
      }
    case .notEqual:
      zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count) {
        $0.rawStorage != $1.rawStorage
      }
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      fail("\(comparison): complex numbers have no order")
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  @specialized(where RealType == Double)
  @specialized(where RealType == Float)
  public static func _axpy(
    _ alpha: Self, _ source: UnsafePointer<Self>, _ sourceStride: Int,
    _ target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    zipLoop(target, targetStride, source, sourceStride, target, targetStride, count) {
      $0 + alpha * $1
    }
  }
}

extension Complex: FieldScalar where RealType: FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public init(_real: RealType) { self.init(_real) }
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _absoluteValue: RealType { length }
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _conjugate: Self { conjugate }
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  @specialized(where RealType == Double)
  @specialized(where RealType == Float)
  public static func _absoluteValues(
    _ source: UnsafePointer<Self>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<RealType>, _ targetStride: Int, count: Int
  ) {
    // `hypot` neither overflows nor vanishes on the way; its value for a NaN and an infinity is
    // infinite, as NumPy's.
    mapLoop(source, sourceStride, target, targetStride, count) {
      RealType.hypot($0.rawStorage.x, $0.rawStorage.y)
    }
  }
}
