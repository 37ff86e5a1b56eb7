/// What a list of indices selects from a layout, worked out before anything is moved.
///
/// Integers, ranges, new axes and the ellipsis give a part of the layout. Lists of indices and
/// masks are broadcast together to one shape; for each of its elements the part lies at a shift
/// of its own.
struct IndexPlan {
  /// The axes that are not picked by lists or masks, at the place of index 0 of those that are.
  private(set) var part: Layout
  /// What lists and masks pick together, or `nil` without any.
  private(set) var picked: Picked?
  /// Before which axis of `part` the axes of `picked` come in the result.
  private(set) var place = 0

  /// Distances in storage, in row-major order of a shape.
  struct Picked {
    var shifts: [Int]
    var shape: [Int]
  }

  init(_ indices: [any TensorIndex], of layout: Layout) {
    let selections = indices.map(\._selection)
    let consumed = selections.reduce(0) { $0 + $1.consumedAxes }
    require(
      consumed <= layout.rank,
      "subscript: indices for \(consumed) axes of a tensor of shape \(layout.shape)")
    require(
      selections.count(where: \.isEllipsis) <= 1, "subscript: more than one ellipsis")
    part = layout
    // NumPy's rule: what lists pick comes in their place when they stand side by side, and
    // in front otherwise. Beside a list an integer counts as one.
    let picks = selections.contains(where: \.isPicking)
    var runs = 0
    var isInRun = false
    var axis = 0  // in `part`, which loses and gains axes on the way
    var source = 0  // in `layout`
    for selection in selections {
      if picks && (selection.isPicking || selection.isIndex) {
        if runs == 0 { place = axis }
        if !isInRun { runs += 1 }
        isInRun = true
      } else {
        isInRun = false
      }
      switch selection {
      case .index(let index):
        part = part.selecting(layout.resolvedIndex(index, axis: source), axis: axis)
      case .range(let range, let step):
        part = part.slicing(range, step: step, axis: axis, place: source, of: layout.shape)
        axis += 1
      case .slice(let start, let stop, let step):
        part = part.slicing(from: start, to: stop, step: step, axis: axis)
        axis += 1
      case .newAxis:
        part = part.insertingAxis(at: axis)
        axis += 1
      case .ellipsis:
        axis += layout.rank - consumed
        source += layout.rank - consumed
      case .indices(let indices, let shape):
        pick(shifts(of: indices, axis: source, in: layout), shape)
        part = part.dropping(axis: axis)
      case .mask(let mask):
        let shifts = shifts(of: mask, axis: source, in: layout)
        pick(shifts, [shifts.count])
        for _ in 0..<mask.rank { part = part.dropping(axis: axis) }
      }
      source += selection.consumedAxes
    }
    if runs > 1 { place = 0 }
  }

  /// The shape of the result.
  var shape: [Int] {
    Array(part.shape[..<place]) + (picked?.shape ?? []) + Array(part.shape[place...])
  }

  /// Splits a layout of the result's shape into the axes of `part` and those of `picked`.
  func split(_ result: Layout) -> (rest: Layout, picked: Layout) {
    let end = place + (picked?.shape.count ?? 0)
    let rest = result.permuted(Array(0..<place) + Array(end..<result.rank))
    let picked = result.permuted(Array(place..<end))
    return (rest, Layout(shape: picked.shape, strides: picked.strides, offset: 0))
  }

  private func shifts(of indices: [Int], axis: Int, in layout: Layout) -> [Int] {
    let (dimension, stride) = (layout.shape[axis], layout.strides[axis])
    return indices.map { index in
      let isInside = 0 <= index && index < dimension
      return (isInside ? index : layout.resolvedIndex(index, axis: axis)) &* stride
    }
  }

  private func shifts(of mask: Tensor<Bool>, axis: Int, in layout: Layout) -> [Int] {
    let axes = axis..<(axis + mask.rank)
    require(
      mask.shape == Array(layout.shape[axes]),
      "subscript: a mask of shape \(mask.shape) for axes \(axes) of shape \(layout.shape)")
    // Without axes, a mask picks the whole tensor once or never.
    if mask.rank == 0 { return mask.item() ? [0] : [] }
    let lines = Layout(
      shape: Array(layout.shape[axes.dropLast()]), strides: Array(layout.strides[axes.dropLast()]),
      offset: 0)
    let (dimension, stride) = (layout.shape[axes.last ?? 0], layout.strides[axes.last ?? 0])
    return mask.withUnsafeBufferPointer { mask in
      var result: [Int] = []
      result.reserveCapacity(mask.count(where: \.self))
      for (line, start) in lines.positions.enumerated() {
        for i in 0..<dimension where mask[line * dimension + i] {
          result.append(start + i * stride)
        }
      }
      return result
    }
  }

  /// Adds the shifts of one more list, broadcast with those before it.
  private mutating func pick(_ shifts: [Int], _ shape: [Int]) {
    guard let before = picked else {
      picked = Picked(shifts: shifts, shape: shape)
      return
    }
    guard let common = Layout.broadcastShape(before.shape, shape) else {
      fail("subscript: lists of indices of shapes \(before.shape) and \(shape) do not broadcast")
    }
    let sums = zip(
      before.broadcast(to: common), Picked(shifts: shifts, shape: shape).broadcast(to: common))
    picked = Picked(shifts: sums.map { $0 + $1 }, shape: common)
  }
}

extension IndexPlan.Picked {
  fileprivate func broadcast(to newShape: [Int]) -> [Int] {
    if shape == newShape { return shifts }
    return Layout(shape: shape).broadcast(to: newShape)?.positions.map { shifts[$0] } ?? []
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
