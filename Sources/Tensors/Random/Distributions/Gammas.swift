import Glibc

/// The gamma distribution with scale 1.
///
/// - Note: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM
///   TOMS 26 (2000), for a shape above 1; below, J. H. Ahrens, U. Dieter, "Computer methods for
///   sampling from gamma, beta, Poisson and binomial distributions", Computing 12 (1974), with
///   an exponential number in place of one of the uniform ones.
struct StandardGamma: Distribution {
  let shape: Double
  private let b: Double
  private let c: Double

  init(shape: Double, _ name: String = "shape", _ method: String = "gamma") {
    Parameter.notNegative(shape, name, method)
    self.init(unchecked: shape)
  }

  init(unchecked shape: Double) {
    self.shape = shape
    b = shape - 1.0 / 3.0
    c = 1 / (9 * b).squareRoot()
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    if shape == 1 { return source.standardExponential() }
    if shape == 0 { return 0 }
    return shape < 1 ? nextBelowOne(&source) : nextAboveOne(&source)
  }

  @inline(__always)
  private func nextBelowOne<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    while true {
      let u = source.nextDouble()
      let v = source.standardExponential()
      if u <= 1 - shape {
        let x = pow(u, 1 / shape)
        if x <= v { return x }
      } else {
        let y = -log((1 - u) / shape)
        let x = pow(1 - shape + shape * y, 1 / shape)
        if x <= v + y { return x }
      }
    }
  }

  @inline(__always)
  private func nextAboveOne<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    while true {
      var x: Double
      var v: Double
      repeat {
        x = source.standardNormal()
        v = 1 + c * x
      } while v <= 0
      v = v * v * v
      let u = source.nextDouble()
      if u < 1 - 0.0331 * (x * x) * (x * x) { return b * v }
      if log(u) < 0.5 * x * x + b * (1 - v + log(v)) { return b * v }
    }
  }
}

/// `StandardGamma` in single precision, with a word of 32 bits for each number.
struct StandardGammaFloat: Distribution {
  let shape: Float
  private let b: Float
  private let c: Float

  init(shape: Float) {
    Parameter.notNegative(Double(shape), "shape", "standardGamma")
    self.shape = shape
    b = shape - 1.0 / 3.0
    c = 1 / (9 * b).squareRoot()
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Float {
    if shape == 1 { return source.standardExponentialFloat() }
    if shape == 0 { return 0 }
    return shape < 1 ? nextBelowOne(&source) : nextAboveOne(&source)
  }

  private func nextBelowOne<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Float {
    while true {
      let u = source.nextFloat()
      let v = source.standardExponentialFloat()
      if u <= 1 - shape {
        let x = powf(u, 1 / shape)
        if x <= v { return x }
      } else {
        let y = -logf((1 - u) / shape)
        let x = powf(1 - shape + shape * y, 1 / shape)
        if x <= v + y { return x }
      }
    }
  }

  private func nextAboveOne<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Float {
    while true {
      var x: Float
      var v: Float
      repeat {
        x = source.standardNormalFloat()
        v = 1 + c * x
      } while v <= 0
      v = v * v * v
      let u = source.nextFloat()
      if u < 1 - 0.0331 * (x * x) * (x * x) { return b * v }
      if logf(u) < 0.5 * x * x + b * (1 - v + logf(v)) { return b * v }
    }
  }
}

/// scale · g.
struct Gamma: Distribution {
  let standard: StandardGamma
  let scale: Double

  init(shape: Double, scale: Double) {
    Parameter.notNegative(scale, "scale", "gamma")
    standard = StandardGamma(shape: shape)
    self.scale = scale
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    scale * standard.next(&source)
  }
}

/// - Note: M. D. Jöhnk, "Erzeugung von betaverteilten und gammaverteilten Zufallszahlen",
///   Metrika 8 (1964), where both parameters are at most 1; otherwise two gamma numbers.
struct LegacyBeta: Distribution {
  let a: Double
  let b: Double
  fileprivate let gammaA: StandardGamma
  fileprivate let gammaB: StandardGamma

  init(a: Double, b: Double) {
    Parameter.positive(a, "a", "beta")
    Parameter.positive(b, "b", "beta")
    self.init(unchecked: a, b)
  }

  init(unchecked a: Double, _ b: Double) {
    self.a = a
    self.b = b
    gammaA = StandardGamma(unchecked: a)
    gammaB = StandardGamma(unchecked: b)
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    if a > 1 || b > 1 { return nextOfGammas(&source) }
    while true {
      let u = source.nextDouble()
      let v = source.nextDouble()
      let x = pow(u, 1 / a)
      let y = pow(v, 1 / b)
      if x + y > 1 { continue }
      if x + y > 0 { return x / (x + y) }
      // Both powers have underflowed: the same in logarithms.
      let (logX, logY) = (log(u) / a, log(v) / b)
      let larger = logX > logY ? logX : logY
      return exp(logX - larger - log(exp(logX - larger) + exp(logY - larger)))
    }
  }
}

extension LegacyBeta {
  /// For parameters of which one is above 1, in both interfaces.
  @inline(__always)
  func nextOfGammas<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    let first = gammaA.next(&source)
    return first / (first + gammaB.next(&source))
  }
}
