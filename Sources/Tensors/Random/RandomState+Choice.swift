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
      return draw(WeightedChoice(n, size: size, replace: replace, p: p))
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
}
