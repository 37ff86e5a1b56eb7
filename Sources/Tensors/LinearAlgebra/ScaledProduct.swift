import RealModule

extension FieldScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  @inline(__always)
  public static func _scaledProduct(
    _ source: UnsafePointer<Self>, _ stride: Int, count: Int
  ) -> Self {
    var product = ScaledProduct<Self>()
    for i in 0..<count { product.multiply(by: source[i * stride]) }
    return product.value
  }
}

/// A product that neither overflows nor vanishes before its end: a factor of about 1 and a
/// power of two.
private struct ScaledProduct<Scalar: FieldScalar> {
  private var significand: Scalar = 1
  private var exponent = 0

  mutating func multiply(by factor: Scalar) {
    let magnitude = factor._absoluteValue
    if magnitude == 0 || !magnitude.isFinite {
      significand *= factor
      return
    }
    // In two steps, since 2⁻ᵉ of the smallest numbers is out of range.
    let e = Int(magnitude.exponent)
    significand *= scaled(scaled(factor, -e / 2), -e + e / 2)
    exponent += e
    let size = significand._absoluteValue
    if size != 0 && size.isFinite {
      significand = scaled(significand, -Int(size.exponent))
      exponent += Int(size.exponent)
    }
  }

  var value: Scalar {
    if exponent > 1 << 14 || exponent < -(1 << 14) {
      return scaled(significand, exponent > 0 ? 1 << 13 : -(1 << 13))
    }
    // Down in steps of which only the last leaves the normal range and rounds.
    return scaled(significand, exponent)
  }

  private func scaled(_ number: Scalar, _ power: Int) -> Scalar {
    var (result, rest) = (number, power)
    let step = Scalar.RealType.scalarType == .double ? 1000 : 100
    while rest != 0 {
      let part = Swift.max(-step, Swift.min(step, rest))
      result *= Scalar(_real: .init(sign: .plus, exponent: .init(part), significand: 1))
      rest -= part
    }
    return result
  }
}
