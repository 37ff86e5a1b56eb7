/// On which side of equal elements a value is inserted.
public enum SearchSide: Sendable {
  /// Before them.
  case left
  /// Behind them.
  case right
}

extension Tensor where Scalar: OrderedScalar {
  /// The indices at which values would be inserted into this vector to keep it in order.
  ///
  /// With `.left` the elements before the index are smaller than the value, and with `.right`
  /// smaller or equal. A NaN is larger than any number.
  ///
  /// - Parameter values: of any shape.
  /// - Parameter sorter: the indices that put the vector in order, if it is not.
  /// - Precondition: the vector, taken in the order of `sorter`, is in ascending order.
  /// - Returns: the shape of `values`, new storage.
  /// - Complexity: O(log(`count`)) for each value.
  @_semantics("optimize.sil.specialize.generic.never")
  public func searchSorted(
    _ values: Tensor, side: SearchSide = .left, sorter: Tensor<Int64>? = nil
  ) -> Tensor<Int64> {
    require(rank == 1, "searchSorted: shape \(shape) is not a vector")
    if let sorter {
      require(
        sorter.shape == shape
          && (count == 0 || (sorter.min() >= 0 && sorter.max() < Int64(count))),
        "searchSorted: a sorter of shape \(sorter.shape) does not order shape \(shape)")
    }
    let values = values.contiguous()
    let order = sorter?.contiguous()
    let result = Tensor<Int64>(uninitialized: values.shape)
    withExtendedLifetime((storage, values.storage, order?.storage, result.storage)) {
      Scalar._search(
        base, strides[0], count: count, order: order.map { UnsafePointer($0.base) },
        for: values.base, valueCount: values.count, side: side,
        to: result.base)
    }
    return result
  }

  /// The index at which a value would be inserted; see `searchSorted(_:side:sorter:)` for many.
  public func searchSorted(
    _ value: Scalar, side: SearchSide = .left, sorter: Tensor<Int64>? = nil
  ) -> Int {
    Int(searchSorted(Tensor(value), side: side, sorter: sorter).item())
  }

  /// For each element, the number of the bin that it belongs to.
  ///
  /// With rising edges bin i has `edges[i - 1] <= x < edges[i]`, with falling ones
  /// `edges[i - 1] > x >= edges[i]`; the other bound belongs to it with
  /// `includingRightEdge`. What is before the first edge is in bin 0, what is behind the last
  /// in bin `edges.count`.
  ///
  /// - Precondition: `edges` is a vector in ascending or in descending order.
  /// - Returns: the same shape, new storage.
  public func digitized(_ edges: Tensor, includingRightEdge: Bool = false) -> Tensor<Int64> {
    require(edges.rank == 1, "digitized: edges of shape \(edges.shape) are not a vector")
    let isAscending = edges.isMonotonic(.lessOrEqual)
    require(
      isAscending || edges.isMonotonic(.greaterOrEqual), "digitized: the edges are not in order")
    let side: SearchSide = includingRightEdge ? .left : .right
    if isAscending { return edges.searchSorted(self, side: side) }
    let reversed = edges.view(edges.layout.reversed(axis: 0))
    return Int64(edges.count) - reversed.searchSorted(self, side: side)
  }

  /// Whether each element of this vector and the next one compare so.
  func isMonotonic(_ comparison: _Comparison) -> Bool {
    if count < 2 { return true }
    let first = view(layout.slicing(0..<(count - 1), axis: 0))
    let second = view(layout.slicing(1..<count, axis: 0))
    switch comparison {
    case .lessOrEqual: return (first .<= second).all()
    default: return (first .>= second).all()
    }
  }
}

extension Layout {
  /// The same elements in reverse along one axis.
  func reversed(axis: Int) -> Layout {
    var strides = strides
    strides[axis] = -strides[axis]
    let last = Swift.max(shape[axis] - 1, 0)
    return Layout(shape: shape, strides: strides, offset: offset - last * strides[axis])
  }
}
