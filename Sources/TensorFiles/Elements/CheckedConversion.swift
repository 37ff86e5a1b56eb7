import Tensors

/// A scalar that says whether it can stand for a number of another type.
///
/// Integers stand for whole numbers within their range, truth values for 0 and 1. A
/// floating-point type stands for every number up to its largest, rounded to the nearest value,
/// and for NaN and the infinities.
protocol CheckedConversion: TensorScalar {
  init?(representing value: Int64)
  init?(representing value: Double)
}

extension CheckedConversion where Self: IntegerScalar {
  init?(representing value: Int64) { self.init(exactly: value) }
  init?(representing value: Double) { self.init(exactly: value) }
}

extension UInt8: CheckedConversion {}
extension Int32: CheckedConversion {}
extension Int64: CheckedConversion {}

extension Bool: CheckedConversion {
  init?(representing value: Int64) {
    guard value == 0 || value == 1 else { return nil }
    self = value == 1
  }

  init?(representing value: Double) {
    guard value == 0 || value == 1 else { return nil }
    self = value == 1
  }
}

extension Float: CheckedConversion {
  init?(representing value: Int64) { self.init(value) }

  init?(representing value: Double) {
    self.init(value)
    if isInfinite && value.isFinite { return nil }
  }
}

extension Double: CheckedConversion {
  init?(representing value: Int64) { self.init(value) }
  init?(representing value: Double) { self = value }
}

extension Complex: CheckedConversion where RealType: FloatingPointScalar & CheckedConversion {
  init?(representing value: Int64) {
    guard let real = RealType(representing: value) else { return nil }
    self.init(real)
  }

  init?(representing value: Double) {
    guard let real = RealType(representing: value) else { return nil }
    self.init(real)
  }
}

/// A number as it lies in a file, most significant byte first.
protocol StoredNumber: BitwiseCopyable {
  /// The number at an address, which need not be aligned.
  init(bigEndianAt address: UnsafeRawPointer)

  func converted<Target: CheckedConversion>(to type: Target.Type) -> Target?
}

extension StoredNumber where Self: FixedWidthInteger {
  init(bigEndianAt address: UnsafeRawPointer) {
    self.init(bigEndian: address.loadUnaligned(as: Self.self))
  }

  func converted<Target: CheckedConversion>(to type: Target.Type) -> Target? {
    Target(representing: Int64(self))
  }
}

extension UInt8: StoredNumber {}
extension Int8: StoredNumber {}
extension Int16: StoredNumber {}
extension Int32: StoredNumber {}

extension Float: StoredNumber {
  init(bigEndianAt address: UnsafeRawPointer) {
    self.init(bitPattern: UInt32(bigEndian: address.loadUnaligned(as: UInt32.self)))
  }

  func converted<Target: CheckedConversion>(to type: Target.Type) -> Target? {
    Target(representing: Double(self))
  }
}

extension Double: StoredNumber {
  init(bigEndianAt address: UnsafeRawPointer) {
    self.init(bitPattern: UInt64(bigEndian: address.loadUnaligned(as: UInt64.self)))
  }

  func converted<Target: CheckedConversion>(to type: Target.Type) -> Target? {
    Target(representing: self)
  }
}
