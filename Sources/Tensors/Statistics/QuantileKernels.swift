import CVectorMath

extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _quantiles(
    _ source: UnsafePointer<Self>, _ lines: _LineNest, _ quantiles: _Quantiles,
    to target: UnsafeMutablePointer<Self>
  ) {
    let (targetStride, sourceStride, _) = lines.starts.strides
    let wanted = quantiles.fractions.count
    withUnsafeTemporaryAllocation(
      of: UInt64.self, capacity: 2 * max(lines.length, 1)
    ) { buffer in
      guard let keys = buffer.baseAddress else { return }
      // A NaN comes as the largest key.
      let nanKey = nan._sortKey
      lines.starts.forEachRun { place, origin, _ in
        for k in 0..<lines.starts.count {
          let results = target + (place &+ k &* targetStride)
          apus_sort_keys(
            scalarType.code, false, false, lines.length, source + (origin &+ k &* sourceStride),
            lines.sourceStride, keys)
          var count = 0
          for i in 0..<lines.length {
            let key = keys[i]
            keys[count] = key
            count &+= key == nanKey ? 0 : 1
          }
          if count == 0 || (count < lines.length && !quantiles.ignoringNaN) {
            for q in 0..<wanted { results[q &* lines.targetStride] = .nan }
            continue
          }
          let ranks = Ranks(keys: keys, count: count, isSorted: wanted > 2)
          for q in 0..<wanted {
            results[q &* lines.targetStride] =
              quantiles.isMedian
              ? ranks.median(Self.self) : ranks.quantile(quantiles.fractions[q], Self.self)
          }
        }
      }
    }
  }
}

/// What `FloatingPointScalar._quantiles` computes.
public struct _Quantiles {
  let fractions: [Double]
  let isMedian: Bool
  let ignoringNaN: Bool
}

/// Access by rank to keys that are sorted, or else, for a few ranks, selected from.
private struct Ranks {
  let keys: UnsafeMutablePointer<UInt64>
  let count: Int
  let isSorted: Bool

  /// - Parameter keys: with room for `count` more.
  init(keys: UnsafeMutablePointer<UInt64>, count: Int, isSorted: Bool) {
    self.keys = keys
    self.count = count
    self.isSorted = isSorted
    if isSorted { apus_sort_by_key(count, keys, keys + count) }
  }

  /// The keys at `rank` and after it; the last one is followed by itself.
  private func keys(at rank: Int) -> (UInt64, UInt64) {
    let next = min(rank + 1, count - 1)
    if isSorted { return (keys[rank], keys[next]) }
    let copies = keys + count
    copies.update(from: keys, count: count)
    let first = apus_select_key(count, copies, rank)
    if next == rank { return (first, first) }
    var (upTo, second) = (0, UInt64.max)
    for i in 0..<count {
      let key = keys[i]
      upTo &+= key <= first ? 1 : 0
      second = key > first && key < second ? key : second
    }
    return (first, upTo > next ? first : second)
  }

  private func neighbours<Scalar: FloatingPointScalar>(
    _ rank: Int, _ type: Scalar.Type
  ) -> (Scalar, Scalar) {
    let (first, second) = keys(at: rank)
    return (Scalar(_sortKey: first), Scalar(_sortKey: second))
  }

  func median<Scalar: FloatingPointScalar>(_ type: Scalar.Type) -> Scalar {
    let (first, second) = neighbours((count - 1) / 2, type)
    return count % 2 == 1 ? first : (first + second) / 2
  }

  // As NumPy's method "linear": the product with the smaller of the two weights is added to,
  // or subtracted from, the nearer element.
  func quantile<Scalar: FloatingPointScalar>(
    _ fraction: Double, _ type: Scalar.Type
  ) -> Scalar {
    let position = Double(count - 1) * fraction
    let rank = min(Int(position), count - 1)
    let (first, second) = neighbours(rank, type)
    let weight = Scalar(position - Double(rank))
    let difference = second - first
    return weight >= 0.5 ? second - difference * (1 - weight) : first + difference * weight
  }
}
