// The larger, the smaller, and what lies between two bounds.

extension Tensor where Scalar: OrderedScalar {
  /// Makes every element the larger of it and one of `other`, a NaN if one is, in place.
  ///
  /// `other` broadcasts to this shape, and every alias sees the change.
  public mutating func formMaximum(_ other: Tensor) {
    formCombination(.maximum, other, named: "formMaximum")
  }

  /// Makes every element the larger of it and a number, a NaN if one is, in place.
  public mutating func formMaximum(_ other: Scalar) {
    formCombination(.maximum, other, named: "formMaximum")
  }

  /// Makes every element the smaller of it and one of `other`, a NaN if one is, in place.
  ///
  /// `other` broadcasts to this shape, and every alias sees the change.
  public mutating func formMinimum(_ other: Tensor) {
    formCombination(.minimum, other, named: "formMinimum")
  }

  /// Makes every element the smaller of it and a number, a NaN if one is, in place.
  public mutating func formMinimum(_ other: Scalar) {
    formCombination(.minimum, other, named: "formMinimum")
  }

  /// Raises elements below `min` to it and lowers those above `max` to it, in place.
  ///
  /// As `clip(_:min:max:)`; every alias sees the change.
  public mutating func formClip(min: Scalar? = nil, max: Scalar? = nil) {
    update(named: "formClip", Self.clipLoop(min: min, max: max))
  }

  /// minimum(maximum(x, min), max), both over a block of elements before the next one.
  fileprivate static func clipLoop(min: Scalar?, max: Scalar?) -> UnaryLoop<Scalar, Scalar> {
    { source, sourceStride, target, targetStride, count in
      var (from, step) = (source, sourceStride)
      func combine(_ operation: _Arithmetic, _ bound: Scalar?) {
        guard let bound else { return }
        withUnsafePointer(to: bound) {
          Scalar._arithmetic(operation, from, step, $0, 0, to: target, targetStride, count: count)
        }
        (from, step) = (UnsafePointer(target), targetStride)
      }
      combine(.maximum, min)
      combine(.minimum, max)
    }
  }

  /// Raises elements below those of `min` to them and lowers those above `max`, in place.
  ///
  /// The bounds broadcast to this shape, and every alias sees the change.
  public mutating func formClip(min: Tensor, max: Tensor) {
    formCombination(.maximum, min, named: "formClip")
    formCombination(.minimum, max, named: "formClip")
  }
}

/// The larger of two elements each, a NaN if one is; shapes broadcast. New storage.
public func maximum<Scalar: OrderedScalar>(
  _ lhs: Tensor<Scalar>, _ rhs: Tensor<Scalar>
) -> Tensor<Scalar> {
  .combine(.maximum, lhs, rhs, named: "maximum")
}

/// The larger of every element and a number, a NaN if one is. New storage.
public func maximum<Scalar: OrderedScalar>(_ lhs: Tensor<Scalar>, _ rhs: Scalar) -> Tensor<Scalar> {
  .combine(.maximum, lhs, rhs)
}

/// The larger of a number and every element, a NaN if one is. New storage.
public func maximum<Scalar: OrderedScalar>(_ lhs: Scalar, _ rhs: Tensor<Scalar>) -> Tensor<Scalar> {
  .combine(.maximum, lhs, rhs)
}

/// The smaller of two elements each, a NaN if one is; shapes broadcast. New storage.
public func minimum<Scalar: OrderedScalar>(
  _ lhs: Tensor<Scalar>, _ rhs: Tensor<Scalar>
) -> Tensor<Scalar> {
  .combine(.minimum, lhs, rhs, named: "minimum")
}

/// The smaller of every element and a number, a NaN if one is. New storage.
public func minimum<Scalar: OrderedScalar>(_ lhs: Tensor<Scalar>, _ rhs: Scalar) -> Tensor<Scalar> {
  .combine(.minimum, lhs, rhs)
}

/// The smaller of a number and every element, a NaN if one is. New storage.
public func minimum<Scalar: OrderedScalar>(_ lhs: Scalar, _ rhs: Tensor<Scalar>) -> Tensor<Scalar> {
  .combine(.minimum, lhs, rhs)
}

/// The elements, but `min` for those below it and `max` for those above it. New storage.
///
/// That is minimum(maximum(x, min), max): where the bounds are the wrong way round, `max`. A
/// bound left out is none. A NaN stays, and a bound that is NaN makes every element NaN.
public func clip<Scalar: OrderedScalar>(
  _ x: Tensor<Scalar>, min: Scalar? = nil, max: Scalar? = nil
) -> Tensor<Scalar> {
  if min == nil && max == nil { return x.copy() }
  return .mapping(x, Tensor.clipLoop(min: min, max: max))
}

/// The elements between bounds of their own: minimum(maximum(x, min), max). New storage.
///
/// All three shapes broadcast; a NaN in one of them is the result.
public func clip<Scalar: OrderedScalar>(
  _ x: Tensor<Scalar>, min: Tensor<Scalar>, max: Tensor<Scalar>
) -> Tensor<Scalar> {
  minimum(maximum(x, min), max)
}
