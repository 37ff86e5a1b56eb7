import CVectorMath

/// Loops that search; see `TensorScalar` for what the underscore means.
///
/// All of them work on keys: unsigned integers in the order of the elements, as `apus_sort_keys`
/// makes them.
public protocol _SortingKernels {
  /// The key: −0 is before 0, and a NaN has the largest of all.
  var _sortKey: UInt64 { get }

  /// The key in which −0 and 0 are equal.
  var _orderKey: UInt64 { get }

  /// The element with a key of `_sortKey`.
  init(_sortKey: UInt64)

  /// The places at which values would be inserted into a sorted line.
  static func _search(
    _ line: UnsafePointer<Self>, _ stride: Int, count: Int, order: UnsafePointer<Int64>?,
    for values: UnsafePointer<Self>, valueCount: Int, side: SearchSide,
    to target: UnsafeMutablePointer<Int64>)

  /// Sets `target` to whether values occur in a sorted line.
  static func _find(
    _ line: UnsafePointer<Self>, count: Int, _ values: UnsafePointer<Self>, valueCount: Int,
    to target: UnsafeMutablePointer<Bool>)

  /// Writes the distinct elements of a sorted line.
  ///
  /// - Returns: their number.
  static func _removeRepeated(
    _ source: UnsafePointer<Self>, count: Int, to target: UnsafeMutablePointer<Self>
  ) -> Int
}

/// In what order the indices of a line's elements are wanted.
enum LineOrder {
  case ascending
  case descending
  /// Only the element at the rank is in its place, with the smaller ones before it.
  case partitioned(rank: Int, zerosAreEqual: Bool)
  /// The largest elements, as many as said, in descending order.
  case largest(Int)

  /// Writes the indices of the elements of every line.
  func sort(
    _ source: UnsafeRawPointer, _ type: ScalarType, _ lines: _LineNest,
    to target: UnsafeMutablePointer<Int64>
  ) {
    let count = lines.length
    let stride = lines.targetStride
    let size =
      switch type {
      case .uint8: 1
      case .int32, .float: 4
      default: 8
      }
    lines.forEachLine(workingBytes: 40) { origin, place, working in
      let keys = working.assumingMemoryBound(to: UInt64.self)
      let memory = working + 8 * count
      let line = source + origin * size
      let indices = target + place
      func setKeys(zerosAreEqual: Bool = true, descending: Bool = false) {
        apus_sort_keys(
          type.code, zerosAreEqual, descending, count, line, lines.sourceStride, keys)
      }
      switch self {
      case .ascending:
        setKeys()
        apus_arg_sort(count, keys, indices, stride, memory)
      case .descending:
        setKeys(descending: true)
        apus_arg_sort(count, keys, indices, stride, memory)
      case .partitioned(let rank, let zerosAreEqual):
        setKeys(zerosAreEqual: zerosAreEqual)
        apus_arg_partition(count, keys, rank, indices, stride, memory)
      case .largest(let wanted):
        setKeys(descending: true)
        apus_arg_least(count, keys, wanted, indices, stride, memory)
      }
    }
  }
}

extension _LineNest {
  /// Calls `body` with the first positions of each line in the source and in the target, and
  /// memory for so many bytes for each element of a line.
  func forEachLine(
    workingBytes: Int, _ body: (_ origin: Int, _ place: Int, UnsafeMutableRawPointer) -> Void
  ) {
    if length == 0 { return }
    let (targetStep, sourceStep, _) = starts.strides
    // From the pool: what a large line needs comes on huge pages.
    let byteCount = workingBytes * length
    let memory = BufferPool.shared.allocate(byteCount: byteCount)
    defer { BufferPool.shared.deallocate(memory, byteCount: byteCount) }
    starts.forEachRun { place, origin, _ in
      for k in 0..<starts.count {
        body(origin + k * sourceStep, place + k * targetStep, memory)
      }
    }
  }
}
