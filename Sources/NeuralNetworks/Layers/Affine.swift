import Tensors

/// The affine map y = x·W + b.
///
/// Backward, with D the gradient of y: dx = D·Wᵀ, dW = xᵀ·D, db = Σ rows of D.
///
/// The layer shares the storage of the tensors it is made from. Updating those in place
/// updates the layer; binding a variable to another tensor does not reach it.
public final class Affine<Scalar: FloatingPointScalar>: Layer {
  /// The weights, shape `[inputSize, outputSize]`; the storage that the layer was made with.
  public let W: Tensor<Scalar>
  /// The bias, shape `[outputSize]`; the storage that the layer was made with.
  public let b: Tensor<Scalar>
  /// The gradient of the weights after `backward`, shape `[inputSize, outputSize]`.
  public private(set) var dW: Tensor<Scalar>?
  /// The gradient of the bias after `backward`, shape `[outputSize]`.
  public private(set) var db: Tensor<Scalar>?

  /// The last input, as a matrix.
  private var x: Inputs<Scalar>?
  private var inputDimensions = Dimensions()

  /// A layer on the given parameters; storage is shared.
  ///
  /// - Precondition: `W` has shape `[inputSize, outputSize]` and `b` `[outputSize]`.
  public init(_ W: Tensor<Scalar>, _ b: Tensor<Scalar>) {
    require(
      W.rank == 2 && b.dimensions == [W.dimensions[1]],
      "Affine: shapes \(W.shape) of W and \(b.shape) of b do not fit")
    self.W = W
    self.b = b
  }

  /// x·W + b.
  ///
  /// - Parameter x: `[batch, …]`; the axes after the first are flattened to `inputSize`. The
  ///   layer keeps sharing its storage until the next call.
  /// - Returns: shape `[batch, outputSize]`, new storage.
  /// - Complexity: one `gemm` and a pass over the result.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func forward(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
    var y = product(.numbers(x))
    y.addBias(b)
    return y
  }

  /// The rectifier over `forward`, in one pass over the product.
  func forward(_ x: Inputs<Scalar>, rectifiedBy relu: ReLU<Scalar>) -> Tensor<Scalar> {
    var y = product(x)
    relu.forward(&y, adding: b)
    return y
  }

  /// x·W, of which x is kept.
  private func product(_ x: Inputs<Scalar>) -> Tensor<Scalar> {
    guard let (batch, elements) = x.size, elements == W.dimensions[0] else {
      fail("Affine.forward: shape \(x.shape) does not fit W of shape \(W.shape)")
    }
    inputDimensions = [batch, elements]
    var flat = x
    if case .numbers(let tensor) = x, tensor.rank != 2 {
      inputDimensions = tensor.dimensions
      flat = .numbers(tensor.reshaped([batch, elements]))
    }
    self.x = flat
    return flat.matmul(W)
  }

  /// The gradient of the input; `dW` and `db` are set.
  ///
  /// - Parameter dout: shape `[batch, outputSize]`.
  /// - Precondition: `forward` was called.
  /// - Returns: the shape of the last input, new storage.
  /// - Complexity: two `gemm`.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func backward(_ dout: Tensor<Scalar>) -> Tensor<Scalar> {
    backwardToParameters(dout)
    return backwardToInput(dout)
  }

  /// The gradient of the input only, D·Wᵀ.
  func backwardToInput(_ dout: Tensor<Scalar>) -> Tensor<Scalar> {
    let dx = dout.matmul(W.transposed())
    return inputDimensions.count == 2 ? dx : dx.reshaped(inputDimensions.array)
  }

  /// Sets `dW` and `db` only.
  ///
  /// - Complexity: one `gemm`.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func backwardToParameters(_ dout: Tensor<Scalar>) {
    dW = input(for: dout).transposedMatmul(dout)
    db = dout.sum(axis: 0)
  }

  /// A step of gradient descent without forming the gradient of the weights, W ← W − η·xᵀ·D.
  ///
  /// `dW` and `db` are `nil` after it.
  func descend(_ learningRate: Scalar, along dout: Tensor<Scalar>) {
    var (W, b) = (W, b)
    input(for: dout).addTransposedProduct(-learningRate, dout, to: &W)
    b.descend(learningRate, along: dout.sum(axis: 0))
    (dW, db) = (nil, nil)
  }

  /// The last input as a matrix.
  private func input(for dout: Tensor<Scalar>) -> Inputs<Scalar> {
    guard let x else { fail("Affine.backward: forward was not called") }
    let batch = inputDimensions[0]
    require(
      dout.dimensions == [batch, W.dimensions[1]],
      "Affine.backward: shape \(dout.shape) is not \([batch, W.shape[1]]), the output's")
    return x
  }
}
