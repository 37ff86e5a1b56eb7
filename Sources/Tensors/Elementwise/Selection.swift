import CVectorMath

extension Tensor {
  /// Elements of `a` where `condition` is true and of `b` where it is false.
  ///
  /// NumPy's `where` with three arguments; all three shapes broadcast.
  ///
  /// - Returns: the common shape, new storage.
  public static func `where`(_ condition: Tensor<Bool>, _ a: Tensor, _ b: Tensor) -> Tensor {
    guard let operands = Layout.broadcastShape(a.dimensions, b.dimensions),
      let shape = Layout.broadcastShape(condition.dimensions, operands)
    else {
      fail("where: shapes \(condition.shape), \(a.shape) and \(b.shape) do not broadcast")
    }
    let result = Tensor(uninitialized: shape)
    result.setToSelection(
      condition.broadcast(to: shape, operation: "where"),
      a.broadcast(to: shape, operation: "where"), b.broadcast(to: shape, operation: "where"),
      isStreamed: true)
    return result
  }

  /// Elements of `a` where `condition` is true, and else a number; shapes broadcast. New storage.
  public static func `where`(_ condition: Tensor<Bool>, _ a: Tensor, _ b: Scalar) -> Tensor {
    .where(condition, a, Tensor(b))
  }

  /// A number where `condition` is true, and else elements of `b`; shapes broadcast. New storage.
  public static func `where`(_ condition: Tensor<Bool>, _ a: Scalar, _ b: Tensor) -> Tensor {
    .where(condition, Tensor(a), b)
  }

  /// One number where `condition` is true and another where it is false. New storage.
  public static func `where`(_ condition: Tensor<Bool>, _ a: Scalar, _ b: Scalar) -> Tensor {
    .where(condition, Tensor(a), Tensor(b))
  }

  /// The elements, but those of `other` where `mask` is true; `other` and `mask` broadcast to this
  /// shape. New storage.
  public func replacing(with other: Tensor, where mask: Tensor<Bool>) -> Tensor {
    let result = Tensor(uninitialized: dimensions)
    result.setToSelection(
      mask.broadcast(to: dimensions, operation: "replacing"),
      other.broadcast(to: dimensions, operation: "replacing"), self, isStreamed: true)
    return result
  }

  /// The elements, but a number where `mask`, which broadcasts, is true. New storage.
  public func replacing(with other: Scalar, where mask: Tensor<Bool>) -> Tensor {
    replacing(with: Tensor(other), where: mask)
  }

  /// Replaces elements by those of `other` where `mask` is true, in place.
  ///
  /// `other` and `mask` broadcast to this shape, and every alias sees the change.
  public mutating func replace(with other: Tensor, where mask: Tensor<Bool>) {
    requireWritable("replace")
    let isHarmless = layout == other.layout || !overlaps(other)
    let isMaskApart = !sharesStorage(with: mask)
    setToSelection(
      (isMaskApart ? mask : mask.copy()).broadcast(to: dimensions, operation: "replace"),
      (isHarmless ? other : other.copy()).broadcast(to: dimensions, operation: "replace"), self,
      isStreamed: false)
  }

  /// Replaces elements by a number where `mask`, which broadcasts, is true, in place.
  public mutating func replace(with other: Scalar, where mask: Tensor<Bool>) {
    replace(with: Tensor(other), where: mask)
  }

  private func setToSelection(
    _ condition: Tensor<Bool>, _ a: Tensor, _ b: Tensor, isStreamed: Bool
  ) {
    if isInStep(with: condition) && isInStep(with: a) && isInStep(with: b)
      && !(isStreamed && count * MemoryLayout<Scalar>.stride >= streamedBytes)
    {
      apus_select(
        MemoryLayout<Scalar>.size, count, condition.base, 1, a.base, 1, b.base, 1, base, 1)
      withExtendedLifetime(storage) {}
      withExtendedLifetime(condition.storage) {}
      withExtendedLifetime(a.storage) {}
      withExtendedLifetime(b.storage) {}
      return
    }
    let nest = LoopNest(target: layout, condition.layout, a.layout, b.layout)
    let strides = nest.runStrides
    withExtendedLifetime((storage, condition.storage, a.storage, b.storage)) {
      write(nest, isStreamed: isStreamed) { starts, place, target, targetStride, count in
        apus_select(
          MemoryLayout<Scalar>.size, count,
          condition.elements + (starts[1] + place * strides[1]), strides[1],
          a.elements + (starts[2] + place * strides[2]), strides[2],
          b.elements + (starts[3] + place * strides[3]), strides[3], target, targetStride)
      }
    }
  }
}
