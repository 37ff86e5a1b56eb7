import Glibc

extension MersenneTwister: VariateSource {
  /// The number that was kept or else the first of a new pair, of which the second is kept.
  @inline(__always)
  mutating func standardNormal() -> Double {
    if let normal = cachedNormal {
      cachedNormal = nil
      return normal
    }
    let (first, second) = nextNormals()
    cachedNormal = second
    return first
  }

  /// −ln(1 − u), which is finite as u is below 1.
  @inline(__always)
  mutating func standardExponential() -> Double { -Glibc.log(1 - nextDouble()) }
}

extension MersenneTwister {
  /// The most candidates that are drawn at once; a block of them stays in the first cache.
  private static let blockSize = 256

  /// Two independent numbers of the standard normal distribution.
  ///
  /// - Note: The polar method of G. Marsaglia (1962): a point drawn from the unit disk has a
  ///   direction and, apart from that, a squared radius r² that is uniform in (0, 1).
  mutating func nextNormals() -> (Double, Double) {
    while true {
      let x = 2 * nextDouble() - 1
      let y = 2 * nextDouble() - 1
      let r2 = x * x + y * y
      if r2 < 1 && r2 != 0 {
        let factor = (-2 * Glibc.log(r2) / r2).squareRoot()
        // NumPy hands out the second coordinate first.
        return (factor * y, factor * x)
      }
    }
  }

  /// Sets every element to `loc + scale · z` with z standard normal.
  mutating func fill(
    normal target: UnsafeMutableBufferPointer<Double>, loc: Double, scale: Double
  ) {
    var rest = target[...]
    if cachedNormal != nil && !rest.isEmpty {
      rest[rest.startIndex] = loc + scale * standardNormal()
      rest.removeFirst()
    }
    let even = rest.prefix(rest.count / 2 * 2)
    fillNormals(UnsafeMutableBufferPointer(rebasing: even), loc: loc, scale: scale)
    if even.count < rest.count { rest[even.endIndex] = loc + scale * standardNormal() }
  }

  /// Sets pairs of elements to `loc + scale · z` with z standard normal.
  ///
  /// Draws what as many calls of `nextNormals` draw. A block at a time: points outside the
  /// disk are dropped without a branch, which the processor could not predict, and the square
  /// roots and divisions are left to a loop that is vectorised.
  ///
  /// - Precondition: `target.count` is even.
  private mutating func fillNormals(
    _ target: UnsafeMutableBufferPointer<Double>, loc: Double, scale: Double
  ) {
    guard var next = target.baseAddress else { return }
    var missing = target.count / 2
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * Self.blockSize) { scratch in
      guard let points = scratch.baseAddress else { return }
      let squares = points + 2 * Self.blockSize
      let logarithms = squares + Self.blockSize
      while missing > 0 {
        // No more candidates than pairs are missing: all may be accepted.
        let candidates = min(missing, Self.blockSize)
        fill(UnsafeMutableBufferPointer(start: points, count: 2 * candidates))
        let count = Self.keepPointsInDisk(points, squares, count: candidates)
        for k in 0..<count { logarithms[k] = Glibc.log(squares[k]) }
        for k in 0..<count {
          let factor = (-2 * logarithms[k] / squares[k]).squareRoot()
          next[2 &* k] = loc + scale * (factor * points[2 &* k &+ 1])
          next[2 &* k &+ 1] = loc + scale * (factor * points[2 &* k])
        }
        next += 2 * count
        missing -= count
      }
    }
  }

  /// Scales points of the unit square to [−1, 1)² and moves those in the disk to the front.
  ///
  /// - Returns: how many there are; `squares` holds their squared radii.
  private static func keepPointsInDisk(
    _ points: UnsafeMutablePointer<Double>, _ squares: UnsafeMutablePointer<Double>, count: Int
  ) -> Int {
    var kept = 0
    for k in 0..<count {
      let x = 2 * points[2 &* k] - 1
      let y = 2 * points[2 &* k &+ 1] - 1
      let r2 = x * x + y * y
      points[2 &* kept] = x
      points[2 &* kept &+ 1] = y
      squares[kept] = r2
      let inside: Int = r2 < 1 ? 1 : 0
      let centre: Int = r2 == 0 ? 1 : 0
      kept &+= inside &- centre
    }
    return kept
  }
}
