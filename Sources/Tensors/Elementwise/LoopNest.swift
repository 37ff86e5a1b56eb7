/// The order in which an operation walks over up to three layouts of one shape.
///
/// Axes of dimension 1 are dropped, axes that follow each other evenly in every
/// operand are fused, and the axis along which the target is densest becomes the
/// inner loop. What remains is a few long runs of constant strides, one for
/// contiguous operands.
struct LoopNest {
  /// Distances between neighbours of a run, an operand each.
  private(set) var strides: (Int, Int, Int) = (1, 1, 1)
  /// The number of elements in a run.
  private(set) var count: Int

  private struct Axis {
    var dimension: Int
    var strides: (Int, Int, Int)
  }

  /// The loops around the runs, outermost first.
  private var outer: [Axis] = []
  private let offsets: (Int, Int, Int)

  /// Walks over `target` and, in step with it, over `first` and `second` of the same shape.
  init(target: Layout, _ first: Layout, _ second: Layout) {
    offsets = (target.offset, first.offset, second.offset)
    if target.isContiguous && first.isContiguous && second.isContiguous {
      count = target.count
      return
    }
    var axes: [Axis] = []
    for axis in target.shape.indices where target.shape[axis] != 1 {
      axes.append(
        Axis(
          dimension: target.shape[axis],
          strides: (target.strides[axis], first.strides[axis], second.strides[axis])))
    }
    if target.count == 0 || axes.isEmpty {
      count = target.count
      return
    }
    // Insertion sort, stable, by falling distance in the target.
    for i in axes.indices.dropFirst() {
      var k = i
      while k > 0, axes[k - 1].strides.0.magnitude < axes[k].strides.0.magnitude {
        axes.swapAt(k - 1, k)
        k -= 1
      }
    }
    for axis in axes {
      if let last = outer.last,
        last.strides.0 == axis.dimension * axis.strides.0,
        last.strides.1 == axis.dimension * axis.strides.1,
        last.strides.2 == axis.dimension * axis.strides.2
      {
        outer[outer.count - 1] = Axis(
          dimension: last.dimension * axis.dimension, strides: axis.strides)
      } else {
        outer.append(axis)
      }
    }
    let inner = outer.removeLast()
    count = inner.dimension
    strides = inner.strides
  }

  /// Walks over `target` and `source`.
  init(target: Layout, _ source: Layout) {
    self.init(target: target, source, source)
  }

  /// Calls `body` with the positions at which each run starts.
  @inline(__always)
  func forEachRun(_ body: (Int, Int, Int) -> Void) {
    if count == 0 { return }
    if outer.isEmpty { return body(offsets.0, offsets.1, offsets.2) }
    var index = [Int](repeating: 0, count: outer.count)
    var position = offsets
    while true {
      body(position.0, position.1, position.2)
      var level = outer.count - 1
      while true {
        let axis = outer[level]
        index[level] += 1
        position.0 += axis.strides.0
        position.1 += axis.strides.1
        position.2 += axis.strides.2
        if index[level] < axis.dimension { break }
        index[level] = 0
        position.0 -= axis.dimension * axis.strides.0
        position.1 -= axis.dimension * axis.strides.1
        position.2 -= axis.dimension * axis.strides.2
        if level == 0 { return }
        level -= 1
      }
    }
  }
}
