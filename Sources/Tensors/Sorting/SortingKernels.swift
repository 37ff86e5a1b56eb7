/// Loops that sort and search; see `TensorScalar` for what the underscore means.
///
/// All of them work on keys: unsigned integers in the order of the elements.
public protocol _SortingKernels {
  /// An unsigned integer as wide as the element.
  associatedtype _SortKey: FixedWidthInteger & UnsignedInteger & BitwiseCopyable

  /// The key: −0 is before 0, and a NaN has the largest of all.
  var _sortKey: _SortKey { get }

  /// The key in which −0 and 0 are equal.
  var _orderKey: _SortKey { get }

  /// The element with a key of `_sortKey`.
  init(_sortKey: _SortKey)

  /// The keys of the first and last element that is not a NaN.
  static var _lowestKey: _SortKey { get }
  static var _highestKey: _SortKey { get }

  /// Writes every line sorted.
  static func _sort(
    _ source: UnsafePointer<Self>, _ lines: _LineNest, descending: Bool,
    to target: UnsafeMutablePointer<Self>)

  /// Writes every line so that the element `rank` is where it is in the sorted line, smaller
  /// ones before it and larger ones behind it.
  static func _partition(
    _ source: UnsafePointer<Self>, _ lines: _LineNest, rank: Int,
    to target: UnsafeMutablePointer<Self>)

  /// Writes for every line the indices of its elements in order, or as `_partition` has them,
  /// as many as the lines of the target are long.
  static func _argSort(
    _ source: UnsafePointer<Self>, _ lines: _LineNest, _ order: _Order, count: Int,
    to target: UnsafeMutablePointer<Int64>)

  /// The places at which values would be inserted into a sorted line.
  static func _search(
    _ line: UnsafePointer<Self>, _ stride: Int, count: Int, order: UnsafePointer<Int64>?,
    for values: UnsafePointer<Self>, valueCount: Int, side: SearchSide,
    to target: UnsafeMutablePointer<Int64>)

  /// Sets `target` to whether values occur in a sorted line.
  static func _find(
    _ line: UnsafePointer<Self>, count: Int, _ values: UnsafePointer<Self>, valueCount: Int,
    to target: UnsafeMutablePointer<Bool>)

  /// The distinct elements in order, with the index of the first, the number of each, and for
  /// every element the place of its value. The targets have room for `count`.
  ///
  /// - Returns: the number of distinct elements.
  static func _unique(
    _ source: UnsafePointer<Self>, count: Int, to values: UnsafeMutablePointer<Self>,
    firstIndices: UnsafeMutablePointer<Int64>, inverse: UnsafeMutablePointer<Int64>,
    counts: UnsafeMutablePointer<Int64>
  ) -> Int

  /// Writes the distinct elements of a sorted line.
  ///
  /// - Returns: their number.
  static func _removeRepeated(
    _ source: UnsafePointer<Self>, count: Int, to target: UnsafeMutablePointer<Self>
  ) -> Int
}

/// What `_argSort` does.
public enum _Order: Sendable {
  case ascending
  case descending
  /// Only the element at the rank is in its place, with the smaller ones before it.
  case partitioned(rank: Int)
  /// The largest elements, as many as asked for, in descending order.
  case largest
}

extension _SortingKernels {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _sort(
    _ source: UnsafePointer<Self>, _ lines: _LineNest, descending: Bool,
    to target: UnsafeMutablePointer<Self>
  ) {
    let count = lines.length
    let flip: _SortKey = descending ? .max : 0
    forEachLine(source, lines, of: BareKey<_SortKey>.self, to: target) { line, keys, target in
      for i in 0..<count { keys[i].key = line[i &* lines.sourceStride]._sortKey ^ flip }
      radixSort(keys, spare: keys + count, count: count)
      for i in 0..<count {
        target[i &* lines.targetStride] = Self(_sortKey: keys[i].key ^ flip)
      }
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _partition(
    _ source: UnsafePointer<Self>, _ lines: _LineNest, rank: Int,
    to target: UnsafeMutablePointer<Self>
  ) {
    let count = lines.length
    forEachLine(source, lines, of: _SortKey.self, to: target) { line, keys, target in
      let copies = keys + count
      for i in 0..<count {
        keys[i] = line[i &* lines.sourceStride]._sortKey
        copies[i] = keys[i]
      }
      let pivot = selectKey(copies, count: count, rank: rank)
      partition(count, pivot) {
        keys[$0]
      } write: { place, i in
        target[place &* lines.targetStride] = Self(_sortKey: keys[i])
      }
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _argSort(
    _ source: UnsafePointer<Self>, _ lines: _LineNest, _ order: _Order, count wanted: Int,
    to target: UnsafeMutablePointer<Int64>
  ) {
    let count = lines.length
    switch order {
    case .ascending, .descending:
      let flip: _SortKey = if case .descending = order { .max } else { 0 }
      forEachLine(source, lines, of: IndexedKey<_SortKey>.self, to: target) {
        line, pairs, target in
        for i in 0..<count {
          let key = line[i &* lines.sourceStride]._orderKey ^ flip
          pairs[i] = IndexedKey(key: key, index: i)
        }
        radixSort(pairs, spare: pairs + count, count: count)
        for i in 0..<wanted { target[i &* lines.targetStride] = Int64(pairs[i].index) }
      }
    case .partitioned(let rank):
      forEachLine(source, lines, of: _SortKey.self, to: target) { line, keys, target in
        let copies = keys + count
        for i in 0..<count {
          keys[i] = line[i &* lines.sourceStride]._orderKey
          copies[i] = keys[i]
        }
        let pivot = selectKey(copies, count: count, rank: rank)
        partition(count, pivot) {
          keys[$0]
        } write: { place, i in
          target[place &* lines.targetStride] = Int64(i)
        }
      }
    case .largest:
      if wanted == 0 { return }
      forEachLine(source, lines, of: IndexedKey<_SortKey>.self, to: target) {
        line, pairs, target in
        // The keys to select from, where later half of the elements to sort are.
        let found = pairs + count
        UnsafeMutableRawPointer(pairs).withMemoryRebound(to: _SortKey.self, capacity: count) {
          keys in
          for i in 0..<count { keys[i] = ~line[i &* lines.sourceStride]._orderKey }
          let limit = selectKey(keys, count: count, rank: wanted - 1)
          var length = 0
          for i in 0..<count {
            let key = ~line[i &* lines.sourceStride]._orderKey
            if key < limit {
              found[length] = IndexedKey(key: key, index: i)
              length &+= 1
            }
          }
          var i = 0
          while length < wanted {
            let key = ~line[i &* lines.sourceStride]._orderKey
            if key == limit {
              found[length] = IndexedKey(key: key, index: i)
              length &+= 1
            }
            i &+= 1
          }
        }
        radixSort(found, spare: pairs, count: wanted)
        for i in 0..<wanted { target[i &* lines.targetStride] = Int64(found[i].index) }
      }
    }
  }

  /// Calls `body` with each line of the source and of the target, and memory for two elements
  /// of a type for each element of a line.
  @inline(__always)
  private static func forEachLine<Working, Result>(
    _ source: UnsafePointer<Self>, _ lines: _LineNest, of type: Working.Type,
    to target: UnsafeMutablePointer<Result>,
    _ body: (
      UnsafePointer<Self>, UnsafeMutablePointer<Working>, UnsafeMutablePointer<Result>
    ) -> Void
  ) {
    if lines.length == 0 { return }
    let (targetStride, sourceStride, _) = lines.starts.strides
    withUnsafeTemporaryAllocation(of: Working.self, capacity: 2 * lines.length) { buffer in
      guard let working = buffer.baseAddress else { return }
      lines.starts.forEachRun { place, origin, _ in
        for k in 0..<lines.starts.count {
          body(
            source + (origin &+ k &* sourceStride), working, target + (place &+ k &* targetStride))
        }
      }
    }
  }

  /// Writes the elements with keys before, equal to, and behind `pivot`, each part in order.
  @inline(__always)
  private static func partition(
    _ count: Int, _ pivot: _SortKey, key: (Int) -> _SortKey, write: (_ place: Int, _ i: Int) -> Void
  ) {
    var (before, equal) = (0, 0)
    for i in 0..<count {
      before &+= key(i) < pivot ? 1 : 0
      equal &+= key(i) == pivot ? 1 : 0
    }
    var behind = before &+ equal
    (before, equal) = (0, before)
    // Without branches: nothing can be foretold about them.
    for i in 0..<count {
      let key = key(i)
      let isBefore = key < pivot
      let isEqual = key == pivot
      write(isBefore ? before : isEqual ? equal : behind, i)
      before &+= isBefore ? 1 : 0
      equal &+= isEqual ? 1 : 0
      behind &+= isBefore || isEqual ? 0 : 1
    }
  }
}
