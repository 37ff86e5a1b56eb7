/// A sum in twice the precision of its type, for residuals.
///
/// T. Ogita, S. M. Rump, S. Oishi, "Accurate sum and dot product", SIAM J. Sci. Comput. 26
/// (2005): each sum and product is followed by its own rounding error.
struct CompensatedSum<Real: FloatingPointScalar> {
  private var parts: (Real, Real)

  init(_ value: Real) { parts = (value, 0) }

  /// The sum, rounded once.
  var value: Real { parts.0 + parts.1 }

  mutating func add(_ value: Real) { Real._add(value, 0, to: &parts) }

  /// Adds, or subtracts, the products of the elements of two vectors of the same length.
  mutating func addProducts(_ x: Tensor<Real>, _ y: Tensor<Real>, isNegative: Bool) {
    withExtendedLifetime((x.storage, y.storage)) {
      Real._addProducts(
        x.base, x.strides[0], y.base, y.strides[0], count: x.count, isNegative: isNegative,
        to: &parts)
    }
  }
}

extension FloatingPointScalar {
  @inline(__always)
  fileprivate static func _add(_ value: Self, _ error: Self, to sum: inout (Self, Self)) {
    let total = sum.0 + value
    let back = total - sum.0
    sum.1 += ((sum.0 - (total - back)) + (value - back)) + error
    sum.0 = total
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _addProducts(
    _ x: UnsafePointer<Self>, _ xStride: Int, _ y: UnsafePointer<Self>, _ yStride: Int,
    count: Int, isNegative: Bool, to sum: inout (Self, Self)
  ) {
    for i in 0..<count {
      let factor = isNegative ? -x[i * xStride] : x[i * xStride]
      let product = factor * y[i * yStride]
      let error = (-product).addingProduct(factor, y[i * yStride])
      _add(product, error, to: &sum)
    }
  }
}
