// Division with remainder, and powers. NumPy's rules have names; Swift's have operators.

extension Tensor where Scalar: OrderedScalar {
  static func combine(
    _ function: _OrderedFunction, _ lhs: Tensor, _ rhs: Tensor, named name: String
  ) -> Tensor {
    combining(lhs, rhs, named: name) {
      Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }

  static func combine(_ function: _OrderedFunction, _ lhs: Tensor, _ rhs: Scalar) -> Tensor {
    combining(lhs, rhs) { Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6) }
  }

  static func combine(_ function: _OrderedFunction, _ lhs: Scalar, _ rhs: Tensor) -> Tensor {
    combining(lhs, rhs) { Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6) }
  }

  func formCombination(_ function: _OrderedFunction, _ other: Tensor, named name: String) {
    combine(with: other, named: name) {
      Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }

  func formCombination(_ function: _OrderedFunction, _ other: Scalar, named name: String) {
    combine(with: other, named: name) {
      Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }
}

/// The quotients rounded down, ⌊a / b⌋; shapes broadcast. New storage.
///
/// Integer division by zero traps, and so does the least integer divided by −1. For floating
/// point, division by zero gives ±∞ or NaN. `/` of integers rounds towards zero instead.
public func floorDivide<Scalar: OrderedScalar>(
  _ a: Tensor<Scalar>, _ b: Tensor<Scalar>
) -> Tensor<Scalar> {
  .combine(.floorDivide, a, b, named: "floorDivide")
}

/// Every element divided by a number and rounded down. New storage.
public func floorDivide<Scalar: OrderedScalar>(_ a: Tensor<Scalar>, _ b: Scalar) -> Tensor<Scalar> {
  .combine(.floorDivide, a, b)
}

/// A number divided by every element and rounded down. New storage.
public func floorDivide<Scalar: OrderedScalar>(_ a: Scalar, _ b: Tensor<Scalar>) -> Tensor<Scalar> {
  .combine(.floorDivide, a, b)
}

/// What `floorDivide` leaves, a − b·⌊a / b⌋, with the sign of b; shapes broadcast.
///
/// New storage. As Python's `%`, unlike Swift's and the C library's `remainder`. Zero as an
/// integer b traps; for floating point it gives NaN.
public func remainder<Scalar: OrderedScalar>(
  _ a: Tensor<Scalar>, _ b: Tensor<Scalar>
) -> Tensor<Scalar> {
  .combine(.remainder, a, b, named: "remainder")
}

/// The remainders of every element by a number, with its sign. New storage.
public func remainder<Scalar: OrderedScalar>(_ a: Tensor<Scalar>, _ b: Scalar) -> Tensor<Scalar> {
  .combine(.remainder, a, b)
}

/// The remainders of a number by every element, with the sign of the element. New storage.
public func remainder<Scalar: OrderedScalar>(_ a: Scalar, _ b: Tensor<Scalar>) -> Tensor<Scalar> {
  .combine(.remainder, a, b)
}

/// What division rounded towards zero leaves, with the sign of a, exact; shapes broadcast.
///
/// New storage. Zero as an integer b traps; for floating point it gives NaN.
public func fmod<Scalar: OrderedScalar>(
  _ a: Tensor<Scalar>, _ b: Tensor<Scalar>
) -> Tensor<Scalar> {
  .combine(.truncatingRemainder, a, b, named: "fmod")
}

/// The remainders of every element by a number, with the sign of the element. New storage.
public func fmod<Scalar: OrderedScalar>(_ a: Tensor<Scalar>, _ b: Scalar) -> Tensor<Scalar> {
  .combine(.truncatingRemainder, a, b)
}

/// The remainders of a number by every element, with its sign. New storage.
public func fmod<Scalar: OrderedScalar>(_ a: Scalar, _ b: Tensor<Scalar>) -> Tensor<Scalar> {
  .combine(.truncatingRemainder, a, b)
}

/// The powers xʸ; shapes broadcast. New storage.
///
/// For floating point within 1 ulp, with the special cases of the C library: x⁰ = 1 and 1ʸ = 1
/// for NaN too, NaN for a negative x and a y that is not whole. For integers a negative exponent
/// traps, and so does overflow.
public func pow<Scalar: OrderedScalar>(
  _ x: Tensor<Scalar>, _ y: Tensor<Scalar>
) -> Tensor<Scalar> {
  .combine(.power, x, y, named: "pow")
}

/// Every element to the power of a number. New storage.
public func pow<Scalar: OrderedScalar>(_ x: Tensor<Scalar>, _ y: Scalar) -> Tensor<Scalar> {
  .combine(.power, x, y)
}

/// A number to the power of every element. New storage.
public func pow<Scalar: OrderedScalar>(_ x: Scalar, _ y: Tensor<Scalar>) -> Tensor<Scalar> {
  .combine(.power, x, y)
}

extension Tensor where Scalar: OrderedScalar {
  /// Divides and rounds down, in place: `other` broadcasts to this shape, and every alias sees it.
  public mutating func formFloorDivide(by other: Tensor) {
    formCombination(.floorDivide, other, named: "formFloorDivide")
  }

  /// Divides and rounds down, in place, with a number for all; every alias sees it.
  public mutating func formFloorDivide(by other: Scalar) {
    formCombination(.floorDivide, other, named: "formFloorDivide")
  }

  /// Replaces the elements by `remainder` of them and a divisor, in place: `other` broadcasts to this shape, and every alias sees it.
  public mutating func formRemainder(by other: Tensor) {
    formCombination(.remainder, other, named: "formRemainder")
  }

  /// Replaces the elements by `remainder` of them and a divisor, in place, with a number for all; every alias sees it.
  public mutating func formRemainder(by other: Scalar) {
    formCombination(.remainder, other, named: "formRemainder")
  }

  /// Replaces the elements by `fmod` of them and a divisor, in place: `other` broadcasts to this shape, and every alias sees it.
  public mutating func formFmod(by other: Tensor) {
    formCombination(.truncatingRemainder, other, named: "formFmod")
  }

  /// Replaces the elements by `fmod` of them and a divisor, in place, with a number for all; every alias sees it.
  public mutating func formFmod(by other: Scalar) {
    formCombination(.truncatingRemainder, other, named: "formFmod")
  }

  /// Raises the elements to a power, in place: `other` broadcasts to this shape, and every alias sees it.
  public mutating func formPower(_ other: Tensor) {
    formCombination(.power, other, named: "formPower")
  }

  /// Raises the elements to a power, in place, with a number for all; every alias sees it.
  public mutating func formPower(_ other: Scalar) {
    formCombination(.power, other, named: "formPower")
  }
}
