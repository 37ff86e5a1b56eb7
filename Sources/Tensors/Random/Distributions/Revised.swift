import Glibc

// The distributions whose formulas NumPy has changed for `Generator`, mostly to lose fewer
// digits. Those of `RandomState`, which are frozen, have "Legacy" in their names.

/// exp(e / a) − 1, Pareto's distribution of the second kind (Lomax).
struct Pareto: Distribution {
  let legacy: LegacyPareto

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    expm1(source.standardExponential() / legacy.a)
  }
}

/// (1 − exp(−e)) to the power 1 / a.
struct Power: Distribution {
  let legacy: LegacyPower

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    pow(-expm1(-source.standardExponential()), 1 / legacy.a)
  }
}

/// scale · √(2e).
struct Rayleigh: Distribution {
  let legacy: LegacyRayleigh

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    legacy.scale * (2 * source.standardExponential()).squareRoot()
  }
}

/// The inverse Gaussian, without the difference of nearly equal numbers.
struct Wald: Distribution {
  let legacy: LegacyWald

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    let (mean, scale) = (legacy.mean, legacy.scale)
    let z = source.standardNormal()
    let y = mean * z * z
    let x = mean * (1 - 2 / (1 + (1 + 4 * scale / y).squareRoot()))
    return source.nextDouble() <= mean / (mean + x) ? x : mean * mean / x
  }
}

/// Jöhnk's method in logarithms as soon as one of the powers underflows.
struct Beta: Distribution {
  let legacy: LegacyBeta

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    let (a, b) = (legacy.a, legacy.b)
    if a > 1 || b > 1 { return legacy.nextOfGammas(&source) }
    // For still smaller parameters all numbers are 0 or 1.
    if a < 3e-103 && b < 3e-103 { return (a + b) * source.nextDouble() < a ? 1 : 0 }
    while true {
      let u = source.nextDouble()
      let v = source.nextDouble()
      let x = pow(u, 1 / a)
      let y = pow(v, 1 / b)
      if x + y > 1 || u + v == 0 { continue }
      if x > 0 && y > 0 { return x / (x + y) }
      let difference = log(u) / a - log(v) / b
      return difference > 0
        ? exp(-log1p(exp(-difference))) : exp(difference - log1p(exp(difference)))
    }
  }
}

/// The number of trials up to the first success, and the largest integer if it is beyond that.
struct Geometric: QuickDistribution {
  let legacy: LegacyGeometric

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    if legacy.p >= 0.333333333333333333333333 { return legacy.next(&source) }
    let count = (-source.standardExponential() / log1p(-legacy.p)).rounded(.up)
    return count >= 0x1p63 ? Int64.max : truncatedAsInC(count)
  }
}

/// Numbers k with a probability proportional to pᵏ / k.
struct LogSeries: Distribution {
  private let p: Double
  private let r: Double

  init(p: Double) {
    self.p = LegacyLogSeries(p: p).p
    r = log1p(-p)
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    while true {
      let v = source.nextDouble()
      if v >= p { return 1 }
      let q = -expm1(r * source.nextDouble())
      if v <= q * q {
        let result = truncatedAsInC((1 + log(v) / log(q)).rounded(.down))
        if result < 1 || v == 0 { continue }
        return result
      }
      return v >= q ? 1 : 2
    }
  }
}

/// Numbers k up to 2⁶³ − 1 with a probability proportional to k to the power −a.
struct Zipf: Distribution {
  private let aLess1: Double
  private let b: Double
  private let leastU: Double

  init(a: Double) {
    require(a > 1, "zipf: a is \(a), which is not above 1")
    aLess1 = a - 1
    b = pow(2, a - 1)
    leastU = pow(Double(Int64.max), 1 - a)
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    // 2 to the power a − 1 is beyond the largest number: all are 1.
    if aLess1 >= 1024 { return 1 }
    while true {
      let u01 = source.nextDouble()
      let u = u01 * leastU + (1 - u01)
      let v = source.nextDouble()
      let x = pow(u, -1 / aLess1).rounded(.down)
      if x > Double(Int64.max) || x < 1 { continue }
      let t = pow(1 + 1 / x, aLess1)
      // As in C on x86-64 short of 2⁶³ itself, which is no integer of 64 bits.
      if v * x * (t - 1) / (b - 1) <= t / b { return x < 0x1p63 ? Int64(x) : Int64.max }
    }
  }
}
