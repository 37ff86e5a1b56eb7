extension Tensor {
  /// The elements as another scalar type.
  ///
  /// As Swift's initialisers do it: floating-point numbers are rounded to nearest when the
  /// target is narrower, and truncated towards zero to become integers; a value that the
  /// integer type cannot hold, NaN among them, traps. To `Bool`, zero is false and all else
  /// true; from `Bool`, true is 1. Complex numbers do not convert to real ones, which traps.
  ///
  /// For values that may not fit there are `converted(exactly:)`, `converted(clamping:)` and
  /// `converted(truncatingIfNeeded:)`.
  ///
  /// - Returns: the same shape, new storage even if the type is the same.
  @_semantics("optimize.sil.specialize.generic.never")
  public func converted<Target: TensorScalar>(to type: Target.Type) -> Tensor<Target> {
    .mapping(self) {
      Target._convert($0, Scalar.scalarType, $1, to: $2, $3, count: $4)
    }
  }

  /// A new tensor with `transform` of every element.
  ///
  /// - Returns: the same shape, new storage.
  /// - Note: The closure is called for each element in row-major order; the named functions
  ///   are much faster.
  public func map<Target: TensorScalar>(
    _ transform: (Scalar) throws -> Target
  ) rethrows -> Tensor<Target> {
    try withUnsafeBufferPointer { source in
      try Tensor<Target>(shape: shape) { target in
        for i in source.indices { target[i] = try transform(source[i]) }
      }
    }
  }
}

extension Tensor where Scalar: OrderedScalar {
  /// The elements as another type that has every one of them, or `nil` if it lacks one.
  ///
  /// As Swift's `init(exactly:)`: a fraction or NaN is no integer, a number out of range or with
  /// more digits than the type holds is not in it, and NaN does not count as the same number.
  ///
  /// - Returns: the same shape, new storage.
  public func converted<Target: OrderedScalar>(exactly type: Target.Type) -> Tensor<Target>? {
    let result = Tensor<Target>(uninitialized: shape)
    return narrow(.exactly, into: result) ? result : nil
  }

  /// The elements as another type, each as the nearest number that the type has.
  ///
  /// What is out of range becomes the least or the largest number, which for floating point is
  /// finite. To become integers, fractions are truncated towards zero, infinities are out of range
  /// and NaN is 0; to become floating-point numbers, NaN stays.
  ///
  /// - Returns: the same shape, new storage.
  public func converted<Target: OrderedScalar>(clamping type: Target.Type) -> Tensor<Target> {
    let result = Tensor<Target>(uninitialized: shape)
    narrow(.clamping, into: result)
    return result
  }

  /// Sets the elements of `result`, contiguous and of the same shape, or else returns false.
  ///
  /// They go in blocks through a type that holds all values of this one.
  @discardableResult
  fileprivate func narrow<Target: OrderedScalar>(
    _ narrowing: _Narrowing, into result: Tensor<Target>
  ) -> Bool {
    switch Scalar.scalarType {
    case .float, .double:
      return forEachBlock(as: Double.self) { start, block, length in
        Target._narrow(narrowing, block, to: result.base + start, count: length)
      }
    default:
      return forEachBlock(as: Int64.self) { start, block, length in
        Target._narrow(narrowing, block, to: result.base + start, count: length)
      }
    }
  }

  /// Calls `body` with the place, the elements in another type and the length of block after
  /// block until it returns false; whether it never did.
  private func forEachBlock<Wide: TensorScalar>(
    as type: Wide.Type, _ body: (Int, UnsafePointer<Wide>, Int) -> Bool
  ) -> Bool {
    let source = contiguous()
    return withExtendedLifetime(source.storage) {
      withUnsafeTemporaryAllocation(of: Wide.self, capacity: 512) { buffer in
        guard let block = buffer.baseAddress else { return false }
        for start in stride(from: 0, to: count, by: buffer.count) {
          let length = Swift.min(buffer.count, count - start)
          Wide._convert(source.base + start, Scalar.scalarType, 1, to: block, 1, count: length)
          if !body(start, block, length) { return false }
        }
        return true
      }
    }
  }
}

extension Tensor where Scalar: IntegerScalar {
  /// The elements as another integer type, with the high bits that it has no place for left out.
  ///
  /// As Swift's `init(truncatingIfNeeded:)`, and as NumPy's `astype` between integers.
  ///
  /// - Returns: the same shape, new storage.
  public func converted<Target: IntegerScalar>(
    truncatingIfNeeded type: Target.Type
  ) -> Tensor<Target> {
    let result = Tensor<Target>(uninitialized: shape)
    narrow(.truncating, into: result)
    return result
  }
}
