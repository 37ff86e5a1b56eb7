import Glibc

extension Tensor where Scalar: NumericScalar {
  /// The numbers from `lowerBound` up to, but not including, `upperBound`, one apart.
  ///
  /// - Returns: shape `[n]` with n the number of such numbers, new storage.
  public static func arange(_ lowerBound: Int, _ upperBound: Int) -> Tensor {
    arange(lowerBound, upperBound, by: 1)
  }

  /// The numbers from 0 up to, but not including, `upperBound`, one apart; new storage.
  public static func arange(_ upperBound: Int) -> Tensor { arange(0, upperBound) }

  /// The numbers from `start` up to, but not including, `stop`, `step` apart.
  ///
  /// With a negative step they fall.
  ///
  /// - Precondition: `step` is not 0.
  /// - Returns: shape `[max(0, ⌈(stop − start) / step⌉)]`, new storage.
  public static func arange(_ start: Int, _ stop: Int, by step: Int) -> Tensor {
    require(step != 0, "arange: the step is 0")
    // As magnitudes, since the distance may be beyond what `Int` holds.
    let distance =
      step > 0
      ? (stop > start ? UInt(bitPattern: stop &- start) : 0)
      : (stop < start ? UInt(bitPattern: start &- stop) : 0)
    let count = distance == 0 ? 0 : Int((distance - 1) / step.magnitude) + 1
    return integers(from: start, by: step, count: count).converted(to: Scalar.self)
  }
}

extension Tensor where Scalar: FloatingPointScalar {
  /// The numbers from `start` up to, but not including, `stop`, one apart.
  ///
  /// - Returns: shape `[max(0, ⌈stop − start⌉)]`, new storage.
  public static func arange(_ start: Scalar, _ stop: Scalar) -> Tensor {
    arange(start, stop, by: 1)
  }

  /// The numbers start + i · step from `start` up to, but not including, `stop`.
  ///
  /// With a negative step they fall. Where (stop − start) / step is rounded up beyond an
  /// integer, the last number may be `stop` or a little more; `linspace(_:_:count:)` avoids that.
  ///
  /// - Precondition: `step` is not 0, and the number of elements is finite.
  /// - Returns: shape `[max(0, ⌈(stop − start) / step⌉)]`, new storage.
  /// - Note: As NumPy's `arange`, the step in use is (start + step) − start, rounded twice.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public static func arange(_ start: Scalar, _ stop: Scalar, by step: Scalar) -> Tensor {
    guard let count = Int(exactly: ((stop - start) / step).rounded(.up)) else {
      fail("arange: no number of elements from \(start) to \(stop) by \(step)")
    }
    var result = arange(Swift.max(count, 0))
    result *= (start + step) - start
    result += start
    if count > 1 { result[1] = start + step }
    return result
  }

  /// `count` numbers evenly spaced from `start` to `stop`.
  ///
  /// The numbers are start + i · (stop − start) / (count − 1); the last is `stop` itself. Without
  /// `endpoint` they are start + i · (stop − start) / count, and `stop` is not among them.
  ///
  /// - Precondition: `count >= 0`.
  /// - Returns: shape `[count]`, new storage.
  /// - Note: Computed in `Double`, as NumPy does for all types.
  public static func linspace(
    _ start: Scalar, _ stop: Scalar, count: Int = 50, endpoint: Bool = true
  ) -> Tensor {
    evenlySpaced(Double(start), Double(stop), count, endpoint, named: "linspace")
      .converted(to: Scalar.self)
  }

  /// `count` numbers evenly spaced on a logarithmic scale: base to the powers of
  /// `linspace(start, stop)`.
  ///
  /// - Precondition: `count >= 0`.
  /// - Returns: shape `[count]`, new storage.
  /// - Note: Computed in `Double`, with the C library's `pow`.
  public static func logspace(
    _ start: Scalar, _ stop: Scalar, count: Int = 50, endpoint: Bool = true, base: Scalar = 10
  ) -> Tensor {
    powers(
      of: Double(base),
      evenlySpaced(Double(start), Double(stop), count, endpoint, named: "logspace")
    ).converted(to: Scalar.self)
  }

  /// `count` numbers from `start` to `stop`, each the same multiple of the one before it.
  ///
  /// Both ends are exact. Without `endpoint`, the sequence is that of `count + 1` numbers without
  /// its last one.
  ///
  /// - Precondition: `start` and `stop` have the same sign and are not 0; `count >= 0`.
  /// - Returns: shape `[count]`, new storage.
  /// - Note: Computed in `Double`, as powers of 10.
  public static func geomspace(
    _ start: Scalar, _ stop: Scalar, count: Int = 50, endpoint: Bool = true
  ) -> Tensor {
    require(
      start != 0 && stop != 0 && start.sign == stop.sign,
      "geomspace: no geometric sequence goes from \(start) to \(stop)")
    let sign: Double = start < 0 ? -1 : 1
    let exponents = evenlySpaced(
      log10(sign * Double(start)), log10(sign * Double(stop)), count, endpoint, named: "geomspace")
    var result = (powers(of: 10, exponents) * sign).converted(to: Scalar.self)
    if count > 0 { result[0] = start }
    if count > 1 && endpoint { result[count - 1] = stop }
    return result
  }
}

private func integers(from start: Int, by step: Int, count: Int) -> Tensor<Int64> {
  let result = Tensor<Int64>(uninitialized: [count])
  withExtendedLifetime(result.storage) {
    let elements = result.base
    for i in 0..<count { elements[i] = Int64(start &+ i &* step) }
  }
  return result
}

private func evenlySpaced(
  _ start: Double, _ stop: Double, _ count: Int, _ endpoint: Bool, named name: String
) -> Tensor<Double> {
  require(count >= 0, "\(name): a count of \(count)")
  let intervals = Double(endpoint ? count - 1 : count)
  var result = Tensor<Double>.arange(count)
  let step = (stop - start) / intervals
  if intervals > 0 && step != 0 {
    result *= step
  } else {
    // A step too small to represent, or a single number.
    if intervals > 0 { result /= intervals }
    result *= stop - start
  }
  result += start
  if endpoint && count > 1 { result[count - 1] = stop }
  return result
}

private func powers(of base: Double, _ exponents: Tensor<Double>) -> Tensor<Double> {
  Tensor(exponents.scalars.map { pow(base, $0) })
}
