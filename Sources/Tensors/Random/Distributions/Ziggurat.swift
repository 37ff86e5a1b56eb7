/// A density cut into 256 layers of equal area.
///
/// A drawn word names a layer and a place in it. In all but about one of a hundred cases the
/// place is under the density whatever its height, and one comparison and one product are all
/// there is to do.
///
/// - Note: G. Marsaglia, W. W. Tsang, "The ziggurat method for generating random variables",
///   Journal of Statistical Software 5 (2000). The layers are NumPy's.
struct Ziggurat<Real: BinaryFloatingPoint, Word: FixedWidthInteger>: @unchecked Sendable {
  /// What is needed for the common case, side by side in memory.
  struct Layer {
    /// A word below it is under the density at every height.
    var limit: Word
    /// The word times it is the place.
    var width: Real
  }

  /// Written once and never freed or changed, which is what makes the type `Sendable`.
  let layers: UnsafePointer<Layer>
  /// The density at the outer edge of each layer.
  let heights: UnsafePointer<Real>

  fileprivate init(limits: [Word], widths: [Real], heights: [Real]) {
    let layers = UnsafeMutablePointer<Layer>.allocate(capacity: 256)
    let copies = UnsafeMutablePointer<Real>.allocate(capacity: 256)
    for k in 0..<256 {
      (layers + k).initialize(to: Layer(limit: limits[k], width: widths[k]))
      (copies + k).initialize(to: heights[k])
    }
    self.layers = UnsafePointer(layers)
    self.heights = UnsafePointer(copies)
  }

  /// The difference of the densities at the edges of a layer.
  @inline(__always)
  func height(of layer: Int) -> Real { heights[layer - 1] - heights[layer] }
}

/// The four ziggurats.
enum Ziggurats {
  /// 52-bit words.
  static let normal = Ziggurat<Double, UInt64>(
    limits: normalLimits,
    widths: normalWidths,
    heights: normalHeights)

  /// 53-bit words.
  static let exponential = Ziggurat<Double, UInt64>(
    limits: exponentialLimits,
    widths: exponentialWidths,
    heights: exponentialHeights)

  /// 23-bit words; the numbers of `normal` rounded.
  static let floatNormal = Ziggurat<Float, UInt32>(
    limits: normalLimits.map { rounded($0, droppingBits: 29) },
    widths: normalWidths.map { Float($0 * 0x1p29) },
    heights: normalHeights.map { Float($0) })

  /// 23-bit words; the numbers of `exponential` rounded.
  static let floatExponential: Ziggurat<Float, UInt32> = {
    var widths = exponentialWidths.map { Float($0 * 0x1p30) }
    var heights = exponentialHeights.map { Float($0) }
    // NumPy's numbers have nine digits, which these lie between.
    widths[226] = widths[226].nextUp
    heights[128] = heights[128].nextDown
    heights[154] = heights[154].nextUp
    heights[171] = heights[171].nextDown
    return Ziggurat(
      limits: exponentialLimits.map { rounded($0, droppingBits: 30) },
      widths: widths, heights: heights)
  }()

  private static func rounded(_ limit: UInt64, droppingBits bits: UInt64) -> UInt32 {
    UInt32((limit + (1 << (bits - 1))) >> bits)
  }

  /// Where the normal distribution's tail begins, and one over it.
  static let normalTail = 3.6541528853610088
  static let inverseNormalTail = 0.27366123732975828
  /// Where the exponential distribution's tail begins.
  static let exponentialTail = 7.69711747013105
}
