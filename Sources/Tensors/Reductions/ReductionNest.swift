import CVectorMath

/// How a reduction walks: over the axes that stay and, for each element of the result, over
/// those that go.
///
/// Both are ordered by the distances in the source, whose layout is taken as it is: nothing is
/// copied.
struct ReductionNest {
  /// Over the axes that stay: positions in the source and in the result.
  let kept: LoopNest
  /// Over the axes that go: positions in the source from where `kept` says.
  let reduced: LoopNest
  /// How many runs `reduced` has.
  let runCount: Int

  /// - Parameter axes: those that go, in rising order.
  /// - Parameter result: the layout of the result, without these axes or with dimension 1 there.
  init(_ source: borrowing Layout, over axes: borrowing Dimensions, result: borrowing Layout) {
    var (kept, gone) = (LoopNest.Axes(repeating: .none), LoopNest.Axes(repeating: .none))
    var (next, place, goneCount) = (0, 0, 1)
    for axis in source.shape.indices {
      let (dimension, stride) = (source.shape[axis], source.strides[axis])
      if next < axes.count && axes[next] == axis {
        next += 1
        goneCount = goneCount &* dimension
        if dimension != 1 {
          gone.append(LoopNest.Axis(dimension: dimension, strides: SIMD4(repeating: stride)))
        }
        if result.rank == source.rank { place += 1 }
      } else {
        if dimension != 1 {
          let strides = SIMD4(stride, result.strides[place], 0, 0)
          kept.append(LoopNest.Axis(dimension: dimension, strides: strides))
        }
        place += 1
      }
    }
    self.kept = LoopNest(kept, from: SIMD4(source.offset, result.offset, 0, 0))
    reduced = LoopNest(gone, from: .zero)
    runCount = reduced.count == 0 ? 0 : goneCount / reduced.count
  }
}

/// How an operation along one axis walks: over the lines of a source and of a target along it.
public struct _LineNest {
  /// Over the first elements of the lines: positions in the target and in the source.
  let starts: LoopNest
  /// The number of elements of a line in the source.
  let length: Int
  /// The distance between neighbours on a line of the target.
  let targetStride: Int
  /// The distance between neighbours on a line of the source.
  let sourceStride: Int

  /// - Precondition: the shapes agree but for the dimension of `axis`.
  init(target: borrowing Layout, _ source: borrowing Layout, axis: Int) {
    starts = LoopNest(target: target.removing(axis), source.removing(axis))
    length = source.shape[axis]
    targetStride = target.strides[axis]
    sourceStride = source.strides[axis]
  }
}

extension Layout {
  /// An axis counted from the first one, as the list of axes that a reduction is over.
  func resolvedAxes(_ axis: Int, operation: String) -> Dimensions {
    Dimensions(repeating: resolvedAxis(axis, operation: operation), count: 1)
  }

  /// `axes` counted from the first axis, in rising order.
  func resolvedAxes(_ axes: some Sequence<Int>, operation: String) -> Dimensions {
    var resolved = Dimensions(axes.lazy.map { resolvedAxis($0, operation: operation) })
    resolved.sort()
    require(
      zip(resolved, resolved.dropFirst()).allSatisfy { $0 != $1 },
      "\(operation): axes \(Array(axes)) name an axis of shape \(shape) twice")
    return resolved
  }

  /// The shape that remains when `axes`, counted from the first axis, are reduced.
  func reducedShape(axes: Dimensions, keepingAxes: Bool) -> Dimensions {
    var reduced = keepingAxes ? shape : Dimensions()
    if keepingAxes {
      for axis in axes { reduced[axis] = 1 }
    } else {
      for axis in shape.indices where !axes.contains(axis) { reduced.append(shape[axis]) }
    }
    return reduced
  }

  /// The product of the dimensions of `axes`: how many elements become one.
  func elementCount(of axes: Dimensions) -> Int { axes.reduce(1) { $0 * shape[$1] } }
}

extension Tensor {
  /// New storage for the reduction over `axes` by a rule.
  ///
  /// - Parameters:
  ///   - axes: counted from the first axis, in rising order.
  ///   - centers: what deviations are from, a number for each result.
  /// - Returns: the shape without the axes, or with dimension 1 there.
  func reduced<Result>(
    _ rule: apus_rule, axes: Dimensions, keepingAxes: Bool, centers: Tensor? = nil
  ) -> Tensor<Result> {
    let result = Tensor<Result>(
      uninitialized: layout.reducedShape(axes: axes, keepingAxes: keepingAxes))
    Reduction.reduce(
      rule, of: Scalar.scalarType, elements, layout, over: axes,
      centers: centers.map { UnsafeRawPointer($0.base) }, to: result.base, result.layout)
    withExtendedLifetime((storage, result.storage, centers?.storage)) {}
    return result
  }

  /// The reduction over all axes by a rule; no tensor is made for it.
  func reduced<Result: TensorScalar>(_ rule: apus_rule) -> Result {
    withUnsafeTemporaryAllocation(of: Result.self, capacity: 1) { result in
      let result = result.baseAddress.unsafelyUnwrapped
      Reduction.reduceAll(rule, of: Scalar.scalarType, elements, layout, to: result)
      withExtendedLifetime(storage) {}
      return result.pointee
    }
  }

  /// All axes, counted from the first.
  var allAxes: Dimensions { Dimensions(0..<rank) }
}
