import CVectorMath

extension Tensor where Scalar: OrderedScalar {
  /// The elements along one axis in order.
  ///
  /// NaNs are last, and −0 is before 0. Descending is the same order from its end.
  ///
  /// - Parameter axis: the axis along which elements are moved, the last one unless said.
  /// - Precondition: the tensor has axes.
  /// - Returns: the same shape, new storage.
  /// - Complexity: O(`count`).
  /// - Note: A radix sort on the bits of the elements; see `argSort(axis:descending:)` for one
  ///   that says where elements come from.
  public func sorted(axis: Int = -1, descending: Bool = false) -> Tensor {
    let result = Tensor(uninitialized: dimensions)
    write(
      sortedAlong: layout.resolvedAxis(axis, operation: "sorted(axis:)"), descending, to: result)
    return result
  }

  /// Puts the elements along one axis in order, in place; every alias sees it.
  ///
  /// - Precondition: the tensor has axes and is not a broadcast view.
  public mutating func sort(axis: Int = -1, descending: Bool = false) {
    requireWritable("sort(axis:)")
    // Each line is read as a whole before it is written.
    write(sortedAlong: layout.resolvedAxis(axis, operation: "sort(axis:)"), descending, to: self)
  }

  /// The indices that put the elements along one axis in order.
  ///
  /// Stable: equal elements, 0 and −0 among them, keep their order, in descending order too.
  /// NaNs are last, and first in descending order.
  ///
  /// - Returns: the same shape, new storage.
  /// - Complexity: O(`count`).
  public func argSort(axis: Int = -1, descending: Bool = false) -> Tensor<Int64> {
    indices(axis: axis, descending ? .descending : .ascending, named: "argSort(axis:)")
  }

  /// The elements along one axis, rearranged around the one that is at index `rank` in order.
  ///
  /// That element is in its place, elements before it are smaller or equal, and those behind
  /// it larger or equal; smaller and larger ones keep their order.
  ///
  /// - Parameter rank: an index on the axis; counts from the end when negative.
  /// - Returns: the same shape, new storage.
  /// - Complexity: O(`count`), whatever the elements.
  public func partitioned(rank: Int, axis: Int = -1) -> Tensor {
    let name = "partitioned(rank:axis:)"
    let (axis, rank) = resolved(rank, axis: axis, named: name)
    let order = LineOrder.partitioned(rank: rank, zerosAreEqual: false)
    return takingAlongAxis(indices(axis: axis, order, named: name), axis: axis)
  }

  /// The indices that rearrange the elements as `partitioned(rank:axis:)` does.
  ///
  /// - Returns: the same shape, new storage.
  public func argPartition(rank: Int, axis: Int = -1) -> Tensor<Int64> {
    let name = "argPartition(rank:axis:)"
    let (axis, rank) = resolved(rank, axis: axis, named: name)
    return indices(axis: axis, .partitioned(rank: rank, zerosAreEqual: true), named: name)
  }

  /// The `count` largest elements along one axis and their indices, the largest first.
  ///
  /// Of equal elements, the first is first; a NaN counts as larger than any number.
  ///
  /// - Precondition: `0 <= count <= shape[axis]`.
  /// - Returns: shapes with dimension `count` at the axis, new storage.
  /// - Complexity: O(`self.count`).
  public func topK(
    _ count: Int, axis: Int = -1
  ) -> (values: Tensor, indices: Tensor<Int64>) {
    let axis = layout.resolvedAxis(axis, operation: "topK(_:axis:)")
    require(
      0 <= count && count <= shape[axis],
      "topK(_:axis:): \(count) elements from axis \(axis) of shape \(shape)")
    let indices = indices(axis: axis, .largest(count), named: "topK(_:axis:)")
    return (takingAlongAxis(indices, axis: axis), indices)
  }

  private func write(sortedAlong axis: Int, _ descending: Bool, to target: Tensor) {
    let lines = _LineNest(target: target.layout, layout, axis: axis)
    withExtendedLifetime((storage, target.storage)) {
      lines.forEachLine(workingBytes: 2 * MemoryLayout<Scalar>.stride) { origin, place, memory in
        apus_sort(
          Scalar.scalarType.code, descending, lines.length, elements + origin, lines.sourceStride,
          target.elements + place, lines.targetStride, memory)
      }
    }
  }

  private func indices(
    axis: Int, _ order: LineOrder, named name: String
  ) -> Tensor<Int64> {
    let axis = layout.resolvedAxis(axis, operation: name)
    var shape = dimensions
    if case .largest(let count) = order { shape[axis] = count }
    let result = Tensor<Int64>(uninitialized: shape)
    let lines = _LineNest(target: result.layout, layout, axis: axis)
    withExtendedLifetime((storage, result.storage)) {
      order.sort(elements, Scalar.scalarType, lines, to: result.elements)
    }
    return result
  }

  private func resolved(_ rank: Int, axis: Int, named name: String) -> (axis: Int, rank: Int) {
    let axis = layout.resolvedAxis(axis, operation: name)
    let dimension = dimensions[axis]
    require(
      -dimension <= rank && rank < dimension,
      "\(name): rank \(rank) is out of range for axis \(axis) of shape \(shape)")
    return (axis, rank < 0 ? rank + dimension : rank)
  }
}

/// The order of items by several keys, the last of which matters most: NumPy's `lexsort`.
///
/// Stable: items that agree in all keys keep their order.
///
/// - Precondition: there are keys, all vectors of one length.
/// - Returns: the indices of the items in order, shape `[n]`, new storage.
/// - Complexity: O(n) for each key.
public func lexicographicOrder<Scalar: OrderedScalar>(
  _ keys: [Tensor<Scalar>]
) -> Tensor<Int64> {
  guard let first = keys.first, first.rank == 1, keys.allSatisfy({ $0.shape == first.shape })
  else {
    fail("lexicographicOrder: keys of shapes \(keys.map(\.shape)) are not vectors of one length")
  }
  var order = first.argSort()
  for key in keys.dropFirst() {
    order = order.takingAlongAxis(key.takingAlongAxis(order, axis: 0).argSort(), axis: 0)
  }
  return order
}
