// Functions of one variable that say something about the sign or the size of a number. Those that
// integers have too exist twice, because the types have different loops behind them.

extension Tensor where Scalar: FieldScalar {
  func mapped(_ function: _UnaryFunction) -> Tensor {
    .mapping(self) { Scalar._map(function, $0, $1, to: $2, $3, count: $4) }
  }

  func formMap(_ function: _UnaryFunction, named name: String) {
    update(named: name) { Scalar._map(function, $0, $1, to: $2, $3, count: $4) }
  }
}

extension Tensor where Scalar: IntegerScalar {
  func mapped(_ function: _IntegerFunction) -> Tensor {
    .mapping(self) { Scalar._map(function, $0, $1, to: $2, $3, count: $4) }
  }

  func formMap(_ function: _IntegerFunction, named name: String) {
    update(named: name) { Scalar._map(function, $0, $1, to: $2, $3, count: $4) }
  }
}

/// The absolute value of every element. New storage.
public func abs<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.magnitude)
}

/// The absolute value of every element. New storage. That of the least integer traps.
public func abs<Scalar: IntegerScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.magnitude)
}

/// −1, 0 or 1 by the sign of every element; 0 for −0, NaN for NaN. New storage.
///
/// Of complex numbers z / |z|, or 0; NaN where both parts are infinite.
public func sign<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.sign)
}

/// −1, 0 or 1 by the sign of every element. New storage.
public func sign<Scalar: IntegerScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.sign)
}

/// Every element times itself. New storage.
public func square<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.square)
}

/// Every element times itself. New storage. Overflow traps.
public func square<Scalar: IntegerScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.square)
}

/// 1 / x of every element, correctly rounded; ±∞ for zeros. New storage.
///
/// Of complex numbers within 2 ulp of the absolute value, without overflow on the way; of a
/// complex zero its real part is ±∞ and its imaginary part 0, and of an infinite number it is 0.
public func reciprocal<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.reciprocal)
}

extension Tensor where Scalar: FloatingPointScalar {
  /// Replaces every element by its absolute value, in place; every alias sees it.
  public mutating func formAbs() { formMap(.magnitude, named: "formAbs") }
}

extension Tensor where Scalar: FieldScalar {
  /// Replaces every element by `sign` of it, in place; every alias sees it.
  public mutating func formSign() { formMap(.sign, named: "formSign") }

  /// Replaces every element by its square, in place; every alias sees it.
  public mutating func formSquare() { formMap(.square, named: "formSquare") }

  /// Replaces every element by its reciprocal, in place; every alias sees it.
  public mutating func formReciprocal() { formMap(.reciprocal, named: "formReciprocal") }

  /// Changes the sign of every element in place; every alias sees it.
  public mutating func negate() { formMap(.negate, named: "negate") }
}

extension Tensor where Scalar: IntegerScalar {
  /// Replaces every element by its absolute value, in place; every alias sees it.
  public mutating func formAbs() { formMap(.magnitude, named: "formAbs") }

  /// Replaces every element by `sign` of it, in place; every alias sees it.
  public mutating func formSign() { formMap(.sign, named: "formSign") }

  /// Replaces every element by its square, in place; every alias sees it.
  public mutating func formSquare() { formMap(.square, named: "formSquare") }

  /// Inverts all bits in place; every alias sees it.
  public mutating func formInvert() { formMap(.invert, named: "formInvert") }
}

extension Tensor where Scalar: IntegerScalar & SignedInteger {
  /// The elements with their signs changed. New storage. That of the least integer traps.
  public static prefix func - (operand: Tensor) -> Tensor { operand.mapped(.negate) }

  /// Changes the sign of every element in place; every alias sees it.
  public mutating func negate() { formMap(.negate, named: "negate") }
}

extension Tensor where Scalar: NumericScalar {
  /// The elements as they are. New storage, as NumPy's `positive`.
  public static prefix func + (operand: Tensor) -> Tensor { operand.copy() }
}
