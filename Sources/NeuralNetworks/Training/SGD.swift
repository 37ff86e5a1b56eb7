import Tensors

/// Stochastic gradient descent: p ← p − η·g.
public struct SGD<Scalar: FloatingPointScalar> {
  /// The step size η.
  public var learningRate: Scalar

  /// Descent with a fixed step size.
  public init(learningRate: Scalar = 0.1) { self.learningRate = learningRate }

  /// Makes one step, in place: everything that shares storage with the parameters sees it.
  ///
  /// - Precondition: `gradients` has a tensor of the same name and shape for each parameter.
  /// - Complexity: one pass; allocates nothing.
  public func update(_ parameters: inout NamedTensors<Scalar>, _ gradients: NamedTensors<Scalar>) {
    for (name, var parameter) in parameters {
      guard let gradient = gradients[name] else {
        fail("SGD.update: no gradient for parameter \(name)")
      }
      parameter.descend(learningRate, along: gradient)
    }
  }
}
