// Distributions whose values are rows of several numbers; they fill a buffer of whole rows.

/// How `n` trials fall out with given probabilities, row by row.
struct MultinomialFilling: Distribution {
  private let n: Int64
  private let pvals: [Double]
  private let target: UnsafeMutableBufferPointer<Int64>

  init(_ n: Int, _ pvals: [Double], _ target: UnsafeMutableBufferPointer<Int64>) {
    Parameter.notNegative(n, "n", "multinomial")
    require(n <= 1 << 62, "multinomial: n is \(n), which is above 2⁶²")
    require(!pvals.isEmpty, "multinomial: no probabilities")
    require(
      pvals.allSatisfy { 0 <= $0 && $0 <= 1 }, "multinomial: a probability is not in 0...1")
    let sum = pvals.dropLast().reduce(0, +)
    require(
      sum <= 1 + 1e-12, "multinomial: all probabilities but the last sum to \(sum), above 1")
    self.n = Int64(n)
    self.pvals = pvals
    self.target = target
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) {
    target.initialize(repeating: 0)
    for start in stride(from: 0, to: target.count, by: pvals.count) {
      drawRow(start, &source)
    }
  }

  /// One binomial number after the other, of the trials that are left.
  private func drawRow<Source: VariateSource & ~Copyable>(_ start: Int, _ source: inout Source) {
    var left = n
    var remaining = 1.0
    for j in 0..<(pvals.count - 1) {
      let count = Binomial(unchecked: left, pvals[j] / remaining).next(&source)
      target[start + j] = count
      left -= count
      if left <= 0 { return }
      remaining -= pvals[j]
    }
    target[start + pvals.count - 1] = left
  }
}

/// Numbers with the sum 1, row by row: gamma numbers divided by their sum.
struct DirichletFilling: Distribution {
  private let alpha: [Double]
  private let gammas: [StandardGamma]
  private let breaksStick: Bool
  private let target: UnsafeMutableBufferPointer<Double>

  /// - Parameter isLegacy: whether small parameters are like others, and none may be zero.
  init(_ alpha: [Double], isLegacy: Bool, _ target: UnsafeMutableBufferPointer<Double>) {
    require(!alpha.isEmpty, "dirichlet: no parameters")
    for a in alpha {
      if isLegacy {
        Parameter.positive(a, "an element of alpha", "dirichlet")
      } else {
        Parameter.notNegative(a, "an element of alpha", "dirichlet")
      }
    }
    self.alpha = alpha
    gammas = alpha.map { StandardGamma(unchecked: $0) }
    breaksStick = !isLegacy && alpha.allSatisfy { $0 < 0.1 }
    self.target = target
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) {
    target.initialize(repeating: 0)
    for start in stride(from: 0, to: target.count, by: alpha.count) {
      if breaksStick { breakStick(start, &source) } else { drawRow(start, &source) }
    }
  }

  private func drawRow<Source: VariateSource & ~Copyable>(_ start: Int, _ source: inout Source) {
    var sum = 0.0
    for j in alpha.indices {
      target[start + j] = gammas[j].next(&source)
      sum += target[start + j]
    }
    let factor = 1 / sum
    for j in alpha.indices { target[start + j] *= factor }
  }

  /// Breaks a part off what is left, time and again: small gamma numbers would all underflow.
  private func breakStick<Source: VariateSource & ~Copyable>(
    _ start: Int, _ source: inout Source
  ) {
    let last = alpha.count - 1
    var rests = alpha
    for j in (0..<last).reversed() { rests[j] += rests[j + 1] }
    var left = 1.0
    for j in 0..<last {
      let part = Beta(legacy: LegacyBeta(unchecked: alpha[j], rests[j + 1])).next(&source)
      target[start + j] = left * part
      left *= 1 - part
      if rests[j + 1] == 0 { break }
    }
    target[start + last] = left
  }
}
