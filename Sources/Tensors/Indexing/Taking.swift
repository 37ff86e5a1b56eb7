// Elements by their indices along one axis.

extension Tensor {
  /// The parts at some indices of one axis, in their order.
  ///
  /// The same as `self[.all, …, indices]` with the indices at `axis`.
  ///
  /// - Precondition: indices lie within the axis, negative ones count from the end.
  /// - Returns: the shape with the dimension of `axis` replaced by `indices.count`; new storage.
  public func taking(_ indices: [Int], axis: Int) -> Tensor {
    let axis = layout.resolvedAxis(axis, operation: "taking")
    return indices.withUnsafeBufferPointer { indices in
      indices.withMemoryRebound(to: Int64.self) { taking($0, axis: axis) }
    }
  }

  /// The parts at some indices of one axis; the indices may have any shape.
  ///
  /// - Returns: the shape with the dimension of `axis` replaced by `indices.shape`; new storage.
  public func taking<Index: IntegerScalar>(_ indices: Tensor<Index>, axis: Int) -> Tensor {
    let axis = layout.resolvedAxis(axis, operation: "taking")
    let list = indices.asInt64.contiguous()
    let result = taking(UnsafeBufferPointer(start: list.base, count: list.count), axis: axis)
    withExtendedLifetime(list.storage) {}
    if list.rank == 1 { return result }
    var shape = Dimensions(dimensions[..<axis])
    for dimension in list.dimensions { shape.append(dimension) }
    for dimension in dimensions[(axis + 1)...] { shape.append(dimension) }
    return result.view(Layout(shape: shape))
  }

  private func taking(_ indices: UnsafeBufferPointer<Int64>, axis: Int) -> Tensor {
    withShifts(indices.count) { shifts in
      layout.setShifts(of: indices, axis: axis, to: shifts)
      return taking(UnsafeBufferPointer(start: shifts, count: indices.count), axes: axis..<axis + 1)
    }
  }

  /// The parts where a mask with the tensor's first axes is true, along one axis in their place.
  func taking(where mask: Tensor<Bool>) -> Tensor {
    let mask = mask.contiguous()
    // Counting takes longer than what it saves in memory if there are few elements.
    let room = mask.count <= 1024 ? mask.count : mask.countNonzero()
    return withShifts(room + 1) { shifts in
      let count = layout.setShifts(of: mask, axis: 0, to: shifts)
      return taking(UnsafeBufferPointer(start: shifts, count: count), axes: 0..<mask.rank)
    }
  }

  /// The parts at shifts from index 0 of `axes`, along one axis in their place.
  private func taking(_ shifts: UnsafeBufferPointer<Int64>, axes: Range<Int>) -> Tensor {
    let (shape, part) = layout.taking(shifts.count, from: axes)
    let result = Tensor(uninitialized: shape)
    let first = axes.lowerBound
    result.move(
      .gather, from: self, part, to: result.layout.removing(first), shifts: shifts,
      step: result.layout.strides[first])
    return result
  }

  /// Calls `body` with memory for `count` shifts.
  private func withShifts(
    _ count: Int, _ body: (UnsafeMutablePointer<Int64>) -> Tensor
  ) -> Tensor {
    let storage = TensorStorage(
      uninitialized: Layout(shape: Dimensions(repeating: count, count: 1)),
      stride: MemoryLayout<Int64>.stride)
    return withExtendedLifetime(storage) {
      body(storage.pointer.assumingMemoryBound(to: Int64.self))
    }
  }

  /// For each place the element of its line along `axis` that the index there names.
  ///
  /// Element `[i, j, k]` of the result along axis 1 is `self[i, indices[i, j, k], k]`: what
  /// `argSort(axis:)` or `argMax(axis:keepingAxis:)` found is fetched with it.
  ///
  /// - Precondition: `indices` has as many axes as the tensor, and but for `axis` both broadcast
  ///   to one shape. Indices lie within the axis, negative ones count from the end.
  /// - Returns: that shape, with the dimension that `indices` has at `axis`; new storage.
  public func takingAlongAxis<Index: IntegerScalar>(
    _ indices: Tensor<Index>, axis: Int
  ) -> Tensor {
    let plan = AlongAxisPlan(layout, indices, axis: axis, operation: "takingAlongAxis")
    let result = Tensor(uninitialized: plan.shape)
    plan.positions.withUnsafeBufferPointer {
      result.move(.gather, from: self, plan.one, to: plan.one, shifts: $0, step: 1)
    }
    return result
  }

  /// Writes to each line along `axis` the values at the indices that are given for them.
  ///
  /// The counterpart of `takingAlongAxis(_:axis:)`; every alias sees it. Where an index occurs
  /// twice in a line, the last value stays.
  ///
  /// - Precondition: as there; `values` broadcast to the shape of the places that are written.
  public mutating func putAlongAxis<Index: IntegerScalar>(
    _ values: Tensor, at indices: Tensor<Index>, axis: Int
  ) {
    requireWritable("putAlongAxis")
    let plan = AlongAxisPlan(layout, indices, axis: axis, operation: "putAlongAxis")
    let source = (values.overlaps(self) ? values.copy() : values)
      .broadcastValue(to: plan.shape, operation: "putAlongAxis").contiguous()
    let first = plan.one.moved(by: source.layout.offset)
    plan.positions.withUnsafeBufferPointer {
      move(.scatter, from: source, first, to: plan.one, shifts: $0, step: 1)
    }
  }

  /// Sets the elements where a mask is true; every alias sees it.
  ///
  /// - Precondition: the mask broadcasts to the shape of the tensor, which is not a broadcast view.
  public mutating func fill(_ value: Scalar, where mask: Tensor<Bool>) {
    requireWritable("fill(_:where:)")
    let mask = mask.broadcast(to: dimensions, operation: "fill(_:where:)")
    self[mask] = Tensor(value)
  }
}

extension Layout {
  /// The shape with one axis of `count` in the place of `axes`, and the layout of one part.
  fileprivate func taking(
    _ count: Int, from axes: Range<Int>
  ) -> (shape: Dimensions, part: Layout) {
    var taken = Dimensions(shape[..<axes.lowerBound])
    taken.append(count)
    for dimension in shape[axes.upperBound...] { taken.append(dimension) }
    return (taken, permuted((0..<rank).lazy.filter { !axes.contains($0) }))
  }
}

/// The places of elements that are picked one by one along an axis.
private struct AlongAxisPlan {
  /// The shape of the indices, broadcast along the other axes.
  let shape: Dimensions
  /// In storage, in row-major order of `shape`.
  let positions: Tensor<Int64>
  /// A single element at the start of a storage.
  let one = Layout(shape: Dimensions())

  init<Index: IntegerScalar>(
    _ layout: Layout, _ indices: Tensor<Index>, axis: Int, operation: String
  ) {
    let axis = layout.resolvedAxis(axis, operation: operation)
    // A single index on the axis, at which every line starts.
    var lines = layout.slicing(0..<Swift.min(layout.shape[axis], 1), axis: axis)
    var flat = indices.dimensions
    if axis < flat.count { flat[axis] = lines.shape[axis] }
    guard indices.rank == layout.rank, var common = Layout.broadcastShape(lines.shape, flat) else {
      fail(
        "\(operation): indices of shape \(indices.shape) do not fit shape \(layout.shape) "
          + "along axis \(axis)")
    }
    common[axis] = indices.dimensions[axis]
    shape = common
    if Layout.elementCount(common) == 0 {
      positions = Tensor(uninitialized: common)
      return
    }
    require(
      layout.shape[axis] > 0, "\(operation): axis \(axis) of shape \(layout.shape) is empty")
    lines = lines.broadcast(to: common) ?? lines
    let list = indices.converted(to: Int64.self)
    positions =
      lines.positions
      + layout.shifts(of: list, axis: axis).broadcast(to: common, operation: operation)
  }
}
