extension Generator {
  // MARK: - One integer

  /// An integer of 0..<high; `rng.integers(high)`.
  ///
  /// - Precondition: `high > 0`.
  public func integers(_ high: Int) -> Int { integers(0, high) }

  /// An integer of low..<high, or of low...high; `rng.integers(low, high, endpoint=endpoint)`.
  ///
  /// - Precondition: there is such an integer.
  public func integers(_ low: Int, _ high: Int, endpoint: Bool = false) -> Int {
    let range = Self.range(low, high, endpoint)
    return range.lowerBound &+ Int(bitPattern: UInt(draw(BoundedInteger(span: range.span))))
  }

  // MARK: - Tensors

  /// Integers of 0..<high; `rng.integers(high, size=size)`.
  ///
  /// - Precondition: `high > 0`; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func integers(_ high: Int, size: [Int]) -> Tensor<Int64> {
    integers(0, high, size: size)
  }

  /// Integers of low..<high, or of low...high; `rng.integers(low, high, size, endpoint=…)`.
  ///
  /// - Precondition: there is such an integer; no dimension is negative.
  /// - Returns: shape `size`, new storage.
  /// - Complexity: O(elements); one allocation.
  /// - Note: D. Lemire, "Fast random integer generation in an interval" (2019). Ranges of up to
  ///   2³² integers take 32 bits each, larger ones 64; a range of one integer draws nothing.
  public func integers(
    _ low: Int, _ high: Int, size: [Int], endpoint: Bool = false
  ) -> Tensor<Int64> {
    integers(low, high, size: size, endpoint: endpoint, as: Int64.self)
  }

  /// Integers of a type, low..<high or low...high; `rng.integers(…, dtype=…)`.
  ///
  /// The numbers depend on the type: `UInt8` takes a quarter of a 32-bit word for each, and what
  /// is left of the last word is dropped.
  ///
  /// - Precondition: there is such an integer, and the type has all of them; no dimension is
  ///   negative.
  /// - Returns: shape `size`, new storage.
  /// - Complexity: O(elements); one allocation.
  public func integers<Scalar: IntegerScalar>(
    _ low: Int, _ high: Int, size: [Int], endpoint: Bool = false, as type: Scalar.Type
  ) -> Tensor<Scalar> {
    Parameter.size(size, "integers")
    let range = Self.range(low, high, endpoint)
    let (first, last) = (Scalar(exactly: range.lowerBound), Scalar(exactly: range.upperBound))
    guard let first, let last else {
      fail("integers: \(range.lowerBound)...\(range.upperBound) is not within \(Scalar.self)")
    }
    return Tensor(shape: size) { fill($0, with: first...last) }
  }

  /// `false` and `true` with the same probability; `rng.integers(0, 2, size, dtype=bool)`.
  ///
  /// Each takes one bit of a 32-bit word, the lowest first; what is left of the last word is
  /// dropped.
  ///
  /// - Precondition: no dimension is negative.
  /// - Returns: shape `size`, new storage.
  public func integers(size: [Int], as type: Bool.Type) -> Tensor<Bool> {
    Parameter.size(size, "integers")
    return Tensor(shape: size) { fill(BooleanFilling(target: $0)) }
  }

  // MARK: - Arrays

  /// `count` integers of a range, in any type of 8 to 64 bits.
  ///
  /// The draws are those of `rng.integers(lower, upper, count, dtype=…, endpoint=True)` with the
  /// type of the same width, signed or not; tensors have fewer types than NumPy's arrays.
  ///
  /// - Precondition: `count >= 0`.
  public func integers<Integer: FixedWidthInteger & BitwiseCopyable>(
    in range: ClosedRange<Integer>, count: Int
  ) -> [Integer] {
    require(count >= 0, "integers: \(count) elements")
    return Array(unsafeUninitializedCapacity: count) { target, filled in
      fill(UnsafeMutableBufferPointer(rebasing: target[..<count]), with: range)
      filled = count
    }
  }

  // MARK: - Loops

  /// Fills memory by the loop for the type's width.
  private func fill<Integer: FixedWidthInteger>(
    _ target: UnsafeMutableBufferPointer<Integer>, with range: ClosedRange<Integer>
  ) {
    let low = UInt64(truncatingIfNeeded: range.lowerBound)
    let span = UInt64(truncatingIfNeeded: range.upperBound) &- low
    // One line for each width: of a generic one the compiler makes no loop for each type.
    switch Integer.bitWidth {
    case 8: target.withMemoryRebound(to: UInt8.self) { fill8(IntegerFilling($0, low, span)) }
    case 16: target.withMemoryRebound(to: UInt16.self) { fill16(IntegerFilling($0, low, span)) }
    case 32: target.withMemoryRebound(to: UInt32.self) { fill32(IntegerFilling($0, low, span)) }
    case 64: target.withMemoryRebound(to: UInt64.self) { fill64(IntegerFilling($0, low, span)) }
    default: fail("integers: \(Integer.self) has \(Integer.bitWidth) bits")
    }
  }

  private func fill8(_ filling: IntegerFilling<UInt8>) { fill(filling) }
  private func fill16(_ filling: IntegerFilling<UInt16>) { fill(filling) }
  private func fill32(_ filling: IntegerFilling<UInt32>) { fill(filling) }
  private func fill64(_ filling: IntegerFilling<UInt64>) { fill(filling) }

  private static func range(_ low: Int, _ high: Int, _ endpoint: Bool) -> ClosedRange<Int> {
    require(
      endpoint ? low <= high : low < high,
      "integers: low \(low) and high \(high) leave no integer")
    return low...(endpoint ? high : high - 1)
  }
}

extension ClosedRange<Int> {
  /// The distance of the bounds, which may exceed `Int.max`.
  fileprivate var span: UInt64 {
    UInt64(UInt(bitPattern: upperBound) &- UInt(bitPattern: lowerBound))
  }
}

/// An integer of 0...span.
private struct BoundedInteger: Distribution {
  let span: UInt64

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> UInt64 {
    source.next(upTo: span)
  }
}
