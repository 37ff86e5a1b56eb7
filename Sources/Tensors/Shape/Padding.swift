extension Tensor {
  /// What `padded(by:with:)` puts around a tensor.
  public enum Padding {
    /// One value.
    case constant(Scalar)
    /// The nearest element.
    case edge
    /// The mirror image, with the element at the edge not repeated: `c b | a b c | b a`.
    case reflect
    /// The mirror image, with the element at the edge repeated: `b a | a b c | c b`.
    case symmetric
    /// The elements from the other side: `b c | a b c | a b`.
    case wrap
  }

  /// The tensor with `width` more elements at both ends of every axis.
  ///
  /// - Precondition: `width >= 0`. Unless the padding is constant, no axis is empty.
  /// - Returns: new storage.
  public func padded(by width: Int, with padding: Padding) -> Tensor {
    padded(by: [(Int, Int)](repeating: (width, width), count: rank), with: padding)
  }

  /// The tensor with more elements in front of and behind each axis.
  ///
  /// Mirror images and wrapped elements go on for widths beyond the dimension.
  ///
  /// - Precondition: `widths` has the numbers of elements in front and behind for each axis, none
  ///   of them negative. Unless the padding is constant, an axis that is padded is not empty.
  /// - Returns: new storage.
  public func padded(by widths: [(Int, Int)], with padding: Padding) -> Tensor {
    require(
      widths.count == rank && widths.allSatisfy { $0 >= 0 && $1 >= 0 },
      "padded: widths \(widths) for shape \(shape)")
    if case .constant(let value) = padding { return surrounded(by: value, widths) }
    var result = self
    for (axis, (before, after)) in widths.enumerated() where before + after > 0 {
      let dimension = shape[axis]
      require(dimension > 0, "padded: axis \(axis) of shape \(shape) is empty")
      let sources = (-before..<dimension + after).map { padding.source($0, in: dimension) }
      result = result.taking(sources, axis: axis)
    }
    return result.storage === storage ? copy() : result
  }

  private func surrounded(by value: Scalar, _ widths: [(Int, Int)]) -> Tensor {
    let result = Tensor(
      repeating: value, shape: zip(shape, widths).map { $0 + $1.0 + $1.1 })
    var inner = result.layout
    for (axis, (before, _)) in widths.enumerated() {
      inner = inner.slicing(before..<before + shape[axis], axis: axis)
    }
    result.view(inner).write(self)
    return result
  }
}

extension Tensor.Padding {
  /// The index of the element that is shown at `index`, which may lie outside of the axis.
  fileprivate func source(_ index: Int, in dimension: Int) -> Int {
    func modulo(_ period: Int) -> Int { ((index % period) + period) % period }
    switch self {
    case .constant, .edge:
      return Swift.min(Swift.max(index, 0), dimension - 1)
    case .wrap:
      return modulo(dimension)
    case .reflect:
      if dimension == 1 { return 0 }
      let place = modulo(2 * dimension - 2)
      return Swift.min(place, 2 * dimension - 2 - place)
    case .symmetric:
      let place = modulo(2 * dimension)
      return Swift.min(place, 2 * dimension - 1 - place)
    }
  }
}
