// Exponential functions, logarithms and powers of one variable.
//
// Bounds and special cases are those for real numbers. Of complex numbers |f − exact| is at most 4
// ulp of |exact|; logarithms have imaginary parts in −π…π and a cut along the negative real axis,
// where the sign of a zero imaginary part says on which side of it a number lies. Infinities, NaN
// and signed zeros are treated as in Annex G of C99, which is not what `Complex` itself does.

/// eˣ of every element, within 0.86 ulp. New storage.
///
/// exp(−∞) = 0, exp(∞) = ∞, NaN gives NaN; the bound holds below the normal range too. The
/// result does not depend on the layout of `x`.
public func exp<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.exp)
}

/// 2ˣ of every element, within 1 ulp; exact for whole numbers. New storage.
public func exp2<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.exp2)
}

/// eˣ − 1 of every element, within 1.5 ulp also near 0, where the difference would cancel. New
/// storage.
public func expm1<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.expm1)
}

/// The natural logarithm of every element, within 1 ulp. New storage.
///
/// log(0) = −∞; a negative number or NaN gives NaN.
public func log<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.log)
}

/// The logarithm to base 2 of every element, within 1 ulp; exact for powers of 2. New storage.
///
/// log2(0) = −∞; a negative number or NaN gives NaN.
public func log2<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.log2)
}

/// The logarithm to base 10 of every element, within 1 ulp. New storage.
///
/// log10(0) = −∞; a negative number or NaN gives NaN.
public func log10<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.log10)
}

/// log(1 + x) of every element, within 1 ulp also near 0, where the sum would be rounded. New
/// storage.
///
/// log1p(−1) = −∞; a smaller number or NaN gives NaN.
public func log1p<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.log1p)
}

/// The square root of every element, correctly rounded; NaN for negative numbers. New storage.
public func sqrt<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.squareRoot)
}

/// The cube root of every element, within 1 ulp; of a negative number, negative. New storage.
public func cbrt<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.cubeRoot)
}

/// The logistic function 1 / (1 + e⁻ˣ) of every element, within 2 ulp. New storage.
///
/// Far below zero it is eˣ, down to the smallest numbers: it does not become 0 before that does.
/// 0 at −∞ and 1 at ∞; NaN gives NaN.
public func sigmoid<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.sigmoid)
}

extension Tensor where Scalar: FieldScalar {
  /// Replaces every element by `exp` of it, in place; every alias sees it.
  public mutating func formExp() { formMap(.exp, named: "formExp") }

  /// Replaces every element by `expm1` of it, in place; every alias sees it.
  public mutating func formExpm1() { formMap(.expm1, named: "formExpm1") }

  /// Replaces every element by `log` of it, in place; every alias sees it.
  public mutating func formLog() { formMap(.log, named: "formLog") }

  /// Replaces every element by `log2` of it, in place; every alias sees it.
  public mutating func formLog2() { formMap(.log2, named: "formLog2") }

  /// Replaces every element by `log10` of it, in place; every alias sees it.
  public mutating func formLog10() { formMap(.log10, named: "formLog10") }

  /// Replaces every element by `log1p` of it, in place; every alias sees it.
  public mutating func formLog1p() { formMap(.log1p, named: "formLog1p") }

  /// Replaces every element by `sqrt` of it, in place; every alias sees it.
  public mutating func formSqrt() { formMap(.squareRoot, named: "formSqrt") }
}

extension Tensor where Scalar: FloatingPointScalar {
  /// Replaces every element by `exp2` of it, in place; every alias sees it.
  public mutating func formExp2() { formMap(.exp2, named: "formExp2") }

  /// Replaces every element by `cbrt` of it, in place; every alias sees it.
  public mutating func formCbrt() { formMap(.cubeRoot, named: "formCbrt") }

  /// Replaces every element by `sigmoid` of it, in place; every alias sees it.
  public mutating func formSigmoid() { formMap(.sigmoid, named: "formSigmoid") }
}
