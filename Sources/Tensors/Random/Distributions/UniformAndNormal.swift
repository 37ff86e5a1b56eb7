import Glibc

/// Multiples of 2⁻⁵³ in [0, 1).
struct StandardUniform: QuickDistribution {
  @inline(__always)
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    source.nextDouble()
  }
}

/// Multiples of 2⁻²⁴ in [0, 1).
struct StandardUniformFloat: QuickDistribution {
  @inline(__always)
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Float {
    source.nextFloat()
  }
}

/// low + (high − low) · u.
struct Uniform: QuickDistribution {
  let low: Double
  let range: Double

  @inline(__always)
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    low + range * source.nextDouble()
  }
}

/// loc + scale · z.
struct Normal: Distribution {
  let loc: Double
  let scale: Double

  init(loc: Double, scale: Double, _ method: String = "normal") {
    Parameter.notNegative(scale, "scale", method)
    self.loc = loc
    self.scale = scale
  }

  @inline(__always)
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    loc + scale * source.standardNormal()
  }
}

struct StandardNormal: Distribution {
  @inline(__always)
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    source.standardNormal()
  }
}

struct StandardNormalFloat: QuickDistribution {
  @inline(__always)
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Float {
    source.standardNormalFloat()
  }
}

/// exp(mean + sigma · z).
struct LogNormal: Distribution {
  let normal: Normal

  init(mean: Double, sigma: Double) {
    Parameter.notNegative(sigma, "sigma", "lognormal")
    normal = Normal(loc: mean, scale: sigma)
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    exp(normal.next(&source))
  }
}

/// The quotient of two normal numbers.
struct StandardCauchy: Distribution {
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    let numerator = source.standardNormal()
    return numerator / source.standardNormal()
  }
}

/// The time at which a Brownian motion with drift first reaches a level.
///
/// - Note: J. R. Michael, W. R. Schucany, R. W. Haas, "Generating random variates using
///   transformations with multiple roots", The American Statistician 30 (1976).
struct LegacyWald: Distribution {
  let mean: Double
  let scale: Double

  init(mean: Double, scale: Double) {
    Parameter.positive(mean, "mean", "wald")
    Parameter.positive(scale, "scale", "wald")
    self.mean = mean
    self.scale = scale
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    let z = source.standardNormal()
    let y = mean * z * z
    let x = mean + mean / (2 * scale) * (y - (4 * scale * y + y * y).squareRoot())
    return source.nextDouble() <= mean / (mean + x) ? x : mean * mean / x
  }
}

/// loc + scale · z with z from the ziggurat, which is loaded once for all draws.
struct ZigguratNormal: QuickDistribution {
  let normal: Normal
  private let ziggurat = Ziggurats.normal

  init(_ normal: Normal) { self.normal = normal }

  @inline(__always)
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    normal.loc + normal.scale * source.standardNormal(ziggurat)
  }
}
