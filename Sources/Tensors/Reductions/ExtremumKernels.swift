/// Loops that look for the largest or smallest element; see `TensorScalar` for what the
/// underscore means.
public protocol _ExtremumKernels {
  /// The largest or smallest elements. A NaN wins, or, if asked for, loses against numbers.
  ///
  /// No run of `nest` is empty.
  static func _extrema(
    _ extremum: _Extremum, ignoringNaN: Bool, _ source: UnsafePointer<Self>,
    _ nest: _ReductionNest, to target: UnsafeMutablePointer<Self>)

  /// For each result of `_extrema` along one axis, the index of the first element equal to it.
  static func _firstIndices(
    of extrema: UnsafePointer<Self>, _ source: UnsafePointer<Self>, _ nest: _ReductionNest,
    to target: UnsafeMutablePointer<Int64>)
}

/// Which end `_extrema` looks for.
public enum _Extremum: Sendable {
  case maximum
  case minimum
}

// In the first two, the NaN stays: no comparison with it holds. In the others, it goes: it is
// where they start, as the result when there are only NaNs.

private struct Maximum<Element: OrderedScalar>: ReductionRule {
  let identity: Element
  func term(_ element: Element, _ place: Int) -> Element { element }
  func combined(_ first: Element, _ second: Element) -> Element {
    second > first || second != second ? second : first
  }
  func neighbours(_ source: UnsafePointer<Element>, count: Int, place: Int) -> Element {
    isFinite(source, count: count)
      ? Largest(identity: identity).block(source, 1, count: count, place: place)
      : block(source, 1, count: count, place: place)
  }
}

private struct Minimum<Element: OrderedScalar>: ReductionRule {
  let identity: Element
  func term(_ element: Element, _ place: Int) -> Element { element }
  func combined(_ first: Element, _ second: Element) -> Element {
    second < first || second != second ? second : first
  }
  func neighbours(_ source: UnsafePointer<Element>, count: Int, place: Int) -> Element {
    isFinite(source, count: count)
      ? Smallest(identity: identity).block(source, 1, count: count, place: place)
      : block(source, 1, count: count, place: place)
  }
}

private struct MaximumOfNumbers<Element: OrderedScalar>: ReductionRule {
  let identity: Element
  func term(_ element: Element, _ place: Int) -> Element { element }
  func combined(_ first: Element, _ second: Element) -> Element {
    second > first || first != first ? second : first
  }
  func neighbours(_ source: UnsafePointer<Element>, count: Int, place: Int) -> Element {
    isFinite(source, count: count)
      ? Largest(identity: identity).block(source, 1, count: count, place: place)
      : block(source, 1, count: count, place: place)
  }
}

private struct MinimumOfNumbers<Element: OrderedScalar>: ReductionRule {
  let identity: Element
  func term(_ element: Element, _ place: Int) -> Element { element }
  func combined(_ first: Element, _ second: Element) -> Element {
    second < first || first != first ? second : first
  }
  func neighbours(_ source: UnsafePointer<Element>, count: Int, place: Int) -> Element {
    isFinite(source, count: count)
      ? Smallest(identity: identity).block(source, 1, count: count, place: place)
      : block(source, 1, count: count, place: place)
  }
}

// One comparison an element, which is one instruction for several of them. Where there are
// no NaNs, that is all it takes.

private struct Largest<Element: OrderedScalar>: ReductionRule {
  let identity: Element
  func term(_ element: Element, _ place: Int) -> Element { element }
  func combined(_ first: Element, _ second: Element) -> Element {
    second > first ? second : first
  }
}

private struct Smallest<Element: OrderedScalar>: ReductionRule {
  let identity: Element
  func term(_ element: Element, _ place: Int) -> Element { element }
  func combined(_ first: Element, _ second: Element) -> Element {
    second < first ? second : first
  }
}

/// The sum of what is 0 for a finite number and NaN for others.
private struct Finiteness<Element: OrderedScalar>: ReductionRule {
  var identity: Element { .zero }
  func term(_ element: Element, _ place: Int) -> Element { element - element }
  func combined(_ first: Element, _ second: Element) -> Element { first + second }
}

/// Whether there is neither a NaN nor an infinity among neighbours.
@inline(__always)
private func isFinite<Element: OrderedScalar>(
  _ source: UnsafePointer<Element>, count: Int
) -> Bool {
  Finiteness<Element>().block(source, 1, count: count, place: 0) == .zero
}

extension OrderedScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _extrema(
    _ extremum: _Extremum, ignoringNaN: Bool, _ source: UnsafePointer<Self>,
    _ nest: _ReductionNest, to target: UnsafeMutablePointer<Self>
  ) {
    switch (extremum, ignoringNaN) {
    case (.maximum, false):
      Maximum(identity: Self(_sortKey: _lowestKey)).reduce(source, nest, to: target)
    case (.minimum, false):
      Minimum(identity: Self(_sortKey: _highestKey)).reduce(source, nest, to: target)
    case (.maximum, true):
      MaximumOfNumbers(identity: Self(_sortKey: .max)).reduce(source, nest, to: target)
    case (.minimum, true):
      MinimumOfNumbers(identity: Self(_sortKey: .max)).reduce(source, nest, to: target)
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _firstIndices(
    of extrema: UnsafePointer<Self>, _ source: UnsafePointer<Self>, _ nest: _ReductionNest,
    to target: UnsafeMutablePointer<Int64>
  ) {
    let (sourceStride, targetStride, _) = nest.kept.strides
    let lineStride = nest.reduced.strides.0
    let columns = nest.kept.count
    nest.kept.forEachRun { origin, place, _ in
      if columns >= 4 && sourceStride.magnitude < lineStride.magnitude {
        // From the last row up: what is written last is the first.
        for i in (0..<nest.reduced.count).reversed() {
          let row = source + (origin &+ i &* lineStride)
          let index = Int64(truncatingIfNeeded: i)
          for k in 0..<columns {
            let element = row[k &* sourceStride]
            let place = place &+ k &* targetStride
            let isFirst = element == extrema[place] || element != element
            target[place] = isFirst ? index : target[place]
          }
        }
      } else {
        for k in 0..<columns {
          let line = source + (origin &+ k &* sourceStride)
          let place = place &+ k &* targetStride
          let extremum = extrema[place]
          var i = 0
          if extremum == extremum {
            while line[i &* lineStride] != extremum { i = i &+ 1 }
          } else {
            while line[i &* lineStride] == line[i &* lineStride] { i = i &+ 1 }
          }
          target[place] = Int64(truncatingIfNeeded: i)
        }
      }
    }
  }
}
