// Conversions that look at what the target type can hold. Integers come as `Int64`, and
// floating-point numbers as `Double`, which hold all of their kind.

/// What `OrderedScalar._narrow` does with a number that the type does not have.
public enum _Narrowing: Sendable {
  /// Nothing: the conversion fails.
  case exactly
  /// The nearest number that the type has takes its place, and 0 that of NaN.
  case clamping
  /// Integers lose their high bits.
  case truncating
}

extension IntegerScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _narrow(
    _ narrowing: _Narrowing, _ source: UnsafePointer<Int64>,
    to target: UnsafeMutablePointer<Self>, count: Int
  ) -> Bool {
    switch narrowing {
    case .exactly:
      return narrowExactly(source, target, count) { Self(exactly: $0) }
    case .clamping:
      for i in 0..<count { target[i] = Self(clamping: source[i]) }
    case .truncating:
      for i in 0..<count { target[i] = Self(truncatingIfNeeded: source[i]) }
    }
    return true
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _narrow(
    _ narrowing: _Narrowing, _ source: UnsafePointer<Double>,
    to target: UnsafeMutablePointer<Self>, count: Int
  ) -> Bool {
    if narrowing == .exactly {
      return narrowExactly(source, target, count) { Self(exactly: $0) }
    }
    // The largest number plus one, a power of two, is exact in double where it itself is not.
    let low = Double(Self.min)
    let end = Double(Self.max / 2 + 1) * 2
    for i in 0..<count {
      let value = source[i]
      target[i] = value != value ? 0 : value <= low ? .min : value >= end ? .max : Self(value)
    }
    return true
  }
}

extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _narrow(
    _ narrowing: _Narrowing, _ source: UnsafePointer<Int64>,
    to target: UnsafeMutablePointer<Self>, count: Int
  ) -> Bool {
    if narrowing == .exactly {
      return narrowExactly(source, target, count) { Self(exactly: $0) }
    }
    for i in 0..<count { target[i] = Self(source[i]) }
    return true
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _narrow(
    _ narrowing: _Narrowing, _ source: UnsafePointer<Double>,
    to target: UnsafeMutablePointer<Self>, count: Int
  ) -> Bool {
    if narrowing == .exactly {
      return narrowExactly(source, target, count) { Self(exactly: $0) }
    }
    let largest = Double(Self.greatestFiniteMagnitude)
    for i in 0..<count {
      let value = source[i]
      target[i] = Self(value > largest ? largest : value < -largest ? -largest : value)
    }
    return true
  }
}

@inline(__always)
private func narrowExactly<Source, Target>(
  _ source: UnsafePointer<Source>, _ target: UnsafeMutablePointer<Target>, _ count: Int,
  _ convert: (Source) -> Target?
) -> Bool {
  for i in 0..<count {
    guard let value = convert(source[i]) else { return false }
    target[i] = value
  }
  return true
}
