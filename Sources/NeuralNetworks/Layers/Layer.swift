import Tensors

/// A function in a network that can send gradients back.
///
/// A layer remembers of `forward` what `backward` needs, so the two are called in turns: first
/// forward through all layers, then backward through them in reverse order.
public protocol Layer<Scalar>: AnyObject {
  /// The type the layer computes in.
  associatedtype Scalar: FloatingPointScalar

  /// The layer's output for a batch.
  ///
  /// - Parameter x: the examples along the first axis.
  /// - Returns: new storage.
  func forward(_ x: Tensor<Scalar>) -> Tensor<Scalar>

  /// The gradient of the loss with respect to the layer's last input.
  ///
  /// Layers with parameters keep the gradients of those.
  ///
  /// - Parameter dout: the gradient with respect to the last output, of its shape.
  /// - Returns: the shape of the last input, new storage.
  func backward(_ dout: Tensor<Scalar>) -> Tensor<Scalar>

  /// As `backward(_:)`, but only for the gradients of the layer's parameters.
  ///
  /// For the first layer of a network, whose input nobody wants to change: of `Affine` this
  /// saves the largest of the products.
  func backwardToParameters(_ dout: Tensor<Scalar>)
}

extension Layer {
  /// Calls `backward(_:)` and ignores the result.
  public func backwardToParameters(_ dout: Tensor<Scalar>) { _ = backward(dout) }
}
