extension Generator {
  /// A random sample of the integers 0..<n; `rng.choice(n, size, replace, p, shuffle=…)`.
  ///
  /// - Parameters:
  ///   - replace: whether an integer may occur more than once.
  ///   - p: the probabilities of the integers. Where they are given, other numbers are drawn than
  ///     without them, even if they are all equal.
  ///   - shuffle: whether a sample without replacement and without `p` is in random order. With
  ///     `false` it takes fewer draws, and only which integers it has is random.
  /// - Precondition: `size >= 0`, and `n > 0` unless `size` is 0. Without replacement
  ///   `size <= n`. `p` has n elements, none negative or NaN, whose sum differs from 1 by at
  ///   most 2⁻²⁶; without replacement at least `size` of them are positive.
  /// - Returns: an array of `size` elements.
  /// - Complexity: O(`size`), with `p` O(n + `size` · log n) for each round, of which there is
  ///   one with replacement and else as many as it takes. Without replacement and for more than
  ///   a fiftieth of n > 10 000, O(n).
  /// - Note: R. W. Floyd's algorithm (1987) without replacement.
  public func choice(
    _ n: Int, size: Int, replace: Bool = true, p: [Double]? = nil, shuffle: Bool = true
  ) -> [Int] {
    require(size >= 0, "choice: size \(size) is negative")
    require(
      n > 0 || (n == 0 && size == 0), "choice: \(size) elements of a population of \(n)")
    require(
      replace || size <= n, "choice: \(size) elements of \(n) without replacement")
    if let p { return draw(WeightedChoice(n, size: size, replace: replace, p: p)) }
    if size == 0 { return [] }
    if replace { return integers(in: 0...(n - 1), count: size) }
    return draw(DistinctChoice(n: n, size: size, shuffle: shuffle))
  }

  /// A random sample of the rows of a tensor; `rng.choice(a, size, replace, p, shuffle=…)`.
  ///
  /// - Precondition: `rank >= 1`; otherwise as for `choice(_:size:replace:p:shuffle:)` of the
  ///   integers 0..<`shape[0]`, from which it draws the same.
  /// - Returns: shape `[size] + shape[1...]`, new storage.
  public func choice<Scalar>(
    _ tensor: Tensor<Scalar>, size: Int, replace: Bool = true, p: [Double]? = nil,
    shuffle: Bool = true
  ) -> Tensor<Scalar> {
    require(tensor.rank >= 1, "choice: a tensor without axes")
    return tensor[
      choice(tensor.shape[0], size: size, replace: replace, p: p, shuffle: shuffle)]
  }
}
