/// Times of two pieces of work that were run in turn, so that a machine that becomes slower
/// or faster meanwhile does so for both.
///
/// Each is given as a function that does the work so many times.
public struct PairedTimes {
  /// Microseconds a call of the first piece of work, a round each.
  public private(set) var first: [Double] = []
  /// The same of the second; empty without one.
  public private(set) var second: [Double] = []

  /// Runs both in turn until `seconds` have passed, and then until there are five rounds or ten
  /// times the seconds have passed.
  ///
  /// The calls of a round are as many as take about five milliseconds.
  public init(
    seconds: Double, _ a: (_ calls: Int) throws -> Void, _ b: ((_ calls: Int) throws -> Void)?
  ) throws {
    let counts = (try callsPerRound(a), try b.map { try callsPerRound($0) } ?? 0)
    let start = ContinuousClock.now
    let (end, latest) = (start + .seconds(seconds), start + .seconds(10 * seconds))
    repeat {
      first.append(try microseconds(counts.0, a))
      if let b { second.append(try microseconds(counts.1, b)) }
    } while ContinuousClock.now < end || (first.count < 5 && ContinuousClock.now < latest)
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
public func microseconds(
  _ calls: Int, _ work: (_ calls: Int) throws -> Void
) rethrows -> Double {
  let start = ContinuousClock.now
  try work(calls)
  return (ContinuousClock.now - start) / .microseconds(1) / Double(calls)
}

private func callsPerRound(_ work: (_ calls: Int) throws -> Void) rethrows -> Int {
  let target = 5000.0
  // The first call prepares much that later ones find.
  if try microseconds(1, work) > 2 * target { return 1 }
  var (calls, each) = (1, try microseconds(1, work))
  while each * Double(calls) < target / 10 {
    calls *= 4
    each = try microseconds(calls, work)
  }
  return max(1, Int(target / each))
}
