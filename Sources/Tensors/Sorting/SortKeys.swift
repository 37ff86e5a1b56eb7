// Keys: the bits of an element, changed so that unsigned integers compare as elements do. For whole
// lines, `apus_sort_keys` makes the same.

extension IntegerScalar {
  // The least number becomes 0.
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _sortKey: UInt64 { UInt64(bitPattern: Int64(self) &- Int64(Self.min)) }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _orderKey: UInt64 { _sortKey }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public init(_sortKey key: UInt64) {
    self.init(truncatingIfNeeded: Int64(bitPattern: key) &+ Int64(Self.min))
  }
}

// Of a floating-point number, the exponent comes before the significand, so that the bits of
// positive numbers are in order already; those of negative ones are in reverse.

extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _orderKey: UInt64 { (self + 0)._sortKey }
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
  public var _sortKey: UInt64 {
    let sign = UInt32(bitPattern: Int32(bitPattern: bitPattern) &>> 31)
    return UInt64(self == self ? bitPattern ^ (sign | 1 << 31) : .max)
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public init(_sortKey key: UInt64) {
    let key = UInt32(truncatingIfNeeded: key)
    let sign = UInt32(bitPattern: Int32(bitPattern: ~key) &>> 31)
    self = key == .max ? .nan : Float(bitPattern: key ^ (sign | 1 << 31))
  }
}
