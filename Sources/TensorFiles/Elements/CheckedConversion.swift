import Tensors

/// A type of numbers that says whether it can stand for a number of another type.
///
/// Integers stand for whole numbers within their range, truth values for 0 and 1. A
/// floating-point type stands for every number up to its largest, rounded to the nearest value,
/// and for NaN and the infinities. A complex number without an imaginary part is a real one.
protocol CheckedConversion {
  init?(representing value: Int64)
  init?(representing value: UInt64)
  init?(representing value: Double)
  init?(representing value: Complex<Double>)
  init?(representing value: DecimalNumber)

  /// Converts numbers of a wide type until the first that has no place in this one, and
  /// returns how many were converted.
  static func narrow(
    _ kind: WideKind, _ wide: UnsafeRawPointer, _ count: Int,
    to target: UnsafeMutablePointer<Self>
  ) -> Int
}

extension CheckedConversion {
  static func narrow(
    _ kind: WideKind, _ wide: UnsafeRawPointer, _ count: Int,
    to target: UnsafeMutablePointer<Self>
  ) -> Int {
    func narrow<Wide>(_: Wide.Type, _ convert: (Wide) -> Self?) -> Int {
      let numbers = wide.assumingMemoryBound(to: Wide.self)
      for i in 0..<count {
        guard let number = convert(numbers[i]) else { return i }
        target[i] = number
      }
      return count
    }
    return switch kind {
    case .signed: narrow(Int64.self) { Self(representing: $0) }
    case .unsigned: narrow(UInt64.self) { Self(representing: $0) }
    case .real: narrow(Double.self) { Self(representing: $0) }
    case .complex: narrow(Complex<Double>.self) { Self(representing: $0) }
    }
  }
}

extension CheckedConversion {
  init?(representing value: Complex<Double>) {
    guard value.rawStorage.y == 0 else { return nil }
    self.init(representing: value.rawStorage.x)
  }

  init?(representing value: DecimalNumber) {
    switch value {
    case .integer(let value): self.init(representing: value)
    case .real(let value, _): self.init(representing: value)
    case .tooLarge: return nil
    }
  }
}

extension CheckedConversion where Self: FixedWidthInteger {
  init?(representing value: Int64) { self.init(exactly: value) }
  init?(representing value: UInt64) { self.init(exactly: value) }
  init?(representing value: Double) { self.init(exactly: value) }
}

extension UInt8: CheckedConversion {}
extension Int8: CheckedConversion {}
extension Int16: CheckedConversion {}
extension Int32: CheckedConversion {}
extension Int64: CheckedConversion {}

extension Bool: CheckedConversion {
  init?(representing value: Int64) {
    guard value == 0 || value == 1 else { return nil }
    self = value == 1
  }

  init?(representing value: UInt64) {
    guard value <= 1 else { return nil }
    self = value == 1
  }

  init?(representing value: Double) {
    guard value == 0 || value == 1 else { return nil }
    self = value == 1
  }
}

extension Float: CheckedConversion {
  init?(representing value: Int64) { self.init(value) }
  init?(representing value: UInt64) { self.init(value) }

  init?(representing value: Double) {
    self.init(value)
    if isInfinite && value.isFinite { return nil }
  }

  init?(representing value: DecimalNumber) {
    switch value {
    case .integer(let value): self.init(representing: value)
    case .real(let value, let nearest):
      if nearest.isInfinite && value.isFinite { return nil }
      self = nearest
    case .tooLarge: return nil
    }
  }
}

extension Double: CheckedConversion {
  init?(representing value: Int64) { self.init(value) }
  init?(representing value: UInt64) { self.init(value) }
  init?(representing value: Double) { self = value }
}

extension Complex: CheckedConversion where RealType: FloatingPointScalar & CheckedConversion {
  init?(representing value: Int64) {
    guard let real = RealType(representing: value) else { return nil }
    self.init(real)
  }

  init?(representing value: UInt64) {
    guard let real = RealType(representing: value) else { return nil }
    self.init(real)
  }

  init?(representing value: Double) {
    guard let real = RealType(representing: value) else { return nil }
    self.init(real)
  }

  init?(representing value: DecimalNumber) {
    guard let real = RealType(representing: value) else { return nil }
    self.init(real)
  }

  init?(representing value: Complex<Double>) {
    guard let real = RealType(representing: value.rawStorage.x),
      let imaginary = RealType(representing: value.rawStorage.y)
    else { return nil }
    self.init(real, imaginary)
  }
}
