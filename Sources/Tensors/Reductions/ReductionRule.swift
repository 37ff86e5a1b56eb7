/// What a reduction does with elements; how it walks is the same for all of them.
///
/// Every rule is a small type, so that the compiler makes a loop of its own for each rule and
/// scalar type.
protocol ReductionRule {
  associatedtype Element
  associatedtype Result

  /// The result without elements, which changes nothing when combined with another.
  var identity: Result { get }

  /// What an element contributes to the result at `place`.
  func term(_ element: Element, _ place: Int) -> Result

  /// Two contributions as one.
  func combined(_ first: Result, _ second: Result) -> Result

  /// The reduction of up to 128 neighbours, which a rule may know a faster way for.
  func neighbours(_ source: UnsafePointer<Element>, count: Int, place: Int) -> Result
}

/// How many results are formed side by side: their accumulators stay in the nearest cache.
private let blockWidth = 512
/// How many rows are added one after the other before halves are.
private let blockRows = 32

extension ReductionRule {
  /// The reduction of `count` > 0 elements of a line, pairwise.
  ///
  /// Eight partial results in blocks of up to 128, and halving above: in sums, the rounding
  /// error grows with log₂(count). NumPy's order; N. J. Higham, "The accuracy of floating point
  /// summation", SIAM J. Sci. Comput. 14 (1993).
  func line(
    _ source: UnsafePointer<Element>, _ stride: Int, count: Int, place: Int
  ) -> Result {
    if count > 128 {
      let half = (count / 2) & ~7
      return combined(
        line(source, stride, count: half, place: place),
        line(source + half &* stride, stride, count: count - half, place: place))
    }
    // Said with a constant distance, neighbours are loaded together.
    return stride == 1
      ? neighbours(source, count: count, place: place)
      : block(source, stride, count: count, place: place)
  }

  @inline(__always)
  func neighbours(_ source: UnsafePointer<Element>, count: Int, place: Int) -> Result {
    block(source, 1, count: count, place: place)
  }

  @inline(__always)
  func block(
    _ source: UnsafePointer<Element>, _ stride: Int, count: Int, place: Int
  ) -> Result {
    if count < 8 {
      var result = term(source.pointee, place)
      for i in 1..<count { result = combined(result, term(source[i &* stride], place)) }
      return result
    }
    var r0 = term(source[0], place)
    var r1 = term(source[stride], place)
    var r2 = term(source[2 &* stride], place)
    var r3 = term(source[3 &* stride], place)
    var r4 = term(source[4 &* stride], place)
    var r5 = term(source[5 &* stride], place)
    var r6 = term(source[6 &* stride], place)
    var r7 = term(source[7 &* stride], place)
    var i = 8
    while i &+ 8 <= count {
      let p = source + i &* stride
      r0 = combined(r0, term(p[0], place))
      r1 = combined(r1, term(p[stride], place))
      r2 = combined(r2, term(p[2 &* stride], place))
      r3 = combined(r3, term(p[3 &* stride], place))
      r4 = combined(r4, term(p[4 &* stride], place))
      r5 = combined(r5, term(p[5 &* stride], place))
      r6 = combined(r6, term(p[6 &* stride], place))
      r7 = combined(r7, term(p[7 &* stride], place))
      i = i &+ 8
    }
    var result = combined(
      combined(combined(r0, r1), combined(r2, r3)), combined(combined(r4, r5), combined(r6, r7)))
    while i < count {
      result = combined(result, term(source[i &* stride], place))
      i = i &+ 1
    }
    return result
  }

  /// The reductions of the whole nest.
  ///
  /// Where the source is densest along an axis that goes, lines are reduced one by one; where
  /// it is densest along one that stays, rows are combined side by side. Either way memory is
  /// read in the order in which it lies.
  func reduce(
    _ source: UnsafePointer<Element>, _ nest: _ReductionNest,
    to target: UnsafeMutablePointer<Result>
  ) {
    let (sourceStride, targetStride, _) = nest.kept.strides
    let lineStride = nest.reduced.strides.0
    let length = nest.reduced.count
    let byRows = nest.kept.count >= 4 && sourceStride.magnitude < lineStride.magnitude
    if !byRows && nest.runCount <= 1 {
      nest.kept.forEachRun { origin, place, _ in
        for k in 0..<nest.kept.count {
          let place = place &+ k &* targetStride
          target[place] =
            length == 0
            ? identity
            : line(source + (origin &+ k &* sourceStride), lineStride, count: length, place: place)
        }
      }
      return
    }
    let width = min(blockWidth, max(nest.kept.count, 1))
    let unitCount = nest.runCount * (byRows ? (length + blockRows - 1) / blockRows : 1)
    let levelCount = Int.bitWidth - unitCount.leadingZeroBitCount + 2
    withUnsafeTemporaryAllocation(of: Result.self, capacity: width * levelCount) { buffer in
      guard let memory = buffer.baseAddress else { return }
      nest.kept.forEachRun { origin, place, _ in
        var start = 0
        while start < nest.kept.count {
          let columns = min(width, nest.kept.count - start)
          let place = place &+ start &* targetStride
          var cascade = Cascade(rule: self, memory: memory, columns: columns)
          nest.reduced.forEachRun { run, _, _ in
            let p = source + (origin &+ start &* sourceStride &+ run)
            if byRows {
              var row = 0
              while row < length {
                let rows = min(blockRows, length &- row)
                addRows(
                  p + row &* lineStride, lineStride, rows, sourceStride, columns,
                  into: memory, place, targetStride)
                cascade.carry()
                row = row &+ rows
              }
            } else {
              for k in 0..<columns {
                let part = line(
                  p + k &* sourceStride, lineStride, count: length,
                  place: place &+ k &* targetStride)
                memory[k] = combined(memory[k], part)
              }
              cascade.carry()
            }
          }
          cascade.finish()
          for k in 0..<columns { target[place &+ k &* targetStride] = memory[k] }
          start += columns
        }
      }
    }
  }

  @inline(__always)
  private func addRows(
    _ source: UnsafePointer<Element>, _ rowStride: Int, _ rows: Int, _ stride: Int,
    _ columns: Int, into sums: UnsafeMutablePointer<Result>, _ place: Int, _ placeStride: Int
  ) {
    if stride == 1 && placeStride == 1 {
      rowLoop(source, rowStride, rows, 1, columns, sums, place, 1)
    } else {
      rowLoop(source, rowStride, rows, stride, columns, sums, place, placeStride)
    }
  }

  // Four rows at a time: a quarter of the traffic to and from the accumulators.
  @inline(__always)
  private func rowLoop(
    _ source: UnsafePointer<Element>, _ rowStride: Int, _ rows: Int, _ stride: Int,
    _ columns: Int, _ sums: UnsafeMutablePointer<Result>, _ place: Int, _ placeStride: Int
  ) {
    var row = 0
    while row &+ 4 <= rows {
      let p0 = source + row &* rowStride
      let p1 = p0 + rowStride
      let p2 = p1 + rowStride
      let p3 = p2 + rowStride
      for k in 0..<columns {
        let place = place &+ k &* placeStride
        let first = combined(term(p0[k &* stride], place), term(p1[k &* stride], place))
        let second = combined(term(p2[k &* stride], place), term(p3[k &* stride], place))
        sums[k] = combined(sums[k], combined(first, second))
      }
      row = row &+ 4
    }
    while row < rows {
      let p = source + row &* rowStride
      for k in 0..<columns {
        sums[k] = combined(sums[k], term(p[k &* stride], place &+ k &* placeStride))
      }
      row = row &+ 1
    }
  }
}

/// Partial results that are combined in pairs, as the digits of a binary counter carry.
///
/// What is in the first row of the memory goes up a level each time; a level that is taken is
/// combined with it and goes further up. So no result is made of more than log₂ of the number
/// of parts combinations after each other, and the parts come in one by one.
private struct Cascade<Rule: ReductionRule> {
  let rule: Rule
  let memory: UnsafeMutablePointer<Rule.Result>
  let columns: Int
  /// The number of parts that have gone up.
  private var count = 0

  init(rule: Rule, memory: UnsafeMutablePointer<Rule.Result>, columns: Int) {
    self.rule = rule
    self.memory = memory
    self.columns = columns
    clear()
  }

  private func clear() {
    for k in 0..<columns { memory[k] = rule.identity }
  }

  @inline(__always)
  mutating func carry() {
    var level = memory + columns
    var digits = count
    while digits & 1 == 1 {
      for k in 0..<columns { memory[k] = rule.combined(level[k], memory[k]) }
      level += columns
      digits >>= 1
    }
    for k in 0..<columns { level[k] = memory[k] }
    clear()
    count &+= 1
  }

  /// Leaves the whole in the first row.
  func finish() {
    var level = memory + columns
    var digits = count
    while digits > 0 {
      if digits & 1 == 1 {
        for k in 0..<columns { memory[k] = rule.combined(level[k], memory[k]) }
      }
      level += columns
      digits >>= 1
    }
  }
}
