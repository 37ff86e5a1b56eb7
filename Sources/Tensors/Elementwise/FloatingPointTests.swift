// What kind of number an element is, and what to put in the place of those that are none.

extension Tensor where Scalar: FieldScalar {
  fileprivate func tested(_ test: _FloatingPointTest) -> Tensor<Bool> {
    .mapping(self) { Scalar._test(test, $0, $1, to: $2, $3, count: $4) }
  }
}

/// Where elements, both parts of complex ones, are neither infinite nor NaN. New storage.
public func isFinite<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Bool> {
  x.tested(.isFinite)
}

/// Where elements, or parts of complex ones, are ∞ or −∞. New storage.
public func isInf<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Bool> {
  x.tested(.isInfinite)
}

/// Where elements, or parts of complex ones, are NaN. New storage.
public func isNaN<Scalar: FieldScalar>(_ x: Tensor<Scalar>) -> Tensor<Bool> {
  x.tested(.isNaN)
}

/// Where elements are numbers: everywhere. New storage.
public func isFinite<Scalar: IntegerScalar>(_ x: Tensor<Scalar>) -> Tensor<Bool> {
  Tensor(repeating: true, shape: x.shape)
}

/// Where elements are infinite: nowhere. New storage.
public func isInf<Scalar: IntegerScalar>(_ x: Tensor<Scalar>) -> Tensor<Bool> {
  Tensor(repeating: false, shape: x.shape)
}

/// Where elements are NaN: nowhere. New storage.
public func isNaN<Scalar: IntegerScalar>(_ x: Tensor<Scalar>) -> Tensor<Bool> {
  Tensor(repeating: false, shape: x.shape)
}

/// Where the sign bit is set: for negative numbers, −0, and some NaN. New storage.
public func signbit<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Bool> {
  x.tested(.isNegative)
}

/// The elements with numbers in the place of NaN, ∞ and −∞. New storage.
///
/// - Parameter nan: what replaces NaN.
/// - Parameter positiveInfinity: what replaces ∞; the largest number unless given.
/// - Parameter negativeInfinity: what replaces −∞; the lowest number unless given.
public func nanToNum<Scalar: FloatingPointScalar>(
  _ x: Tensor<Scalar>, nan: Scalar = 0,
  positiveInfinity: Scalar = .greatestFiniteMagnitude,
  negativeInfinity: Scalar = -.greatestFiniteMagnitude
) -> Tensor<Scalar> {
  .mapping(x) {
    Scalar._replaceNonFinite(
      nan, positiveInfinity, negativeInfinity, $0, $1, to: $2, $3, count: $4)
  }
}

extension Tensor where Scalar: FloatingPointScalar {
  /// Puts numbers in the place of NaN, ∞ and −∞, in place; every alias sees it.
  public mutating func formNanToNum(
    nan: Scalar = 0, positiveInfinity: Scalar = .greatestFiniteMagnitude,
    negativeInfinity: Scalar = -.greatestFiniteMagnitude
  ) {
    update(named: "formNanToNum") {
      Scalar._replaceNonFinite(
        nan, positiveInfinity, negativeInfinity, $0, $1, to: $2, $3, count: $4)
    }
  }
}
