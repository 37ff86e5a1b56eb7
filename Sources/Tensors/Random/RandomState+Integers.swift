extension RandomState {
  // MARK: - One integer

  /// An integer of 0..<high; `np.random.randint(high)`.
  ///
  /// - Precondition: `high > 0`.
  public func randint(_ high: Int) -> Int { randint(0, high) }

  /// An integer of low..<high; `np.random.randint(low, high)`.
  ///
  /// - Precondition: `low < high`.
  public func randint(_ low: Int, _ high: Int) -> Int {
    Self.requireRange(low, high)
    return randint(in: low...(high - 1))
  }

  /// An integer of a range that includes its bounds; `np.random.randint(low, high + 1)`.
  ///
  /// This reaches `Int.max`, which the half-open forms cannot.
  public func randint(in range: ClosedRange<Int>) -> Int {
    range.lowerBound &+ Int(bitPattern: UInt(twister.next(maskedUpTo: Self.span(of: range))))
  }

  // MARK: - Tensors

  /// Integers of 0..<high; `np.random.randint(high, size=size)`.
  ///
  /// - Precondition: `high > 0`; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func randint(_ high: Int, size: [Int]) -> Tensor<Int64> { randint(0, high, size: size) }

  /// Integers of low..<high; `np.random.randint(low, high, size)`.
  ///
  /// - Precondition: `low < high`; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  /// - Complexity: O(elements); one allocation.
  /// - Note: Masked rejection on 32-bit draws where high − low ≤ 2³², on 64-bit draws
  ///   otherwise; a range of one integer draws nothing.
  public func randint(_ low: Int, _ high: Int, size: [Int]) -> Tensor<Int64> {
    Self.requireRange(low, high)
    return randint(in: low...(high - 1), size: size)
  }

  /// Integers of a range that includes its bounds; `np.random.randint(low, high + 1, size)`.
  ///
  /// This reaches `Int64.max`, which the half-open forms cannot.
  ///
  /// - Precondition: no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func randint(in range: ClosedRange<Int>, size: [Int]) -> Tensor<Int64> {
    Parameter.size(size, "randint")
    return Tensor(shape: size) { target in
      twister.fill(target, low: Int64(range.lowerBound), span: Self.span(of: range))
    }
  }

  /// 32-bit integers of low..<high; `np.random.randint(low, high, size, dtype=np.int32)`.
  ///
  /// - Precondition: `low < high`, both bounds within -2³¹...2³¹; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  /// - Complexity: O(elements); one allocation.
  public func randint(
    _ low: Int, _ high: Int, size: [Int], as type: Int32.Type
  ) -> Tensor<Int32> {
    Self.requireRange(low, high, within: -0x8000_0000...0x8000_0000, "Int32")
    Parameter.size(size, "randint")
    return Tensor(shape: size) { target in
      twister.fill(target, low: Int32(low), span: UInt64(high - 1 - low))
    }
  }

  /// Bytes of low..<high; `np.random.randint(low, high, size, dtype=np.uint8)`.
  ///
  /// - Precondition: `low < high`, both bounds within 0...256; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  /// - Complexity: O(elements); one allocation.
  /// - Note: Each 32-bit draw is used up byte by byte, so the numbers differ from those of the
  ///   other types. Bytes of the last draw that are not needed are dropped.
  public func randint(
    _ low: Int, _ high: Int, size: [Int], as type: UInt8.Type
  ) -> Tensor<UInt8> {
    Self.requireRange(low, high, within: 0...256, "UInt8")
    Parameter.size(size, "randint")
    return Tensor(shape: size) { target in
      twister.fillBytes(target, low: UInt8(low), span: UInt8(high - 1 - low))
    }
  }

  // MARK: - Ranges

  /// The distance of the bounds, which may exceed `Int.max`.
  private static func span(of range: ClosedRange<Int>) -> UInt64 {
    UInt64(UInt(bitPattern: range.upperBound) &- UInt(bitPattern: range.lowerBound))
  }

  private static func requireRange(_ low: Int, _ high: Int) {
    require(low < high, "randint: low \(low) is not below high \(high)")
  }

  private static func requireRange(
    _ low: Int, _ high: Int, within bounds: ClosedRange<Int>, _ type: String
  ) {
    requireRange(low, high)
    require(
      bounds.contains(low) && bounds.contains(high),
      "randint: \(low)..<\(high) has integers that \(type) does not")
  }
}
