// What kind of number an element is, and what to put in the place of those that are none.

extension Tensor where Scalar: FloatingPointScalar {
  fileprivate func tested(_ test: _FloatingPointTest) -> Tensor<Bool> {
    .mapping(self) { Scalar._test(test, $0, $1, to: $2, $3, count: $4) }
  }
}

/// Where elements are neither infinite nor NaN. New storage.
public func isFinite<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Bool> {
  x.tested(.isFinite)
}

/// Where elements are ∞ or −∞. New storage.
public func isInf<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Bool> {
  x.tested(.isInfinite)
}

/// Where elements are NaN. New storage.
public func isNaN<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Bool> {
  x.tested(.isNaN)
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
