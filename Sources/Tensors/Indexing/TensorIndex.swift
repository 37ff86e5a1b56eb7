/// What can stand between the brackets of a subscript that gives a part of a tensor.
///
/// | index | what it does to its axis |
/// |---|---|
/// | `Int` | picks one index and removes the axis |
/// | `2..<5`, `2...4`, `2...`, `..<5`, `...4` | keeps those indices |
/// | `(2..<9).by(2)`, `(2..<9).by(-1)` | keeps every second one; all of them backwards |
/// | `.slice(from:to:by:)` | Python's slice, with bounds cut off at the ends |
/// | `.all` | keeps the axis whole |
/// | `...`, `.ellipsis` | keeps as many axes whole as the other indices leave over |
/// | `.newAxis` | puts an axis of dimension 1 there |
/// | `[Int]`, a tensor of integers | picks these indices, in this order |
/// | a tensor of `Bool` with k axes | picks where it is true along k axes, which become one |
///
/// Integers and the bounds of ranges count from the end when negative: `..<(-1)` is all but the
/// last, `...(-1)` is all. Bounds of ranges must lie within the axis, as in Swift's collections.
public protocol TensorIndex {
  /// What the expression selects.
  var _selection: _AxisSelection { get }
}

/// What a `TensorIndex` selects.
public enum _AxisSelection {
  case index(Int)
  /// Bounds that have to lie within the axis; a negative step starts at the end.
  case range(_AxisRange, step: Int)
  /// Python's slice.
  case slice(from: Int?, to: Int?, step: Int)
  case ellipsis
  case newAxis
  case indices(Tensor<Int64>)
  case mask(Tensor<Bool>)
}

/// The bounds of a range on an axis as they were written.
public struct _AxisRange: CustomStringConvertible {
  /// The first index, or `nil` for the start.
  var lower: Int?
  /// The bound above, or `nil` for the end.
  var upper: Int?
  /// Whether the upper bound belongs to the range.
  var isClosed = false

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var description: String {
    (lower.map(String.init) ?? "") + (isClosed || upper == nil ? "..." : "..<")
      + (upper.map(String.init) ?? "")
  }
}

extension Int: TensorIndex {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _selection: _AxisSelection { .index(self) }
}

extension Range<Int>: TensorIndex {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _selection: _AxisSelection {
    .range(_AxisRange(lower: lowerBound, upper: upperBound), step: 1)
  }
}

extension ClosedRange<Int>: TensorIndex {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _selection: _AxisSelection {
    .range(_AxisRange(lower: lowerBound, upper: upperBound, isClosed: true), step: 1)
  }
}

extension PartialRangeFrom<Int>: TensorIndex {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _selection: _AxisSelection { .range(_AxisRange(lower: lowerBound), step: 1) }
}

extension PartialRangeUpTo<Int>: TensorIndex {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _selection: _AxisSelection { .range(_AxisRange(upper: upperBound), step: 1) }
}

extension PartialRangeThrough<Int>: TensorIndex {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _selection: _AxisSelection {
    .range(_AxisRange(upper: upperBound, isClosed: true), step: 1)
  }
}

extension [Int]: TensorIndex {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _selection: _AxisSelection {
    let indices = Tensor<Int64>(uninitialized: [count])
    withUnsafeBytes { source in
      guard let address = source.baseAddress else { return }
      withExtendedLifetime(indices.storage) {
        UnsafeMutableRawPointer(indices.base).copyMemory(from: address, byteCount: source.count)
      }
    }
    return .indices(indices)
  }
}

extension Tensor: TensorIndex where Scalar: IndexScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var _selection: _AxisSelection { Scalar._selection(self) }
}

/// A scalar whose tensors can be indices: integers, which are positions, and `Bool`, a mask.
public protocol IndexScalar: TensorScalar {
  /// What a tensor of this type selects.
  static func _selection(_ tensor: Tensor<Self>) -> _AxisSelection
}

extension IntegerScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _selection(_ tensor: Tensor<Self>) -> _AxisSelection {
    .indices(tensor.asInt64)
  }
}

extension Tensor where Scalar: IntegerScalar {
  /// The elements as `Int64`; the same storage if that is what they are.
  var asInt64: Tensor<Int64> {
    Scalar.scalarType == .int64 ? Tensor<Int64>(reading: self) : converted(to: Int64.self)
  }
}

extension Bool: IndexScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _selection(_ tensor: Tensor<Bool>) -> _AxisSelection { .mask(tensor) }
}
