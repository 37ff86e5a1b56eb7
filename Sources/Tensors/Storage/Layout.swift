/// Where the elements of a tensor lie in its storage.
///
/// Element `[i₀, i₁, …]` is at `offset + Σ iₖ · strides[k]`, all counted in
/// elements. A stride may be negative (a reversed axis) or zero (a broadcast one).
/// A layout is a plain value that knows nothing of memory: every view of a tensor
/// is arithmetic on it.
struct Layout: Equatable {
  private(set) var shape: [Int]
  private(set) var strides: [Int]
  private(set) var offset: Int
  /// The number of elements, the product of `shape`.
  private(set) var count: Int

  var rank: Int { shape.count }

  /// Row-major order without gaps.
  init(shape: [Int]) {
    require(shape.allSatisfy { $0 >= 0 }, "shape \(shape) has a negative dimension")
    guard let count = Self.elementCount(shape) else {
      fail("shape \(shape) has more elements than can be counted")
    }
    var strides = [Int](repeating: 1, count: shape.count)
    var stride = 1
    for axis in shape.indices.reversed() {
      strides[axis] = stride
      // Overflows only where there are no elements, and no stride is used.
      let (product, overflow) = stride.multipliedReportingOverflow(by: max(shape[axis], 1))
      if !overflow { stride = product }
    }
    self.shape = shape
    self.strides = strides
    self.offset = 0
    self.count = count
  }

  /// Any strides; the elements lie within a storage.
  init(shape: [Int], strides: [Int], offset: Int) {
    guard let count = Self.elementCount(shape) else {
      fail("shape \(shape) has more elements than can be counted")
    }
    self.shape = shape
    self.strides = strides
    self.offset = offset
    self.count = count
  }

  /// The product of the dimensions, or `nil` if it cannot be represented.
  static func elementCount(_ shape: some Collection<Int>) -> Int? {
    if shape.contains(0) { return 0 }
    var count = 1
    for dimension in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      if overflow { return nil }
      count = product
    }
    return count
  }

  /// Whether the elements follow each other in row-major order without gaps.
  ///
  /// Axes of dimension 1 do not matter, and a layout without elements is contiguous.
  var isContiguous: Bool {
    if count == 0 { return true }
    var expected = 1
    for axis in shape.indices.reversed() where shape[axis] != 1 {
      if strides[axis] != expected { return false }
      expected *= shape[axis]
    }
    return true
  }

  /// Whether several indices name the same element (an axis was broadcast).
  @inline(__always)
  var repeatsElements: Bool {
    for axis in shape.indices where strides[axis] == 0 && shape[axis] > 1 { return true }
    return false
  }

  /// The storage positions from the lowest to the highest element, or `nil` without elements.
  var extent: ClosedRange<Int>? {
    if count == 0 { return nil }
    var low = offset
    var high = offset
    for axis in shape.indices {
      let reach = (shape[axis] - 1) * strides[axis]
      if reach < 0 { low += reach } else { high += reach }
    }
    return low...high
  }

  /// The storage position of the element at `indices`, which count from the end when negative.
  func position(of indices: some Collection<Int>) -> Int {
    require(
      indices.count == rank,
      "subscript: \(indices.count) indices for a tensor of shape \(shape)")
    var position = offset
    var axis = 0
    for index in indices {
      position += resolvedIndex(index, axis: axis) * strides[axis]
      axis += 1
    }
    return position
  }

  /// The storage position of an element of a layout with one axis.
  @inline(__always)
  func position(_ index: Int) -> Int {
    if rank != 1 { return position(of: CollectionOfOne(index)) }
    return offset + resolvedIndex(index, axis: 0) * strides[0]
  }

  /// The storage position of an element of a layout with two axes.
  @inline(__always)
  func position(_ row: Int, _ column: Int) -> Int {
    if rank != 2 { return position(of: [row, column]) }
    return offset + resolvedIndex(row, axis: 0) * strides[0]
      + resolvedIndex(column, axis: 1) * strides[1]
  }

  /// The storage positions of all elements.
  var positions: Tensor<Int64> {
    let result = Tensor<Int64>(uninitialized: shape)
    let nest = LoopNest(target: result.layout, self)
    let (to, from, _) = nest.strides
    withExtendedLifetime(result.storage) {
      nest.forEachRun { target, position, _ in
        let target = result.elements + target
        for i in 0..<nest.count { target[i &* to] = Int64(position &+ i &* from) }
      }
    }
    return result
  }

  /// `index` counted from the start of `axis`.
  @inline(__always)
  func resolvedIndex(_ index: Int, axis: Int) -> Int {
    let dimension = shape[axis]
    require(
      -dimension <= index && index < dimension,
      "subscript: index \(index) is out of range for axis \(axis) of shape \(shape)")
    return index < 0 ? index + dimension : index
  }

  /// `axis` counted from the first axis.
  func resolvedAxis(_ axis: Int, operation: String) -> Int {
    require(
      -rank <= axis && axis < rank,
      "\(operation): axis \(axis) is out of range for shape \(shape)")
    return axis < 0 ? axis + rank : axis
  }
}

// MARK: - Views

extension Layout {
  /// The axes in another order: axis `k` of the result is axis `axes[k]` of this layout.
  func permuted(_ axes: [Int]) -> Layout {
    Layout(shape: axes.map { shape[$0] }, strides: axes.map { strides[$0] }, offset: offset)
  }

  /// The part with `index` on `axis`, which disappears.
  func selecting(_ index: Int, axis: Int) -> Layout {
    let index = resolvedIndex(index, axis: axis)
    var (shape, strides) = (shape, strides)
    shape.remove(at: axis)
    let stride = strides.remove(at: axis)
    return Layout(
      shape: shape, strides: strides, offset: count == 0 ? offset : offset + index * stride)
  }

  /// The part with the indices `range`, which lie within the axis, on `axis`.
  func slicing(_ range: Range<Int>, axis: Int) -> Layout {
    stepping(from: range.lowerBound, by: 1, count: range.count, axis: axis)
  }

  /// The part with the indices `first`, `first + step`, … on `axis`: `newCount` of them, which
  /// lie within the axis.
  func stepping(from first: Int, by step: Int, count newCount: Int, axis: Int) -> Layout {
    var (shape, strides) = (shape, strides)
    shape[axis] = newCount
    // A step that is not taken may be larger than any stride.
    if newCount > 1 { strides[axis] *= step }
    let hasElements = count > 0 && newCount > 0
    return Layout(
      shape: shape, strides: strides,
      offset: hasElements ? offset + first * self.strides[axis] : offset)
  }

  /// The axes but for one, whose index stays at 0.
  func dropping(axis: Int) -> Layout {
    Layout(
      shape: shape.indices.filter { $0 != axis }.map { shape[$0] },
      strides: shape.indices.filter { $0 != axis }.map { strides[$0] }, offset: offset)
  }

  /// One of the `parts` equal parts that every element consists of, counted in such parts.
  func selectingPart(_ index: Int, of parts: Int) -> Layout {
    Layout(shape: shape, strides: strides.map { $0 * parts }, offset: offset * parts + index)
  }

  /// A new axis of dimension 1 before `axis`.
  func insertingAxis(at axis: Int) -> Layout {
    var result = self
    result.shape.insert(1, at: axis)
    result.strides.insert(axis < rank ? shape[axis] &* strides[axis] : 1, at: axis)
    return result
  }

  /// Every element repeated along the axes that `shape` has more of, or `nil` if it cannot be.
  ///
  /// NumPy's rule: shapes are aligned at their last axis; an axis of dimension 1, or
  /// one that is missing in front, is repeated.
  func broadcast(to target: [Int]) -> Layout? {
    if target == shape { return self }
    let missing = target.count - rank
    if missing < 0 || target.contains(where: { $0 < 0 }) { return nil }
    var broadcastStrides = [Int](repeating: 0, count: target.count)
    for axis in shape.indices {
      if shape[axis] == target[missing + axis] {
        broadcastStrides[missing + axis] = strides[axis]
      } else if shape[axis] != 1 {
        return nil
      }
    }
    return Layout(shape: target, strides: broadcastStrides, offset: offset)
  }

  /// The shape that both shapes broadcast to, or `nil` where they do not agree.
  static func broadcastShape(_ lhs: [Int], _ rhs: [Int]) -> [Int]? {
    if lhs == rhs { return lhs }
    let (long, short) = lhs.count >= rhs.count ? (lhs, rhs) : (rhs, lhs)
    var result = long
    let missing = long.count - short.count
    for axis in short.indices {
      let (a, b) = (long[missing + axis], short[axis])
      if a == 1 {
        result[missing + axis] = b
      } else if b != 1 && a != b {
        return nil
      }
    }
    return result
  }

  /// The same elements in the same order under another shape, or `nil` if that takes a copy.
  ///
  /// - Precondition: `newShape` has as many elements.
  func reshaped(to newShape: [Int]) -> Layout? {
    if isContiguous {
      var result = Layout(shape: newShape)
      result.offset = offset
      return result
    }
    // Old axes, without those of dimension 1, fused from the left with as many new axes
    // as span the same number of elements; each such group must be evenly spaced.
    let oldAxes = shape.indices.filter { shape[$0] != 1 }
    var newStrides = [Int](repeating: 0, count: newShape.count)
    var (old, new) = (0, 0)
    while old < oldAxes.count {
      let (oldStart, newStart) = (old, new)
      var (oldCount, newCount) = (shape[oldAxes[old]], newShape[new])
      while oldCount != newCount {
        if newCount < oldCount {
          new += 1
          newCount *= newShape[new]
        } else {
          old += 1
          oldCount *= shape[oldAxes[old]]
        }
      }
      for k in oldStart..<old
      where strides[oldAxes[k]] != shape[oldAxes[k + 1]] * strides[oldAxes[k + 1]] {
        return nil
      }
      var stride = strides[oldAxes[old]]
      for axis in (newStart...new).reversed() {
        newStrides[axis] = stride
        stride *= newShape[axis]
      }
      old += 1
      new += 1
    }
    return Layout(shape: newShape, strides: newStrides, offset: offset)
  }
}
