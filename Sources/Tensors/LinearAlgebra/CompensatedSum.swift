// Sums in twice the precision of their type, for residuals: each sum and each product is followed
// by its own rounding error, and the errors are summed apart.
// T. Ogita, S. M. Rump, S. Oishi, "Accurate sum and dot product", SIAM J. Sci. Comput. 26 (2005).

extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _addProducts(
    _ factor: Self, _ x: UnsafePointer<Self>, _ xStride: Int,
    to sums: UnsafeMutablePointer<Self>, _ errors: UnsafeMutablePointer<Self>, count: Int
  ) {
    for i in 0..<count { addProduct(factor, x[i * xStride], to: &sums[i], &errors[i]) }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _addDotProduct(
    _ isNegative: Bool, _ x: UnsafePointer<Self>, _ xStride: Int, _ y: UnsafePointer<Self>,
    count: Int, to sum: UnsafeMutablePointer<Self>, _ error: UnsafeMutablePointer<Self>
  ) {
    var (total, rest) = (sum.pointee, error.pointee)
    for i in 0..<count {
      addProduct(isNegative ? -x[i * xStride] : x[i * xStride], y[i], to: &total, &rest)
    }
    (sum.pointee, error.pointee) = (total, rest)
  }

  @inline(__always)
  private static func addProduct(
    _ x: Self, _ y: Self, to sum: inout Self, _ error: inout Self
  ) {
    // `addingProduct` would do in one step, where processors have it; where the compiler may not
    // assume that they do, it is a call.
    let product = x * y
    let (xHigh, yHigh) = (upperHalf(x), upperHalf(y))
    let (xLow, yLow) = (x - xHigh, y - yHigh)
    let productError = ((xHigh * yHigh - product) + xHigh * yLow + xLow * yHigh) + xLow * yLow
    let total = sum + product
    let back = total - sum
    error += ((sum - (total - back)) + (product - back)) + productError
    sum = total
  }

  /// The number without the lower half of its significand, so that products of such are exact.
  @inline(__always)
  private static func upperHalf(_ x: Self) -> Self {
    let discarded = Self.RawSignificand(1) << Self.RawSignificand((significandBitCount + 2) / 2)
    return Self(
      sign: x.sign, exponentBitPattern: x.exponentBitPattern,
      significandBitPattern: x.significandBitPattern & ~(discarded - 1))
  }
}
