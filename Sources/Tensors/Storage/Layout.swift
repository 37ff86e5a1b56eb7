/// Where the elements of a tensor lie in its storage.
///
/// Element `[i₀, i₁, …]` is at `offset + Σ iₖ · strides[k]`, all counted in
/// elements. A stride may be negative (a reversed axis) or zero (a broadcast one).
/// A layout is a plain value that knows nothing of memory: every view of a tensor
/// is arithmetic on it.
@usableFromInline
struct Layout: Equatable {
  @usableFromInline let shape: Dimensions
  @usableFromInline let strides: Dimensions
  @usableFromInline let offset: Int
  /// The number of elements, the product of `shape`.
  let count: Int
  /// Whether the elements follow each other in row-major order without gaps.
  ///
  /// Axes of dimension 1 do not matter, and a layout without elements is contiguous.
  let isContiguous: Bool

  @inlinable var rank: Int { shape.count }

  /// Row-major order without gaps.
  init(shape: Dimensions) {
    var strides = shape
    // Over all dimensions but zeros. It overflows where there are too many elements, or none, and
    // then no stride is used.
    var (product, isEmpty, overflows) = (1, false, false)
    var axis = shape.count
    while axis > 0 {
      axis &-= 1
      let dimension = shape[axis]
      require(dimension >= 0, "shape \(shape) has a negative dimension")
      strides[axis] = product
      if dimension == 0 {
        isEmpty = true
      } else {
        let (next, overflow) = product.multipliedReportingOverflow(by: dimension)
        if overflow { overflows = true } else { product = next }
      }
    }
    require(!overflows || isEmpty, "shape \(shape) has more elements than can be counted")
    self.shape = shape
    self.strides = strides
    self.offset = 0
    self.count = isEmpty ? 0 : product
    isContiguous = true
  }

  /// Row-major order without gaps.
  init(shape: [Int]) { self.init(shape: Dimensions(shape)) }

  /// Any strides; the elements lie within a storage.
  init(shape: Dimensions, strides: Dimensions, offset: Int) {
    var (product, isEmpty, overflows, isContiguous) = (1, false, false, true)
    var axis = shape.count
    while axis > 0 {
      axis &-= 1
      let dimension = shape[axis]
      if dimension == 1 { continue }
      if strides[axis] != product { isContiguous = false }
      if dimension == 0 {
        isEmpty = true
      } else {
        let (next, overflow) = product.multipliedReportingOverflow(by: dimension)
        if overflow { overflows = true } else { product = next }
      }
    }
    require(!overflows || isEmpty, "shape \(shape) has more elements than can be counted")
    self.shape = shape
    self.strides = strides
    self.offset = offset
    count = isEmpty ? 0 : product
    self.isContiguous = isContiguous || isEmpty
  }

  /// Any strides; the elements lie within a storage.
  init(shape: [Int], strides: [Int], offset: Int) {
    self.init(shape: Dimensions(shape), strides: Dimensions(strides), offset: offset)
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
  @usableFromInline
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
  @inlinable
  @inline(__always)
  func position(_ index: Int) -> Int {
    if rank != 1 { return position(of: CollectionOfOne(index)) }
    return offset + resolvedIndex(index, axis: 0) * strides[0]
  }

  /// The storage position of an element of a layout with two axes.
  @inlinable
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
  @inlinable
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
