extension Tensor {
  /// The rows with the given indices, in their order; an index may occur more than once.
  ///
  /// `images[batch]` is the minibatch of the images whose indices are in `batch`.
  /// Assigning writes the rows back; where an index occurs twice, the last one stays.
  ///
  /// - Precondition: `rank >= 1`; indices lie within the first axis, negative ones count from
  ///   the end.
  /// - Returns: shape `[rows.count] + shape[1...]`, new storage.
  /// - Complexity: O(elements of the result).
  public subscript(rows: [Int]) -> Tensor {
    get {
      require(rank >= 1, "subscript: rows of a tensor without axes")
      return taking(rows, axis: 0)
    }
    set { self[indices: [rows]] = newValue }
  }

  /// Whether the elements at one index of the first axis lie without gaps.
  fileprivate var rowsAreContiguous: Bool {
    count == 0 || layout.selecting(0, axis: 0).isContiguous
  }
}

extension Tensor where Scalar == UInt8 {
  /// The rows with the given indices as floating-point numbers, each divided by `divisor`.
  ///
  /// The same as `self[rows].converted(to: type) / divisor` in one pass over the bytes.
  ///
  /// - Precondition: `rank >= 1`; indices lie within the first axis and are not negative.
  /// - Returns: shape `[rows.count] + shape[1...]`, new storage.
  /// - Complexity: O(elements of the result); one allocation.
  @specialized(where Target == Double)
  @specialized(where Target == Float)
  public func gathering<Target: FloatingPointScalar>(
    _ rows: [Int], as type: Target.Type, dividedBy divisor: Target = 1
  ) -> Tensor<Target> {
    require(rank >= 1, "gathering: rows of a tensor without axes")
    var resultShape = dimensions
    for row in rows {
      require(
        0 <= row && row < resultShape[0],
        "gathering: index \(row) is out of range for axis 0 of shape \(shape)")
    }
    resultShape[0] = rows.count
    let result = Tensor<Target>(uninitialized: resultShape)
    if result.count == 0 { return result }
    let source = rowsAreContiguous ? self : copy()
    withExtendedLifetime((source.storage, result.storage)) {
      rows.withUnsafeBufferPointer { rows in
        let columns = result.count / rows.count
        parallel(count: rows.count, work: columns) { range in
          Target._kernels.gatherBytes(
            range.count, columns, source.base, source.layout.strides[0],
            rows.baseAddress.unsafelyUnwrapped + range.lowerBound, divisor,
            result.base + range.lowerBound * columns)
        }
      }
    }
    return result
  }
}
