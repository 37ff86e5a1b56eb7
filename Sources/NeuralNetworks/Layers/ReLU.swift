import Tensors

/// The rectifier y = max(x, 0).
///
/// Backward lets the gradient through where x > 0 and gives 0 elsewhere. A NaN passes through
/// forward, as in NumPy's `x <= 0`, so that it is not hidden.
public final class ReLU<Scalar: FloatingPointScalar>: Layer {
  private var mask: Tensor<UInt8>?

  /// A rectifier; it has no parameters.
  public init() {}

  /// max(x, 0) of each element.
  ///
  /// - Returns: the shape of `x`, new storage.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func forward(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
    let (y, mask) = x.rectified()
    self.mask = mask
    return y
  }

  /// `dout` where the last input was positive, else 0.
  ///
  /// - Precondition: `forward` was called with the shape of `dout`.
  /// - Returns: the shape of `dout`, new storage.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func backward(_ dout: Tensor<Scalar>) -> Tensor<Scalar> {
    guard let mask else { fail("ReLU.backward: forward was not called") }
    require(
      dout.dimensions == mask.dimensions,
      "ReLU.backward: shape \(dout.shape) is not \(mask.shape), the output's")
    return dout.zeroed(where: mask)
  }

  /// `forward` for sums to which a bias is still to be added, in one pass and in their place.
  func forward(_ sums: inout Tensor<Scalar>, adding bias: Tensor<Scalar>) {
    mask = sums.addBiasAndRectify(bias)
  }

  /// `backward` in the place of a gradient that nobody else needs.
  func backward(overwriting dout: inout Tensor<Scalar>) {
    guard let mask else { fail("ReLU.backward: forward was not called") }
    dout.zero(where: mask)
  }
}
