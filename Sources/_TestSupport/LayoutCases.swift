import Tensors

/// A tensor of given values that lies in memory in one of several ways.
public struct LayoutCase<Scalar: TensorScalar> {
  /// The way, for messages.
  public let name: String
  /// The values in that layout.
  public let tensor: Tensor<Scalar>
  /// Whether every element has a place of its own.
  public let isWritable: Bool
}

/// The values in every layout that views of larger tensors can have.
///
/// Contiguous, contiguous behind a margin, with the axes stored in reverse or rotated order,
/// a window of a larger tensor, every other element along all axes or one of them, and
/// repeated along each axis along which the values are constant. What lies in the gaps is a
/// NaN for floating-point numbers and a value that shows in results for other types.
public func layoutCases<Scalar: TensorScalar>(
  _ values: [Scalar], shape: [Int]
) -> [LayoutCase<Scalar>] {
  let source = Tensor(values, shape: shape)
  let axes = Array(shape.indices)
  var cases = [LayoutCase(name: "contiguous", tensor: source.copy(), isWritable: true)]

  func add(_ name: String, _ view: Tensor<Scalar>) {
    var view = view
    view.assignAll(source)
    cases.append(LayoutCase(name: name, tensor: view, isWritable: true))
  }

  let margin = Tensor(repeating: poison(Scalar.self), shape: [source.count + 8])
  add("behind a margin", margin[5..<(5 + source.count)].reshaped(shape))
  if shape.isEmpty { return cases }

  if shape.count > 1 {
    add("transposed", poisoned(shape.reversed()).transposed())
    add("transposed window", window(shape.reversed()).transposed())
  }
  if shape.count == 3 {
    add("rotated axes", poisoned([shape[2], shape[0], shape[1]]).transposed(1, 2, 0))
  }
  add("window", window(shape))
  add("every other element", stepped(shape, along: axes))
  if shape.count > 1 {
    for axis in axes { add("stepped along axis \(axis)", stepped(shape, along: [axis])) }
  }
  for axis in axes where shape[axis] > 1 && source.isConstant(along: axis) {
    let repeated = source.copy().part(0..<1, axis: axis).broadcast(to: shape)
    cases.append(
      LayoutCase(name: "broadcast along axis \(axis)", tensor: repeated, isWritable: false))
  }
  return cases
}

/// The layouts of `layoutCases(_:shape:)` that can be written to.
public func writableLayoutCases<Scalar: TensorScalar>(
  _ values: [Scalar], shape: [Int]
) -> [LayoutCase<Scalar>] {
  layoutCases(values, shape: shape).filter(\.isWritable)
}

/// What fills the gaps: a NaN, or a value that test values do not have.
public func poison<Scalar: TensorScalar>(_ type: Scalar.Type) -> Scalar {
  let value: Any =
    switch Scalar.scalarType {
    case .bool: true
    case .uint8: UInt8(111)
    case .int32: Int32(1_000_003)
    case .int64: Int64(1_000_003)
    case .float: Float.nan
    case .double: Double.nan
    case .complexFloat: Complex<Float>(.nan, .nan)
    case .complexDouble: Complex<Double>(.nan, .nan)
    }
  return value as! Scalar
}

private func poisoned<Scalar: TensorScalar>(_ shape: [Int]) -> Tensor<Scalar> {
  Tensor(repeating: poison(Scalar.self), shape: shape)
}

/// A part of a larger tensor: two indices are left out in front of each axis and one behind it.
private func window<Scalar: TensorScalar>(_ shape: [Int]) -> Tensor<Scalar> {
  var result: Tensor<Scalar> = poisoned(shape.map { $0 + 3 })
  for axis in shape.indices { result = result.part(2..<(2 + shape[axis]), axis: axis) }
  return result
}

/// Every other index of a larger tensor along `axes`: half of axes of dimension 2 behind them.
private func stepped<Scalar: TensorScalar>(_ shape: [Int], along axes: [Int]) -> Tensor<Scalar> {
  var paired = shape
  for axis in axes.reversed() { paired.insert(2, at: axis + 1) }
  var result: Tensor<Scalar> = poisoned(paired)
  for (k, axis) in axes.enumerated().reversed() {
    result = result.selecting(1, axis: axis + k + 1)
  }
  return result
}

extension Tensor {
  fileprivate mutating func assignAll(_ source: Tensor) {
    if rank == 0 { self[] = source.item() } else { self[0...] = source }
  }

  /// The part with the indices `range` on `axis`, which the subscript can only say literally.
  fileprivate func part(_ range: Range<Int>, axis: Int) -> Tensor {
    switch axis {
    case 0: self[range]
    case 1: self[0..., range]
    case 2: self[0..., 0..., range]
    case 3: self[0..., 0..., 0..., range]
    default: fail("layout cases: shape \(shape) has too many axes")
    }
  }

  fileprivate func selecting(_ index: Int, axis: Int) -> Tensor {
    switch axis {
    case 0: self[row: index]
    case 1: self[0..., index]
    case 2: self[0..., 0..., index]
    case 3: self[0..., 0..., 0..., index]
    case 4: self[0..., 0..., 0..., 0..., index]
    case 5: self[0..., 0..., 0..., 0..., 0..., index]
    default: fail("layout cases: shape \(shape) has too many axes")
    }
  }

  fileprivate func isConstant(along axis: Int) -> Bool {
    part(0..<1, axis: axis).broadcast(to: shape).scalars == scalars
  }
}
