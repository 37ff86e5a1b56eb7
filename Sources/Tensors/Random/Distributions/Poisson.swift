import Glibc

/// The number of events where `lam` are expected.
///
/// - Note: W. Hörmann, "The transformed rejection method for generating Poisson random
///   variables", Insurance: Mathematics and Economics 12 (1993), from 10 on; below, the product
///   of uniform numbers (D. E. Knuth, The Art of Computer Programming 2, 3.4.1).
struct Poisson: Distribution {
  /// Beyond it numbers would not fit in 64 bits: 2⁶³ − 10 · √2⁶³.
  static let largestMean = Double(Int64.max) - Double(Int64.max).squareRoot() * 10

  let lam: Double
  private let logarithm: Double
  private let exponential: Double
  private let a: Double
  private let b: Double
  private let vr: Double
  private let logInverseAlpha: Double

  init(lam: Double) {
    Parameter.notNegative(lam, "lam", "poisson")
    require(lam <= Self.largestMean, "poisson: lam is \(lam), which is too large")
    self.init(unchecked: lam)
  }

  init(unchecked lam: Double) {
    self.lam = lam
    let multiplies = lam < 10
    exponential = multiplies ? exp(-lam) : 0
    logarithm = multiplies ? 0 : log(lam)
    b = 0.931 + 2.53 * lam.squareRoot()
    a = -0.059 + 0.02483 * b
    vr = 0.9277 - 3.6224 / (b - 2)
    logInverseAlpha = multiplies ? 0 : log(1.1239 + 1.1328 / (b - 3.4))
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    if lam >= 10 { return nextByRejection(&source) }
    if lam == 0 { return 0 }
    var count: Int64 = 0
    var product = source.nextDouble()
    while product > exponential {
      count += 1
      product *= source.nextDouble()
    }
    return count
  }

  @inline(__always)
  private func nextByRejection<Source: VariateSource & ~Copyable>(
    _ source: inout Source
  ) -> Int64 {
    while true {
      let u = source.nextDouble() - 0.5
      let v = source.nextDouble()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + lam + 0.43).rounded(.down)
      if us >= 0.07 && v <= vr { return truncatedAsInC(k) }
      if k < 0 || (us < 0.013 && v > us) { continue }
      if log(v) + logInverseAlpha - log(a / (us * us) + b)
        <= -lam + k * logarithm - logGamma(k + 1)
      {
        return truncatedAsInC(k)
      }
    }
  }
}

/// ln Γ(x) as NumPy's distributions have it.
///
/// - Note: S. Zhang, J. Jin, "Computation of Special Functions" (1996). The C library's `lgamma`
///   is rounded differently, which a comparison now and then would show.
func logGamma(_ x: Double) -> Double {
  if x == 1 || x == 2 { return 0 }
  let steps = x < 7 ? truncatedAsInC(7 - x) : 0
  var x0 = x + Double(steps)
  let x2 = (1 / x0) * (1 / x0)
  var sum = -1.39243221690590e+00
  // The coefficients of Stirling's series, the last one first; written out so that no array is
  // made and checked in each call.
  sum = sum * x2 + 1.796443723688307e-01
  sum = sum * x2 + -2.955065359477124e-02
  sum = sum * x2 + 6.410256410256410e-03
  sum = sum * x2 + -1.917526917526918e-03
  sum = sum * x2 + 8.417508417508418e-04
  sum = sum * x2 + -5.952380952380952e-04
  sum = sum * x2 + 7.936507936507937e-04
  sum = sum * x2 + -2.777777777777778e-03
  sum = sum * x2 + 8.333333333333333e-02
  var result = sum / x0 + 0.5 * 1.8378770664093453 + (x0 - 0.5) * log(x0) - x0
  for _ in 0..<steps {
    result -= log(x0 - 1)
    x0 -= 1
  }
  return result
}
