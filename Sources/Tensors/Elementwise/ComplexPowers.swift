// Powers of complex numbers. Beside those of ordered numbers in `Division.swift`, because the types
// have different loops behind them.

/// The powers zʷ = exp(w · log z), of the main branch; shapes broadcast. New storage.
///
/// |f − exact| is at most 2 ulp of |exact| where |w · log z| < 500; beyond, it grows in proportion.
/// Whole exponents from −16 to 16 are taken by multiplication, so that Gaussian integers have
/// Gaussian integers as powers. z⁰ = 1 for all z; 0ʷ = 0 where the real part of w is positive, and
/// else NaN, as in NumPy.
public func pow<Part: FloatingPointScalar>(
  _ z: Tensor<Complex<Part>>, _ w: Tensor<Complex<Part>>
) -> Tensor<Complex<Part>> {
  .combining(z, w, named: "pow") {
    Complex<Part>.power($0, $1, $2, $3, to: $4, $5, count: $6)
  }
}

/// Every element to the power of a number. New storage.
public func pow<Part: FloatingPointScalar>(
  _ z: Tensor<Complex<Part>>, _ w: Complex<Part>
) -> Tensor<Complex<Part>> {
  .combining(z, w) { Complex<Part>.power($0, $1, $2, $3, to: $4, $5, count: $6) }
}

/// A number to the power of every element. New storage.
public func pow<Part: FloatingPointScalar>(
  _ z: Complex<Part>, _ w: Tensor<Complex<Part>>
) -> Tensor<Complex<Part>> {
  .combining(z, w) { Complex<Part>.power($0, $1, $2, $3, to: $4, $5, count: $6) }
}

extension Tensor {
  /// Raises the elements to complex powers, in place: `other` broadcasts to this shape, and every
  /// alias sees it.
  public mutating func formPower<Part: FloatingPointScalar>(_ other: Tensor)
  where Scalar == Complex<Part> {
    combine(with: other, named: "formPower") {
      Scalar.power($0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }

  /// Raises the elements to a complex power, in place, with a number for all; every alias sees it.
  public mutating func formPower<Part: FloatingPointScalar>(_ other: Scalar)
  where Scalar == Complex<Part> {
    combine(with: other, named: "formPower") {
      Scalar.power($0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }
}
