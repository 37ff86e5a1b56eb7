import Foundation
import Tensors
import XCTest

/// What NumPy's `RandomState` drew; `Fixtures/make_distributions.py` wrote it.
struct RecordedDistributions: Decodable {
  let samples: [Sample]
  let vectors: [Vectors]
  let streams: [Stream]

  struct Sample: Decodable {
    let name: String
    let arguments: [Double]
    let seed: UInt32
    var reals: [Double]?
    var integers: [Int]?
    let state: RecordedCalls.Fingerprint

    var expected: Drawn { reals.map { .reals($0) } ?? .integers(integers ?? []) }
  }

  /// A sample of rows with a sum, or of normal vectors; the shape is [2, 2] and that of one.
  struct Vectors: Decodable {
    let name: String
    let seed: UInt32
    let arguments: [Argument]
    var reals: [Double]?
    var integers: [Int]?
    /// The state of a `RandomState` and the next word of a `Generator`.
    var state: RecordedCalls.Fingerprint?
    var next: [UInt64]?
  }

  struct Stream: Decodable {
    let name: String
    let arguments: [Double]
    let seed: UInt32
    let checksums: [String]
    let key: String
    let position: Int
  }

  /// A number, a list or a matrix.
  enum Argument: Decodable {
    case number(Int)
    case list([Double])
    case matrix([[Double]])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else if let list = try? container.decode([Double].self) {
        self = .list(list)
      } else {
        self = .matrix(try container.decode([[Double]].self))
      }
    }
  }

  static func load() throws -> RecordedDistributions {
    try JSONDecoder().decode(self, from: try fixture("random_distributions"))
  }

  static func fixture(_ name: String) throws -> Data {
    let url = try XCTUnwrap(
      Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures"))
    return try Data(contentsOf: url)
  }
}

// MARK: - Methods by their names in Python

/// The distributions that NumPy's two interfaces have in common.
protocol NumPyDistributions {
  func standardExponential() -> Double
  func standardExponential(size: [Int]) -> Tensor<Double>
  func exponential(scale: Double) -> Double
  func exponential(scale: Double, size: [Int]) -> Tensor<Double>
  func pareto(_ a: Double) -> Double
  func pareto(_ a: Double, size: [Int]) -> Tensor<Double>
  func weibull(_ a: Double) -> Double
  func weibull(_ a: Double, size: [Int]) -> Tensor<Double>
  func power(_ a: Double) -> Double
  func power(_ a: Double, size: [Int]) -> Tensor<Double>
  func laplace(loc: Double, scale: Double) -> Double
  func laplace(loc: Double, scale: Double, size: [Int]) -> Tensor<Double>
  func logistic(loc: Double, scale: Double) -> Double
  func logistic(loc: Double, scale: Double, size: [Int]) -> Tensor<Double>
  func gumbel(loc: Double, scale: Double) -> Double
  func gumbel(loc: Double, scale: Double, size: [Int]) -> Tensor<Double>
  func rayleigh(scale: Double) -> Double
  func rayleigh(scale: Double, size: [Int]) -> Tensor<Double>
  func triangular(left: Double, mode: Double, right: Double) -> Double
  func triangular(left: Double, mode: Double, right: Double, size: [Int]) -> Tensor<Double>
  func vonmises(mu: Double, kappa: Double) -> Double
  func vonmises(mu: Double, kappa: Double, size: [Int]) -> Tensor<Double>
  func standardNormal() -> Double
  func standardNormal(size: [Int]) -> Tensor<Double>
  func lognormal(mean: Double, sigma: Double) -> Double
  func lognormal(mean: Double, sigma: Double, size: [Int]) -> Tensor<Double>
  func standardCauchy() -> Double
  func standardCauchy(size: [Int]) -> Tensor<Double>
  func wald(mean: Double, scale: Double) -> Double
  func wald(mean: Double, scale: Double, size: [Int]) -> Tensor<Double>
  func standardGamma(_ shape: Double) -> Double
  func standardGamma(_ shape: Double, size: [Int]) -> Tensor<Double>
  func gamma(shape: Double, scale: Double) -> Double
  func gamma(shape: Double, scale: Double, size: [Int]) -> Tensor<Double>
  func beta(_ a: Double, _ b: Double) -> Double
  func beta(_ a: Double, _ b: Double, size: [Int]) -> Tensor<Double>
  func chisquare(df: Double) -> Double
  func chisquare(df: Double, size: [Int]) -> Tensor<Double>
  func noncentralChisquare(df: Double, nonc: Double) -> Double
  func noncentralChisquare(df: Double, nonc: Double, size: [Int]) -> Tensor<Double>
  func f(dfnum: Double, dfden: Double) -> Double
  func f(dfnum: Double, dfden: Double, size: [Int]) -> Tensor<Double>
  func noncentralF(dfnum: Double, dfden: Double, nonc: Double) -> Double
  func noncentralF(dfnum: Double, dfden: Double, nonc: Double, size: [Int]) -> Tensor<Double>
  func standardT(df: Double) -> Double
  func standardT(df: Double, size: [Int]) -> Tensor<Double>
  func poisson(lam: Double) -> Int
  func poisson(lam: Double, size: [Int]) -> Tensor<Int64>
  func binomial(_ n: Int, _ p: Double) -> Int
  func binomial(_ n: Int, _ p: Double, size: [Int]) -> Tensor<Int64>
  func geometric(_ p: Double) -> Int
  func geometric(_ p: Double, size: [Int]) -> Tensor<Int64>
  func negativeBinomial(_ n: Double, _ p: Double) -> Int
  func negativeBinomial(_ n: Double, _ p: Double, size: [Int]) -> Tensor<Int64>
  func hypergeometric(ngood: Int, nbad: Int, nsample: Int) -> Int
  func hypergeometric(ngood: Int, nbad: Int, nsample: Int, size: [Int]) -> Tensor<Int64>
  func zipf(_ a: Double) -> Int
  func zipf(_ a: Double, size: [Int]) -> Tensor<Int64>
  func logseries(_ p: Double) -> Int
  func logseries(_ p: Double, size: [Int]) -> Tensor<Int64>
  func multinomial(_ n: Int, pvals: [Double]) -> [Int]
  func multinomial(_ n: Int, pvals: [Double], size: [Int]) -> Tensor<Int64>
  func dirichlet(_ alpha: [Double]) -> [Double]
  func dirichlet(_ alpha: [Double], size: [Int]) -> Tensor<Double>
  func multivariateNormal(mean: Tensor<Double>, cov: Tensor<Double>, size: [Int])
    throws(LinearAlgebraError) -> Tensor<Double>
}

extension RandomState: NumPyDistributions {}
extension Generator: NumPyDistributions {}

extension NumPyDistributions {
  /// Draws `count` numbers together, or one alone if `count` is nil.
  func draw(_ name: String, _ a: [Double], _ count: Int?) throws -> Drawn {
    if let drawn = drawReal(name, a, count) ?? drawGamma(name, a, count) { return drawn }
    return try XCTUnwrap(drawCount(name, a, count), "no method \(name)")
  }

  private func drawReal(_ name: String, _ a: [Double], _ count: Int?) -> Drawn? {
    func pick(_ one: @autoclosure () -> Double, _ many: (([Int]) -> Tensor<Double>)) -> Drawn {
      count.map { Drawn(many([$0])) } ?? .reals([one()])
    }
    return switch name {
    case "standard_exponential": pick(standardExponential(), { standardExponential(size: $0) })
    case "exponential": pick(exponential(scale: a[0]), { exponential(scale: a[0], size: $0) })
    case "pareto": pick(pareto(a[0]), { pareto(a[0], size: $0) })
    case "weibull": pick(weibull(a[0]), { weibull(a[0], size: $0) })
    case "power": pick(power(a[0]), { power(a[0], size: $0) })
    case "laplace":
      pick(laplace(loc: a[0], scale: a[1]), { laplace(loc: a[0], scale: a[1], size: $0) })
    case "logistic":
      pick(logistic(loc: a[0], scale: a[1]), { logistic(loc: a[0], scale: a[1], size: $0) })
    case "gumbel":
      pick(gumbel(loc: a[0], scale: a[1]), { gumbel(loc: a[0], scale: a[1], size: $0) })
    case "rayleigh": pick(rayleigh(scale: a[0]), { rayleigh(scale: a[0], size: $0) })
    case "triangular":
      pick(
        triangular(left: a[0], mode: a[1], right: a[2]),
        { triangular(left: a[0], mode: a[1], right: a[2], size: $0) })
    case "vonmises":
      pick(vonmises(mu: a[0], kappa: a[1]), { vonmises(mu: a[0], kappa: a[1], size: $0) })
    case "standard_normal": pick(standardNormal(), { standardNormal(size: $0) })
    case "lognormal":
      pick(lognormal(mean: a[0], sigma: a[1]), { lognormal(mean: a[0], sigma: a[1], size: $0) })
    case "standard_cauchy": pick(standardCauchy(), { standardCauchy(size: $0) })
    case "wald": pick(wald(mean: a[0], scale: a[1]), { wald(mean: a[0], scale: a[1], size: $0) })
    default: nil
    }
  }

  private func drawGamma(_ name: String, _ a: [Double], _ count: Int?) -> Drawn? {
    func pick(_ one: @autoclosure () -> Double, _ many: (([Int]) -> Tensor<Double>)) -> Drawn {
      count.map { Drawn(many([$0])) } ?? .reals([one()])
    }
    return switch name {
    case "standard_gamma": pick(standardGamma(a[0]), { standardGamma(a[0], size: $0) })
    case "gamma":
      pick(gamma(shape: a[0], scale: a[1]), { gamma(shape: a[0], scale: a[1], size: $0) })
    case "beta": pick(beta(a[0], a[1]), { beta(a[0], a[1], size: $0) })
    case "chisquare": pick(chisquare(df: a[0]), { chisquare(df: a[0], size: $0) })
    case "noncentral_chisquare":
      pick(
        noncentralChisquare(df: a[0], nonc: a[1]),
        { noncentralChisquare(df: a[0], nonc: a[1], size: $0) })
    case "f": pick(f(dfnum: a[0], dfden: a[1]), { f(dfnum: a[0], dfden: a[1], size: $0) })
    case "noncentral_f":
      pick(
        noncentralF(dfnum: a[0], dfden: a[1], nonc: a[2]),
        { noncentralF(dfnum: a[0], dfden: a[1], nonc: a[2], size: $0) })
    case "standard_t": pick(standardT(df: a[0]), { standardT(df: a[0], size: $0) })
    default: nil
    }
  }

  private func drawCount(_ name: String, _ a: [Double], _ count: Int?) -> Drawn? {
    func pick(_ one: @autoclosure () -> Int, _ many: (([Int]) -> Tensor<Int64>)) -> Drawn {
      count.map { Drawn(many([$0])) } ?? .integers([one()])
    }
    let n = a.map { Int(exactly: $0) ?? 0 }
    return switch name {
    case "poisson": pick(poisson(lam: a[0]), { poisson(lam: a[0], size: $0) })
    case "binomial": pick(binomial(n[0], a[1]), { binomial(n[0], a[1], size: $0) })
    case "geometric": pick(geometric(a[0]), { geometric(a[0], size: $0) })
    case "negative_binomial":
      pick(negativeBinomial(a[0], a[1]), { negativeBinomial(a[0], a[1], size: $0) })
    case "hypergeometric":
      pick(
        hypergeometric(ngood: n[0], nbad: n[1], nsample: n[2]),
        { hypergeometric(ngood: n[0], nbad: n[1], nsample: n[2], size: $0) })
    case "zipf": pick(zipf(a[0]), { zipf(a[0], size: $0) })
    case "logseries": pick(logseries(a[0]), { logseries(a[0], size: $0) })
    default: nil
    }
  }
}

extension Drawn {
  /// The elements of two draws.
  static func + (first: Drawn, second: Drawn) -> Drawn {
    switch (first, second) {
    case (.reals(let a), .reals(let b)): .reals(a + b)
    case (.integers(let a), .integers(let b)): .integers(a + b)
    default: .nothing
    }
  }

  /// The sum, modulo 2⁶⁴, of the bits of element i times 2i + 1.
  var checksum: String {
    var (sum, weight): (UInt64, UInt64) = (0, 1)
    switch self {
    case .reals(let values):
      for value in values {
        sum &+= value.bitPattern &* weight
        weight &+= 2
      }
    case .integers(let values):
      for value in values {
        sum &+= UInt64(bitPattern: Int64(value)) &* weight
        weight &+= 2
      }
    case .nothing: break
    }
    return sum.hexadecimal
  }
}

extension UInt64 {
  /// Sixteen digits.
  var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
