extension RandomState {
  /// The integers 0..<n in random order; `np.random.permutation(n)`.
  ///
  /// As an index of rows, `table[random.permutation(n)]`, it shuffles a table and its labels
  /// alike.
  ///
  /// - Precondition: `n >= 0`.
  /// - Returns: an array of `n` elements.
  /// - Complexity: O(n); one allocation.
  /// - Note: R. A. Fisher, F. Yates; D. E. Knuth's Algorithm P, from the last element down.
  public func permutation(_ n: Int) -> [Int] {
    require(n >= 0, "permutation: \(n) is negative")
    var indices = Array(0..<n)
    shuffle(&indices)
    return indices
  }

  /// The rows of a tensor in random order; `np.random.permutation(a)`.
  ///
  /// - Precondition: `rank >= 1`.
  /// - Returns: the shape of `tensor`, new storage.
  /// - Complexity: O(`count`); three allocations.
  public func permutation<Scalar>(_ tensor: Tensor<Scalar>) -> Tensor<Scalar> {
    require(tensor.rank >= 1, "permutation: a tensor without axes")
    return tensor[permutation(tensor.shape[0])]
  }

  /// Brings the elements into random order; `np.random.shuffle` of a list.
  ///
  /// - Complexity: O(`count`).
  public func shuffle<Element>(_ elements: inout [Element]) {
    elements.withUnsafeMutableBufferPointer { buffer in
      twister.draw(Shuffling(target: buffer))
    }
  }

  /// Brings the rows of a tensor into random order; `np.random.shuffle` of an array.
  ///
  /// Writes through: every tensor that shares the storage sees the new order. As in NumPy, a
  /// tensor with several axes and no elements draws nothing.
  ///
  /// - Precondition: `rank >= 1`; the tensor is not a broadcast view.
  /// - Complexity: O(`count`). With several axes the elements are copied once.
  public func shuffle<Scalar>(_ tensor: inout Tensor<Scalar>) {
    require(tensor.rank >= 1, "shuffle: a tensor without axes")
    tensor.requireWritable("shuffle")
    if tensor.count == 0 { return }
    if tensor.rank == 1 {
      twister.draw(ByteShuffling(tensor))
      withExtendedLifetime(tensor.storage) {}
    } else {
      tensor.write(permutation(tensor))
    }
  }
}
