import Tensors

/// Which end of a number comes first in a file.
enum ByteOrder: Sendable {
  /// The most significant byte.
  case big
  /// The least significant byte.
  case little

  /// The order in the memory of this machine.
  static var native: ByteOrder { 1.littleEndian == 1 ? .little : .big }
}

/// A number as it lies in a file; its type has the size that it takes there.
protocol StoredNumber: BitwiseCopyable {
  /// The number at an address, which need not be aligned.
  init(at address: UnsafeRawPointer, _ order: ByteOrder)

  /// The widest type of the kind, in which every number of the type has its value.
  associatedtype Wide: WideNumber
  /// Nothing for bits that are no number.
  var wide: Wide? { get }

  /// Reads numbers until the first that is none, and returns how many were read.
  static func widen(
    _ count: Int, at bytes: UnsafeRawPointer, _ order: ByteOrder,
    to wide: UnsafeMutableRawPointer
  ) -> Int
}

extension StoredNumber {
  static var wideKind: WideKind { Wide.kind }

  static func widen(
    _ count: Int, at bytes: UnsafeRawPointer, _ order: ByteOrder,
    to wide: UnsafeMutableRawPointer
  ) -> Int {
    let numbers = wide.assumingMemoryBound(to: Wide.self)
    for i in 0..<count {
      guard let number = Self(at: bytes + i * MemoryLayout<Self>.size, order).wide else {
        return i
      }
      numbers[i] = number
    }
    return count
  }
}

extension FixedWidthInteger where Self: BitwiseCopyable {
  /// The integer at an address, which need not be aligned.
  init(at address: UnsafeRawPointer, _ order: ByteOrder) {
    let word = address.loadUnaligned(as: Self.self)
    self = order == .big ? Self(bigEndian: word) : Self(littleEndian: word)
  }
}

extension StoredNumber where Self: FixedWidthInteger {
  var wide: Int64? { Int64(self) }
}

extension UInt8: StoredNumber {}
extension Int8: StoredNumber {}
extension UInt16: StoredNumber {}
extension Int16: StoredNumber {}
extension UInt32: StoredNumber {}
extension Int32: StoredNumber {}
extension Int64: StoredNumber {}

extension UInt64: StoredNumber {
  var wide: UInt64? { self }
}

extension StoredNumber where Self: BinaryFloatingPoint {
  var wide: Double? { Double(self) }
}

extension Float: StoredNumber {
  init(at address: UnsafeRawPointer, _ order: ByteOrder) {
    self.init(bitPattern: UInt32(at: address, order))
  }
}

extension Double: StoredNumber {
  init(at address: UnsafeRawPointer, _ order: ByteOrder) {
    self.init(bitPattern: UInt64(at: address, order))
  }
}

/// Two numbers of which the real part comes first.
struct StoredComplex<Part: StoredNumber & BinaryFloatingPoint>: StoredNumber,
  CustomStringConvertible
{
  private let real: Part
  private let imaginary: Part

  init(at address: UnsafeRawPointer, _ order: ByteOrder) {
    real = Part(at: address, order)
    imaginary = Part(at: address + MemoryLayout<Part>.size, order)
  }

  var wide: Complex<Double>? { Complex(Double(real), Double(imaginary)) }

  var description: String { "(\(real), \(imaginary))" }
}

/// A truth value: a byte that must be 0 or 1.
struct StoredTruth: StoredNumber, CustomStringConvertible {
  private let byte: UInt8

  init(at address: UnsafeRawPointer, _ order: ByteOrder) { byte = UInt8(at: address, order) }

  var wide: Int64? { byte <= 1 ? Int64(byte) : nil }

  var description: String { "the byte \(byte) for a truth value" }
}

// MARK: - Short floating-point numbers

/// A floating-point number of 8 or 16 bits, all of whose values a `Float` has.
protocol ShortFloat: StoredNumber, CustomStringConvertible {
  associatedtype Bits: FixedWidthInteger & BitwiseCopyable
  init(bits: Bits)
  var float: Float { get }
}

extension ShortFloat {
  init(at address: UnsafeRawPointer, _ order: ByteOrder) {
    self.init(bits: Bits(at: address, order))
  }

  var wide: Double? { Double(float) }

  var description: String { "\(float)" }
}

/// The number (−1)ˢ · 2ᵉ⁻ᵇ · 1.m, or (−1)ˢ · 2¹⁻ᵇ · 0.m for e = 0.
private func assemble(
  isNegative: Bool, exponent: Int, significand: Int, significandBits: Int, bias: Int
) -> Float {
  let integer = exponent == 0 ? significand : significand | 1 << significandBits
  let magnitude = Float(
    sign: .plus, exponent: max(exponent, 1) - bias - significandBits, significand: Float(integer))
  return isNegative ? -magnitude : magnitude
}

/// IEEE 754 binary16.
struct Half: ShortFloat {
  let bits: UInt16

  var float: Float {
    let exponent = Int(bits >> 10 & 31)
    guard exponent < 31 else {
      // Infinity, or a NaN whose payload moves along.
      return Float(
        bitPattern: UInt32(bits >> 15) << 31 | 0x7F80_0000 | UInt32(bits & 0x3FF) << 13)
    }
    return assemble(
      isNegative: bits >> 15 == 1, exponent: exponent, significand: Int(bits & 0x3FF),
      significandBits: 10, bias: 15)
  }
}

/// The upper half of a `Float`.
struct BrainFloat: ShortFloat {
  let bits: UInt16
  var float: Float { Float(bitPattern: UInt32(bits) << 16) }
}

/// OCP E5M2: the upper half of a `Half`.
struct Float8E5M2: ShortFloat {
  let bits: UInt8
  var float: Float { Half(bits: UInt16(bits) << 8).float }
}

/// OCP E4M3: no infinities, and one NaN of either sign.
struct Float8E4M3: ShortFloat {
  let bits: UInt8

  var float: Float {
    if bits & 0x7F == 0x7F { return .nan }
    return assemble(
      isNegative: bits >> 7 == 1, exponent: Int(bits >> 3 & 15), significand: Int(bits & 7),
      significandBits: 3, bias: 7)
  }
}

/// E4M3 with a bias of 8, whose one NaN stands where −0 would be.
struct Float8E4M3FNUZ: ShortFloat {
  let bits: UInt8

  var float: Float {
    if bits == 0x80 { return .nan }
    return assemble(
      isNegative: bits >> 7 == 1, exponent: Int(bits >> 3 & 15), significand: Int(bits & 7),
      significandBits: 3, bias: 8)
  }
}

/// E5M2 with a bias of 16, whose one NaN stands where −0 would be.
struct Float8E5M2FNUZ: ShortFloat {
  let bits: UInt8

  var float: Float {
    if bits == 0x80 { return .nan }
    return assemble(
      isNegative: bits >> 7 == 1, exponent: Int(bits >> 2 & 31), significand: Int(bits & 3),
      significandBits: 2, bias: 16)
  }
}

/// OCP E8M0: an exponent alone.
struct Float8E8M0: ShortFloat {
  let bits: UInt8

  var float: Float {
    bits == 0xFF ? .nan : Float(sign: .plus, exponent: Int(bits) - 127, significand: 1)
  }
}
