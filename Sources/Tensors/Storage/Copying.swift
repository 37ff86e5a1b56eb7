import CVectorMath

extension Tensor {
  /// Sets the elements to those of `source`, which has the same shape and does not overlap.
  @_semantics("optimize.sil.specialize.generic.never")
  func write(_ source: Tensor) {
    copyElements(
      MemoryLayout<Scalar>.stride, source.elements, source.layout, to: elements, layout)
    // Not around the call: Swift 6.3 does not restore the register for errors after a closure
    // that may throw and ends in a copy of memory.
    withExtendedLifetime((storage, source.storage)) {}
  }
}

/// Copies elements of `size` bytes from one layout to another of the same shape.
private func copyElements(
  _ size: Int, _ source: UnsafeRawPointer, _ sourceLayout: Layout,
  to target: UnsafeMutableRawPointer, _ layout: Layout
) {
  if copyPlanes(size, source, sourceLayout, to: target, layout) { return }
  let nest = LoopNest(target: layout, sourceLayout)
  let (to, from, _) = nest.strides
  nest.forEachRun { place, origin, _ in
    apus_copy(size, nest.count, source + origin * size, from, target + place * size, to)
  }
}

/// Copies plane by plane where source and target are dense along different axes.
///
/// - Returns: whether they are, and planes are large enough to matter.
private func copyPlanes(
  _ size: Int, _ source: UnsafeRawPointer, _ sourceLayout: Layout,
  to target: UnsafeMutableRawPointer, _ layout: Layout
) -> Bool {
  if layout.count < 64 || layout.isContiguous && sourceLayout.isContiguous { return false }
  let (shape, strides, sourceStrides) = (layout.shape, layout.strides, sourceLayout.strides)
  let axes = shape.indices.filter { shape[$0] > 1 }
  func densest(_ strides: Dimensions) -> Int? {
    axes.filter { strides[$0] != 0 }.min { strides[$0].magnitude < strides[$1].magnitude }
  }
  guard let column = densest(strides), let row = densest(sourceStrides), row != column,
    shape[row] * shape[column] >= 64
  else { return false }
  let others = shape.indices.filter { $0 != row && $0 != column }
  let planes = LoopNest(target: layout.permuted(others), sourceLayout.permuted(others))
  let (targetStep, sourceStep, _) = planes.strides
  planes.forEachRun { place, origin, _ in
    for k in 0..<planes.count {
      apus_copy_plane(
        size, shape[row], shape[column],
        source + (origin + k * sourceStep) * size, sourceStrides[row], sourceStrides[column],
        target + (place + k * targetStep) * size, strides[row], strides[column])
    }
  }
  return true
}
