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

  /// - Parameter axes: the axes of `source` that go, each once, counted from the first.
  /// - Parameter result: the layout of the result without these axes.
  init(_ source: Layout, axes: [Int], result: Layout) {
    kept = LoopNest(
      target: source.permuted(source.shape.indices.filter { !axes.contains($0) }), result)
    let inner = source.permuted(axes)
    reduced = LoopNest(
      target: Layout(shape: inner.shape, strides: inner.strides, offset: 0), inner)
    runCount = reduced.count == 0 ? 0 : inner.count / reduced.count
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
  init(target: Layout, _ source: Layout, axis: Int) {
    starts = LoopNest(target: target.removing(axis), source.removing(axis))
    length = source.shape[axis]
    targetStride = target.strides[axis]
    sourceStride = source.strides[axis]
  }
}

extension Layout {
  /// The elements with index 0 on `axis`, which disappears; the axis may be empty.
  fileprivate func removing(_ axis: Int) -> Layout {
    permuted(shape.indices.filter { $0 != axis })
  }

  /// `axes` counted from the first axis, in rising order.
  func resolvedAxes(_ axes: [Int], operation: String) -> [Int] {
    let resolved = axes.map { resolvedAxis($0, operation: operation) }.sorted()
    require(
      zip(resolved, resolved.dropFirst()).allSatisfy { $0 != $1 },
      "\(operation): axes \(axes) name an axis of shape \(shape) twice")
    return resolved
  }

  /// The shape that remains when `axes`, counted from the first axis, are reduced.
  func reducedShape(axes: [Int], keepingAxes: Bool) -> [Int] {
    if keepingAxes {
      return shape.indices.map { axes.contains($0) ? 1 : shape[$0] }
    }
    return shape.indices.filter { !axes.contains($0) }.map { shape[$0] }
  }
}

extension Tensor {
  /// New storage for the reduction over `axes` by a rule.
  ///
  /// - Parameters:
  ///   - axes: counted from the first axis, in rising order.
  ///   - centers: what deviations are from, a number for each result.
  /// - Returns: the shape without the axes, or with dimension 1 there.
  func reduced<Result>(
    _ rule: apus_rule, axes: [Int], keepingAxes: Bool, centers: Tensor? = nil
  ) -> Tensor<Result> {
    let result = Tensor<Result>(
      uninitialized: layout.reducedShape(axes: axes, keepingAxes: false))
    let nest = ReductionNest(layout, axes: axes, result: result.layout)
    withExtendedLifetime((storage, result.storage, centers?.storage)) {
      Reduction(
        rule, of: Scalar.scalarType, elements, nest, centers: centers.map { $0.base },
        to: result.base
      ).run()
    }
    return keepingAxes
      ? result.reshaped(layout.reducedShape(axes: axes, keepingAxes: true)) : result
  }

  /// All axes, counted from the first.
  var allAxes: [Int] { Array(0..<rank) }
}
