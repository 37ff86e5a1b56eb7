// Keys: the bits of an element, changed so that unsigned integers compare as elements do.

extension IntegerScalar {
  private static var signBit: _SortKey { isSigned ? 1 << (_SortKey.bitWidth - 1) : 0 }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _sortKey: _SortKey { _SortKey(truncatingIfNeeded: self) ^ Self.signBit }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _orderKey: _SortKey { _sortKey }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public init(_sortKey key: _SortKey) { self.init(truncatingIfNeeded: key ^ Self.signBit) }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var _lowestKey: _SortKey { .min }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var _highestKey: _SortKey { .max }
}

extension UInt8 {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public typealias _SortKey = UInt8
}

extension Int32 {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public typealias _SortKey = UInt32
}

extension Int64 {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public typealias _SortKey = UInt64
}

// Of a floating-point number, the exponent comes before the significand, so that the bits of
// positive numbers are in order already; those of negative ones are in reverse.

extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _orderKey: _SortKey { (self + 0)._sortKey }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var _lowestKey: _SortKey { (-infinity)._sortKey }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static var _highestKey: _SortKey { infinity._sortKey }
}

extension Double {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _sortKey: UInt64 {
    let sign = UInt64(bitPattern: Int64(bitPattern: bitPattern) &>> 63)
    return self == self ? bitPattern ^ (sign | 1 << 63) : .max
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public init(_sortKey key: UInt64) {
    let sign = UInt64(bitPattern: Int64(bitPattern: ~key) &>> 63)
    self = key == .max ? .nan : Double(bitPattern: key ^ (sign | 1 << 63))
  }
}

extension Float {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _sortKey: UInt32 {
    let sign = UInt32(bitPattern: Int32(bitPattern: bitPattern) &>> 31)
    return self == self ? bitPattern ^ (sign | 1 << 31) : .max
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public init(_sortKey key: UInt32) {
    let sign = UInt32(bitPattern: Int32(bitPattern: ~key) &>> 31)
    self = key == .max ? .nan : Float(bitPattern: key ^ (sign | 1 << 31))
  }
}
