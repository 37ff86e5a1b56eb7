/// A layout seen as `outer × length × inner` around one axis.
///
/// A contiguous tensor is `outer` blocks of `length` rows of `inner` elements each; the axis
/// to reduce is the middle one.
private struct AxisSplit {
  let outer: Int
  let length: Int
  let inner: Int

  init(_ shape: [Int], axis: Int) {
    outer = shape[..<axis].reduce(1, *)
    length = shape[axis]
    inner = shape[(axis + 1)...].reduce(1, *)
  }
}

extension Tensor {
  /// The shape that remains when `axis` is reduced.
  private func reducedShape(axis: Int, keepingAxis: Bool) -> [Int] {
    var shape = shape
    if keepingAxis { shape[axis] = 1 } else { shape.remove(at: axis) }
    return shape
  }
}

extension Tensor where Scalar: NumericScalar {
  /// The sum of all elements, 0 without elements.
  ///
  /// Floating-point numbers are summed pairwise, integers as `Int64`, which traps on overflow.
  ///
  /// - Complexity: O(`count`).
  public func sum() -> Scalar.Sum {
    let tensor = contiguous()
    return withExtendedLifetime(tensor.storage) { Scalar._sum(tensor.base, 1, count: count) }
  }

  /// The sums along one axis.
  ///
  /// - Parameter axis: the axis that disappears; counts from the end when negative.
  /// - Parameter keepingAxis: whether the axis stays with dimension 1 instead.
  /// - Returns: new storage.
  /// - Complexity: O(`count`).
  public func sum(axis: Int, keepingAxis: Bool = false) -> Tensor<Scalar.Sum> {
    let axis = layout.resolvedAxis(axis, operation: "sum(axis:)")
    let result = Tensor<Scalar.Sum>(
      repeating: .zero, shape: reducedShape(axis: axis, keepingAxis: keepingAxis))
    if count == 0 { return result }
    let source = contiguous()
    let split = AxisSplit(shape, axis: axis)
    withExtendedLifetime((source.storage, result.storage)) {
      if split.inner == 1 {
        for k in 0..<split.outer {
          result.base[k] = Scalar._sum(source.base + k * split.length, 1, count: split.length)
        }
      } else {
        for k in 0..<split.outer {
          Scalar._sumRows(
            source.base + k * split.length * split.inner, split.inner,
            rows: split.length, columns: split.inner, to: result.base + k * split.inner)
        }
      }
    }
    return result
  }

}

extension Tensor where Scalar: OrderedScalar {
  /// The largest element; a NaN if there is one.
  ///
  /// - Precondition: the tensor has elements.
  public func max() -> Scalar { extremum(.maximum, named: "max()") }

  /// The smallest element; a NaN if there is one.
  ///
  /// - Precondition: the tensor has elements.
  public func min() -> Scalar { extremum(.minimum, named: "min()") }

  /// The largest elements along one axis; a NaN where there is one.
  ///
  /// - Precondition: the axis is not empty.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func max(axis: Int, keepingAxis: Bool = false) -> Tensor {
    extremum(.maximum, axis: axis, keepingAxis: keepingAxis, named: "max(axis:)")
  }

  /// The smallest elements along one axis; a NaN where there is one.
  ///
  /// - Precondition: the axis is not empty.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func min(axis: Int, keepingAxis: Bool = false) -> Tensor {
    extremum(.minimum, axis: axis, keepingAxis: keepingAxis, named: "min(axis:)")
  }

  /// The position of the first largest element in row-major order, or of the first NaN.
  ///
  /// - Precondition: the tensor has elements.
  public func argMax() -> Int { argExtremum(.maximum, named: "argMax()") }

  /// The position of the first smallest element in row-major order, or of the first NaN.
  ///
  /// - Precondition: the tensor has elements.
  public func argMin() -> Int { argExtremum(.minimum, named: "argMin()") }

  /// The index of the first largest element along one axis, or of the first NaN.
  ///
  /// - Precondition: the axis is not empty.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func argMax(axis: Int, keepingAxis: Bool = false) -> Tensor<Int64> {
    argExtremum(.maximum, axis: axis, keepingAxis: keepingAxis, named: "argMax(axis:)")
  }

  /// The index of the first smallest element along one axis, or of the first NaN.
  ///
  /// - Precondition: the axis is not empty.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func argMin(axis: Int, keepingAxis: Bool = false) -> Tensor<Int64> {
    argExtremum(.minimum, axis: axis, keepingAxis: keepingAxis, named: "argMin(axis:)")
  }

  private func extremum(_ extremum: _Extremum, named name: String) -> Scalar {
    let tensor = contiguous()
    let position = tensor.argExtremum(extremum, named: name)
    return withExtendedLifetime(tensor.storage) { tensor.base[position] }
  }

  private func argExtremum(_ extremum: _Extremum, named name: String) -> Int {
    require(count > 0, "\(name): shape \(shape) has no elements")
    let tensor = contiguous()
    return withExtendedLifetime(tensor.storage) {
      Scalar._argExtremum(extremum, tensor.base, 1, count: count)
    }
  }

  private func extremum(
    _ extremum: _Extremum, axis: Int, keepingAxis: Bool, named name: String
  ) -> Tensor {
    var result = Tensor(uninitialized: [])
    forEachLine(axis: axis, named: name, keepingAxis: keepingAxis) { shape in
      result = Tensor(uninitialized: shape)
    } body: { k, line, stride, length in
      result.base[k] = line[stride * Scalar._argExtremum(extremum, line, stride, count: length)]
    }
    return result
  }

  private func argExtremum(
    _ extremum: _Extremum, axis: Int, keepingAxis: Bool, named name: String
  ) -> Tensor<Int64> {
    var result = Tensor<Int64>(uninitialized: [])
    forEachLine(axis: axis, named: name, keepingAxis: keepingAxis) { shape in
      result = Tensor<Int64>(uninitialized: shape)
    } body: { k, line, stride, length in
      result.base[k] = Int64(Scalar._argExtremum(extremum, line, stride, count: length))
    }
    return result
  }
}

extension Tensor where Scalar: FloatingPointScalar {
  /// The arithmetic mean of all elements, NaN without elements.
  public func mean() -> Scalar { sum() / Scalar(count) }

  /// The means along one axis, NaN where the axis is empty.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func mean(axis: Int, keepingAxis: Bool = false) -> Tensor {
    let axis = layout.resolvedAxis(axis, operation: "mean(axis:)")
    return sum(axis: axis, keepingAxis: keepingAxis) / Scalar(shape[axis])
  }
}

extension Tensor where Scalar: IntegerScalar {
  /// The arithmetic mean of all elements, NaN without elements.
  public func mean() -> Double { Double(sum()) / Double(count) }

  /// The means along one axis, NaN where the axis is empty.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func mean(axis: Int, keepingAxis: Bool = false) -> Tensor<Double> {
    let axis = layout.resolvedAxis(axis, operation: "mean(axis:)")
    let sums = sum(axis: axis, keepingAxis: keepingAxis)
    return sums.converted(to: Double.self) / Double(shape[axis])
  }
}

extension Tensor {
  /// Calls `body` for each line along `axis`, with its place in the result.
  ///
  /// `prepare` is given the result's shape before the first line.
  private func forEachLine(
    axis: Int, named name: String, keepingAxis: Bool,
    prepare: ([Int]) -> Void,
    body: (_ place: Int, _ line: UnsafePointer<Scalar>, _ stride: Int, _ length: Int) -> Void
  ) {
    let axis = layout.resolvedAxis(axis, operation: name)
    let result = reducedShape(axis: axis, keepingAxis: keepingAxis)
    prepare(result)
    if result.contains(0) { return }
    require(shape[axis] > 0, "\(name): axis \(axis) of shape \(shape) has no elements")
    let source = contiguous()
    let split = AxisSplit(shape, axis: axis)
    withExtendedLifetime(source.storage) {
      for k in 0..<split.outer {
        for i in 0..<split.inner {
          let line = source.base + (k * split.length * split.inner + i)
          body(k * split.inner + i, line, split.inner, split.length)
        }
      }
    }
  }
}
