// Functions of two variables for floating-point numbers.

extension Tensor where Scalar: FloatingPointScalar {
  static func combine(
    _ function: _RealFunction, _ lhs: Tensor, _ rhs: Tensor, named name: String
  ) -> Tensor {
    combining(lhs, rhs, named: name) {
      Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }

  static func combine(_ function: _RealFunction, _ lhs: Tensor, _ rhs: Scalar) -> Tensor {
    combining(lhs, rhs) { Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6) }
  }

  static func combine(_ function: _RealFunction, _ lhs: Scalar, _ rhs: Tensor) -> Tensor {
    combining(lhs, rhs) { Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6) }
  }

  func formCombination(_ function: _RealFunction, _ other: Tensor, named name: String) {
    combine(with: other, named: name) {
      Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }

  func formCombination(_ function: _RealFunction, _ other: Scalar, named name: String) {
    combine(with: other, named: name) {
      Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }
}

/// The angles in −π…π of the points (x, y) from the x axis, within 2 ulp; shapes broadcast.
///
/// The signs of both zeros count, as in the C library. New storage.
public func atan2<Scalar: FloatingPointScalar>(
  _ y: Tensor<Scalar>, _ x: Tensor<Scalar>
) -> Tensor<Scalar> {
  .combine(.atan2, y, x, named: "atan2")
}

/// The angles of points with one x for all, within 2 ulp. New storage.
public func atan2<Scalar: FloatingPointScalar>(_ y: Tensor<Scalar>, _ x: Scalar) -> Tensor<Scalar> {
  .combine(.atan2, y, x)
}

/// The angles of points with one y for all, within 2 ulp. New storage.
public func atan2<Scalar: FloatingPointScalar>(_ y: Scalar, _ x: Tensor<Scalar>) -> Tensor<Scalar> {
  .combine(.atan2, y, x)
}

/// √(x² + y²) without overflow on the way, within 1 ulp; shapes broadcast. New storage.
///
/// Infinite if x or y is, also beside a NaN.
public func hypot<Scalar: FloatingPointScalar>(
  _ x: Tensor<Scalar>, _ y: Tensor<Scalar>
) -> Tensor<Scalar> {
  .combine(.hypot, x, y, named: "hypot")
}

/// √(x² + y²) with one y for all, within 1 ulp. New storage.
public func hypot<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>, _ y: Scalar) -> Tensor<Scalar> {
  .combine(.hypot, x, y)
}

/// √(x² + y²) with one x for all, within 1 ulp. New storage.
public func hypot<Scalar: FloatingPointScalar>(_ x: Scalar, _ y: Tensor<Scalar>) -> Tensor<Scalar> {
  .combine(.hypot, x, y)
}

/// log(eˣ + eʸ), within 2 ulp; shapes broadcast. New storage.
///
/// It overflows only where the result does. The bound holds for results near 0 too, where
/// eˣ + eʸ is almost 1 and takes longer: down to 10⁻¹⁸, and below it errors are less than 10⁻³⁴.
public func logaddexp<Scalar: FloatingPointScalar>(
  _ x: Tensor<Scalar>, _ y: Tensor<Scalar>
) -> Tensor<Scalar> {
  .combine(.logAddExp, x, y, named: "logaddexp")
}

/// log(eˣ + eʸ) with one y for all, within 2 ulp. New storage.
public func logaddexp<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>, _ y: Scalar) -> Tensor<
  Scalar
> {
  .combine(.logAddExp, x, y)
}

/// log(eˣ + eʸ) with one x for all, within 2 ulp. New storage.
public func logaddexp<Scalar: FloatingPointScalar>(_ x: Scalar, _ y: Tensor<Scalar>) -> Tensor<
  Scalar
> {
  .combine(.logAddExp, x, y)
}

/// Numbers with the magnitude of x and the sign of y, also of NaN; shapes broadcast.
///
/// New storage.
public func copysign<Scalar: FloatingPointScalar>(
  _ x: Tensor<Scalar>, _ y: Tensor<Scalar>
) -> Tensor<Scalar> {
  .combine(.copySign, x, y, named: "copysign")
}

/// The elements with the sign of a number. New storage.
public func copysign<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>, _ y: Scalar) -> Tensor<
  Scalar
> {
  .combine(.copySign, x, y)
}

/// A number with the signs of the elements. New storage.
public func copysign<Scalar: FloatingPointScalar>(_ x: Scalar, _ y: Tensor<Scalar>) -> Tensor<
  Scalar
> {
  .combine(.copySign, x, y)
}

/// The next number from x in the direction of y, and y where they are equal; shapes broadcast.
///
/// NaN if one is. New storage.
public func nextafter<Scalar: FloatingPointScalar>(
  _ x: Tensor<Scalar>, _ y: Tensor<Scalar>
) -> Tensor<Scalar> {
  .combine(.nextAfter, x, y, named: "nextafter")
}

/// The next number from every element in the direction of a number. New storage.
public func nextafter<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>, _ y: Scalar) -> Tensor<
  Scalar
> {
  .combine(.nextAfter, x, y)
}

/// The next number from a number in the direction of every element. New storage.
public func nextafter<Scalar: FloatingPointScalar>(_ x: Scalar, _ y: Tensor<Scalar>) -> Tensor<
  Scalar
> {
  .combine(.nextAfter, x, y)
}

extension Tensor where Scalar: FloatingPointScalar {
  /// Replaces every element by `atan2` of it and one of `other`, which is x, in place.
  ///
  /// `other` broadcasts to this shape, and every alias sees the change.
  public mutating func formAtan2(_ other: Tensor) {
    formCombination(.atan2, other, named: "formAtan2")
  }

  /// Replaces every element by `atan2` of it and a number, which is x, in place; every alias sees it.
  public mutating func formAtan2(_ other: Scalar) {
    formCombination(.atan2, other, named: "formAtan2")
  }

  /// Replaces every element by `hypot` of it and one of `other`, in place.
  ///
  /// `other` broadcasts to this shape, and every alias sees the change.
  public mutating func formHypot(_ other: Tensor) {
    formCombination(.hypot, other, named: "formHypot")
  }

  /// Replaces every element by `hypot` of it and a number, in place; every alias sees it.
  public mutating func formHypot(_ other: Scalar) {
    formCombination(.hypot, other, named: "formHypot")
  }

  /// Replaces every element by `logaddexp` of it and one of `other`, in place.
  ///
  /// `other` broadcasts to this shape, and every alias sees the change.
  public mutating func formLogaddexp(_ other: Tensor) {
    formCombination(.logAddExp, other, named: "formLogaddexp")
  }

  /// Replaces every element by `logaddexp` of it and a number, in place; every alias sees it.
  public mutating func formLogaddexp(_ other: Scalar) {
    formCombination(.logAddExp, other, named: "formLogaddexp")
  }

  /// Replaces every element by `copysign` of it and one of `other`, in place.
  ///
  /// `other` broadcasts to this shape, and every alias sees the change.
  public mutating func formCopysign(_ other: Tensor) {
    formCombination(.copySign, other, named: "formCopysign")
  }

  /// Replaces every element by `copysign` of it and a number, in place; every alias sees it.
  public mutating func formCopysign(_ other: Scalar) {
    formCombination(.copySign, other, named: "formCopysign")
  }

  /// Replaces every element by `nextafter` of it and one of `other`, in place.
  ///
  /// `other` broadcasts to this shape, and every alias sees the change.
  public mutating func formNextafter(_ other: Tensor) {
    formCombination(.nextAfter, other, named: "formNextafter")
  }

  /// Replaces every element by `nextafter` of it and a number, in place; every alias sees it.
  public mutating func formNextafter(_ other: Scalar) {
    formCombination(.nextAfter, other, named: "formNextafter")
  }
}
