import CVectorMath

extension Tensor {
  /// Sets the elements to those of `source`, which has the same shape and does not overlap.
  func write(_ source: Tensor) {
    if !writePlanes(source) {
      let nest = LoopNest(target: layout, source.layout)
      let (to, from, _) = nest.strides
      nest.forEachRun { target, origin, _ in
        apus_copy(
          MemoryLayout<Scalar>.stride, nest.count, source.elements + origin, from,
          elements + target, to)
      }
    }
    // Not around the loop: Swift 6.3 does not restore the register for errors after a closure
    // that may throw and ends in a copy of memory.
    withExtendedLifetime((storage, source.storage)) {}
  }

  /// Copies plane by plane where source and target are dense along different axes.
  ///
  /// - Returns: whether they are, and planes are large enough to matter.
  private func writePlanes(_ source: Tensor) -> Bool {
    if count < 64 || isContiguous && source.isContiguous { return false }
    let axes = shape.indices.filter { shape[$0] > 1 }
    func densest(_ strides: [Int]) -> Int? {
      axes.filter { strides[$0] != 0 }.min { strides[$0].magnitude < strides[$1].magnitude }
    }
    guard let column = densest(strides), let row = densest(source.strides), row != column,
      shape[row] * shape[column] >= 64
    else { return false }
    let others = shape.indices.filter { $0 != row && $0 != column }
    let planes = LoopNest(target: layout.permuted(others), source.layout.permuted(others))
    let (targetStep, sourceStep, _) = planes.strides
    planes.forEachRun { target, origin, _ in
      for k in 0..<planes.count {
        apus_copy_plane(
          MemoryLayout<Scalar>.stride, shape[row], shape[column],
          source.elements + (origin + k * sourceStep), source.strides[row], source.strides[column],
          elements + (target + k * targetStep), strides[row], strides[column])
      }
    }
    return true
  }
}
