import CVectorMath
import ComplexModule
import RealModule

/// A type that tensors can hold: `Double`, `Float`, `Int64`, `Int32`, `UInt8`, `Bool`,
/// `Complex<Double>`, `Complex<Float>`.
///
/// Elements are stored as themselves, copied as bytes and never destroyed. (`BitwiseCopyable`
/// would say so, but a module cannot say it of another's type, here swift-numerics' `Complex`.)
///
/// The underscored requirements are loops over strided memory, one implementation
/// for all types that the compiler specialises for each conforming type. They are
/// what generic code of the library calls, once per operation and not once per
/// element, and are not meant to be called or implemented elsewhere.
public protocol TensorScalar: Hashable, Sendable {
  /// The type as a value, for code that has to switch over it.
  static var scalarType: ScalarType { get }

  /// Whether the elements of two vectors are equal; a NaN equals nothing.
  static func _areEqual(
    _ lhs: UnsafeBufferPointer<Self>, _ rhs: UnsafeBufferPointer<Self>
  ) -> Bool

  /// Sets `count` elements of `target` to those of `source`, which may have another type.
  ///
  /// Floating-point numbers become integers by truncation, as Swift's initialisers do it.
  static func _convert(
    _ source: UnsafeRawPointer, _ sourceType: ScalarType, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int)

  /// What writes an element for printing, given all those that are shown with it.
  static func _formatter(
    for elements: [Self], isSingle: Bool, _ options: PrintOptions
  ) -> (Self) -> String
}

/// The scalar types of tensors as values.
public enum ScalarType: String, Sendable, CaseIterable {
  /// Truth values, a byte each.
  case bool
  /// Bytes, 0…255.
  case uint8
  /// 32-bit integers.
  case int32
  /// 64-bit integers.
  case int64
  /// IEEE 754 binary32.
  case float
  /// IEEE 754 binary64.
  case double
  /// Complex numbers with parts of type `Float`.
  case complexFloat
  /// Complex numbers with parts of type `Double`.
  case complexDouble

  /// The type's name in C.
  var code: apus_type {
    switch self {
    case .bool: apus_type_bool
    case .uint8: apus_type_u8
    case .int32: apus_type_i32
    case .int64: apus_type_i64
    case .float: apus_type_f32
    case .double: apus_type_f64
    case .complexFloat: apus_type_c32
    case .complexDouble: apus_type_c64
    }
  }
}

/// A scalar with addition and multiplication.
public protocol NumericScalar: TensorScalar, Numeric {
  /// The type in which elements are summed: `Int64` for integers, or else the type itself.
  associatedtype Sum: NumericScalar

  /// One of the four operations on `count` elements; `target` may be one of the operands.
  static func _arithmetic(
    _ operation: _Arithmetic, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int)

  /// One of the six comparisons on `count` elements; numbers without an order have two of them.
  static func _compare(
    _ comparison: _Comparison, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Bool>, _ targetStride: Int, count: Int)

  /// The element in the type in which elements are summed.
  var _widened: Sum { get }

  /// `target = beta · target + alpha · lhs · rhs` for matrices that do not overlap `target`.
  static func _gemm(
    alpha: Self, _ lhs: _MatrixOperand<Self>, _ rhs: _MatrixOperand<Self>,
    beta: Self, _ target: _MatrixTarget<Self>)

  /// `target = target + alpha · source` for `count` elements.
  static func _axpy(
    _ alpha: Self, _ source: UnsafePointer<Self>, _ sourceStride: Int,
    _ target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int)
}

/// A number with an order, as all have but the complex ones: what can be compared and sorted.
public protocol OrderedScalar: NumericScalar, Comparable, _SortingKernels {
  /// Division with remainder or a power on `count` elements; `target` may be one of the operands.
  static func _combine(
    _ function: _OrderedFunction, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int)

  /// `count` elements, each no less than `low` and no more than `high`; `target` may be `source`.
  static func _clip(
    _ low: Self, _ high: Self, _ source: UnsafePointer<Self>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int)

  /// Sets elements to those of `source` if the type can hold all, as `narrowing` has it.
  static func _narrow(
    _ narrowing: _Narrowing, _ source: UnsafePointer<Int64>,
    to target: UnsafeMutablePointer<Self>, count: Int
  ) -> Bool

  /// Sets elements to those of `source` if the type can hold all, as `narrowing` has it.
  static func _narrow(
    _ narrowing: _Narrowing, _ source: UnsafePointer<Double>,
    to target: UnsafeMutablePointer<Self>, count: Int
  ) -> Bool
}

/// A number that can be divided: `Double`, `Float`, `Complex<Double>`, `Complex<Float>`.
///
/// These are what BLAS and LAPACK compute in.
public protocol FieldScalar: NumericScalar, AlgebraicField where Sum == Self {
  /// The type of absolute values: `Float` for `Complex<Float>`, the type itself for `Float`.
  associatedtype RealType: FloatingPointScalar

  /// The number with the given real part and no other.
  init(_real: RealType)

  /// The absolute value, √(x² + y²) for x + iy.
  var _absoluteValue: RealType { get }

  /// The absolute values of `count` elements.
  static func _absoluteValues(
    _ source: UnsafePointer<Self>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<RealType>, _ targetStride: Int, count: Int)

  /// A function of one variable on `count` elements; `target` may be `source`.
  ///
  /// Complex numbers have those that need no order: all but rounding and some more.
  static func _map(
    _ function: _UnaryFunction, _ source: UnsafePointer<Self>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int)

  /// A test of `count` elements.
  static func _test(
    _ test: _FloatingPointTest, _ source: UnsafePointer<Self>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Bool>, _ targetStride: Int, count: Int)

  /// Whether `count` elements are close to others; a tolerance is absolute + relative · |rhs|.
  static func _isClose(
    _ tolerance: _Tolerance<RealType>, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Bool>, _ targetStride: Int, count: Int)

  /// The complex conjugate.
  var _conjugate: Self { get }

  /// The product of `count` elements, which overflows or vanishes only where its value does.
  static func _scaledProduct(_ source: UnsafePointer<Self>, _ stride: Int, count: Int) -> Self

  /// The routines of LAPACK for the type.
  static var _lapack: _LAPACK<Self> { get }
}

/// An integer scalar, as images, labels and indices have it.
public protocol IntegerScalar: OrderedScalar, IndexScalar, FixedWidthInteger where Sum == Int64 {
  /// An operation that only integers have on `count` elements; `target` may be an operand.
  static func _combine(
    _ operation: _IntegerOperation, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int)

  /// A function of one variable on `count` elements; `target` may be `source`.
  static func _map(
    _ function: _IntegerFunction, _ source: UnsafePointer<Self>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int)
}

/// `Double` or `Float`: what BLAS computes in.
public protocol FloatingPointScalar: OrderedScalar, FieldScalar, Real, BinaryFloatingPoint,
  SIMDScalar, Codable, LosslessStringConvertible
where RealType == Self, Self.RawSignificand: FixedWidthInteger {
  /// The quantiles of every line, along the lines of the target.
  static func _quantiles(
    _ source: UnsafePointer<Self>, _ lines: _LineNest, _ quantiles: _Quantiles,
    to target: UnsafeMutablePointer<Self>)

  /// A function of two variables on `count` elements; `target` may be one of the operands.
  static func _combine(
    _ function: _RealFunction, _ lhs: UnsafePointer<Self>, _ lhsStride: Int,
    _ rhs: UnsafePointer<Self>, _ rhsStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int)

  /// `count` elements with others for NaN and the infinities; `target` may be `source`.
  static func _replaceNonFinite(
    _ nan: Self, _ high: Self, _ low: Self, _ source: UnsafePointer<Self>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int)

  /// Dense loops of neural networks, in C.
  static var _kernels: _Kernels<Self> { get }

  /// Adds products of a number and `count` elements to sums and the sums of their errors.
  static func _addProducts(
    _ factor: Self, _ x: UnsafePointer<Self>, _ xStride: Int,
    to sums: UnsafeMutablePointer<Self>, _ errors: UnsafeMutablePointer<Self>, count: Int)

  /// Adds, or subtracts, `count` products to a sum and the sum of its errors.
  static func _addDotProduct(
    _ isNegative: Bool, _ x: UnsafePointer<Self>, _ xStride: Int, _ y: UnsafePointer<Self>,
    count: Int, to sum: UnsafeMutablePointer<Self>, _ error: UnsafeMutablePointer<Self>)

  /// Loops over complex numbers with parts of the type, in C.
  static var _complexKernels: _ComplexKernels<Self> { get }

  /// The routines of LAPACK for complex numbers with parts of the type.
  static var _complexLAPACK: _LAPACK<Complex<Self>> { get }
}

extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public init(_real: Self) { self = _real }
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _absoluteValue: Self { magnitude }
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _conjugate: Self { self }
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _absoluteValues(
    _ source: UnsafePointer<Self>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    mapLoop(source, sourceStride, target, targetStride, count) { $0.magnitude }
  }
}

/// The arithmetic of `NumericScalar._arithmetic`; division is for floating point only.
public enum _Arithmetic: Sendable {
  case add
  case subtract
  case multiply
  case divide
  case maximum
  case minimum
}

/// The comparisons of `NumericScalar._compare`.
public enum _Comparison: Sendable {
  case equal
  case notEqual
  case less
  case lessOrEqual
  case greater
  case greaterOrEqual
}
