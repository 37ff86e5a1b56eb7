// Trigonometric and hyperbolic functions. Angles are in radians.
// The bounds on errors hold for arguments of any size.
//
// Bounds and special cases are those for real numbers. Of complex numbers |f − exact| is at most 4
// ulp of |exact|; branch cuts, infinities, NaN and signed zeros are those of Annex G of C99, which
// are not what `Complex` itself has.

/// The sine of every element, within 1 ulp; NaN for ±∞. New storage.
public func sin<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.sin)
}

/// The cosine of every element, within 1 ulp; NaN for ±∞. New storage.
public func cos<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.cos)
}

/// The tangent of every element, within 2 ulp; NaN for ±∞. New storage.
public func tan<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.tan)
}

/// The angle in −π/2…π/2 whose sine the element is, within 1.5 ulp; NaN outside −1…1. New storage.
public func asin<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.asin)
}

/// The angle in 0…π whose cosine the element is, within 1.5 ulp; NaN outside −1…1. New storage.
public func acos<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.acos)
}

/// The angle in −π/2…π/2 whose tangent the element is, within 1 ulp. New storage.
public func atan<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.atan)
}

/// The hyperbolic sine of every element, within 2 ulp. New storage.
public func sinh<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.sinh)
}

/// The hyperbolic cosine of every element, within 1.5 ulp. New storage.
public func cosh<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.cosh)
}

/// The hyperbolic tangent of every element, within 2 ulp. New storage.
public func tanh<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.tanh)
}

/// The number whose hyperbolic sine the element is, within 1 ulp. New storage.
public func asinh<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.asinh)
}

/// The number from 0 up whose hyperbolic cosine the element is, within 1 ulp; NaN below 1. New
/// storage.
public func acosh<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.acosh)
}

/// The number whose hyperbolic tangent the element is, within 1 ulp; NaN outside −1…1. New
/// storage.
public func atanh<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.atanh)
}

/// sin(πx) / (πx) of every element, within 2 ulp: 1 at 0, and 0 at all other whole numbers. New
/// storage.
public func sinc<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.sinc)
}

/// Every element times π/180: degrees in radians, within 1.5 ulp. New storage.
public func deg2rad<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.degreesToRadians)
}

/// Every element times 180/π: radians in degrees, within 1.5 ulp. New storage.
public func rad2deg<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.radiansToDegrees)
}

extension Tensor where Scalar: FieldScalar {
  /// Replaces every element by `sin` of it, in place; every alias sees it.
  public mutating func formSin() { formMap(.sin, named: "formSin") }

  /// Replaces every element by `cos` of it, in place; every alias sees it.
  public mutating func formCos() { formMap(.cos, named: "formCos") }

  /// Replaces every element by `tan` of it, in place; every alias sees it.
  public mutating func formTan() { formMap(.tan, named: "formTan") }

  /// Replaces every element by `asin` of it, in place; every alias sees it.
  public mutating func formAsin() { formMap(.asin, named: "formAsin") }

  /// Replaces every element by `acos` of it, in place; every alias sees it.
  public mutating func formAcos() { formMap(.acos, named: "formAcos") }

  /// Replaces every element by `atan` of it, in place; every alias sees it.
  public mutating func formAtan() { formMap(.atan, named: "formAtan") }

  /// Replaces every element by `sinh` of it, in place; every alias sees it.
  public mutating func formSinh() { formMap(.sinh, named: "formSinh") }

  /// Replaces every element by `cosh` of it, in place; every alias sees it.
  public mutating func formCosh() { formMap(.cosh, named: "formCosh") }

  /// Replaces every element by `tanh` of it, in place; every alias sees it.
  public mutating func formTanh() { formMap(.tanh, named: "formTanh") }

  /// Replaces every element by `asinh` of it, in place; every alias sees it.
  public mutating func formAsinh() { formMap(.asinh, named: "formAsinh") }

  /// Replaces every element by `acosh` of it, in place; every alias sees it.
  public mutating func formAcosh() { formMap(.acosh, named: "formAcosh") }

  /// Replaces every element by `atanh` of it, in place; every alias sees it.
  public mutating func formAtanh() { formMap(.atanh, named: "formAtanh") }
}

extension Tensor where Scalar: FloatingPointScalar {
  /// Replaces every element by `sinc` of it, in place; every alias sees it.
  public mutating func formSinc() { formMap(.sinc, named: "formSinc") }

  /// Replaces every element by `deg2rad` of it, in place; every alias sees it.
  public mutating func formDeg2rad() { formMap(.degreesToRadians, named: "formDeg2rad") }

  /// Replaces every element by `rad2deg` of it, in place; every alias sees it.
  public mutating func formRad2deg() { formMap(.radiansToDegrees, named: "formRad2deg") }
}
