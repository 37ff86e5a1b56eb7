/// `size` different integers of 0..<n, `Generator.choice(n, size, replace=False)`.
///
/// - Note: R. W. Floyd's algorithm (J. Bentley, R. Floyd, "Programming pearls: a sample of
///   brilliance", Communications of the ACM 30, 1987). For a good part of a large population,
///   the last steps of a shuffle of all of it.
struct DistinctChoice: Distribution {
  let n: Int
  let size: Int
  let shuffle: Bool

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> [Int] {
    if n > 10_000 && size > n / (shuffle ? 50 : 20) { return nextFromTail(&source) }
    var found = nextByFloyd(&source)
    if shuffle { Self.shuffleTail(&found, first: 1, &source) }
    return found
  }

  private func nextFromTail<Source: VariateSource & ~Copyable>(_ source: inout Source) -> [Int] {
    var all = Array(0..<n)
    Self.shuffleTail(&all, first: max(n - size, 1), &source)
    return Array(all[(n - size)...])
  }

  /// Exchanges the elements from the last one down to `first` with one not after them.
  private static func shuffleTail<Source: VariateSource & ~Copyable>(
    _ elements: inout [Int], first: Int, _ source: inout Source
  ) {
    elements.withUnsafeMutableBufferPointer { buffer in
      var i = buffer.count - 1
      while i >= first {
        buffer.swapAt(i, Int(truncatingIfNeeded: source.next(upTo: UInt64(i))))
        i -= 1
      }
    }
  }

  /// For each j of the last `size` integers one of 0...j, or j itself if that was had before.
  private func nextByFloyd<Source: VariateSource & ~Copyable>(_ source: inout Source) -> [Int] {
    var had = Set<Int>(minimumCapacity: size)
    var found = [Int](repeating: 0, count: size)
    for i in 0..<size {
      let j = n - size + i
      let candidate = Int(truncatingIfNeeded: source.next(upTo: UInt64(j)))
      let value = had.insert(candidate).inserted ? candidate : j
      if value == j { had.insert(j) }
      found[i] = value
    }
    return found
  }
}
