// The rules of sums, products and deviations, and the loops that are made from them.

/// The reductions of `NumericScalar._reduce` and `_accumulate`.
public enum _Reduction: Sendable {
  case sum
  case product
}

/// The reductions of `FloatingPointScalar._reduce`.
public enum _FloatingPointReduction: Sendable {
  /// Σ x over numbers.
  case sumOfNumbers
  /// Π x over numbers.
  case productOfNumbers
  /// The number of numbers.
  case countOfNumbers
  /// Σ (x − center)².
  case squaredDeviations
  /// Σ (x − center)² over numbers.
  case squaredDeviationsOfNumbers
}

private struct Total<Element: NumericScalar>: ReductionRule {
  var identity: Element.Sum { .zero }
  func term(_ element: Element, _ place: Int) -> Element.Sum { element._widened }
  func combined(_ first: Element.Sum, _ second: Element.Sum) -> Element.Sum { first + second }
}

private struct Product<Element: NumericScalar>: ReductionRule {
  var identity: Element.Sum { 1 }
  func term(_ element: Element, _ place: Int) -> Element.Sum { element._widened }
  func combined(_ first: Element.Sum, _ second: Element.Sum) -> Element.Sum { first * second }
}

private struct SumOfNumbers<Element: FloatingPointScalar>: ReductionRule {
  var identity: Element { 0 }
  func term(_ element: Element, _ place: Int) -> Element { element == element ? element : 0 }
  func combined(_ first: Element, _ second: Element) -> Element { first + second }
}

private struct ProductOfNumbers<Element: FloatingPointScalar>: ReductionRule {
  var identity: Element { 1 }
  func term(_ element: Element, _ place: Int) -> Element { element == element ? element : 1 }
  func combined(_ first: Element, _ second: Element) -> Element { first * second }
}

// Each partial count stays far below the 2²⁴ or 2⁵³ up to which counting is exact; where the
// whole is larger, it is rounded as any sum.
private struct CountOfNumbers<Element: FloatingPointScalar>: ReductionRule {
  var identity: Element { 0 }
  func term(_ element: Element, _ place: Int) -> Element { element == element ? 1 : 0 }
  func combined(_ first: Element, _ second: Element) -> Element { first + second }
}

private struct SquaredDeviations<Element: FloatingPointScalar>: ReductionRule {
  let centers: UnsafePointer<Element>
  var identity: Element { 0 }
  func term(_ element: Element, _ place: Int) -> Element {
    let deviation = element - centers[place]
    return deviation * deviation
  }
  func combined(_ first: Element, _ second: Element) -> Element { first + second }
}

private struct SquaredDeviationsOfNumbers<Element: FloatingPointScalar>: ReductionRule {
  let centers: UnsafePointer<Element>
  var identity: Element { 0 }
  func term(_ element: Element, _ place: Int) -> Element {
    let deviation = element - centers[place]
    return element == element ? deviation * deviation : 0
  }
  func combined(_ first: Element, _ second: Element) -> Element { first + second }
}

extension NumericScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _reduce(
    _ reduction: _Reduction, _ source: UnsafePointer<Self>, _ nest: _ReductionNest,
    to target: UnsafeMutablePointer<Sum>
  ) {
    reduce(reduction, source, nest, to: target)
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _accumulate(
    _ reduction: _Reduction, _ source: UnsafePointer<Self>, _ lines: _LineNest,
    to target: UnsafeMutablePointer<Sum>
  ) {
    accumulate(reduction, source, lines, to: target)
  }

  @inline(__always)
  static func reduce(
    _ reduction: _Reduction, _ source: UnsafePointer<Self>, _ nest: _ReductionNest,
    to target: UnsafeMutablePointer<Sum>
  ) {
    switch reduction {
    case .sum: Total<Self>().reduce(source, nest, to: target)
    case .product: Product<Self>().reduce(source, nest, to: target)
    }
  }

  @inline(__always)
  static func accumulate(
    _ reduction: _Reduction, _ source: UnsafePointer<Self>, _ lines: _LineNest,
    to target: UnsafeMutablePointer<Sum>
  ) {
    switch reduction {
    case .sum: Total<Self>().accumulate(source, lines, to: target)
    case .product: Product<Self>().accumulate(source, lines, to: target)
    }
  }
}

extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _reduce(
    _ reduction: _FloatingPointReduction, _ source: UnsafePointer<Self>, _ nest: _ReductionNest,
    centers: UnsafePointer<Self>?, to target: UnsafeMutablePointer<Self>
  ) {
    let centers = centers ?? UnsafePointer(target)
    switch reduction {
    case .sumOfNumbers: SumOfNumbers().reduce(source, nest, to: target)
    case .productOfNumbers: ProductOfNumbers().reduce(source, nest, to: target)
    case .countOfNumbers: CountOfNumbers().reduce(source, nest, to: target)
    case .squaredDeviations:
      SquaredDeviations(centers: centers).reduce(source, nest, to: target)
    case .squaredDeviationsOfNumbers:
      SquaredDeviationsOfNumbers(centers: centers).reduce(source, nest, to: target)
    }
  }
}

extension ReductionRule {
  /// The running reductions along every line, the first element first.
  fileprivate func accumulate(
    _ source: UnsafePointer<Element>, _ lines: _LineNest, to target: UnsafeMutablePointer<Result>
  ) {
    if lines.length == 0 { return }
    let (targetStride, sourceStride, _) = lines.starts.strides
    let columns = lines.starts.count
    // Rows side by side where lines lie across memory.
    let byRows = sourceStride.magnitude < lines.sourceStride.magnitude
    lines.starts.forEachRun { place, origin, _ in
      if byRows {
        for k in 0..<columns {
          target[place &+ k &* targetStride] = term(source[origin &+ k &* sourceStride], 0)
        }
        for i in 1..<lines.length {
          let row = source + (origin &+ i &* lines.sourceStride)
          let sums = target + (place &+ i &* lines.targetStride)
          for k in 0..<columns {
            sums[k &* targetStride] = combined(
              sums[k &* targetStride &- lines.targetStride], term(row[k &* sourceStride], 0))
          }
        }
      } else {
        for k in 0..<columns {
          let line = source + (origin &+ k &* sourceStride)
          let sums = target + (place &+ k &* targetStride)
          var sum = term(line.pointee, 0)
          sums.pointee = sum
          for i in 1..<lines.length {
            sum = combined(sum, term(line[i &* lines.sourceStride], 0))
            sums[i &* lines.targetStride] = sum
          }
        }
      }
    }
  }
}
