import Glibc

/// A bit generator together with its way to standard normal and exponential numbers.
///
/// NumPy's two interfaces share most of their distributions and differ in these two:
/// `RandomState` has the polar method and the logarithm of a uniform number, `Generator`
/// ziggurats.
protocol VariateSource: BitGenerator, ~Copyable {
  /// A number of the normal distribution with mean 0 and variance 1.
  mutating func standardNormal() -> Double
  /// A number of the exponential distribution with mean 1.
  mutating func standardExponential() -> Double
}

extension PCG64: VariateSource {}
extension Philox: VariateSource {}

/// The bit generator of a `Generator`.
///
/// One of the three is used. They are apart so that a loop can be compiled for the one that it
/// draws from. What draws from all of them asks at each draw which one it is.
struct BitSource: VariateSource {
  private enum Kind { case pcg64, philox, foreign }

  private let kind: Kind
  var pcg64 = PCG64(state: PCG64.State(state: 0, inc: 1))
  private var philox = Philox(key: 0)
  private var foreign: any BitGenerator

  init(_ bits: any BitGenerator) {
    foreign = bits
    if let bits = bits as? PCG64 {
      (kind, pcg64) = (.pcg64, bits)
    } else if let bits = bits as? Philox {
      (kind, philox) = (.philox, bits)
    } else {
      kind = .foreign
    }
  }

  var isPCG64: Bool { kind == .pcg64 }

  var bits: any BitGenerator {
    switch kind {
    case .pcg64: pcg64
    case .philox: philox
    case .foreign: foreign
    }
  }

  @inline(__always)
  mutating func nextUInt64() -> UInt64 { isPCG64 ? pcg64.nextUInt64() : otherUInt64() }
  @inline(__always)
  mutating func nextUInt32() -> UInt32 { isPCG64 ? pcg64.nextUInt32() : otherUInt32() }
  @inline(__always)
  mutating func nextDouble() -> Double { isPCG64 ? pcg64.nextDouble() : otherDouble() }

  // Called, so that what draws is not compiled with three bit generators in it.
  @inline(never)
  private mutating func otherUInt64() -> UInt64 {
    kind == .philox ? philox.nextUInt64() : foreign.nextUInt64()
  }
  @inline(never)
  private mutating func otherUInt32() -> UInt32 {
    kind == .philox ? philox.nextUInt32() : foreign.nextUInt32()
  }
  @inline(never)
  private mutating func otherDouble() -> Double {
    kind == .philox ? philox.nextDouble() : foreign.nextDouble()
  }

  /// Draws with a loop of its own for `PCG64` and for `Philox`.
  mutating func fill<D: Distribution>(_ distribution: D) where D.Value == Void {
    switch kind {
    case .pcg64: pcg64.draw(distribution)
    case .philox: philox.draw(distribution)
    case .foreign: draw(distribution)
    }
  }

  /// See `Generator.spawn`.
  mutating func spawn(_ count: Int) -> [Generator]? {
    switch kind {
    case .pcg64: pcg64.seedSequence?.spawn(count).map { Generator(PCG64($0)) }
    case .philox: philox.seedSequence?.spawn(count).map { Generator(Philox($0)) }
    case .foreign: nil
    }
  }
}

// MARK: - Ziggurats

extension VariateSource where Self: ~Copyable {
  @inline(__always)
  mutating func standardNormal() -> Double { standardNormal(Ziggurats.normal) }

  /// By the ziggurat, which loops pass so that it is loaded once.
  @inline(__always)
  mutating func standardNormal(_ ziggurat: Ziggurat<Double, UInt64>) -> Double {
    let bits = nextUInt64()
    let layer = Int(truncatingIfNeeded: bits & 0xff)
    let place = (bits >> 9) & 0x000f_ffff_ffff_ffff
    // The sign bit of the word becomes that of the number: a branch would be taken at random.
    let magnitude = Double(Int64(truncatingIfNeeded: place)) * ziggurat.layers[layer].width
    let x = Double(bitPattern: magnitude.bitPattern | ((bits & 0x100) << 55))
    if place < ziggurat.layers[layer].limit { return x }
    return normalBesideLayer(layer, x, place, ziggurat)
  }

  /// The end of the common case: in the tail, near the density's edge, or drawn again.
  @inline(never)
  private mutating func normalBesideLayer(
    _ layer: Int, _ x: Double, _ place: UInt64, _ ziggurat: Ziggurat<Double, UInt64>
  ) -> Double {
    if layer == 0 {
      while true {
        let xx = -Ziggurats.inverseNormalTail * log1p(-nextDouble())
        let yy = -log1p(-nextDouble())
        if yy + yy > xx * xx {
          let value = Ziggurats.normalTail + xx
          return (place >> 8) & 1 == 1 ? -value : value
        }
      }
    }
    if ziggurat.height(of: layer) * nextDouble() + ziggurat.heights[layer] < exp(-0.5 * x * x) {
      return x
    }
    return standardNormal(ziggurat)
  }

  @inline(__always)
  mutating func standardExponential() -> Double { standardExponential(Ziggurats.exponential) }

  /// By the ziggurat, which loops pass so that it is loaded once.
  @inline(__always)
  mutating func standardExponential(_ ziggurat: Ziggurat<Double, UInt64>) -> Double {
    let bits = nextUInt64() >> 3
    let layer = Int(truncatingIfNeeded: bits & 0xff)
    let place = bits >> 8
    let x = Double(Int64(truncatingIfNeeded: place)) * ziggurat.layers[layer].width
    if place < ziggurat.layers[layer].limit { return x }
    return exponentialBesideLayer(layer, x, ziggurat)
  }

  @inline(never)
  private mutating func exponentialBesideLayer(
    _ layer: Int, _ x: Double, _ ziggurat: Ziggurat<Double, UInt64>
  ) -> Double {
    if layer == 0 { return Ziggurats.exponentialTail - log1p(-nextDouble()) }
    if ziggurat.height(of: layer) * nextDouble() + ziggurat.heights[layer] < exp(-x) {
      return x
    }
    return standardExponential(ziggurat)
  }

  /// A normal number from 32 bits.
  @inline(__always)
  mutating func standardNormalFloat() -> Float {
    let ziggurat = Ziggurats.floatNormal
    let bits = nextUInt32()
    let layer = Int(truncatingIfNeeded: bits & 0xff)
    let place = (bits >> 9) & 0x007f_ffff
    let magnitude = Float(Int32(truncatingIfNeeded: place)) * ziggurat.layers[layer].width
    let x = Float(bitPattern: magnitude.bitPattern | ((bits & 0x100) << 23))
    if place < ziggurat.layers[layer].limit { return x }
    return normalBesideLayer(layer, x, place)
  }

  @inline(never)
  private mutating func normalBesideLayer(_ layer: Int, _ x: Float, _ place: UInt32) -> Float {
    if layer == 0 {
      while true {
        let xx = -Float(Ziggurats.inverseNormalTail) * log1pf(-nextFloat())
        let yy = -log1pf(-nextFloat())
        if yy + yy > xx * xx {
          let value = Float(Ziggurats.normalTail) + xx
          return (place >> 8) & 1 == 1 ? -value : value
        }
      }
    }
    let ziggurat = Ziggurats.floatNormal
    let height = ziggurat.height(of: layer) * nextFloat() + ziggurat.heights[layer]
    // In double precision, as in NumPy.
    if Double(height) < exp(-0.5 * Double(x) * Double(x)) { return x }
    return standardNormalFloat()
  }

  /// An exponential number from 32 bits.
  @inline(__always)
  mutating func standardExponentialFloat() -> Float {
    let ziggurat = Ziggurats.floatExponential
    let bits = nextUInt32() >> 1
    let layer = Int(truncatingIfNeeded: bits & 0xff)
    let place = bits >> 8
    let x = Float(Int32(truncatingIfNeeded: place)) * ziggurat.layers[layer].width
    if place < ziggurat.layers[layer].limit { return x }
    return exponentialBesideLayer(layer, x)
  }

  @inline(never)
  private mutating func exponentialBesideLayer(_ layer: Int, _ x: Float) -> Float {
    if layer == 0 { return Float(Ziggurats.exponentialTail) - log1pf(-nextFloat()) }
    let ziggurat = Ziggurats.floatExponential
    if ziggurat.height(of: layer) * nextFloat() + ziggurat.heights[layer] < expf(-x) {
      return x
    }
    return standardExponentialFloat()
  }
}
