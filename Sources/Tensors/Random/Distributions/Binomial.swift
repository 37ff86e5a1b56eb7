import Glibc

/// The number of successes in `n` trials.
///
/// - Note: V. Kachitvichyanukul, B. W. Schmeiser, "Binomial random variate generation",
///   Communications of the ACM 31 (1988): algorithm BTPE where the smaller of the expected
///   numbers of successes and failures is above 30, inversion otherwise.
struct Binomial: Distribution {
  private enum Method {
    case constant
    case inversion(BinomialInversion)
    case rejection(BinomialRejection)
  }

  private let n: Int64
  /// Whether failures are counted, which are rarer.
  private let isReversed: Bool
  private let method: Method

  /// - Parameter drawsWithoutNeed: whether a number is drawn even if the result is certain, as
  ///   `RandomState.binomial` does.
  init(n: Int, p: Double, drawsWithoutNeed: Bool = false) {
    Parameter.notNegative(n, "n", "binomial")
    Parameter.probability(p, "binomial")
    require(n <= 1 << 62, "binomial: n is \(n), which is above 2⁶²")
    self.init(unchecked: Int64(n), p, drawsWithoutNeed)
  }

  init(unchecked n: Int64, _ p: Double, _ drawsWithoutNeed: Bool = false) {
    self.n = n
    isReversed = p > 0.5
    let rarer = p > 0.5 ? 1 - p : p
    if (n == 0 || p == 0) && !drawsWithoutNeed {
      method = .constant
    } else if rarer * Double(n) <= 30 {
      method = .inversion(BinomialInversion(n: n, p: rarer))
    } else {
      method = .rejection(BinomialRejection(n: n, p: rarer))
    }
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    let count: Int64 =
      switch method {
      case .constant: 0
      case .inversion(let inversion): inversion.next(&source)
      case .rejection(let rejection): rejection.next(&source)
      }
    return isReversed ? n - count : count
  }
}

/// Adds up probabilities until they exceed a uniform number.
struct BinomialInversion: Distribution {
  private let n: Int64
  private let p: Double
  private let q: Double
  /// The probability of no success.
  private let first: Double
  private let bound: Int64

  init(n: Int64, p: Double) {
    self.n = n
    self.p = p
    q = 1 - p
    first = exp(Double(n) * log(q))
    let mean = Double(n) * p
    bound = truncatedAsInC(min(Double(n), mean + 10 * (mean * q + 1).squareRoot()))
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    var count: Int64 = 0
    var probability = first
    var u = source.nextDouble()
    while u > probability {
      count += 1
      if count > bound {
        count = 0
        probability = first
        u = source.nextDouble()
      } else {
        u -= probability
        probability = (Double(n - count + 1) * p * probability) / (Double(count) * q)
      }
    }
    return count
  }
}

/// Algorithm BTPE: a triangle, two parallelograms and two exponential tails over the density.
struct BinomialRejection: Distribution {
  private let n: Int64
  private let r: Double
  private let q: Double
  private let nrq: Double
  private let m: Int64
  private let p1: Double
  private let xm: Double
  private let xl: Double
  private let xr: Double
  private let c: Double
  private let laml: Double
  private let lamr: Double
  private let p2: Double
  private let p3: Double
  private let p4: Double

  /// - Parameter p: at most 1/2.
  init(n: Int64, p: Double) {
    self.n = n
    r = min(p, 1 - p)
    q = 1 - r
    let fm = Double(n) * r + r
    m = truncatedAsInC(fm.rounded(.down))
    nrq = Double(n) * r * q
    p1 = (2.195 * nrq.squareRoot() - 4.6 * q).rounded(.down) + 0.5
    xm = Double(m) + 0.5
    xl = xm - p1
    xr = xm + p1
    c = 0.134 + 20.5 / (15.3 + Double(m))
    let left = (fm - xl) / (fm - xl * r)
    laml = left * (1 + left / 2)
    let right = (xr - fm) / (xr * q)
    lamr = right * (1 + right / 2)
    p2 = p1 * (1 + 2 * c)
    p3 = p2 + c / laml
    p4 = p3 + c / lamr
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Int64 {
    while true {
      let u = source.nextDouble() * p4
      var v = source.nextDouble()
      if u <= p1 { return truncatedAsInC((xm - p1 * v + u).rounded(.down)) }
      let y: Int64
      if u <= p2 {
        let x = xl + (u - p1) / c
        v = v * c + 1 - abs(Double(m) - x + 0.5) / p1
        if v > 1 { continue }
        y = truncatedAsInC(x.rounded(.down))
      } else if u <= p3 {
        y = truncatedAsInC((xl + log(v) / laml).rounded(.down))
        if y < 0 || v == 0 { continue }
        v = v * (u - p2) * laml
      } else {
        let x = (xr - log(v) / lamr).rounded(.down)
        y = truncatedAsInC(x)
        if y > n || v == 0 { continue }
        v = v * (u - p3) * lamr
      }
      if accepts(y, v) { return y }
    }
  }

  /// Whether `v` is at most the density at `y` divided by that at the mode.
  private func accepts(_ y: Int64, _ v: Double) -> Bool {
    let k = abs(y - m)
    if k <= 20 || Double(k) >= nrq / 2 - 1 { return v <= ratio(y) }
    return acceptsBySqueezing(y, v, distance: Double(k))
  }

  /// The quotient of the densities by their recurrence.
  private func ratio(_ y: Int64) -> Double {
    let s = r / q
    let a = s * Double(n + 1)
    var f = 1.0
    if m < y {
      for i in (m + 1)...y { f *= a / Double(i) - s }
    } else if m > y {
      for i in (y + 1)...m { f /= a / Double(i) - s }
    }
    return f
  }

  private func acceptsBySqueezing(_ y: Int64, _ v: Double, distance k: Double) -> Bool {
    let rho = (k / nrq) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / nrq + 0.5)
    let t = -k * k / (2 * nrq)
    let logV = log(v)
    if logV < t - rho { return true }
    if logV > t + rho { return false }
    // Stirling's formula.
    let x1 = Double(y + 1)
    let f1 = Double(m + 1)
    let z = Double(n + 1 - m)
    let w = Double(n - y + 1)
    let main =
      xm * log(f1 / x1) + (Double(n - m) + 0.5) * log(z / w)
      + Double(y - m) * log(w * r / (x1 * q))
    return logV
      <= main + Self.stirling(f1) + Self.stirling(z) + Self.stirling(x1) + Self.stirling(w)
  }

  private static func stirling(_ x: Double) -> Double {
    let x2 = x * x
    return (13680 - (462 - (132 - (99 - 140 / x2) / x2) / x2) / x2) / x / 166320
  }
}
