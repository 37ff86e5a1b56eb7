import Tensors

/// The first place where two tensors differ, or `nil` where they agree.
///
/// NaN agrees with NaN, and zeros agree only with zeros of the same sign.
public func difference<Scalar: TensorScalar>(
  _ actual: Tensor<Scalar>, _ expected: Tensor<Scalar>
) -> String? {
  firstDifference(actual, expected) { actual, expected in
    let areSame = withUnsafeBytes(of: actual) { actual in
      withUnsafeBytes(of: expected) { actual.elementsEqual($0) }
    }
    return areSame || (actual != actual && expected != expected) ? nil : ""
  }
}

/// The first element whose error exceeds `factor · n · ulpOfOne · scale`, or `nil` without one.
///
/// - Parameter factor: how many roundings an elementary step may cost.
/// - Parameter n: the number of such steps, as the length of a sum.
/// - Parameter scale: the magnitude that the rounding errors are relative to: one for all
///   elements, or one each.
public func excess<Scalar: FloatingPointScalar>(
  _ actual: Tensor<Scalar>, _ expected: Tensor<Scalar>, factor: Scalar, n: Int,
  scale: Tensor<Scalar>
) -> String? {
  let scales = scale.broadcast(to: expected.shape).scalars
  var place = 0
  return firstDifference(actual, expected) { actual, expected in
    let bound = factor * Scalar(max(n, 1)) * .ulpOfOne * scales[place]
    place += 1
    if actual == expected || (actual.isNaN && expected.isNaN) { return nil }
    let error = (actual - expected).magnitude
    return error <= bound ? nil : ", the error \(error) exceeds \(bound)"
  }
}

private func firstDifference<Scalar: TensorScalar>(
  _ actual: Tensor<Scalar>, _ expected: Tensor<Scalar>,
  _ judge: (Scalar, Scalar) -> String?
) -> String? {
  guard actual.shape == expected.shape else {
    return "shape \(actual.shape) instead of \(expected.shape)"
  }
  for (place, (a, e)) in zip(actual.scalars, expected.scalars).enumerated() {
    if let remark = judge(a, e) {
      return "\(a) instead of \(e) at \(indices(ofPlace: place, shape: actual.shape)) "
        + "of shape \(actual.shape)\(remark)"
    }
  }
  return nil
}

/// The indices of the element that comes at `place` in row-major order.
public func indices(ofPlace place: Int, shape: [Int]) -> [Int] {
  var rest = place
  var result = shape
  for axis in shape.indices.reversed() {
    result[axis] = rest % shape[axis]
    rest /= shape[axis]
  }
  return result
}

/// All indices of a shape in row-major order.
public func allIndices(_ shape: [Int]) -> [[Int]] {
  (0..<shape.reduce(1, *)).map { indices(ofPlace: $0, shape: shape) }
}
