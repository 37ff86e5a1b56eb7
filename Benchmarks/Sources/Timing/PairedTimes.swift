/// Times of two pieces of work that were run in turn, so that a machine that becomes slower
/// or faster meanwhile does so for both.
public struct PairedTimes {
  /// Microseconds a call of the first piece of work, a round each.
  public private(set) var first: [Double] = []
  /// The same of the second.
  public private(set) var second: [Double] = []

  /// Runs both in turn until `seconds` have passed, at least five rounds.
  ///
  /// The calls of a round are as many as take about five milliseconds.
  public init(seconds: Double, _ a: () throws -> Void, _ b: () throws -> Void) rethrows {
    let warmUp = try (microseconds(5, a), microseconds(5, b))
    let counts = (callsPerRound(warmUp.0), callsPerRound(warmUp.1))
    let end = ContinuousClock.now + .seconds(seconds)
    repeat {
      first.append(try microseconds(counts.0, a))
      second.append(try microseconds(counts.1, b))
    } while ContinuousClock.now < end || first.count < 5
  }

  /// The median of the ratios of the rounds, `first` over `second`.
  public var ratio: Double { median(zip(first, second).map { $0 / $1 }) }
}

/// The middle of the sorted values, or the mean of the two in the middle.
public func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// The microseconds that a call of `work` takes, in the mean over `calls` of them.
public func microseconds(_ calls: Int, _ work: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  for _ in 0..<calls { try work() }
  return (ContinuousClock.now - start) / .microseconds(1) / Double(calls)
}

private func callsPerRound(_ microseconds: Double) -> Int { max(1, Int(5000 / microseconds)) }
