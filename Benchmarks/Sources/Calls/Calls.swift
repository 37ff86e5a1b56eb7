// Compiled twice: into a module with the sources of `Tensors`, and into one that imports it.
// What a call takes in the one and in the other says whether generic code runs as fast for
// those who import the library as within it.
#if !WITHIN
  import Tensors
#endif

/// A call of the library to be timed.
public struct TimedCall {
  /// The expression.
  public let name: String
  /// Makes the call once.
  public let run: () throws -> Void
}

private func calls<Scalar: FloatingPointScalar>(_ type: Scalar.Type) -> [TimedCall] {
  let random = RandomState(1)
  let x = random.uniform(low: 0.5, high: 1.5, size: [100, 1000]).converted(to: type)
  return [
    TimedCall(name: "x + x") { _ = x + x },
    TimedCall(name: "exp(x)") { _ = exp(x) },
    TimedCall(name: "x.sum()") { _ = x.sum() },
  ]
}

/// The calls for both types.
public func timedCalls() -> [TimedCall] {
  calls(Double.self).map { TimedCall(name: $0.name + " Double", run: $0.run) }
    + calls(Float.self).map { TimedCall(name: $0.name + " Float", run: $0.run) }
}
