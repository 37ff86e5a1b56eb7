/// Indices with given probabilities, with and without replacement; `choice(n, size, p=p)`.
struct WeightedChoice: Distribution {
  let size: Int
  let replace: Bool
  let p: [Double]

  init(_ n: Int, size: Int, replace: Bool, p: [Double]) {
    Self.requireProbabilities(p, count: n)
    let possible = p.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
    require(
      replace || size <= possible,
      "choice: \(size) different elements, but only \(possible) have a probability above zero")
    self.size = size
    self.replace = replace
    self.p = p
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> [Int] {
    replace ? Self.drawn(size, p, &source) : nextDistinct(&source)
  }

  /// Draws as many as are missing, keeps the first of each, and again without those.
  private func nextDistinct<Source: VariateSource & ~Copyable>(_ source: inout Source) -> [Int] {
    var p = p
    var found: [Int] = []
    while found.count < size {
      for index in Self.drawn(size - found.count, p, &source) where p[index] > 0 {
        found.append(index)
        p[index] = 0
      }
    }
    return found
  }

  /// Looks uniform numbers up in the running sums of `p`, divided by their total.
  private static func drawn<Source: VariateSource & ~Copyable>(
    _ count: Int, _ p: [Double], _ source: inout Source
  ) -> [Int] {
    var total = 0.0
    var sums = p.map { probability in
      total += probability
      return total
    }
    for i in sums.indices { sums[i] /= total }
    var indices = [Int](repeating: 0, count: count)
    for i in indices.indices { indices[i] = firstIndex(above: source.nextDouble(), in: sums) }
    return indices
  }

  /// The index of the first sum above `u`, a number of [0, 1).
  private static func firstIndex(above u: Double, in sums: [Double]) -> Int {
    var (low, high) = (0, sums.count)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] <= u { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: - Checks

  private static func requireProbabilities(_ p: [Double], count: Int) {
    require(p.count == count, "choice: \(p.count) probabilities for \(count) elements")
    for (index, probability) in p.enumerated() {
      require(
        probability >= 0, "choice: probability \(index) is \(probability), not 0 or more")
    }
    let sum = compensatedSum(p)
    require(abs(sum - 1) <= 0x1p-26, "choice: the probabilities sum to \(sum), not to 1")
  }

  /// The sum with W. Kahan's correction, as NumPy computes it for this check.
  private static func compensatedSum(_ terms: [Double]) -> Double {
    var (sum, correction) = (0.0, 0.0)
    for term in terms {
      let corrected = term - correction
      let next = sum + corrected
      correction = (next - sum) - corrected
      sum = next
    }
    return sum
  }
}
