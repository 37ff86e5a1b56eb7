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
    if let min, let max, min == min, max == max {
      update(named: "formClip") { Scalar._clip(min, max, $0, $1, to: $2, $3, count: $4) }
    } else {
      if let min { formCombination(.maximum, min, named: "formClip") }
      if let max { formCombination(.minimum, max, named: "formClip") }
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
  if let min, let max, min == min, max == max {
    return .mapping(x) { Scalar._clip(min, max, $0, $1, to: $2, $3, count: $4) }
  }
  var result = x.copy()
  result.formClip(min: min, max: max)
  return result
}

/// The elements between bounds of their own: minimum(maximum(x, min), max). New storage.
///
/// All three shapes broadcast; a NaN in one of them is the result.
public func clip<Scalar: OrderedScalar>(
  _ x: Tensor<Scalar>, min: Tensor<Scalar>, max: Tensor<Scalar>
) -> Tensor<Scalar> {
  minimum(maximum(x, min), max)
}
