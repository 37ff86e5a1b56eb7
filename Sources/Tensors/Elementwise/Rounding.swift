// Whole numbers near a number.

/// The largest whole number that is not above the element, exact. New storage.
public func floor<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.floor)
}

/// The smallest whole number that is not below the element, exact. New storage.
public func ceil<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.ceil)
}

/// The element without its fraction, exact. New storage.
public func trunc<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.trunc)
}

/// The whole number nearest to the element, exact; of two equally near ones, the even one. New
/// storage.
public func round<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.round)
}

extension Tensor where Scalar: FloatingPointScalar {
  /// Replaces every element by `floor` of it, in place; every alias sees it.
  public mutating func formFloor() { formMap(.floor, named: "formFloor") }

  /// Replaces every element by `ceil` of it, in place; every alias sees it.
  public mutating func formCeil() { formMap(.ceil, named: "formCeil") }

  /// Replaces every element by `trunc` of it, in place; every alias sees it.
  public mutating func formTrunc() { formMap(.trunc, named: "formTrunc") }

  /// Replaces every element by `round` of it, in place; every alias sees it.
  public mutating func formRound() { formMap(.round, named: "formRound") }
}

// The array API standard has these for integers too.

/// The elements: integers are whole numbers. New storage.
public func floor<Scalar: IntegerScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { x.copy() }

/// The elements: integers are whole numbers. New storage.
public func ceil<Scalar: IntegerScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { x.copy() }

/// The elements: integers are whole numbers. New storage.
public func trunc<Scalar: IntegerScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { x.copy() }

/// The elements: integers are whole numbers. New storage.
public func round<Scalar: IntegerScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { x.copy() }
