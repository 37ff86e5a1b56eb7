/// A multidimensional array with shared storage.
///
/// A tensor is a handle: it refers to memory that other tensors may refer to as well.
/// As in NumPy, and unlike Swift's `Array`, assigning, passing, slicing and transposing
/// share the memory, and writing through one handle shows in all of them:
///
/// ```swift
/// let table = Tensor<Double>.zeros([2, 3])
/// var firstRow = table[row: 0]
/// firstRow += 1                      // table is now [[1, 1, 1], [0, 0, 0]]
/// ```
///
/// `copy()` is the one way to independent memory. In-place operators (`+=`, …), `fill` and
/// subscript assignment write through; `a = a + b` makes a new tensor and rebinds the
/// variable.
///
/// Elements are in row-major order when a tensor is made. Shapes, axes and indices count
/// from zero; negative axes and indices count from the end. A wrong shape, axis or index is
/// a programming error and traps with a message that names the operation and the shapes.
///
/// - Note: Tensors are not `Sendable`. Two threads that hold handles to the same memory
///   could write to it at once, and nothing in the type shows that they share it.
public struct Tensor<Scalar: TensorScalar> {
  @usableFromInline let storage: TensorStorage
  /// The storage itself, unless this is a view of it under another layout.
  @usableFromInline let place: SharedLayout

  /// Where the elements lie; read in its place, since a copy would retain what it refers to.
  @inlinable var layout: Layout {
    @inline(__always) _read { yield place.layout }
  }

  init(storage: TensorStorage, layout: Layout) {
    self.storage = storage
    place = SharedLayout(layout)
  }

  /// New storage whose elements must be written before they are read.
  package init(uninitialized shape: [Int]) { self.init(uninitialized: Dimensions(shape)) }

  /// New storage whose elements must be written before they are read.
  package init(uninitialized shape: Dimensions) {
    storage = TensorStorage(
      uninitialized: Layout(shape: shape), stride: MemoryLayout<Scalar>.stride)
    place = storage
  }

  /// The same storage and layout under another name of the type of the elements.
  init<Other>(reading other: Tensor<Other>) {
    storage = other.storage
    place = other.place
  }

  /// The same storage seen through another layout.
  func view(_ layout: Layout) -> Tensor { Tensor(storage: storage, layout: layout) }

  /// The storage's memory, to which the positions of the layout refer.
  ///
  /// Valid as long as the storage is; callers keep it alive around their loops.
  @inlinable var elements: UnsafeMutablePointer<Scalar> {
    storage.pointer.assumingMemoryBound(to: Scalar.self)
  }

  /// The address of the element with all indices zero.
  var base: UnsafeMutablePointer<Scalar> { elements + layout.offset }
}

@available(*, unavailable, message: "tensors share storage; pass copies of their elements")
extension Tensor: @unchecked Sendable {}

// MARK: - Shape

extension Tensor {
  /// The dimensions, outermost axis first; empty for a tensor of one element without axes.
  public var shape: [Int] { layout.shape.array }

  /// `shape` for use within the library: no array is made for it.
  @inlinable package var dimensions: Dimensions {
    @inline(__always) _read { yield place.layout.shape }
  }

  /// The number of axes.
  public var rank: Int { layout.rank }

  /// The number of elements, the product of the dimensions.
  public var count: Int { layout.count }

  /// The distance in storage, in elements, between neighbours along each axis.
  ///
  /// Zero along an axis that was broadcast.
  public var strides: [Int] { layout.strides.array }

  /// Whether the elements lie in row-major order without gaps.
  public var isContiguous: Bool { layout.isContiguous }

  /// Whether the two tensors refer to the same memory.
  ///
  /// True for a tensor and all views of it, also for views without common elements.
  public func sharesStorage<Other>(with other: Tensor<Other>) -> Bool {
    storage === other.storage
  }

  /// Whether elements with the same indices are equally far from the first ones in storage, and
  /// neighbours of each other: what is done to them takes a single loop.
  func isInStep<Other>(with other: Tensor<Other>) -> Bool {
    layout.isContiguous && other.layout.isContiguous && layout.shape == other.layout.shape
  }

  /// Whether some element of one tensor may lie where an element of the other does.
  func overlaps(_ other: Tensor) -> Bool {
    guard storage === other.storage, let mine = layout.extent, let theirs = other.layout.extent
    else { return false }
    return mine.overlaps(theirs)
  }
}

// MARK: - Creation

extension Tensor {
  /// The elements of an array in row-major order.
  ///
  /// - Precondition: `scalars` has as many elements as `shape`.
  /// - Returns: shape `shape`, new storage.
  public init(_ scalars: [Scalar], shape: [Int]) {
    self.init(uninitialized: shape)
    require(
      scalars.count == count,
      "Tensor(_:shape:): \(scalars.count) elements for shape \(shape), which has \(count)")
    scalars.withUnsafeBufferPointer { source in
      if let address = source.baseAddress { base.update(from: address, count: count) }
    }
  }

  /// The elements of an array along one axis.
  ///
  /// - Returns: shape `[scalars.count]`, new storage.
  public init(_ scalars: [Scalar]) { self.init(scalars, shape: [scalars.count]) }

  /// The rows of a matrix.
  ///
  /// - Precondition: all rows have the same length.
  /// - Returns: shape `[rows.count, rows[0].count]`, new storage; `[0, 0]` without rows.
  @_disfavoredOverload  // `Tensor([])` is an empty vector.
  public init(_ rows: [[Scalar]]) {
    let columns = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() {
      require(
        row.count == columns,
        "Tensor(_:): row \(index) has \(row.count) elements, row 0 has \(columns)")
    }
    self.init(rows.flatMap(\.self), shape: [rows.count, columns])
  }

  /// A tensor of one element without axes.
  ///
  /// - Returns: shape `[]`, new storage.
  public init(_ scalar: Scalar) { self.init(repeating: scalar, shape: []) }

  /// The same element everywhere.
  ///
  /// - Returns: shape `shape`, new storage.
  public init(repeating value: Scalar, shape: [Int]) {
    self.init(uninitialized: shape)
    fill(with: value)
  }

  /// A tensor whose elements a closure writes.
  ///
  /// The closure is given the memory in row-major order and must write every element of it.
  ///
  /// - Returns: shape `shape`, new storage.
  public init(
    shape: [Int],
    initializingWith initialize: (UnsafeMutableBufferPointer<Scalar>) throws -> Void
  ) rethrows {
    self.init(uninitialized: shape)
    try withExtendedLifetime(storage) {
      try initialize(UnsafeMutableBufferPointer(start: base, count: count))
    }
  }

  /// The same elements in new storage, in row-major order without gaps.
  ///
  /// - Complexity: O(`count`); one allocation.
  public func copy() -> Tensor {
    let result = Tensor(uninitialized: dimensions)
    result.write(self)
    return result
  }

  /// This tensor if its elements lie in row-major order without gaps, or else a copy.
  package func contiguous() -> Tensor { isContiguous ? self : copy() }
}

// MARK: - Access to memory

extension Tensor {
  /// The elements in row-major order.
  ///
  /// - Complexity: O(`count`).
  public var scalars: [Scalar] { withUnsafeBufferPointer { Array($0) } }

  /// The element of a tensor that has one, whatever its rank.
  public func item() -> Scalar {
    require(count == 1, "item(): shape \(shape) has \(count) elements")
    return base.pointee
  }

  /// Calls `body` with the elements in row-major order.
  ///
  /// The memory is the tensor's own where it is contiguous and otherwise a copy; it must
  /// not be kept after the call.
  public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Scalar>) throws -> Result
  ) rethrows -> Result {
    let tensor = contiguous()
    return try withExtendedLifetime(tensor.storage) {
      try body(UnsafeBufferPointer(start: tensor.base, count: count))
    }
  }

  /// Calls `body` with the elements in row-major order, to read and write.
  ///
  /// Every tensor that shares the storage sees what is written. For a tensor that is not
  /// contiguous, `body` gets a copy that is written back after it.
  ///
  /// - Precondition: the tensor is not a broadcast view.
  public mutating func withUnsafeMutableBufferPointer<Result>(
    _ body: (UnsafeMutableBufferPointer<Scalar>) throws -> Result
  ) rethrows -> Result {
    requireWritable("withUnsafeMutableBufferPointer")
    let tensor = contiguous()
    defer { if !sharesStorage(with: tensor) { write(tensor) } }
    return try withExtendedLifetime(tensor.storage) {
      try body(UnsafeMutableBufferPointer(start: tensor.base, count: count))
    }
  }

  /// Traps unless every element has a place of its own.
  @inline(__always)
  @usableFromInline
  func requireWritable(_ operation: String) {
    require(
      !layout.repeatsElements,
      "\(operation): a broadcast view of shape \(shape) cannot be written to; copy() it first")
  }
}
