extension Tensor where Scalar: NumericScalar {
  /// The products of elements summed over axes of both tensors that are paired.
  ///
  /// - Parameter axes: axes of this tensor; negative ones count from the end.
  /// - Parameter otherAxes: the axes of `other` that go with them, in the same order.
  /// - Precondition: as many axes of both, none twice, with the same dimensions.
  /// - Returns: the remaining axes of this tensor and then those of `other`, new storage.
  /// - Complexity: one matrix product; operands are copied where their axes cannot be grouped
  ///   as they lie.
  public func tensordot(_ other: Tensor, axes: [Int], _ otherAxes: [Int]) -> Tensor {
    let name = "tensordot"
    let mine = axes.map { layout.resolvedAxis($0, operation: name) }
    let theirs = otherAxes.map { other.layout.resolvedAxis($0, operation: name) }
    require(
      mine.count == theirs.count && Set(mine).count == mine.count
        && Set(theirs).count == theirs.count
        && zip(mine, theirs).allSatisfy { shape[$0] == other.shape[$1] },
      "tensordot: axes \(axes) of shape \(shape) do not fit axes \(otherAxes) "
        + "of shape \(other.shape)")
    var labels = Array(rank..<(rank + other.rank))
    for (axis, otherAxis) in zip(mine, theirs) { labels[otherAxis] = axis }
    let needed = Set(0..<(rank + other.rank)).subtracting(mine)
    let left = LabelledTensor(self, Array(0..<rank))
    return LabelledTensor.contraction(left, LabelledTensor(other, labels), keeping: needed).tensor
  }

  /// The products of elements summed over the last axes of this tensor and the first of another.
  ///
  /// - Parameter axes: how many axes; 2 sums over matrices, 1 is the matrix product, and 0
  ///   multiplies every element with every other.
  /// - Precondition: both tensors have these axes, with the same dimensions.
  /// - Returns: the remaining axes of this tensor and then those of `other`, new storage.
  public func tensordot(_ other: Tensor, axes: Int = 2) -> Tensor {
    require(
      0 <= axes && axes <= Swift.min(rank, other.rank),
      "tensordot: \(axes) axes of shapes \(shape) and \(other.shape)")
    return tensordot(other, axes: Array((rank - axes)..<rank), Array(0..<axes))
  }

  /// The products of elements summed over the last axis of both tensors.
  ///
  /// - Precondition: the last dimensions agree, or one of the tensors has no axes.
  /// - Returns: the other axes of this tensor and then those of `other`, new storage.
  public func inner(_ other: Tensor) -> Tensor {
    if rank == 0 || other.rank == 0 { return self * other }
    require(
      shape[rank - 1] == other.shape[other.rank - 1],
      "inner: the last dimensions of shapes \(shape) and \(other.shape) differ")
    return tensordot(other, axes: [-1], [-1])
  }

  /// The dot product, by NumPy's rule for it.
  ///
  /// For vectors the inner product, for matrices the matrix product, and otherwise the sum over
  /// the last axis of this tensor and the last but one of `other`, or its only one. A tensor
  /// without axes multiplies all elements. For batches see `matmul(_:)`.
  ///
  /// - Precondition: the dimensions that are summed over agree.
  /// - Returns: new storage.
  public func dot(_ other: Tensor) -> Tensor {
    if rank == 0 || other.rank == 0 { return self * other }
    let axis = other.rank == 1 ? 0 : other.rank - 2
    require(
      shape[rank - 1] == other.shape[axis],
      "dot: shapes \(shape) and \(other.shape) do not fit")
    return tensordot(other, axes: [-1], [axis])
  }

  /// The inner product of all elements in row-major order.
  ///
  /// - Precondition: both tensors have as many elements.
  public func vdot(_ other: Tensor) -> Scalar {
    require(
      count == other.count,
      "vdot: shapes \(shape) and \(other.shape) have \(count) and \(other.count) elements")
    return reshaped([count]).dot(other.reshaped([count])).item()
  }

  /// The products of every element of this tensor and every element of another.
  ///
  /// - Returns: shape `[count, other.count]`, in row-major order of both; new storage.
  public func outer(_ other: Tensor) -> Tensor {
    reshaped([count, 1]) * other.reshaped([1, other.count])
  }

  /// The Kronecker product: every element of this tensor times the whole of another, as blocks.
  ///
  /// Shapes are aligned at the last axis; missing axes in front have dimension 1.
  ///
  /// - Returns: each dimension the product of both, new storage.
  public func kron(_ other: Tensor) -> Tensor {
    let rank = Swift.max(rank, other.rank)
    let left = [Int](repeating: 1, count: rank - self.rank) + shape
    let right = [Int](repeating: 1, count: rank - other.rank) + other.shape
    let product = reshaped(left.flatMap { [$0, 1] }) * other.reshaped(right.flatMap { [1, $0] })
    return product.reshaped(zip(left, right).map { $0 * $1 })
  }

  /// The cross products of vectors in space, which lie along one axis.
  ///
  /// The other axes broadcast.
  ///
  /// - Parameter axis: the axis along which the vectors of both tensors and of the result lie.
  /// - Precondition: that axis has dimension 3 in both.
  /// - Returns: new storage.
  public func cross(_ other: Tensor, axis: Int = -1) -> Tensor {
    let mine = layout.resolvedAxis(axis, operation: "cross")
    let theirs = other.layout.resolvedAxis(axis, operation: "cross")
    require(
      shape[mine] == 3 && other.shape[theirs] == 3,
      "cross: axis \(axis) of shapes \(shape) and \(other.shape) does not have dimension 3")
    func left(_ index: Int) -> Tensor { view(layout.selecting(index, axis: mine)) }
    func right(_ index: Int) -> Tensor { other.view(other.layout.selecting(index, axis: theirs)) }
    let parts = [(1, 2), (2, 0), (0, 1)].map { left($0) * right($1) - left($1) * right($0) }
    var shape = parts[0].shape
    let place = axis < 0 ? axis + shape.count + 1 : axis
    require(
      0 <= place && place <= shape.count,
      "cross: axis \(axis) is out of range for the result of shapes \(self.shape) and "
        + "\(other.shape)")
    shape.insert(3, at: place)
    let result = Tensor(uninitialized: shape)
    for (index, part) in parts.enumerated() {
      result.view(result.layout.selecting(index, axis: place)).write(part)
    }
    return result
  }
}

extension Tensor where Scalar: FieldScalar {
  /// The inner product of all elements in row-major order, those of this tensor conjugated.
  ///
  /// - Precondition: both tensors have as many elements.
  public func vdot(_ other: Tensor) -> Scalar {
    require(
      count == other.count,
      "vdot: shapes \(shape) and \(other.shape) have \(count) and \(other.count) elements")
    let factors = Scalar.partCount == 2 ? conjugated() : self
    return factors.reshaped([count]).dot(other.reshaped([count])).item()
  }
}
