extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _quantiles(
    _ source: UnsafePointer<Self>, _ lines: _LineNest, _ quantiles: _Quantiles,
    to target: UnsafeMutablePointer<Self>
  ) {
    let (targetStride, sourceStride, _) = lines.starts.strides
    let wanted = quantiles.fractions.count
    withUnsafeTemporaryAllocation(
      of: BareKey<_SortKey>.self, capacity: 2 * max(lines.length, 1)
    ) { buffer in
      guard let keys = buffer.baseAddress else { return }
      lines.starts.forEachRun { place, origin, _ in
        for k in 0..<lines.starts.count {
          let line = source + (origin &+ k &* sourceStride)
          let results = target + (place &+ k &* targetStride)
          var count = 0
          for i in 0..<lines.length {
            let element = line[i &* lines.sourceStride]
            keys[count].key = element._sortKey
            count &+= element == element ? 1 : 0
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
private struct Ranks<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable> {
  let keys: UnsafeMutablePointer<BareKey<Key>>
  let count: Int
  let isSorted: Bool

  /// - Parameter keys: with room for `count` more.
  init(keys: UnsafeMutablePointer<BareKey<Key>>, count: Int, isSorted: Bool) {
    self.keys = keys
    self.count = count
    self.isSorted = isSorted
    if isSorted { radixSort(keys, spare: keys + count, count: count) }
  }

  /// The elements at `rank` and after it; the last one is followed by itself.
  private func neighbours<Scalar: FloatingPointScalar>(
    _ rank: Int, _ type: Scalar.Type
  ) -> (Scalar, Scalar) where Scalar._SortKey == Key {
    let next = min(rank + 1, count - 1)
    if isSorted { return (Scalar(_sortKey: keys[rank].key), Scalar(_sortKey: keys[next].key)) }
    let first = UnsafeMutableRawPointer(keys + count).withMemoryRebound(
      to: Key.self, capacity: count
    ) { copies in
      for i in 0..<count { copies[i] = keys[i].key }
      return selectKey(copies, count: count, rank: rank)
    }
    if next == rank { return (Scalar(_sortKey: first), Scalar(_sortKey: first)) }
    var (upTo, second) = (0, Key.max)
    for i in 0..<count {
      let key = keys[i].key
      upTo &+= key <= first ? 1 : 0
      second = key > first && key < second ? key : second
    }
    return (Scalar(_sortKey: first), Scalar(_sortKey: upTo > next ? first : second))
  }

  func median<Scalar: FloatingPointScalar>(_ type: Scalar.Type) -> Scalar
  where Scalar._SortKey == Key {
    let (first, second) = neighbours((count - 1) / 2, type)
    return count % 2 == 1 ? first : (first + second) / 2
  }

  // As NumPy's method "linear": the product with the smaller of the two weights is added to,
  // or subtracted from, the nearer element.
  func quantile<Scalar: FloatingPointScalar>(
    _ fraction: Double, _ type: Scalar.Type
  ) -> Scalar where Scalar._SortKey == Key {
    let position = Double(count - 1) * fraction
    let rank = min(Int(position), count - 1)
    let (first, second) = neighbours(rank, type)
    let weight = Scalar(position - Double(rank))
    let difference = second - first
    return weight >= 0.5 ? second - difference * (1 - weight) : first + difference * weight
  }
}
