extension Tensor {
  /// The element at a full set of indices, one an axis.
  ///
  /// Writing goes through to every tensor that shares the storage. Negative indices count
  /// from the end.
  ///
  /// - Precondition: `indices.count == rank`, each within its axis.
  public subscript(indices: Int...) -> Scalar {
    get { self[index: indices] }
    set { self[index: indices] = newValue }
  }

  /// The element of a tensor with one axis; as for any number of axes, without an array of indices.
  public subscript(index: Int) -> Scalar {
    @inlinable
    get { withExtendedLifetime(storage) { elements[layout.position(index)] } }
    @inlinable
    set {
      requireWritable("subscript")
      withExtendedLifetime(storage) { elements[layout.position(index)] = newValue }
    }
  }

  /// The element of a matrix; as for any number of axes, without an array of indices.
  public subscript(row: Int, column: Int) -> Scalar {
    @inlinable
    get { withExtendedLifetime(storage) { elements[layout.position(row, column)] } }
    @inlinable
    set {
      requireWritable("subscript")
      withExtendedLifetime(storage) { elements[layout.position(row, column)] = newValue }
    }
  }

  /// The element at a full set of indices in an array, one an axis.
  ///
  /// For code that works for every rank; otherwise as `t[i, j]`.
  public subscript(index indices: [Int]) -> Scalar {
    get { withExtendedLifetime(storage) { elements[layout.position(of: indices)] } }
    set {
      requireWritable("subscript")
      withExtendedLifetime(storage) { elements[layout.position(of: indices)] = newValue }
    }
  }

  /// A part of the tensor: `t[2..<5]`, `t[0, .all, 1...]`, `t[[3, 1]]`, `t[mask]`.
  ///
  /// `TensorIndex` lists what can stand between the brackets. Axes that are not mentioned stay
  /// whole. Assigning copies elements into the part, broadcasting them, and every tensor that
  /// shares the storage sees it; an overlapping right side is read as it was before. Where a
  /// list names an element twice, the last value stays.
  ///
  /// Lists of indices and masks follow NumPy: they are broadcast together, and an integer beside
  /// them is a list without axes. Their common axes come where they stood if they stood side by
  /// side, and in front of all others if not.
  ///
  /// - Precondition: indices and ranges lie within their axes; a mask has the dimensions of its
  ///   axes. When assigning, the shape of the new value broadcasts to that of the part; axes of
  ///   dimension 1 too many in front are ignored.
  /// - Returns: shared storage; new storage with a list of indices or a mask.
  /// - Complexity: O(`rank`) to read a view, O(elements of the part) otherwise; with a mask
  ///   O(elements of the mask) more.
  public subscript(first: any TensorIndex, rest: any TensorIndex...) -> Tensor {
    get { rest.isEmpty ? part(first._selection) : part(selections(first, nil, rest)) }
    set { setPart(selections(first, nil, rest), newValue) }
  }

  /// A part of the tensor whose last axes are mentioned: `t[..., 0]`.
  ///
  /// `...` stands for as many whole axes as the other indices leave over.
  public subscript(ellipsis: UnboundedRange, rest: any TensorIndex...) -> Tensor {
    get { part(selections(nil, .ellipsis, rest)) }
    set { setPart(selections(nil, .ellipsis, rest), newValue) }
  }

  /// A part of the tensor whose first and last axes are mentioned: `t[0, ..., 1...]`.
  ///
  /// `...` stands for as many whole axes as the other indices leave over.
  public subscript(
    first: any TensorIndex, ellipsis: UnboundedRange, rest: any TensorIndex...
  ) -> Tensor {
    get { part(selections(first, .ellipsis, rest)) }
    set { setPart(selections(first, .ellipsis, rest), newValue) }
  }

  /// A part of the tensor, from indices in an array.
  ///
  /// For code that works for every rank; otherwise as `t[0, 1...]`.
  public subscript(indices indices: [any TensorIndex]) -> Tensor {
    get { part(selections(nil, nil, indices)) }
    set { setPart(selections(nil, nil, indices), newValue) }
  }

  /// The row `index`: the part at one index of the first axis, which disappears.
  ///
  /// - Precondition: `rank >= 1`; the index is within the axis, from the end if negative.
  /// - Returns: shape `shape[1...]`, shared storage.
  public subscript(row index: Int) -> Tensor {
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    get {
      require(rank >= 1, "subscript(row:): a tensor without axes")
      return view(layout.selecting(index, axis: 0))
    }
    set {
      require(rank >= 1, "subscript(row:): a tensor without axes")
      view(layout.selecting(index, axis: 0)).assign(newValue, operation: "subscript(row:)")
    }
  }

  /// What one index selects.
  private func part(_ selection: _AxisSelection) -> Tensor {
    switch selection {
    case .indices(let indices) where rank > 0:
      return taking(indices, axis: 0)
    case .mask(let mask) where mask.rank > 0 && mask.rank <= rank:
      return taking(where: mask)
    default:
      return part(IndexPlan([selection], of: layout))
    }
  }

  private func part(_ selections: [_AxisSelection]) -> Tensor {
    part(IndexPlan(selections, of: layout))
  }

  private func part(_ plan: IndexPlan) -> Tensor {
    guard let shifts = plan.shifts else { return view(plan.part) }
    let result = Tensor(uninitialized: plan.shape)
    if let targets = plan.split(result.layout) {
      let shifts = shifts.contiguous()
      result.move(
        .gather, from: self, plan.part, to: targets.part,
        shifts: UnsafeBufferPointer(start: shifts.base, count: shifts.count), step: targets.step)
      withExtendedLifetime(shifts.storage) {}
    }
    return result
  }

  private func setPart(_ selections: [_AxisSelection], _ newValue: Tensor) {
    let plan = IndexPlan(selections, of: layout)
    guard let shifts = plan.shifts?.contiguous() else {
      return view(plan.part).assign(newValue, operation: "subscript")
    }
    requireWritable("subscript")
    let origin = newValue.overlaps(self) ? newValue.copy() : newValue
    var source = origin.broadcastValue(to: plan.shape, operation: "subscript")
    if plan.split(source.layout) == nil { source = source.copy() }
    if let sources = plan.split(source.layout) {
      move(
        .scatter, from: source, sources.part, to: plan.part,
        shifts: UnsafeBufferPointer(start: shifts.base, count: shifts.count), step: sources.step)
      withExtendedLifetime(shifts.storage) {}
    }
  }

  /// Sets every element.
  ///
  /// - Precondition: the tensor is not a broadcast view.
  public mutating func fill(_ value: Scalar) {
    requireWritable("fill")
    fill(with: value)
  }

  @_semantics("optimize.sil.specialize.generic.never")
  func fill(with value: Scalar) {
    let nest = LoopNest(target: layout)
    withUnsafePointer(to: value) { source in
      nest.forEachRun { target, _, _ in
        Scalar._convert(
          source, Scalar.scalarType, 0,
          to: elements + target, nest.strides.0, count: nest.count)
      }
    }
  }

  /// Copies the elements of `source`, broadcast, into this tensor's memory.
  func assign(_ source: Tensor, operation: String) {
    if storage === source.storage && layout == source.layout { return }
    requireWritable(operation)
    let origin = source.overlaps(self) ? source.copy() : source
    write(origin.broadcastValue(to: dimensions, operation: operation))
  }

  /// Broadcast to a part that it is assigned to: axes of dimension 1 too many in front are
  /// dropped, as NumPy does.
  func broadcastValue(to newShape: Dimensions, operation: String) -> Tensor {
    let extra = rank - newShape.count
    if extra <= 0 || !dimensions.prefix(extra).allSatisfy({ $0 == 1 }) {
      return broadcast(to: newShape, operation: operation)
    }
    return view(layout.permuted(extra..<rank)).broadcast(to: newShape, operation: operation)
  }
}

/// What indices select, in their order: one, whole axes in the place of an ellipsis, and more.
private func selections(
  _ first: (any TensorIndex)?, _ ellipsis: _AxisSelection?, _ rest: [any TensorIndex]
) -> [_AxisSelection] {
  var selections: [_AxisSelection] = []
  selections.reserveCapacity(rest.count + 2)
  if let first { selections.append(first._selection) }
  if let ellipsis { selections.append(ellipsis) }
  for index in rest { selections.append(index._selection) }
  return selections
}
