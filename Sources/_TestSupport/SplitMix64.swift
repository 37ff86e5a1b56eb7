import Tensors

/// A small generator for test values: a seed gives the same values on every run and machine.
///
/// G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  /// A generator that starts at `seed`.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Numbers from −9 to 9, or from 0 to 9 for `UInt8`, that are exact in the type: integers,
  /// and for `Float` and `Double`, and the parts of complex numbers, multiples of 1/64.
  public mutating func values<Scalar: NumericScalar>(
    _ count: Int, of type: Scalar.Type = Scalar.self
  ) -> [Scalar] {
    (0..<count).map { _ in value(of: type) }
  }

  private mutating func value<Scalar: NumericScalar>(of type: Scalar.Type) -> Scalar {
    switch Scalar.scalarType {
    case .float, .double:
      let number = Double(Int.random(in: -576...576, using: &self)) / 64
      return (Scalar.scalarType == .float ? Float(number) as Any : number as Any) as! Scalar
    case .complexFloat:
      return Complex<Float>(value(of: Float.self), value(of: Float.self)) as! Scalar
    case .complexDouble:
      return Complex<Double>(value(of: Double.self), value(of: Double.self)) as! Scalar
    case .uint8, .bool:
      return Scalar(exactly: Int.random(in: 0...9, using: &self))!
    case .int32, .int64:
      return Scalar(exactly: Int.random(in: -9...9, using: &self))!
    }
  }

  /// Numbers evenly distributed from −1 up to, but not including, 1, with all bits random.
  public mutating func reals<Scalar: FloatingPointScalar>(
    _ count: Int, of type: Scalar.Type = Scalar.self
  ) -> [Scalar] {
    (0..<count).map { _ in Scalar(Double.random(in: -1..<1, using: &self)) }
  }
}
