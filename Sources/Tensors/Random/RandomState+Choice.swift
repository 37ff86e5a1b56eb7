extension RandomState {
  /// A random sample of the integers 0..<n; `np.random.choice(n, size, replace, p)`.
  ///
  /// With replacement an integer may occur more than once. The result can stand between the
  /// brackets of a tensor to take rows: `images[random.choice(60_000, size: 100)]`.
  ///
  /// Where `p` gives the probabilities of the integers, other numbers are drawn than without
  /// it, even if they are all equal. The probabilities are data, but a wrong one shows a
  /// mistake in the program that made them, so it traps: normalise and check data of unknown
  /// origin before.
  ///
  /// - Precondition: `size >= 0`, and `n > 0` unless `size` is 0. Without replacement
  ///   `size <= n`. `p` has n elements, none negative or NaN, whose sum differs from 1 by at
  ///   most 2⁻²⁶; without replacement at least `size` of them are positive.
  /// - Returns: an array of `size` elements.
  /// - Complexity: O(`size`) with replacement, O(n) without. With `p`, O(n + `size` · log n)
  ///   for each round; without replacement there are as many rounds as it takes until all
  ///   elements are different.
  /// - Note: `choice(n, size: 1)[0]` draws what `np.random.choice(n)` draws. NumPy permutes all
  ///   n integers for a sample without replacement; so does this.
  public func choice(
    _ n: Int, size: Int, replace: Bool = true, p: [Double]? = nil
  ) -> [Int] {
    require(size >= 0, "choice: size \(size) is negative")
    require(
      n > 0 || (n == 0 && size == 0), "choice: \(size) elements of a population of \(n)")
    require(
      replace || size <= n, "choice: \(size) elements of \(n) without replacement")
    if let p {
      Self.requireProbabilities(p, count: n)
      return replace ? drawn(size, Distribution(p)) : drawnDistinct(size, p)
    }
    if !replace { return Array(permutation(n).prefix(size)) }
    if size == 0 { return [] }
    return Array(unsafeUninitializedCapacity: size) { target, count in
      twister.fill(.init(rebasing: target[..<size]), low: 0, span: UInt64(n - 1))
      count = size
    }
  }

  /// A random sample of the elements of a tensor; `np.random.choice(a, size, replace, p)`.
  ///
  /// - Precondition: `rank == 1`; otherwise as for `choice(_:size:replace:p:)` of the integers
  ///   0..<`count`, from which it draws the same.
  /// - Returns: shape `[size]`, new storage.
  public func choice<Scalar>(
    _ tensor: Tensor<Scalar>, size: Int, replace: Bool = true, p: [Double]? = nil
  ) -> Tensor<Scalar> {
    require(tensor.rank == 1, "choice: a tensor of shape \(tensor.shape) has not one axis")
    return tensor[choice(tensor.count, size: size, replace: replace, p: p)]
  }

  // MARK: - Given probabilities

  /// The running sums of probabilities, divided by their total.
  private struct Distribution {
    var sums: [Double]

    init(_ p: [Double]) {
      var total = 0.0
      sums = p.map { probability in
        total += probability
        return total
      }
      for i in sums.indices { sums[i] /= total }
    }

    /// The index of the first sum above `u`, a number of [0, 1).
    func index(of u: Double) -> Int {
      var (low, high) = (0, sums.count)
      while low < high {
        let middle = (low + high) / 2
        if sums[middle] <= u { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  private func drawn(_ count: Int, _ distribution: Distribution) -> [Int] {
    (0..<count).map { _ in distribution.index(of: twister.nextDouble()) }
  }

  /// Draws as many as are missing, keeps the first of each, and again without those.
  private func drawnDistinct(_ count: Int, _ p: [Double]) -> [Int] {
    let possible = p.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
    require(
      count <= possible,
      "choice: \(count) different elements, but only \(possible) have a probability above zero")
    var p = p
    var found: [Int] = []
    while found.count < count {
      for index in drawn(count - found.count, Distribution(p)) where p[index] > 0 {
        found.append(index)
        p[index] = 0
      }
    }
    return found
  }

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
