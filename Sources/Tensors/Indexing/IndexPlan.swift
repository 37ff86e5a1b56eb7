/// What a list of indices selects from a layout, worked out before anything is moved.
///
/// Integers, ranges, new axes and the ellipsis give a part of the layout. Lists of indices and
/// masks are broadcast together to one shape; for each of its elements the part lies at a shift
/// of its own.
struct IndexPlan {
  /// The axes that are not picked by lists or masks, at the place of index 0 of those that are.
  private(set) var part = Layout(shape: Dimensions())
  /// How far from `part` in storage what lists and masks pick together lies, in row-major order;
  /// `nil` without any.
  private(set) var shifts: Tensor<Int64>?
  /// Before which axis of `part` the axes of `shifts` come in the result.
  private(set) var place = 0

  init(_ selections: [_AxisSelection], of layout: Layout) {
    var (consumed, ellipses, picks) = (0, 0, false)
    for selection in selections {
      consumed += selection.consumedAxes
      if selection.isEllipsis { ellipses += 1 }
      if selection.isPicking { picks = true }
    }
    require(
      consumed <= layout.rank,
      "subscript: indices for \(consumed) axes of a tensor of shape \(layout.shape)")
    require(ellipses <= 1, "subscript: more than one ellipsis")
    var (shape, strides) = (Dimensions(), Dimensions())
    var offset = layout.offset
    // NumPy's rule: what lists pick comes in their place when they stand side by side, and
    // in front otherwise. Beside a list an integer counts as one.
    var runs = 0
    var isInRun = false
    var axis = 0
    for selection in selections {
      if picks && (selection.isPicking || selection.isIndex) {
        if runs == 0 { place = shape.count }
        if !isInRun { runs += 1 }
        isInRun = true
      } else {
        isInRun = false
      }
      func keep(_ steps: AxisSteps) {
        shape.append(steps.count)
        strides.append(steps.stride(layout.strides[axis]))
        offset &+= steps.shift(layout.strides[axis])
      }
      func keepWhole(_ end: Int) {
        while axis < end {
          shape.append(layout.shape[axis])
          strides.append(layout.strides[axis])
          axis += 1
        }
      }
      switch selection {
      case .index(let index):
        offset &+= layout.resolvedIndex(index, axis: axis) &* layout.strides[axis]
      case .range(let range, let step):
        keep(layout.steps(of: range, step: step, axis: axis))
      case .slice(let start, let stop, let step):
        keep(layout.steps(from: start, to: stop, by: step, axis: axis))
      case .newAxis:
        shape.append(1)
        strides.append(axis < layout.rank ? layout.shape[axis] &* layout.strides[axis] : 1)
      case .ellipsis:
        keepWhole(axis + layout.rank - consumed)
      case .indices(let indices):
        pick(layout.shifts(of: indices, axis: axis))
      case .mask(let mask):
        pick(layout.shifts(of: mask, axis: axis))
      }
      axis += selection.consumedAxes
    }
    while axis < layout.rank {
      shape.append(layout.shape[axis])
      strides.append(layout.strides[axis])
      axis += 1
    }
    if runs > 1 { place = 0 }
    // Without elements, distances may be beyond counting.
    part = Layout(
      shape: shape, strides: strides, offset: layout.count == 0 ? layout.offset : offset)
  }

  /// The shape of the result.
  var shape: Dimensions {
    var shape = Dimensions(part.shape[..<place])
    if let shifts { for dimension in shifts.dimensions { shape.append(dimension) } }
    for dimension in part.shape[place...] { shape.append(dimension) }
    return shape
  }

  /// Splits a layout of the result's shape into the axes of `part` and the distance in storage
  /// between neighbours among what is picked, or `nil` if the distances differ.
  func split(_ result: Layout) -> (part: Layout, step: Int)? {
    let end = place + (shifts?.rank ?? 0)
    let picked = result.permuted(place..<end)
    guard let line = picked.reshaped(to: Dimensions(repeating: picked.count, count: 1))
    else { return nil }
    let others = (0..<result.rank).lazy.filter { $0 < place || end <= $0 }
    return (result.permuted(others), line.strides[0])
  }

  /// Adds the shifts of one more list, broadcast with those before it.
  private mutating func pick(_ more: Tensor<Int64>) {
    guard let before = shifts else {
      shifts = more
      return
    }
    require(
      Layout.broadcastShape(before.dimensions, more.dimensions) != nil,
      "subscript: lists of indices of shapes \(before.shape) and \(more.shape) do not broadcast")
    shifts = before + more
  }
}

extension Layout {
  /// How far from index 0 of an axis the indices of a list lie.
  func shifts(of indices: Tensor<Int64>, axis: Int) -> Tensor<Int64> {
    let indices = indices.contiguous()
    let result = Tensor<Int64>(uninitialized: indices.dimensions)
    withExtendedLifetime((indices.storage, result.storage)) {
      setShifts(
        of: UnsafeBufferPointer(start: indices.base, count: indices.count), axis: axis,
        to: result.base)
    }
    return result
  }

  /// Sets `target` to how far from index 0 of an axis the indices of a list lie.
  func setShifts(
    of indices: UnsafeBufferPointer<Int64>, axis: Int, to target: UnsafeMutablePointer<Int64>
  ) {
    let (dimension, stride) = (shape[axis], strides[axis])
    for k in indices.indices {
      var index = Int(indices[k])
      if !(0 <= index && index < dimension) { index = resolvedIndex(index, axis: axis) }
      target[k] = Int64(index &* stride)
    }
  }

  /// How far from index 0 of the axes of a mask, the first of which is `axis`, lies what it picks.
  fileprivate func shifts(of mask: Tensor<Bool>, axis: Int) -> Tensor<Int64> {
    let mask = mask.contiguous()
    let count = mask.countNonzero()
    let result = Tensor<Int64>(uninitialized: Dimensions(repeating: count + 1, count: 1))
    setShifts(of: mask, axis: axis, to: result.base)
    return result.view(Layout(shape: Dimensions(repeating: count, count: 1)))
  }

  /// Sets `target` to how far from index 0 of the axes of a contiguous mask, the first of which is
  /// `axis`, lies what it picks.
  ///
  /// There is one place more than that, for what is written before it is known whether it is picked.
  ///
  /// - Returns: how many there are.
  @discardableResult
  func setShifts(
    of mask: Tensor<Bool>, axis: Int, to shifts: UnsafeMutablePointer<Int64>
  ) -> Int {
    let axes = axis..<(axis + mask.rank)
    let all = (mask.rank == rank ? self : permuted(axes)).moved(by: -offset)
    require(
      mask.dimensions == all.shape,
      "subscript: a mask of shape \(mask.shape) for axes \(axes) of shape \(shape)")
    let nest = LoopNest(target: mask.layout, all)
    let step = nest.strides.1
    var target = shifts
    withExtendedLifetime(mask.storage) {
      // The runs of a contiguous layout come in row-major order.
      nest.forEachRun { flags, position, _ in
        let flags = mask.elements + flags
        for i in 0..<nest.count {
          target.pointee = Int64(position &+ i &* step)
          target += flags[i] ? 1 : 0
        }
      }
    }
    return target - shifts
  }
}

extension _AxisSelection {
  /// The number of axes of the tensor that the index is for, not counting those of an ellipsis.
  fileprivate var consumedAxes: Int {
    switch self {
    case .ellipsis, .newAxis: 0
    case .mask(let mask): mask.rank
    default: 1
    }
  }

  fileprivate var isEllipsis: Bool { if case .ellipsis = self { true } else { false } }
  fileprivate var isIndex: Bool { if case .index = self { true } else { false } }
  fileprivate var isPicking: Bool {
    switch self {
    case .indices, .mask: true
    default: false
    }
  }
}
