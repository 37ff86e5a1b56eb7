import Glibc

/// The number of trials up to the first success.
struct LegacyGeometric: Distribution {
  let p: Double

  init(p: Double) {
    require(0 < p && p <= 1, "geometric: p is \(p), which is not in (0, 1]")
    self.p = p
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    if p < 0.333333333333333333333333 {
      return truncatedAsInC((log1p(-source.nextDouble()) / log(1 - p)).rounded(.up))
    }
    var count: Int64 = 1
    var (sum, product) = (p, p)
    let u = source.nextDouble()
    while u > sum {
      product *= 1 - p
      sum += product
      count += 1
    }
    return count
  }
}

/// The number of failures before success number `n`: a Poisson number with a gamma mean.
struct NegativeBinomial: Distribution {
  private let gamma: Gamma

  init(n: Double, p: Double) {
    Parameter.positive(n, "n", "negativeBinomial")
    require(0 < p && p <= 1, "negativeBinomial: p is \(p), which is not in (0, 1]")
    let mean = n * (1 - p) / p
    require(
      mean + 10 * (mean / p).squareRoot() <= Poisson.largestMean,
      "negativeBinomial: n \(n) and p \(p) make numbers beyond 64 bits")
    gamma = Gamma(shape: n, scale: (1 - p) / p)
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    Poisson(unchecked: gamma.next(&source)).next(&source)
  }
}

/// How many of `nsample` that are taken without replacement are good.
///
/// - Note: E. Stadlober, "The ratio of uniforms approach for generating discrete random
///   variates", Journal of Computational and Applied Mathematics 31 (1990): HRUA* with
///   I. Frohne's corrections above 10 taken; below, one after the other.
struct LegacyHypergeometric: Distribution {
  private let good: Int64
  private let bad: Int64
  private let sample: Int64
  private let fewer: Int64
  private let more: Int64
  private let m: Int64
  private let d6: Double
  private let d8: Double
  private let d10: Double
  private let d11: Double

  init(ngood: Int, nbad: Int, nsample: Int) {
    Parameter.notNegative(ngood, "ngood", "hypergeometric")
    Parameter.notNegative(nbad, "nbad", "hypergeometric")
    Parameter.notNegative(nsample, "nsample", "hypergeometric")
    let (population, overflow) = ngood.addingReportingOverflow(nbad)
    require(
      !overflow && population <= 1 << 62 && nsample <= population,
      "hypergeometric: \(nsample) taken of \(ngood) and \(nbad)")
    (good, bad, sample) = (Int64(ngood), Int64(nbad), Int64(nsample))
    fewer = min(good, bad)
    more = max(good, bad)
    let size = Int64(population)
    m = min(sample, size - sample)
    let d4 = Double(fewer) / Double(size)
    d6 = Double(m) * d4 + 0.5
    let d7 =
      (Double(size - m) * Double(sample) * d4 * (1 - d4) / Double(size - 1) + 0.5).squareRoot()
    // 2 · √(2/e) and 3 − 2 · √(3/e).
    d8 = 1.7155277699214135 * d7 + 0.8989161620588988
    let d9 = (Double(m + 1) * Double(fewer + 1) / Double(size + 2)).rounded(.down)
    d10 = Self.logFactorials(d9, fewer: Double(fewer), more: Double(more), m: Double(m))
    d11 = min(Double(min(m, fewer)) + 1, (d6 + 16 * d7).rounded(.down))
  }

  /// ln of the product of the factorials in the density's denominator.
  private static func logFactorials(
    _ z: Double, fewer: Double, more: Double, m: Double
  ) -> Double {
    logGamma(z + 1) + logGamma(fewer - z + 1) + logGamma(m - z + 1) + logGamma(more - m + z + 1)
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    if sample > 10 { return nextByRejection(&source) }
    return sample > 0 ? nextOneByOne(&source) : 0
  }

  private func nextOneByOne<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    let rest = Double(bad + good - sample)
    var left = Double(fewer)
    var k = sample
    while left > 0 {
      let u = source.nextDouble()
      left -= (u + left / (rest + Double(k))).rounded(.down)
      k -= 1
      if k == 0 { break }
    }
    let taken = truncatedAsInC(Double(fewer) - left)
    return good > bad ? sample - taken : taken
  }

  private func nextByRejection<Source: VariateSource & ~Copyable>(
    _ source: inout Source
  ) -> Int64 {
    var z: Double
    while true {
      let x = source.nextDouble()
      let y = source.nextDouble()
      let w = d6 + d8 * (y - 0.5) / x
      if w < 0 || w >= d11 { continue }
      z = w.rounded(.down)
      let t =
        d10 - Self.logFactorials(z, fewer: Double(fewer), more: Double(more), m: Double(m))
      if x * (4 - x) - 3 <= t { break }
      if x * (x - t) >= 1 { continue }
      if 2 * log(x) <= t { break }
    }
    var result = truncatedAsInC(z)
    if good > bad { result = m - result }
    return m < sample ? good - result : result
  }
}

/// Numbers k with a probability proportional to k to the power −a.
///
/// - Note: L. Devroye, "Non-Uniform Random Variate Generation" (1986), X.6.1.
struct LegacyZipf: Distribution {
  private let aLess1: Double
  private let b: Double

  init(a: Double) {
    // From 1025 on, 2 to the power a − 1 is infinite, and every number would be rejected.
    require(1 < a && a < 1025, "zipf: a is \(a), which is not between 1 and 1025")
    aLess1 = a - 1
    b = pow(2, a - 1)
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    while true {
      let u = 1 - source.nextDouble()
      let v = source.nextDouble()
      let x = pow(u, -1 / aLess1).rounded(.down)
      if x > Double(Int64.max) || x < 1 { continue }
      let t = pow(1 + 1 / x, aLess1)
      if v * x * (t - 1) / (b - 1) <= t / b { return truncatedAsInC(x) }
    }
  }
}

/// Numbers k with a probability proportional to pᵏ / k.
///
/// - Note: A. W. Kemp, "Efficient generation of logarithmically distributed pseudo-random
///   variables", Applied Statistics 30 (1981).
struct LegacyLogSeries: Distribution {
  let p: Double
  private let r: Double

  init(p: Double) {
    require(0 <= p && p < 1, "logseries: p is \(p), which is not in [0, 1)")
    self.p = p
    r = log(1 - p)
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    while true {
      let v = source.nextDouble()
      if v >= p { return 1 }
      let q = 1 - exp(r * source.nextDouble())
      if v <= q * q {
        let result = truncatedAsInC((1 + log(v) / log(q)).rounded(.down))
        if result < 1 || v == 0 { continue }
        return result
      }
      return v >= q ? 1 : 2
    }
  }
}
