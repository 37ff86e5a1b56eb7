import Tensors

/// The types of numbers that files hold.
///
/// There are more of them than tensors have. A number of one of the others becomes one of
/// `scalarType`, which holds all their values, but for integers of 64 bits without a sign:
/// those from 2⁶³ on are refused as `Int64` and can be read as floating-point numbers.
public enum StoredScalarType: String, Sendable, CaseIterable {
  /// Truth values, a byte each, which is 0 or 1.
  case bool
  /// Bytes, 0…255.
  case uint8
  /// Bytes with a sign, −128…127.
  case int8
  /// 16-bit integers without a sign.
  case uint16
  /// 16-bit integers.
  case int16
  /// 32-bit integers without a sign.
  case uint32
  /// 32-bit integers.
  case int32
  /// 64-bit integers without a sign.
  case uint64
  /// 64-bit integers.
  case int64
  /// Four bits of exponent and three of significand, without infinities (OCP E4M3).
  case float8E4M3
  /// Five bits of exponent and two of significand (OCP E5M2).
  case float8E5M2
  /// Four bits of exponent with a bias of 8, three of significand; neither infinities nor −0.
  case float8E4M3FNUZ
  /// Five bits of exponent with a bias of 16, two of significand; neither infinities nor −0.
  case float8E5M2FNUZ
  /// Powers of two from 2⁻¹²⁷ to 2¹²⁷ (OCP E8M0).
  case float8E8M0
  /// IEEE 754 binary16.
  case float16
  /// The upper half of a `Float`.
  case bfloat16
  /// IEEE 754 binary32.
  case float
  /// IEEE 754 binary64.
  case double
  /// Complex numbers of two `Float`s, the real part first.
  case complexFloat
  /// Complex numbers of two `Double`s, the real part first.
  case complexDouble

  /// The size of one number in a file.
  public var byteCount: Int {
    switch self {
    case .bool, .uint8, .int8, .float8E4M3, .float8E5M2, .float8E4M3FNUZ, .float8E5M2FNUZ,
      .float8E8M0:
      1
    case .uint16, .int16, .float16, .bfloat16: 2
    case .uint32, .int32, .float: 4
    case .uint64, .int64, .double, .complexFloat: 8
    case .complexDouble: 16
    }
  }

  /// The type of the tensors that hold such numbers.
  public var scalarType: ScalarType {
    switch self {
    case .bool: .bool
    case .uint8: .uint8
    case .int8, .uint16, .int16, .int32: .int32
    case .uint32, .uint64, .int64: .int64
    case .float8E4M3, .float8E5M2, .float8E4M3FNUZ, .float8E5M2FNUZ, .float8E8M0, .float16,
      .bfloat16, .float:
      .float
    case .double: .double
    case .complexFloat: .complexFloat
    case .complexDouble: .complexDouble
    }
  }

  /// The type that writes tensors of a scalar type.
  init(_ type: ScalarType) {
    self =
      switch type {
      case .bool: .bool
      case .uint8: .uint8
      case .int32: .int32
      case .int64: .int64
      case .float: .float
      case .double: .double
      case .complexFloat: .complexFloat
      case .complexDouble: .complexDouble
      }
  }

  /// Whether any bytes are elements of a tensor of `scalarType`, once they are in the order of
  /// this machine. For truth values they are not: a byte may be neither 0 nor 1.
  var isScalarType: Bool { self == StoredScalarType(scalarType) && self != .bool }

  /// The size of the parts that have a byte order: a complex number has two.
  var wordByteCount: Int {
    switch self {
    case .complexFloat, .complexDouble: byteCount / 2
    default: byteCount
    }
  }
}
