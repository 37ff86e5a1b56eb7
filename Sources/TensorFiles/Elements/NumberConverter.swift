import Tensors

/// Converts the numbers of files, a piece at a time.
///
/// They go by way of the widest type of their kind, of which there are four: so every type
/// needs one loop to be read and four to be made, and pairs of types need none of their own.
struct NumberConverter: ~Copyable {
  /// The most numbers in a piece.
  static let capacity = 4096

  private let source: any StoredNumber.Type
  private let order: ByteOrder
  private let wide = UnsafeMutableRawPointer.allocate(
    byteCount: capacity * MemoryLayout<Complex<Double>>.stride, alignment: 64)

  init(_ type: StoredScalarType, _ order: ByteOrder) {
    source = type.number
    self.order = order
  }

  deinit { wide.deallocate() }

  /// Converts up to `capacity` numbers, whose addresses need not be aligned.
  ///
  /// - Returns: how many were converted: all, or those before the first that has no place in
  ///   the target's type or that is none.
  func convert<Target: CheckedConversion>(
    _ count: Int, at bytes: UnsafeRawPointer, to target: UnsafeMutablePointer<Target>
  ) -> Int {
    Target.narrow(
      source.wideKind, wide, source.widen(count, at: bytes, order, to: wide), to: target)
  }

  /// What is found at an address, in words.
  func description(at address: UnsafeRawPointer) -> String {
    func describe<Stored: StoredNumber>(_: Stored.Type) -> String {
      "\(Stored(at: address, order))"
    }
    return describe(source)
  }
}

/// A type that numbers go by.
protocol WideNumber {
  static var kind: WideKind { get }
}

/// Which of them.
enum WideKind {
  case signed, unsigned, real, complex
}

extension Int64: WideNumber { static var kind: WideKind { .signed } }
extension UInt64: WideNumber { static var kind: WideKind { .unsigned } }
extension Double: WideNumber { static var kind: WideKind { .real } }
extension Complex<Double>: WideNumber { static var kind: WideKind { .complex } }

extension StoredScalarType {
  /// The type that reads such numbers.
  var number: any StoredNumber.Type {
    switch self {
    case .bool: StoredTruth.self
    case .uint8: UInt8.self
    case .int8: Int8.self
    case .uint16: UInt16.self
    case .int16: Int16.self
    case .uint32: UInt32.self
    case .int32: Int32.self
    case .uint64: UInt64.self
    case .int64: Int64.self
    case .float8E4M3: Float8E4M3.self
    case .float8E5M2: Float8E5M2.self
    case .float8E4M3FNUZ: Float8E4M3FNUZ.self
    case .float8E5M2FNUZ: Float8E5M2FNUZ.self
    case .float8E8M0: Float8E8M0.self
    case .float16: Half.self
    case .bfloat16: BrainFloat.self
    case .float: Float.self
    case .double: Double.self
    case .complexFloat: StoredComplex<Float>.self
    case .complexDouble: StoredComplex<Double>.self
    }
  }
}
