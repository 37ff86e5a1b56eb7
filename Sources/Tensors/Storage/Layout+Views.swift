// The layouts of views: arithmetic that touches no memory.

/// Evenly spaced indices on an axis: `first`, `first + step`, …
struct AxisSteps {
  let first: Int
  let step: Int
  let count: Int

  /// As many indices as there are within `length`, at a distance of `step` from each other.
  init(from first: Int, by step: Int, within length: Int) {
    self.first = first
    self.step = step
    count = length <= 0 ? 0 : (length - 1) / abs(step) + 1
  }

  /// The stride of the axis of these indices on an axis with a given one.
  ///
  /// A step that is not taken may be larger than any stride.
  func stride(_ stride: Int) -> Int { count > 1 ? stride &* step : stride }

  /// How far from index 0 the first of them lies; 0 without any.
  func shift(_ stride: Int) -> Int { count > 0 ? first &* stride : 0 }
}

extension Layout {
  /// The axes in another order: axis `k` of the result is axis `axes[k]` of this layout.
  ///
  /// Axes that are not named disappear; what remains has index 0 on them.
  func permuted(_ axes: some Sequence<Int>) -> Layout {
    var (shape, strides) = (Dimensions(), Dimensions())
    for axis in axes {
      shape.append(self.shape[axis])
      strides.append(self.strides[axis])
    }
    return Layout(shape: shape, strides: strides, offset: offset)
  }

  /// The elements with index 0 on `axis`, which disappears; the axis may be empty.
  func removing(_ axis: Int) -> Layout {
    Layout(shape: shape.removing(at: axis), strides: strides.removing(at: axis), offset: offset)
  }

  /// The part with `index` on `axis`, which disappears.
  func selecting(_ index: Int, axis: Int) -> Layout {
    let index = resolvedIndex(index, axis: axis)
    return Layout(
      shape: shape.removing(at: axis), strides: strides.removing(at: axis),
      offset: count == 0 ? offset : offset + index * strides[axis])
  }

  /// The part with the indices `range`, which lie within the axis, on `axis`.
  func slicing(_ range: Range<Int>, axis: Int) -> Layout {
    stepping(AxisSteps(from: range.lowerBound, by: 1, within: range.count), axis: axis)
  }

  /// The part with evenly spaced indices, which lie within the axis, on `axis`.
  func stepping(_ steps: AxisSteps, axis: Int) -> Layout {
    var (shape, strides) = (shape, strides)
    shape[axis] = steps.count
    strides[axis] = steps.stride(self.strides[axis])
    return Layout(
      shape: shape, strides: strides,
      offset: offset + (count == 0 ? 0 : steps.shift(self.strides[axis])))
  }

  /// The same axes further behind in the storage.
  func moved(by shift: Int) -> Layout {
    Layout(shape: shape, strides: strides, offset: offset + shift)
  }

  /// One of the `parts` equal parts that every element consists of, counted in such parts.
  func selectingPart(_ index: Int, of parts: Int) -> Layout {
    Layout(
      shape: shape, strides: Dimensions(strides.lazy.map { $0 * parts }),
      offset: offset * parts + index)
  }

  /// The elements with index i on one axis and i + `diagonal` on another, as one last axis.
  func diagonal(offset diagonal: Int, _ first: Int, _ second: Int) -> Layout {
    let skippedRows = min(max(-diagonal, 0), shape[first])
    let skippedColumns = min(max(diagonal, 0), shape[second])
    let length = min(shape[first] - skippedRows, shape[second] - skippedColumns)
    let others = permuted(shape.indices.lazy.filter { $0 != first && $0 != second })
    var (newShape, newStrides) = (others.shape, others.strides)
    newShape.append(length)
    newStrides.append(strides[first] + strides[second])
    let start = skippedRows * strides[first] + skippedColumns * strides[second]
    return Layout(
      shape: newShape, strides: newStrides,
      offset: length > 0 && count > 0 ? offset + start : offset)
  }

  /// The last two axes as one that runs along a diagonal, `offset` places right of the main one.
  func diagonalOfMatrices(offset diagonal: Int) -> Layout {
    self.diagonal(offset: diagonal, rank - 2, rank - 1)
  }

  /// A new axis of dimension 1 before `axis`.
  func insertingAxis(at axis: Int) -> Layout {
    var (shape, strides) = (shape, strides)
    strides.insert(axis < rank ? shape[axis] &* strides[axis] : 1, at: axis)
    shape.insert(1, at: axis)
    return Layout(shape: shape, strides: strides, offset: offset)
  }

  /// Every element repeated along the axes that `shape` has more of, or `nil` if it cannot be.
  ///
  /// NumPy's rule: shapes are aligned at their last axis; an axis of dimension 1, or
  /// one that is missing in front, is repeated.
  func broadcast(to target: Dimensions) -> Layout? {
    if target == shape { return self }
    let missing = target.count - rank
    if missing < 0 || target.contains(where: { $0 < 0 }) { return nil }
    var broadcastStrides = Dimensions(repeating: 0, count: target.count)
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
  static func broadcastShape(_ lhs: Dimensions, _ rhs: Dimensions) -> Dimensions? {
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
  func reshaped(to newShape: Dimensions) -> Layout? {
    if isContiguous { return Layout(shape: newShape).moved(by: offset) }
    // Old axes, without those of dimension 1, fused from the left with as many new axes
    // as span the same number of elements; each such group must be evenly spaced.
    let oldAxes = Dimensions(shape.indices.lazy.filter { shape[$0] != 1 })
    var newStrides = Dimensions(repeating: 0, count: newShape.count)
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
