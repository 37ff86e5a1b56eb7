/// The order in which an operation walks over up to four layouts of one shape.
///
/// Axes of dimension 1 are dropped, axes that follow each other evenly in every
/// operand are fused, and the axis along which the target is densest becomes the
/// inner loop. What remains is a few long runs of constant strides, one for
/// contiguous operands.
///
/// Layouts are borrowed: an initialiser would own copies, which retain the arrays of long shapes
/// and find out at run time that there are none.
struct LoopNest {
  /// Distances between neighbours of a run, an operand each.
  private(set) var runStrides = SIMD4(repeating: 1)
  /// The number of elements in a run.
  private(set) var count: Int

  /// `runStrides` of the target and of the first two operands.
  var strides: (Int, Int, Int) { (runStrides[0], runStrides[1], runStrides[2]) }

  /// One of the loops: how many turns it has and how far each goes, an operand each.
  struct Axis: BitwiseCopyable {
    var dimension: Int
    var strides: SIMD4<Int>

    static var none: Axis { Axis(dimension: 1, strides: .zero) }
  }

  /// Loops in any order.
  struct Axes: ShortList {
    typealias Element = Axis
    typealias Indices = Range<Int>

    var count: Int
    var places: (Axis, Axis, Axis, Axis)
    var long: [Axis]?
  }

  /// The loops around the runs, outermost first.
  private var outer = Axes(repeating: .none)
  private let offsets: SIMD4<Int>

  /// Walks over `target` and, in step with it, over `first`, `second` and `third` of the same
  /// shape.
  init(
    target: borrowing Layout, _ first: borrowing Layout, _ second: borrowing Layout,
    _ third: borrowing Layout
  ) {
    let offsets = SIMD4(target.offset, first.offset, second.offset, third.offset)
    var axes = Axes(repeating: .none)
    if target.isContiguous && first.isContiguous && second.isContiguous && third.isContiguous {
      axes.append(Axis(dimension: target.count, strides: .one))
      self.init(axes, from: offsets)
      return
    }
    for axis in target.shape.indices where target.shape[axis] != 1 {
      axes.append(
        Axis(
          dimension: target.shape[axis],
          strides: SIMD4(
            target.strides[axis], first.strides[axis], second.strides[axis],
            third.strides[axis])))
    }
    self.init(axes, from: offsets)
  }

  /// Walks along `axes` from the given positions.
  init(_ axes: Axes, from offsets: SIMD4<Int>) {
    self.offsets = offsets
    if axes.isEmpty {
      count = 1
      return
    }
    if axes.count == 1 {
      count = axes[0].dimension
      runStrides = axes[0].strides
      return
    }
    var axes = axes
    // Insertion sort, stable, by falling distance in the target.
    for i in axes.indices.dropFirst() {
      var k = i
      while k > 0, axes[k - 1].strides[0].magnitude < axes[k].strides[0].magnitude {
        axes.swapAt(k - 1, k)
        k -= 1
      }
    }
    var isEmpty = false
    for axis in axes {
      if axis.dimension == 0 { isEmpty = true }
      let last = outer.isEmpty ? Axis.none : outer[outer.count - 1]
      if !outer.isEmpty && last.strides == axis.dimension &* axis.strides {
        outer[outer.count - 1] = Axis(
          dimension: last.dimension &* axis.dimension, strides: axis.strides)
      } else {
        outer.append(axis)
      }
    }
    let inner = outer.removeLast()
    count = isEmpty ? 0 : inner.dimension
    runStrides = inner.strides
  }

  /// Walks over `target`, `first` and `second`.
  init(target: borrowing Layout, _ first: borrowing Layout, _ second: borrowing Layout) {
    self.init(target: target, first, second, second)
  }

  /// Walks over `target` and `source`.
  init(target: borrowing Layout, _ source: borrowing Layout) {
    self.init(target: target, source, source, source)
  }

  /// Walks over `target` alone.
  init(target: borrowing Layout) { self.init(target: target, target, target, target) }

  /// Calls `body` with the positions at which each run starts, an operand each.
  @inline(__always)
  func forEachStart(_ body: (SIMD4<Int>) -> Void) {
    if count == 0 { return }
    let last = outer.isEmpty ? Axis.none : outer[outer.count - 1]
    var indices = Dimensions(repeating: 0, count: outer.count)
    var position = offsets
    repeat {
      for _ in 0..<last.dimension {
        body(position)
        position &+= last.strides
      }
    } while outer.count > 1 && carry(&indices, &position)
  }

  /// Goes from behind the end of the last of the outer loops to its next start; false at the end
  /// of all.
  private func carry(_ indices: inout Dimensions, _ position: inout SIMD4<Int>) -> Bool {
    var level = outer.count - 1
    while level > 0 {
      position &-= outer[level].dimension &* outer[level].strides
      indices[level] = 0
      level -= 1
      indices[level] += 1
      position &+= outer[level].strides
      if indices[level] < outer[level].dimension { return true }
    }
    return false
  }

  /// Calls `body` with the positions of the target and the first two operands at which each run
  /// starts.
  @inline(__always)
  func forEachRun(_ body: (Int, Int, Int) -> Void) {
    forEachStart { body($0[0], $0[1], $0[2]) }
  }
}
