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

  /// A part of the tensor: `t[2..<5]`, `t[0, 1...]`, `t[..<3, ..<3]`.
  ///
  /// An integer picks one index and removes its axis, a range keeps it; axes that are not
  /// mentioned stay whole. Assigning copies elements into the part, broadcasting them, and
  /// every tensor that shares the storage sees it; an overlapping right side is read as it
  /// was before.
  ///
  /// - Precondition: indices and ranges lie within their axes. When assigning, the shape of
  ///   the new value broadcasts to that of the part.
  /// - Returns: shared storage.
  /// - Complexity: O(`rank`) to read, O(elements of the part) to assign.
  public subscript(first: any TensorIndex, rest: any TensorIndex...) -> Tensor {
    get { view(layout.selecting([first] + rest)) }
    set { view(layout.selecting([first] + rest)).assign(newValue, operation: "subscript") }
  }

  /// The row `index`: the part at one index of the first axis, which disappears.
  ///
  /// - Precondition: `rank >= 1`; the index is within the axis, from the end if negative.
  /// - Returns: shape `shape[1...]`, shared storage.
  public subscript(row index: Int) -> Tensor {
    get { view(layout.selecting([index])) }
    set { view(layout.selecting([index])).assign(newValue, operation: "subscript(row:)") }
  }

  /// Sets every element.
  ///
  /// - Precondition: the tensor is not a broadcast view.
  public mutating func fill(_ value: Scalar) {
    requireWritable("fill")
    fill(with: value)
  }

  func fill(with value: Scalar) {
    let nest = LoopNest(target: layout, layout)
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
    write(origin.broadcast(to: shape, operation: operation))
  }
}
