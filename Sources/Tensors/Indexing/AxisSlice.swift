/// An index of a subscript that keeps its axis, or stands for axes that are not there.
///
/// Made by the static members of `TensorIndex`, as in `t[.all, .slice(by: -1)]`, and by `by(_:)`
/// of a range.
public struct AxisSlice: TensorIndex {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public let _selection: _AxisSelection
}

extension TensorIndex where Self == AxisSlice {
  /// The whole axis: Python's `:`.
  public static var all: AxisSlice { .slice() }

  /// As many whole axes as the other indices leave over, which may be none: Python's `...`.
  ///
  /// At the first two places of a subscript `...` says the same.
  public static var ellipsis: AxisSlice { AxisSlice(_selection: .ellipsis) }

  /// A new axis of dimension 1.
  public static var newAxis: AxisSlice { AxisSlice(_selection: .newAxis) }

  /// Every `step`-th index from `start` up to, but not including, `stop`: Python's
  /// `start:stop:step`.
  ///
  /// Negative bounds count from the end, and bounds beyond the ends are moved there. With a
  /// negative step the indices fall. A bound that is left out is the end at which the step
  /// starts, or beyond the other one: `.slice(by: -1)` reverses the axis.
  ///
  /// - Precondition: `step` is not 0.
  public static func slice(
    from start: Int? = nil, to stop: Int? = nil, by step: Int = 1
  ) -> AxisSlice {
    require(step != 0 && step != .min, "slice(from:to:by:): the step is \(step)")
    return AxisSlice(_selection: .slice(from: start, to: stop, step: step))
  }
}

extension RangeExpression where Self: TensorIndex, Bound == Int {
  /// Every `step`-th index of the range.
  ///
  /// A positive step starts at the first index. A negative one starts at the last and goes
  /// backwards: `(1..<6).by(-2)` stands for 5, 3, 1.
  ///
  /// - Precondition: `step` is not 0.
  public func by(_ step: Int) -> AxisSlice {
    require(step != 0 && step != .min, "by(_:): the step is \(step)")
    guard case .range(let range, _) = _selection else {
      fail("by(_:): \(Self.self) is not a range of indices")
    }
    return AxisSlice(_selection: .range(range, step: step))
  }
}

extension Layout {
  /// What a range selects on `axis`.
  func steps(of range: _AxisRange, step: Int, axis: Int) -> AxisSteps {
    let dimension = shape[axis]
    func resolved(_ bound: Int) -> Int { bound < 0 ? bound &+ dimension : bound }
    let lower = resolved(range.lower ?? 0)
    var upper = range.upper.map(resolved) ?? dimension
    if range.isClosed { upper = upper < dimension ? upper + 1 : dimension + 1 }
    require(
      0 <= lower && lower <= upper && upper <= dimension,
      "subscript: range \(range) is out of range for axis \(axis) of shape \(shape)")
    return AxisSteps(from: step > 0 ? lower : upper - 1, by: step, within: upper - lower)
  }

  /// What Python's slice selects on `axis`.
  func steps(from start: Int?, to stop: Int?, by step: Int, axis: Int) -> AxisSteps {
    let dimension = shape[axis]
    // Where the indices can start and where they must have stopped.
    let (low, high) = step > 0 ? (0, dimension) : (-1, dimension - 1)
    func resolved(_ bound: Int) -> Int {
      min(max(bound < 0 ? bound + dimension : bound, low), high)
    }
    let first = start.map(resolved) ?? (step > 0 ? low : high)
    let last = stop.map(resolved) ?? (step > 0 ? high : low)
    return AxisSteps(from: first, by: step, within: step > 0 ? last - first : first - last)
  }
}
