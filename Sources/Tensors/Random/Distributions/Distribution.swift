/// Something that can be drawn from a source of random numbers.
///
/// The parameters and what follows from them alone are worked out when a value is made; after
/// that every draw is one call. The functions are generic over the source, and the compiler
/// specialises them for each that is used.
protocol Distribution {
  associatedtype Value

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Value
}

/// A distribution of which a draw takes a few nanoseconds, so that it would cost something to ask
/// at each which bit generator it is from.
protocol QuickDistribution: Distribution {}

extension VariateSource where Self: ~Copyable {
  /// Draws once.
  @inline(__always)
  mutating func draw<D: Distribution>(_ distribution: D) -> D.Value {
    distribution.next(&self)
  }
}

/// Draws every element of a buffer; a "distribution" whose value is the buffer itself.
struct Filling<D: Distribution>: Distribution {
  let distribution: D
  let target: UnsafeMutableBufferPointer<D.Value>

  @inline(__always)
  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) {
    guard let base = target.baseAddress else { return }
    for i in 0..<target.count {
      (base + i).initialize(to: distribution.next(&source))
    }
  }
}

// MARK: - Parameters

/// The check of a distribution's parameters, which names the method and the number.
enum Parameter {
  @inline(__always)
  static func positive(_ value: Double, _ name: String, _ method: String) {
    require(value > 0, "\(method): \(name) is \(value), which is not positive")
  }

  @inline(__always)
  static func notNegative(_ value: Double, _ name: String, _ method: String) {
    require(value >= 0, "\(method): \(name) is \(value), which is negative")
  }

  @inline(__always)
  static func notNegative(_ value: Int, _ name: String, _ method: String) {
    require(value >= 0, "\(method): \(name) is \(value), which is negative")
  }

  @inline(__always)
  static func probability(_ value: Double, _ method: String) {
    require(0 <= value && value <= 1, "\(method): p is \(value), which is not in 0...1")
  }

  /// The dimensions of a result.
  static func size(_ size: [Int], _ method: String) {
    require(size.allSatisfy { $0 >= 0 }, "\(method): shape \(size) has a negative dimension")
  }
}

/// The integer part, or −2⁶³ for what no integer of 64 bits is: what a cast in C does on x86-64.
@inline(__always)
func truncatedAsInC(_ x: Double) -> Int64 {
  // Both bounds are exact.
  -0x1p63 <= x && x < 0x1p63 ? Int64(x) : Int64.min
}
