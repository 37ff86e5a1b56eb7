import RealModule

/// The norms of vectors.
public enum VectorNorm: Sendable, Equatable {
  /// Σ |x|.
  case one
  /// √Σ |x|², computed without overflow.
  case two
  /// max |x|.
  case infinity
  /// min |x|, which is not a norm but has a use.
  case negativeInfinity
  /// The number of elements that are not 0.
  case zero
  /// (Σ |x|ᵖ)^(1/p) for a p other than 0.
  case p(Double)
}

/// The norms of matrices.
public enum MatrixNorm: Sendable, Equatable {
  /// √Σ |aᵢⱼ|².
  case frobenius
  /// The sum of the singular values.
  case nuclear
  /// The largest sum of absolute values of a column.
  case one
  /// The smallest sum of absolute values of a column.
  case negativeOne
  /// The largest singular value.
  case two
  /// The smallest singular value.
  case negativeTwo
  /// The largest sum of absolute values of a row.
  case infinity
  /// The smallest sum of absolute values of a row.
  case negativeInfinity
}

extension Tensor where Scalar: FieldScalar {
  /// The 2-norm √Σ |x|² of all elements: the Frobenius norm of a matrix.
  ///
  /// - Complexity: O(`count`).
  public func norm() -> Scalar.RealType { vectorNorm(.two) }

  /// A norm of all elements as one vector; 0 without elements.
  ///
  /// - Precondition: the extrema need an element.
  /// - Note: NaN in an element gives NaN.
  public func vectorNorm(_ order: VectorNorm = .two) -> Scalar.RealType {
    flattened().vectorNorm(order, axis: 0).item()
  }

  /// Norms of the vectors along one axis.
  ///
  /// - Parameter keepingAxis: whether the axis stays with dimension 1.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func vectorNorm(
    _ order: VectorNorm = .two, axis: Int, keepingAxis: Bool = false
  ) -> Tensor<Scalar.RealType> {
    typealias Real = Scalar.RealType
    let magnitudes = absoluteValues()
    func sum(_ x: Tensor<Real>) -> Tensor<Real> { x.sum(axis: axis, keepingAxis: keepingAxis) }
    switch order {
    case .one: return sum(magnitudes)
    case .two: return scaled(magnitudes, axis: axis, keepingAxis: keepingAxis)
    case .infinity: return magnitudes.max(axis: axis, keepingAxis: keepingAxis)
    case .negativeInfinity: return magnitudes.min(axis: axis, keepingAxis: keepingAxis)
    case .zero: return sum((magnitudes .!= 0).converted(to: Real.self))
    case .p(let p):
      require(p != 0, "vectorNorm: the exponent 0 is written .zero")
      let power = Real(p)
      let sums = sum(magnitudes.map { Real.pow($0, power) })
      return sums.map { Real.pow($0, 1 / power) }
    }
  }

  // Where the squares leave the range, they are formed of elements divided by the largest.
  private func scaled(
    _ magnitudes: Tensor<Scalar.RealType>, axis: Int, keepingAxis: Bool
  ) -> Tensor<Scalar.RealType> {
    typealias Real = Scalar.RealType
    let plain = sqrt((magnitudes * magnitudes).sum(axis: axis, keepingAxis: keepingAxis))
    let isSafe = plain.withUnsafeBufferPointer { norms in
      norms.allSatisfy {
        $0.isNaN || ($0 < .infinity && $0 * $0 > .leastNormalMagnitude / .ulpOfOne)
      }
    }
    if isSafe || count == 0 { return plain }
    let largest = magnitudes.max(axis: axis, keepingAxis: true)
    let divisors = largest.map { $0 > 0 && $0 < .infinity ? $0 : 1 }
    let quotients = magnitudes / divisors
    let norms = sqrt((quotients * quotients).sum(axis: axis, keepingAxis: keepingAxis))
    return norms * divisors.reshaped(norms.shape)
  }

  /// A norm of a matrix.
  ///
  /// - Precondition: shape `[m, n]`, with elements for the extrema.
  /// - Throws: `nonFinite` and `notConverged` for the norms by singular values.
  public func matrixNorm(
    _ order: MatrixNorm = .frobenius
  ) throws(LinearAlgebraError) -> Scalar.RealType {
    try matrixNorms(order).single("matrixNorm")
  }

  /// Norms of the matrices on two axes.
  ///
  /// - Parameter axes: the axes of rows and columns.
  /// - Parameter keepingAxes: whether the axes stay with dimension 1.
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  /// - Throws: `nonFinite` and `notConverged` for the norms by singular values.
  public func matrixNorms(
    _ order: MatrixNorm = .frobenius, axes: (rows: Int, columns: Int) = (-2, -1),
    keepingAxes: Bool = false
  ) throws(LinearAlgebraError) -> Tensor<Scalar.RealType> {
    requireMatrices("matrixNorm")
    let rows = layout.resolvedAxis(axes.rows, operation: "matrixNorm")
    let columns = layout.resolvedAxis(axes.columns, operation: "matrixNorm")
    require(rows != columns, "matrixNorm: the axis \(axes.rows) of shape \(shape) is given twice")
    let others = shape.indices.filter { $0 != rows && $0 != columns }
    let stack = view(layout.permuted(others + [rows, columns]))
    let norms: Tensor<Scalar.RealType>
    switch order {
    case .frobenius:
      norms = stack.reshaped(stack.stackShape + [stack.rowCount * stack.columnCount])
        .vectorNorm(.two, axis: -1)
    case .nuclear: norms = try stack.singularValues().sum(axis: -1)
    case .two: norms = try stack.singularValues().max(axis: -1)
    case .negativeTwo: norms = try stack.singularValues().min(axis: -1)
    case .one: norms = stack.absoluteValues().sum(axis: -2).max(axis: -1)
    case .negativeOne: norms = stack.absoluteValues().sum(axis: -2).min(axis: -1)
    case .infinity: norms = stack.absoluteValues().sum(axis: -1).max(axis: -1)
    case .negativeInfinity: norms = stack.absoluteValues().sum(axis: -1).min(axis: -1)
    }
    if !keepingAxes { return norms }
    return norms.reshaped(shape.indices.map { others.contains($0) ? shape[$0] : 1 })
  }

  /// The condition number ‖A‖ · ‖A⁻¹‖ of a matrix; ∞ for a singular one.
  ///
  /// - Parameter order: for `.two` and `.negativeTwo`, a quotient of singular values, any matrix
  ///   will do; the others need a square one.
  /// - Precondition: shape `[m, n]`; for a stack of matrices, `conds(_:)`.
  /// - Throws: `nonFinite`, `notConverged`, `notSquare`.
  public func cond(_ order: MatrixNorm = .two) throws(LinearAlgebraError) -> Scalar.RealType {
    try conds(order).single("cond")
  }

  /// The condition numbers ‖A‖ · ‖A⁻¹‖, one a matrix; ∞ for a singular one.
  ///
  /// - Throws: as `cond(_:)`.
  public func conds(
    _ order: MatrixNorm = .two
  ) throws(LinearAlgebraError) -> Tensor<Scalar.RealType> {
    requireMatrices("cond")
    if order == .two || order == .negativeTwo {
      let s = try singularValues()
      let (first, last) = (s.max(axis: -1), s.min(axis: -1))
      let quotients = order == .two ? first / last : last / first
      // 0 / 0 is the matrix of zeros.
      return quotients.map { $0.isNaN ? .infinity : $0 }
    }
    try requireSquare("cond")
    try requireFinite()
    let (stack, norms) = (matrices, try matrixNorms(order))
    var values = norms.flattened()
    for k in 0..<stack.shape[0] {
      do throws(LinearAlgebraError) {
        values[k] *= try stack[row: k].inv().matrixNorm(order)
      } catch .singular {
        values[k] = .infinity
      }
    }
    return values.reshaped(norms.shape)
  }
}
