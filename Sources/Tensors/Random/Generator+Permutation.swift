extension Generator {
  /// The integers 0..<n in random order; `rng.permutation(n)`.
  ///
  /// - Precondition: `n >= 0`.
  /// - Returns: an array of `n` elements.
  /// - Note: R. A. Fisher, F. Yates; D. E. Knuth's Algorithm P, from the last element down.
  public func permutation(_ n: Int) -> [Int] {
    require(n >= 0, "permutation: \(n) is negative")
    var indices = Array(0..<n)
    indices.withUnsafeMutableBufferPointer { fill(Shuffling(target: $0)) }
    return indices
  }

  /// The rows of a tensor, or its slices along another axis, in random order;
  /// `rng.permutation(a, axis)`.
  ///
  /// - Precondition: `tensor` has the axis.
  /// - Returns: the shape of `tensor`, new storage.
  public func permutation<Scalar>(_ tensor: Tensor<Scalar>, axis: Int = 0) -> Tensor<Scalar> {
    let front = tensor.swappingFirst(axis, "permutation")
    return front[permutation(front.shape[0])].swappingFirst(axis, "permutation").copy()
  }

  /// Brings the elements into random order; `rng.shuffle` of a list.
  ///
  /// - Complexity: O(`count`); the elements are copied once.
  public func shuffle<Element>(_ elements: inout [Element]) {
    elements = permutation(elements.count).map { elements[$0] }
  }

  /// Brings the rows of a tensor, or its slices along another axis, into random order;
  /// `rng.shuffle(a, axis)`.
  ///
  /// Writes through: every tensor that shares the storage sees the new order. As in NumPy, a
  /// tensor without elements draws nothing.
  ///
  /// - Precondition: `tensor` has the axis and is not a broadcast view.
  /// - Complexity: O(`count`). With several axes the elements are copied once.
  public func shuffle<Scalar>(_ tensor: inout Tensor<Scalar>, axis: Int = 0) {
    tensor.requireWritable("shuffle")
    let front = tensor.swappingFirst(axis, "shuffle")
    if tensor.count == 0 { return }
    if tensor.rank == 1 {
      draw(ByteShuffling(tensor))
      withExtendedLifetime(tensor.storage) {}
    } else {
      front.write(front[permutation(front.shape[0])])
    }
  }

  /// The elements in random order without regard to the shape; `rng.permuted(a)`.
  ///
  /// - Returns: the shape of `tensor`, new storage.
  public func permuted<Scalar>(_ tensor: Tensor<Scalar>) -> Tensor<Scalar> {
    permutation(tensor.flattened()).reshaped(tensor.shape)
  }

  /// Each line of elements along an axis in an order of its own; `rng.permuted(a, axis=axis)`.
  ///
  /// - Precondition: `tensor` has the axis.
  /// - Returns: the shape of `tensor`, new storage.
  public func permuted<Scalar>(_ tensor: Tensor<Scalar>, axis: Int) -> Tensor<Scalar> {
    let axis = tensor.layout.resolvedAxis(axis, operation: "permuted")
    let others = (0..<tensor.rank).filter { $0 != axis }
    let lines = tensor.view(tensor.layout.permuted(others + [axis])).copy()
    let length = tensor.shape[axis]
    var indices: [Int] = []
    indices.reserveCapacity(lines.count)
    if lines.count > 0 {
      for line in 0..<(lines.count / length) {
        indices += permutation(length).map { line * length + $0 }
      }
    }
    var back = [Int](repeating: tensor.rank - 1, count: tensor.rank)
    for (position, other) in others.enumerated() { back[other] = position }
    let mixed = lines.flattened()[indices].reshaped(lines.shape)
    return mixed.view(mixed.layout.permuted(back)).copy()
  }
}

extension Tensor {
  /// The view in which an axis has changed places with the first one.
  fileprivate func swappingFirst(_ axis: Int, _ operation: String) -> Tensor {
    var axes = Array(0..<rank)
    axes.swapAt(0, layout.resolvedAxis(axis, operation: operation))
    return view(layout.permuted(axes))
  }
}
