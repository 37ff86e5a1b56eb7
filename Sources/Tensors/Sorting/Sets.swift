import CVectorMath

/// The distinct elements of a tensor, and how they make it up.
public struct UniqueElements<Scalar: OrderedScalar> {
  /// The distinct elements in order, shape `[n]`. All NaNs are one element.
  public let values: Tensor<Scalar>
  /// For each value the position in row-major order of the first element that equals it,
  /// shape `[n]`.
  public let firstIndices: Tensor<Int64>
  /// For each element of the tensor the index of its value: the shape of the tensor.
  public let inverse: Tensor<Int64>
  /// How often each value occurs, shape `[n]`.
  public let counts: Tensor<Int64>
}

extension Tensor where Scalar: OrderedScalar {
  /// The distinct elements in order. All NaNs are one element, the last.
  ///
  /// - Returns: shape `[n]` with n the number of distinct elements, new storage.
  /// - Complexity: O(`count`).
  public func unique() -> Tensor {
    let sorted = reshaped([count]).sorted()
    let result = Tensor(uninitialized: [count])
    let found = withExtendedLifetime((sorted.storage, result.storage)) {
      Scalar._removeRepeated(sorted.base, count: count, to: result.base)
    }
    return result[..<found].copy()
  }

  /// The distinct elements with their counts, their first positions, and the way back.
  ///
  /// `values[inverse]` is the tensor again.
  ///
  /// - Returns: new storage.
  /// - Complexity: O(`count`).
  public func uniqueElements() -> UniqueElements<Scalar> {
    let source = contiguous()
    let order = Tensor<Int64>(uninitialized: [count])
    let firstIndices = Tensor<Int64>(uninitialized: [count])
    let counts = Tensor<Int64>(uninitialized: [count])
    let inverse = Tensor<Int64>(uninitialized: shape)
    var found = 0
    withUnsafeTemporaryAllocation(byteCount: 40 * count, alignment: 16) { memory in
      guard count > 0, let memory = memory.baseAddress else { return }
      let keys = memory.bindMemory(to: UInt64.self, capacity: count)
      let type = Scalar.scalarType.code
      apus_sort_keys(type, true, false, count, source.base, 1, keys)
      apus_arg_sort(count, keys, order.base, 1, memory + 8 * count)
      for i in 0..<count {
        let index = Int(order.base[i])
        if i == 0 || keys[i] != keys[i - 1] {
          firstIndices.base[found] = Int64(index)
          counts.base[found] = 0
          found += 1
        }
        counts.base[found - 1] += 1
        inverse.base[index] = Int64(found - 1)
      }
    }
    withExtendedLifetime((source.storage, order.storage)) {}
    let first = firstIndices[..<found].copy()
    return UniqueElements(
      values: source.reshaped([count]).takingAlongAxis(first, axis: 0), firstIndices: first,
      inverse: inverse, counts: counts[..<found].copy())
  }

  /// Whether each element occurs in `elements`, of any shape; a NaN does not.
  ///
  /// - Returns: the same shape, new storage.
  /// - Complexity: O(n + `count` · log n) with n elements to compare with.
  public func isIn(_ elements: Tensor) -> Tensor<Bool> {
    let sorted = elements.reshaped([elements.count]).sorted()
    let source = contiguous()
    let result = Tensor<Bool>(uninitialized: shape)
    withExtendedLifetime((sorted.storage, source.storage, result.storage)) {
      Scalar._find(
        sorted.base, count: sorted.count, source.base, valueCount: count, to: result.base)
    }
    return result
  }

  /// The distinct elements that occur in both tensors, in order; a NaN does not.
  ///
  /// - Returns: shape `[n]`, new storage.
  public func intersection(_ other: Tensor) -> Tensor {
    let values = unique()
    return values.selecting(where: values.isIn(other))
  }

  /// The distinct elements that occur in either tensor, in order.
  ///
  /// - Returns: shape `[n]`, new storage.
  public func union(_ other: Tensor) -> Tensor { joined(other).unique() }

  /// The distinct elements that do not occur in `other`, in order: NumPy's `setdiff1d`.
  ///
  /// - Returns: shape `[n]`, new storage.
  public func setDifference(_ other: Tensor) -> Tensor {
    let values = unique()
    return values.selecting(where: values.isIn(other).map { !$0 })
  }

  /// The distinct elements that occur in one of the tensors and not in the other, in order.
  ///
  /// - Returns: shape `[n]`, new storage.
  public func symmetricDifference(_ other: Tensor) -> Tensor {
    setDifference(other).joined(other.setDifference(self)).sorted()
  }

  /// The elements of this tensor and then those of another, along one axis.
  private func joined(_ other: Tensor) -> Tensor {
    let result = Tensor(uninitialized: [count + other.count])
    result.view(result.layout.slicing(0..<count, axis: 0)).write(reshaped([count]))
    result.view(result.layout.slicing(count..<result.count, axis: 0))
      .write(other.reshaped([other.count]))
    return result
  }

  /// The elements of this vector where `mask` is true.
  private func selecting(where mask: Tensor<Bool>) -> Tensor {
    takingAlongAxis(mask.flatNonzero(), axis: 0)
  }
}
