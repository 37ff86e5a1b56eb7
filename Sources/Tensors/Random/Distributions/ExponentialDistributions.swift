import Glibc

struct StandardExponential: QuickDistribution {
  @inline(__always)
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    source.standardExponential()
  }
}

struct StandardExponentialFloat: QuickDistribution {
  @inline(__always)
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Float {
    source.standardExponentialFloat()
  }
}

/// scale · e.
struct Exponential: QuickDistribution {
  let scale: Double

  init(scale: Double) {
    Parameter.notNegative(scale, "scale", "exponential")
    self.scale = scale
  }

  @inline(__always)
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    scale * source.standardExponential()
  }
}

/// exp(e / a) − 1, Pareto's distribution of the second kind (Lomax).
struct LegacyPareto: Distribution {
  let a: Double

  init(a: Double) {
    Parameter.positive(a, "a", "pareto")
    self.a = a
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    exp(source.standardExponential() / a) - 1
  }
}

/// e to the power 1 / a.
struct Weibull: Distribution {
  let a: Double

  init(a: Double) {
    Parameter.notNegative(a, "a", "weibull")
    self.a = a
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    a == 0 ? 0 : pow(source.standardExponential(), 1 / a)
  }
}

/// (1 − exp(−e)) to the power 1 / a.
struct LegacyPower: Distribution {
  let a: Double

  init(a: Double) {
    Parameter.positive(a, "a", "power")
    self.a = a
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    pow(1 - exp(-source.standardExponential()), 1 / a)
  }
}
