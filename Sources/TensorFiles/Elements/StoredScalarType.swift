import Tensors

/// The types of numbers that files hold.
///
/// There are more of them than tensors have: bytes with a sign and 16-bit integers become
/// `Int32`, which holds all their values.
public enum StoredScalarType: String, Sendable, CaseIterable {
  /// Bytes, 0…255.
  case uint8
  /// Bytes with a sign, −128…127.
  case int8
  /// 16-bit integers.
  case int16
  /// 32-bit integers.
  case int32
  /// IEEE 754 binary32.
  case float
  /// IEEE 754 binary64.
  case double

  /// The size of one number in a file.
  public var byteCount: Int {
    switch self {
    case .uint8, .int8: 1
    case .int16: 2
    case .int32, .float: 4
    case .double: 8
    }
  }

  /// The type of the tensors that hold such numbers as they are.
  public var scalarType: ScalarType {
    switch self {
    case .uint8: .uint8
    case .int8, .int16, .int32: .int32
    case .float: .float
    case .double: .double
    }
  }
}
