extension Tensor {
  /// The elements at `indices` on one axis, line by line: NumPy's `take_along_axis`.
  ///
  /// What `argSort(axis:)`, `argMax(axis:keepingAxis:)` and their like return can be given here.
  ///
  /// - Precondition: the shapes agree but for the axis, on which the indices lie; negative ones
  ///   count from the end.
  /// - Returns: the shape of `indices`, new storage.
  /// - Complexity: O(`indices.count`).
  func taking(_ indices: Tensor<Int64>, along axis: Int) -> Tensor {
    let axis = layout.resolvedAxis(axis, operation: "taking(_:along:)")
    require(
      indices.rank == rank
        && shape.indices.allSatisfy { $0 == axis || shape[$0] == indices.shape[$0] },
      "taking(_:along:): indices of shape \(indices.shape) for axis \(axis) of shape \(shape)")
    let result = Tensor(uninitialized: indices.shape)
    let walk = LineGathering(source: layout, axis: axis, indices: indices, target: result.layout)
    withExtendedLifetime((storage, indices.storage, result.storage)) {
      // The elements are only moved: their width is all that matters.
      switch MemoryLayout<Scalar>.stride {
      case 1: walk.gather(storage.pointer, result.storage.pointer, as: UInt8.self)
      case 4: walk.gather(storage.pointer, result.storage.pointer, as: UInt32.self)
      case 8: walk.gather(storage.pointer, result.storage.pointer, as: UInt64.self)
      default:
        walk.gather(storage.pointer, result.storage.pointer, as: Scalar.self)
      }
    }
    return result
  }
}

/// The walk over the indices, with the start of the line that each of them refers to.
private struct LineGathering {
  let nest: LoopNest
  let indices: Tensor<Int64>
  let dimension: Int
  let stride: Int
  let axis: Int
  let shape: [Int]

  init(source: Layout, axis: Int, indices: Tensor<Int64>, target: Layout) {
    var strides = source.strides
    strides[axis] = 0
    nest = LoopNest(
      target: target, indices.layout,
      Layout(shape: indices.shape, strides: strides, offset: source.offset))
    self.indices = indices
    self.axis = axis
    shape = source.shape
    dimension = source.shape[axis]
    stride = source.strides[axis]
  }

  func gather<Word>(
    _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer, as type: Word.Type
  ) {
    let source = source.assumingMemoryBound(to: Word.self)
    let target = target.assumingMemoryBound(to: Word.self)
    nest.forEachRun { place, position, start in
      for k in 0..<nest.count {
        var index = Int(indices.elements[position &+ k &* nest.strides.1])
        if index < 0 { index &+= dimension }
        require(
          0 <= index && index < dimension,
          "taking(_:along:): index \(index) is out of range for axis \(axis) of shape \(shape)")
        target[place &+ k &* nest.strides.0] =
          source[start &+ k &* nest.strides.2 &+ index &* stride]
      }
    }
  }
}
