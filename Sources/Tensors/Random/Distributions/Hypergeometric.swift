import Glibc

/// How many of `nsample` that are taken without replacement are good, as in `Generator`.
///
/// - Note: E. Stadlober, "The ratio of uniforms approach for generating discrete random
///   variates", Journal of Computational and Applied Mathematics 31 (1990), where at least 10 are
///   taken and at least 10 are left; otherwise one after the other.
struct Hypergeometric: Distribution {
  private let good: Int64
  private let bad: Int64
  private let sample: Int64
  private let rejection: Rejection

  init(ngood: Int, nbad: Int, nsample: Int) {
    Parameter.notNegative(ngood, "ngood", "hypergeometric")
    Parameter.notNegative(nbad, "nbad", "hypergeometric")
    Parameter.notNegative(nsample, "nsample", "hypergeometric")
    require(
      ngood < 1_000_000_000 && nbad < 1_000_000_000,
      "hypergeometric: \(ngood) and \(nbad) are not both below 10⁹")
    require(
      nsample <= ngood + nbad, "hypergeometric: \(nsample) taken of \(ngood) and \(nbad)")
    (good, bad, sample) = (Int64(ngood), Int64(nbad), Int64(nsample))
    rejection = Rejection(good: good, bad: bad, sample: sample)
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    if sample >= 10 && sample <= good + bad - 10 {
      let count = rejection.next(&source)
      let ofGood = good > bad ? rejection.taken - count : count
      return rejection.taken < sample ? good - ofGood : ofGood
    }
    return nextOneByOne(&source)
  }

  /// Takes one after the other, or leaves them if these are fewer.
  private func nextOneByOne<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    let leaves = sample > (good + bad) / 2
    var missing = leaves ? good + bad - sample : sample
    var (left, leftGood) = (good + bad, good)
    while missing > 0 && leftGood > 0 && left > leftGood {
      left -= 1
      let drawn = source.next(maskedUpTo: UInt64(left))
      if Int64(truncatingIfNeeded: drawn) < leftGood { leftGood -= 1 }
      missing -= 1
    }
    // If only good ones are left, the rest is good.
    if left == leftGood { leftGood -= missing }
    return leaves ? leftGood : good - leftGood
  }

  /// Algorithm HRUA, for the rarer kind and the smaller part.
  private struct Rejection: Distribution {
    let taken: Int64
    private let fewer: Int64
    private let more: Int64
    private let a: Double
    private let b: Double
    private let h: Double
    private let g: Double

    init(good: Int64, bad: Int64, sample: Int64) {
      let size = good + bad
      taken = min(sample, size - sample)
      fewer = min(good, bad)
      more = max(good, bad)
      let p = Double(fewer) / Double(size)
      let q = Double(more) / Double(size)
      a = Double(taken) * p + 0.5
      let variance = Double(size - taken) * Double(taken) * p * q / Double(size - 1)
      let c = (variance + 0.5).squareRoot()
      // 2 · √(2/e) and 3 − 2 · √(3/e).
      h = 1.7155277699214135 * c + 0.8989161620588988
      let mode = truncatedAsInC(
        (Double(taken + 1) * Double(fewer + 1) / Double(size + 2)).rounded(.down))
      g = Self.logFactorials(mode, taken, fewer, more)
      b = min(Double(min(taken, fewer) + 1), (a + 16 * c).rounded(.down))
    }

    private static func logFactorials(
      _ k: Int64, _ taken: Int64, _ fewer: Int64, _ more: Int64
    ) -> Double {
      logFactorial(k) + logFactorial(fewer - k) + logFactorial(taken - k)
        + logFactorial(more - taken + k)
    }

    func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
      while true {
        let u = source.nextDouble()
        let v = source.nextDouble()
        let x = a + h * (v - 0.5) / u
        if x < 0 || x >= b { continue }
        let k = truncatedAsInC(x.rounded(.down))
        let t = g - Self.logFactorials(k, taken, fewer, more)
        if u * (4 - u) - 3 <= t { return k }
        if u * (u - t) >= 1 { continue }
        if 2 * log(u) <= t { return k }
      }
    }
  }
}

/// ln k!, from a table or by the first terms of Stirling's series; `k` is not negative.
func logFactorial(_ k: Int64) -> Double {
  if k < LogFactorials.count { return LogFactorials.table[Int(k)] }
  let x = Double(k)
  return (x + 0.5) * log(x) - x
    + (0.9189385332046728 + (1 / x) * (1 / 12.0 - 1 / (360 * x * x)))
}

private enum LogFactorials {
  static let count = 126

  /// ln k! for k = 0, 1, …, rounded from exact integers.
  static let table: [Double] = [
    0.0, 0.0, 0.6931471805599453, 1.791759469228055,
    3.1780538303479458, 4.787491742782046, 6.579251212010101, 8.525161361065415,
    10.60460290274525, 12.801827480081469, 15.104412573075516, 17.502307845873887,
    19.987214495661885, 22.552163853123425, 25.19122118273868, 27.89927138384089,
    30.671860106080672, 33.50507345013689, 36.39544520803305, 39.339884187199495,
    42.335616460753485, 45.38013889847691, 48.47118135183523, 51.60667556776438,
    54.78472939811232, 58.00360522298052, 61.261701761002, 64.55753862700634,
    67.88974313718154, 71.25703896716801, 74.65823634883016, 78.0922235533153,
    81.55795945611504, 85.05446701758152, 88.58082754219768, 92.1361756036871,
    95.7196945421432, 99.33061245478743, 102.96819861451381, 106.63176026064346,
    110.32063971475739, 114.0342117814617, 117.77188139974507, 121.53308151543864,
    125.3172711493569, 129.12393363912722, 132.95257503561632, 136.80272263732635,
    140.67392364823425, 144.5657439463449, 148.47776695177302, 152.40959258449735,
    156.3608363030788, 160.3311282166309, 164.32011226319517, 168.32744544842765,
    172.3527971391628, 176.39584840699735, 180.45629141754378, 184.53382886144948,
    188.6281734236716, 192.7390472878449, 196.86618167289, 201.00931639928152,
    205.1681994826412, 209.34258675253685, 213.53224149456327, 217.73693411395422,
    221.95644181913033, 226.1905483237276, 230.43904356577696, 234.70172344281826,
    238.97838956183432, 243.2688490029827, 247.57291409618688, 251.8904022097232,
    256.22113555000954, 260.5649409718632, 264.9216497985528, 269.2910976510198,
    273.6731242856937, 278.0675734403661, 282.4742926876304, 286.893133295427,
    291.3239500942703, 295.76660135076065, 300.22094864701415, 304.6868567656687,
    309.1641935801469, 313.65282994987905, 318.1526396202093, 322.66349912672615,
    327.1852877037752, 331.7178871969285, 336.26118197919845, 340.815058870799,
    345.37940706226686, 349.95411804077025, 354.5390855194408, 359.1342053695754,
    363.73937555556347, 368.35449607240474, 372.979468885689, 377.61419787391867,
    382.25858877306, 386.91254912321756, 391.5759882173296, 396.24881705179155,
    400.93094827891576, 405.6222961611449, 410.32277652693733, 415.03230672824964,
    419.7508055995447, 424.4781934182571, 429.21439186665157, 433.9593239950148,
    438.71291418612117, 443.47508812091894, 448.2457727453846, 453.0248962384961,
    457.81238798127816, 462.6081785268749, 467.4121995716082, 472.2243839269806,
    477.04466549258564, 481.87297922988796,
  ]
}
