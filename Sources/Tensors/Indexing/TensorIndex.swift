/// What can stand between the brackets of a subscript that gives a view: an `Int` or a range.
///
/// An integer picks one index and removes the axis; a range keeps the axis.
public protocol TensorIndex {
  /// What the expression selects.
  var _selection: _AxisSelection { get }
}

/// What a `TensorIndex` selects on its axis.
public enum _AxisSelection {
  case index(Int)
  /// From the first bound, or 0, up to the second, or the end.
  case range(Int?, Int?)
}

extension Int: TensorIndex {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _selection: _AxisSelection { .index(self) }
}

extension Range<Int>: TensorIndex {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _selection: _AxisSelection { .range(lowerBound, upperBound) }
}

extension ClosedRange<Int>: TensorIndex {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _selection: _AxisSelection { .range(lowerBound, upperBound + 1) }
}

extension PartialRangeFrom<Int>: TensorIndex {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _selection: _AxisSelection { .range(lowerBound, nil) }
}

extension PartialRangeUpTo<Int>: TensorIndex {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _selection: _AxisSelection { .range(nil, upperBound) }
}

extension PartialRangeThrough<Int>: TensorIndex {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _selection: _AxisSelection { .range(nil, upperBound + 1) }
}

extension Layout {
  /// The part that the expressions select on the first axes; the other axes stay whole.
  func selecting(_ indices: [any TensorIndex]) -> Layout {
    require(
      indices.count <= rank,
      "subscript: \(indices.count) indices for a tensor of shape \(shape)")
    // `axis` counts in the result, which loses axes on the way; messages are about `self`.
    var result = self
    var axis = 0
    for (place, index) in indices.enumerated() {
      switch index._selection {
      case .index(let index):
        result = result.selecting(resolvedIndex(index, axis: place), axis: axis)
      case .range(let lower, let upper):
        let lower = lower ?? 0
        let upper = upper ?? shape[place]
        require(
          0 <= lower && lower <= upper && upper <= shape[place],
          "subscript: range \(lower)..<\(upper) is out of range for axis \(place) "
            + "of shape \(shape)")
        result = result.slicing(lower..<upper, axis: axis)
        axis += 1
      }
    }
    return result
  }
}
