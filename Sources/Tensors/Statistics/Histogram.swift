/// How many elements lie in each of a row of bins.
public struct Histogram<Edge: FloatingPointScalar> {
  /// The number of elements in each bin, shape `[bins]`.
  public let counts: Tensor<Int64>
  /// The bounds of the bins in ascending order, shape `[bins + 1]`.
  public let edges: Tensor<Edge>

  /// The counts as a density: divided by their sum and by the widths of the bins.
  ///
  /// Its integral over all bins is 1; NaN where nothing was counted.
  public var density: Tensor<Edge> {
    let counts = counts.converted(to: Edge.self)
    return counts / counts.sum() / edges.differences()
  }
}

extension Tensor where Scalar: FloatingPointScalar {
  /// Counts the elements in bins of equal width.
  ///
  /// Each bin has its lower bound and not its upper one, but for the last, which has both.
  ///
  /// - Parameter range: what is counted; without it, from the smallest finite element to the
  ///   largest. One number, as a range, is widened by ½ to both sides; without elements the
  ///   range is 0…1. NaNs are never counted.
  /// - Precondition: `bins > 0`; the bounds of the range are finite.
  /// - Returns: new storage.
  /// - Complexity: O(`count`).
  @_semantics("optimize.sil.specialize.generic.never")
  public func histogram(bins: Int = 10, range: ClosedRange<Scalar>? = nil) -> Histogram<Scalar> {
    let numbers = converted(to: Double.self)
    let range = range.map { Double($0.lowerBound)...Double($0.upperBound) }
    let edges = histogramEdges(bins: bins, range ?? numbers.finiteRange)
      .converted(to: Scalar.self)
    let counts = histogramCounts(of: numbers, edges: edges.converted(to: Double.self), isEven: true)
    return Histogram(counts: counts, edges: edges)
  }

  /// Counts the elements in bins with given edges.
  ///
  /// Each bin has its lower bound and not its upper one, but for the last, which has both.
  /// What lies outside, and NaNs, are not counted.
  ///
  /// - Precondition: `edges` is a vector of at least two elements in ascending order.
  /// - Returns: new storage.
  /// - Complexity: O(`count` · log(`edges.count`)).
  @_semantics("optimize.sil.specialize.generic.never")
  public func histogram(edges: Tensor) -> Histogram<Scalar> {
    let counts = histogramCounts(
      of: converted(to: Double.self), edges: edges.converted(to: Double.self), isEven: false)
    return Histogram(counts: counts, edges: edges.copy())
  }
}

extension Tensor where Scalar: IntegerScalar {
  /// Counts the elements in bins of equal width, as numbers of type `Double`.
  public func histogram(bins: Int = 10, range: ClosedRange<Double>? = nil) -> Histogram<Double> {
    converted(to: Double.self).histogram(bins: bins, range: range)
  }

  /// Counts the elements in bins with given edges, as numbers of type `Double`.
  public func histogram(edges: Tensor<Double>) -> Histogram<Double> {
    converted(to: Double.self).histogram(edges: edges)
  }
}

extension Tensor<Double> {
  /// From the smallest finite element to the largest.
  fileprivate var finiteRange: ClosedRange<Double> {
    withUnsafeBufferPointer { elements in
      var (low, high) = (Double.infinity, -Double.infinity)
      for element in elements where element.isFinite {
        low = Swift.min(low, element)
        high = Swift.max(high, element)
      }
      return low <= high ? low...high : 0...1
    }
  }
}

/// The edges of bins of equal width, rounded as NumPy's `linspace` has them.
private func histogramEdges(bins: Int, _ range: ClosedRange<Double>) -> Tensor<Double> {
  require(bins > 0, "histogram: \(bins) bins")
  require(
    range.lowerBound.isFinite && range.upperBound.isFinite,
    "histogram: the range \(range) is not finite")
  let isPoint = range.lowerBound == range.upperBound
  let low = isPoint ? range.lowerBound - 0.5 : range.lowerBound
  let high = isPoint ? range.upperBound + 0.5 : range.upperBound
  let step = (high - low) / Double(bins)
  return Tensor(shape: [bins + 1]) { edges in
    for i in 0..<bins {
      let part = Double(i) / Double(bins)
      // The width of the whole range may be too large for a number.
      edges[i] = step.isFinite ? Double(i) * step + low : low * (1 - part) + high * part
    }
    edges[bins] = high
  }
}

/// The numbers of elements between edges.
///
/// - Parameter isEven: whether the edges are evenly spaced, up to rounding.
private func histogramCounts(
  of numbers: Tensor<Double>, edges: Tensor<Double>, isEven: Bool
) -> Tensor<Int64> {
  require(
    edges.rank == 1 && edges.count >= 2 && edges.isMonotonic(.lessOrEqual),
    "histogram: edges of shape \(edges.shape) are not two or more numbers in ascending order")
  let result = Tensor<Int64>.zeros([edges.count - 1])
  let bins = result.count
  let edges = edges.contiguous()
  withExtendedLifetime((edges.storage, result.storage)) {
    let (edges, counts) = (edges.base, result.base)
    let (low, high) = (edges[0], edges[bins])
    let isEven = isEven && (high - low).isFinite
    numbers.withUnsafeBufferPointer { numbers in
      for number in numbers where low <= number && number <= high {
        var bin = 0
        if isEven {
          // A guess that rounding may put next to the bin.
          bin = Swift.min(Int((number - low) / (high - low) * Double(bins)), bins - 1)
          while number < edges[bin] { bin -= 1 }
          while bin < bins - 1 && number >= edges[bin + 1] { bin += 1 }
        } else {
          var end = bins
          while end - bin > 1 {
            let middle = (bin + end) / 2
            if edges[middle] <= number { bin = middle } else { end = middle }
          }
        }
        counts[bin] += 1
      }
    }
  }
  return result
}

extension Tensor where Scalar: IntegerScalar {
  /// How often each number from 0 up to the largest element occurs.
  ///
  /// - Parameter minLength: the least number of counts.
  /// - Precondition: no element is negative.
  /// - Returns: shape `[max(max() + 1, minLength)]`, new storage.
  /// - Complexity: O(`count` + `max()`).
  public func bincount(minLength: Int = 0) -> Tensor<Int64> {
    let (numbers, bins) = binNumbers(minLength)
    let result = Tensor<Int64>.zeros([bins])
    withExtendedLifetime((numbers.storage, result.storage)) {
      for i in 0..<count { result.base[Int(numbers.base[i])] += 1 }
    }
    return result
  }

  /// The sums of the weights of the elements that equal 0, 1, … up to the largest element.
  ///
  /// The sums are made in `Double`, in the order of the elements.
  ///
  /// - Precondition: no element is negative; `weights` has the shape of this tensor.
  /// - Returns: shape `[max(max() + 1, minLength)]`, new storage.
  /// - Complexity: O(`count` + `max()`).
  public func bincount<Weight: FloatingPointScalar>(
    weights: Tensor<Weight>, minLength: Int = 0
  ) -> Tensor<Weight> {
    require(
      weights.shape == shape,
      "bincount: weights of shape \(weights.shape) for elements of shape \(shape)")
    let (numbers, bins) = binNumbers(minLength)
    let weights = weights.converted(to: Double.self)
    let result = Tensor<Double>.zeros([bins])
    withExtendedLifetime((numbers.storage, weights.storage, result.storage)) {
      for i in 0..<count { result.base[Int(numbers.base[i])] += weights.base[i] }
    }
    return result.converted(to: Weight.self)
  }

  /// The elements in row-major order, and the number of bins for them.
  private func binNumbers(_ minLength: Int) -> (numbers: Tensor<Int64>, bins: Int) {
    if count == 0 { return (converted(to: Int64.self), Swift.max(minLength, 0)) }
    require(min() >= 0, "bincount: the element \(min()) is negative")
    return (converted(to: Int64.self), Swift.max(Int(max()) + 1, minLength))
  }
}
