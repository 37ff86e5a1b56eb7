import Glibc

// Distributions that are a function of one uniform number.

/// Two exponential distributions back to back.
struct Laplace: Distribution {
  let loc: Double
  let scale: Double

  init(loc: Double, scale: Double) {
    Parameter.notNegative(scale, "scale", "laplace")
    self.loc = loc
    self.scale = scale
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    while true {
      let u = source.nextDouble()
      if u >= 0.5 { return loc - scale * log(2 - u - u) }
      if u > 0 { return loc + scale * log(u + u) }
    }
  }
}

struct Logistic: Distribution {
  let loc: Double
  let scale: Double

  init(loc: Double, scale: Double) {
    Parameter.notNegative(scale, "scale", "logistic")
    self.loc = loc
    self.scale = scale
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    while true {
      let u = source.nextDouble()
      if u > 0 { return loc + scale * log(u / (1 - u)) }
    }
  }
}

struct Gumbel: Distribution {
  let loc: Double
  let scale: Double

  init(loc: Double, scale: Double) {
    Parameter.notNegative(scale, "scale", "gumbel")
    self.loc = loc
    self.scale = scale
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    while true {
      let u = 1 - source.nextDouble()
      if u < 1 { return loc - scale * log(-log(u)) }
    }
  }
}

/// The length of a normal vector in the plane.
struct LegacyRayleigh: Distribution {
  let scale: Double

  init(scale: Double) {
    Parameter.notNegative(scale, "scale", "rayleigh")
    self.scale = scale
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    scale * (-2 * log1p(-source.nextDouble())).squareRoot()
  }
}

/// A density that rises from `left` to `mode` and falls to `right`.
struct Triangular: QuickDistribution {
  let left: Double
  let right: Double
  let ratio: Double
  let leftProduct: Double
  let rightProduct: Double

  init(left: Double, mode: Double, right: Double) {
    require(
      left <= mode && mode <= right && left < right,
      "triangular: left \(left), mode \(mode) and right \(right) are not in order")
    let base = right - left
    self.left = left
    self.right = right
    ratio = (mode - left) / base
    leftProduct = (mode - left) * base
    rightProduct = (right - mode) * base
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    let u = source.nextDouble()
    return u <= ratio
      ? left + (u * leftProduct).squareRoot() : right - ((1 - u) * rightProduct).squareRoot()
  }
}

/// A direction on the circle around `mu`.
///
/// - Note: D. J. Best, N. I. Fisher, "Efficient simulation of the von Mises distribution",
///   Applied Statistics 28 (1979).
struct VonMises: Distribution {
  let mu: Double
  let kappa: Double
  private let s: Double
  /// Above it the normal distribution takes over, as in `Generator`: the method becomes inexact.
  private let largestKappa: Double

  init(mu: Double, kappa: Double, largestKappa: Double = .infinity) {
    Parameter.notNegative(kappa, "kappa", "vonmises")
    self.mu = mu
    self.kappa = kappa
    self.largestKappa = largestKappa
    if kappa < 1e-5 {
      // The first terms in kappa: the formula below would cancel.
      s = 1 / kappa + kappa
    } else {
      let r = 1 + (1 + 4 * kappa * kappa).squareRoot()
      let rho = (r - (2 * r).squareRoot()) / (2 * kappa)
      s = (1 + rho * rho) / (2 * rho)
    }
    // For s = 1 every point would be rejected.
    require(s > 1 || kappa > largestKappa, "vonmises: kappa is \(kappa), which is too large")
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    if kappa < 1e-8 { return Double.pi * (2 * source.nextDouble() - 1) }
    if kappa > largestKappa {
      let angle = mu + (1 / kappa).squareRoot() * source.standardNormal()
      if angle < -Double.pi { return angle + 2 * Double.pi }
      return angle > Double.pi ? angle - 2 * Double.pi : angle
    }
    var w: Double
    while true {
      let z = cos(Double.pi * source.nextDouble())
      w = (1 + s * z) / (s + z)
      let y = kappa * (s - w)
      let v = source.nextDouble()
      if y * (2 - y) - v >= 0 || log(y / v) + 1 - y >= 0 { break }
    }
    var angle = acos(w)
    if source.nextDouble() < 0.5 { angle = -angle }
    angle += mu
    let wrapped = fmod(abs(angle) + Double.pi, 2 * Double.pi) - Double.pi
    return angle < 0 ? -wrapped : wrapped
  }
}
