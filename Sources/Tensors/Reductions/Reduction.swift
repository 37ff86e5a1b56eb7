import CVectorMath

/// How many results are formed side by side: their accumulators stay in the nearest cache.
private let blockWidth = 512
/// How many rows are added one after the other before halves are.
private let blockRows = 32

/// The walk of a reduction, which is the same for every rule and scalar type.
///
/// It knows of elements and results only how large they are; the loops over them are in C, and
/// are handed a line or some rows at a time.
struct Reduction {
  /// From this length on, the halves of a line are reduced at the same time.
  static let splitLength = 1 << 15

  private let kernels: apus_reduction
  private let merging: apus_reduction
  private let nest: ReductionNest
  private let source: UnsafeRawPointer
  private let centers: UnsafeRawPointer?
  private let target: UnsafeMutableRawPointer
  /// The distances between neighbours on a run of results.
  private let sourceStride: Int
  private let targetStride: Int
  /// The length of a run of elements that become one result, and their distance.
  private let length: Int
  private let stride: Int

  /// - Parameter centers: a number for each result, laid out as `target` is.
  private init(
    _ rule: apus_rule, of type: ScalarType, _ source: UnsafeRawPointer, _ nest: ReductionNest,
    centers: UnsafeRawPointer?, to target: UnsafeMutableRawPointer
  ) {
    kernels = Self.kernels(rule, of: type).pointee
    merging = kernels.merging.pointee
    self.nest = nest
    self.source = source
    self.centers = centers
    self.target = target
    (sourceStride, targetStride, _) = nest.kept.strides
    length = nest.reduced.count
    stride = nest.reduced.strides.0
  }

  private static func kernels(
    _ rule: apus_rule, of type: ScalarType
  ) -> UnsafePointer<apus_reduction> {
    guard let kernels = apus_reduction_of(rule, type.code) else {
      fail("reduction: \(type) does not have it")
    }
    return kernels
  }

  /// Reduces elements over `axes`, which are in rising order, to results with another layout.
  static func reduce(
    _ rule: apus_rule, of type: ScalarType, _ source: UnsafeRawPointer, _ layout: Layout,
    over axes: Dimensions, centers: UnsafeRawPointer?, to target: UnsafeMutableRawPointer,
    _ result: Layout
  ) {
    let nest = ReductionNest(layout, over: axes, result: result)
    Reduction(rule, of: type, source, nest, centers: centers, to: target).run()
  }

  /// Reduces all elements to one result.
  static func reduceAll(
    _ rule: apus_rule, of type: ScalarType, _ source: UnsafeRawPointer, _ layout: Layout,
    to target: UnsafeMutableRawPointer
  ) {
    let count = layout.count
    if layout.isContiguous && count > 0 && count < splitLength {
      // Neighbours which are few enough for one thread and one loop.
      let kernels = kernels(rule, of: type)
      let first = source + layout.offset * kernels.pointee.element_size
      return check(kernels.pointee.lines(1, 0, count, first, 1, nil, 0, target, 1))
    }
    reduce(
      rule, of: type, source, layout, over: Dimensions(layout.shape.indices), centers: nil,
      to: target, Layout(shape: Dimensions()))
  }

  /// Sets every result.
  ///
  /// Where the source is densest along an axis that goes, lines are reduced one by one; where
  /// it is densest along one that stays, rows are combined side by side. Either way memory is
  /// read in the order in which it lies.
  private func run() {
    let columns = nest.kept.count
    let byRows = columns >= 4 && sourceStride.magnitude < stride.magnitude
    nest.kept.forEachRun { origin, place, _ in
      if nest.runCount == 0 {
        for k in 0..<columns { copy(kernels.identity, to: place + k * targetStride) }
      } else if nest.runCount > 1 || byRows {
        parallel(count: columns, work: length * nest.runCount, alignment: 64) { range in
          for start in Swift.stride(from: range.lowerBound, to: range.upperBound, by: blockWidth) {
            merge(
              origin + start * sourceStride, place + start * targetStride,
              columns: min(blockWidth, range.upperBound - start), byRows: byRows)
          }
        }
      } else if columns == 1 && length >= Self.splitLength && BLAS.threadCount > 1 {
        reduceInHalves(origin, place)
      } else {
        parallel(count: columns, work: length) { range in
          reduceLines(
            origin + range.lowerBound * sourceStride, count: range.count, length: length,
            place + range.lowerBound * targetStride,
            to: result(place + range.lowerBound * targetStride), targetStride)
        }
      }
    }
  }

  private func result(_ place: Int) -> UnsafeMutableRawPointer {
    target + place * kernels.result_size
  }

  private func copy(_ source: UnsafeRawPointer, to place: Int) {
    result(place).copyMemory(from: source, byteCount: kernels.result_size)
  }

  /// - Parameter place: of the first center.
  private func reduceLines(
    _ origin: Int, count: Int, length: Int, _ place: Int,
    to results: UnsafeMutableRawPointer, _ resultStride: Int
  ) {
    check(
      kernels.lines(
        count, sourceStride, length, source + origin * kernels.element_size, stride,
        centers.map { $0 + place * kernels.result_size }, targetStride, results, resultStride))
  }

  /// One line, as the loop in C halves it, so that the result does not depend on the threads.
  private func reduceInHalves(_ origin: Int, _ place: Int) {
    let half = length / 2 / kernels.lanes * kernels.lanes
    withUnsafeTemporaryAllocation(byteCount: 2 * kernels.result_size, alignment: 16) { halves in
      guard let halves = halves.baseAddress else { return }
      parallel(2) { part in
        reduceLines(
          origin + part * half * stride, count: 1, length: part == 0 ? half : length - half, place,
          to: halves + part * kernels.result_size, 1)
      }
      merge(halves + kernels.result_size, into: halves, count: 1)
      copy(halves, to: place)
    }
  }

  /// A block of results, each made of several parts.
  private func merge(_ origin: Int, _ place: Int, columns: Int, byRows: Bool) {
    let partCount = nest.runCount * (byRows ? (length + blockRows - 1) / blockRows : 1)
    let levelCount = Int.bitWidth - partCount.leadingZeroBitCount + 1
    let size = columns * kernels.result_size
    withUnsafeTemporaryAllocation(byteCount: size * (levelCount + 1), alignment: 64) { memory in
      guard let memory = memory.baseAddress else { return }
      let identities = memory + size * levelCount
      for k in 0..<columns {
        (identities + k * kernels.result_size).copyMemory(
          from: kernels.identity, byteCount: kernels.result_size)
      }
      var count = 0
      // What is in the first row goes up a level each time, as the digits of a binary counter
      // carry: a level that is taken is combined with it. So no result is made of more than log₂
      // of the number of parts combinations after each other.
      func carry() {
        var (row, digits) = (memory, count)
        while digits & 1 == 1 {
          merge(row, into: row + size, count: columns)
          row += size
          digits >>= 1
        }
        (row + size).copyMemory(from: row, byteCount: size)
        count += 1
      }
      nest.reduced.forEachRun { run, _, _ in
        if !byRows {
          reduceLines(origin + run, count: columns, length: length, place, to: memory, 1)
          return carry()
        }
        for row in Swift.stride(from: 0, to: length, by: blockRows) {
          memory.copyMemory(from: identities, byteCount: size)
          check(
            kernels.rows(
              min(blockRows, length - row), columns,
              source + (origin + run + row * stride) * kernels.element_size, stride, sourceStride,
              centers.map { $0 + place * kernels.result_size }, targetStride, memory))
          carry()
        }
      }
      // The levels that are taken, from below.
      var (whole, row, digits) = (nil as UnsafeMutableRawPointer?, memory + size, count)
      while digits > 0 {
        if digits & 1 == 1 {
          if let lower = whole { merge(lower, into: row, count: columns) }
          whole = row
        }
        row += size
        digits >>= 1
      }
      guard let whole else { return }
      if targetStride == 1 {
        result(place).copyMemory(from: whole, byteCount: size)
      } else {
        for k in 0..<columns {
          copy(whole + k * kernels.result_size, to: place + k * targetStride)
        }
      }
    }
  }

  /// Combines results with others: each of `sums` comes first.
  private func merge(
    _ parts: UnsafeRawPointer, into sums: UnsafeMutableRawPointer, count: Int
  ) {
    check(merging.rows(1, count, parts, 0, 1, nil, 0, sums))
  }

  private func check(_ fits: Bool) { Self.check(fits) }

  private static func check(_ fits: Bool) {
    require(fits, "sum or product: a result does not fit in Int64")
  }
}
