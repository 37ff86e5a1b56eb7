extension Tensor where Scalar: FloatingPointScalar {
  func mapped(_ function: _UnaryFunction) -> Tensor {
    let result = Tensor(uninitialized: shape)
    result.setToMap(function, self)
    return result
  }

  func setToMap(_ function: _UnaryFunction, _ source: Tensor) {
    let nest = LoopNest(target: layout, source.layout)
    withExtendedLifetime((storage, source.storage)) {
      nest.forEachRun { target, origin, _ in
        Scalar._map(
          function, source.elements + origin, nest.strides.1,
          to: elements + target, nest.strides.0, count: nest.count)
      }
    }
  }
}

/// eˣ of every element, within 0.86 ulp. New storage.
///
/// exp(−∞) = 0, exp(∞) = ∞, NaN gives NaN; the bound holds below the normal range too. The
/// result does not depend on the layout of `x`.
public func exp<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.exp)
}

/// The natural logarithm of every element. New storage.
///
/// log(0) = −∞; a negative number or NaN gives NaN.
public func log<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.log)
}

/// The hyperbolic tangent of every element. New storage.
public func tanh<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.tanh)
}

/// The square root of every element, correctly rounded. New storage.
public func sqrt<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.squareRoot)
}

/// The absolute value of every element. New storage.
public func abs<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.magnitude)
}

/// The logistic function 1 / (1 + e⁻ˣ) of every element. New storage.
///
/// 0 at −∞ and 1 at ∞; NaN gives NaN.
public func sigmoid<Scalar: FloatingPointScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.mapped(.sigmoid)
}

extension Tensor {
  /// The elements as another scalar type.
  ///
  /// As Swift's initialisers do it: floating-point numbers are rounded to nearest when the
  /// target is narrower, and truncated towards zero to become integers; a value that the
  /// integer type cannot hold, NaN among them, traps. To `Bool`, zero is false and all else
  /// true; from `Bool`, true is 1. Complex numbers do not convert to real ones, which traps.
  ///
  /// - Returns: the same shape, new storage even if the type is the same.
  public func converted<Target: TensorScalar>(to type: Target.Type) -> Tensor<Target> {
    let result = Tensor<Target>(uninitialized: shape)
    let nest = LoopNest(target: result.layout, layout)
    withExtendedLifetime((storage, result.storage)) {
      nest.forEachRun { target, source, _ in
        Target._convert(
          elements + source, Scalar.scalarType, nest.strides.1,
          to: result.elements + target, nest.strides.0, count: nest.count)
      }
    }
    return result
  }

  /// A new tensor with `transform` of every element.
  ///
  /// - Returns: the same shape, new storage.
  /// - Note: The closure is called for each element in row-major order; the named functions
  ///   are much faster.
  public func map<Target: TensorScalar>(
    _ transform: (Scalar) throws -> Target
  ) rethrows -> Tensor<Target> {
    try withUnsafeBufferPointer { source in
      try Tensor<Target>(shape: shape) { target in
        for i in source.indices { target[i] = try transform(source[i]) }
      }
    }
  }
}
