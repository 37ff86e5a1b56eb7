// Specialised, because with small operands that broadcast, a run of elements is short, and
// calling generic code for each of them would take longer than the run.
extension Tensor where Scalar: NumericScalar {
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Int64)
  static func combine(
    _ operation: _Arithmetic, _ lhs: Tensor, _ rhs: Tensor, named name: String
  ) -> Tensor {
    combining(lhs, rhs, named: name, isLight: true) {
      Scalar._arithmetic(operation, $0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }

  static func combine(_ operation: _Arithmetic, _ lhs: Tensor, _ rhs: Scalar) -> Tensor {
    combining(lhs, rhs) { Scalar._arithmetic(operation, $0, $1, $2, $3, to: $4, $5, count: $6) }
  }

  static func combine(_ operation: _Arithmetic, _ lhs: Scalar, _ rhs: Tensor) -> Tensor {
    combining(lhs, rhs) { Scalar._arithmetic(operation, $0, $1, $2, $3, to: $4, $5, count: $6) }
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Int64)
  func formCombination(_ operation: _Arithmetic, _ other: Tensor, named name: String) {
    combine(with: other, named: name) {
      Scalar._arithmetic(operation, $0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }

  func formCombination(_ operation: _Arithmetic, _ other: Scalar, named name: String) {
    combine(with: other, named: name) {
      Scalar._arithmetic(operation, $0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }
}

// MARK: - Operators

extension Tensor where Scalar: NumericScalar {
  /// The sums of elements; shapes broadcast. New storage. Integers trap on overflow.
  public static func + (lhs: Tensor, rhs: Tensor) -> Tensor { combine(.add, lhs, rhs, named: "+") }

  /// The differences of elements; shapes broadcast. New storage. Integers trap on overflow.
  public static func - (lhs: Tensor, rhs: Tensor) -> Tensor {
    combine(.subtract, lhs, rhs, named: "-")
  }

  /// The products of elements; shapes broadcast. New storage. Integers trap on overflow.
  ///
  /// The matrix product is `matmul(_:)`.
  public static func * (lhs: Tensor, rhs: Tensor) -> Tensor {
    combine(.multiply, lhs, rhs, named: "*")
  }

  /// A number added to every element. New storage.
  public static func + (lhs: Tensor, rhs: Scalar) -> Tensor { combine(.add, lhs, rhs) }

  /// A number added to every element. New storage.
  public static func + (lhs: Scalar, rhs: Tensor) -> Tensor { combine(.add, lhs, rhs) }

  /// A number subtracted from every element. New storage.
  public static func - (lhs: Tensor, rhs: Scalar) -> Tensor { combine(.subtract, lhs, rhs) }

  /// Every element subtracted from a number. New storage.
  public static func - (lhs: Scalar, rhs: Tensor) -> Tensor { combine(.subtract, lhs, rhs) }

  /// Every element multiplied by a number. New storage.
  public static func * (lhs: Tensor, rhs: Scalar) -> Tensor { combine(.multiply, lhs, rhs) }

  /// Every element multiplied by a number. New storage.
  public static func * (lhs: Scalar, rhs: Tensor) -> Tensor { combine(.multiply, lhs, rhs) }

  /// Adds in place: `rhs` broadcasts to the shape of `lhs`, and every alias of `lhs` sees it.
  ///
  /// - Precondition: `lhs` is not a broadcast view.
  public static func += (lhs: inout Tensor, rhs: Tensor) {
    lhs.formCombination(.add, rhs, named: "+=")
  }

  /// Subtracts in place: `rhs` broadcasts to the shape of `lhs`, and every alias of `lhs` sees it.
  ///
  /// - Precondition: `lhs` is not a broadcast view.
  public static func -= (lhs: inout Tensor, rhs: Tensor) {
    lhs.formCombination(.subtract, rhs, named: "-=")
  }

  /// Multiplies in place: `rhs` broadcasts to the shape of `lhs`, and every alias of `lhs` sees it.
  ///
  /// - Precondition: `lhs` is not a broadcast view.
  public static func *= (lhs: inout Tensor, rhs: Tensor) {
    lhs.formCombination(.multiply, rhs, named: "*=")
  }

  /// Adds a number to every element in place; every alias sees it.
  public static func += (lhs: inout Tensor, rhs: Scalar) {
    lhs.formCombination(.add, rhs, named: "+=")
  }

  /// Subtracts a number from every element in place; every alias sees it.
  public static func -= (lhs: inout Tensor, rhs: Scalar) {
    lhs.formCombination(.subtract, rhs, named: "-=")
  }

  /// Multiplies every element by a number in place; every alias sees it.
  public static func *= (lhs: inout Tensor, rhs: Scalar) {
    lhs.formCombination(.multiply, rhs, named: "*=")
  }
}

extension Tensor where Scalar: FieldScalar {
  /// The quotients of elements; shapes broadcast. New storage. Division by zero gives ±∞ or NaN.
  public static func / (lhs: Tensor, rhs: Tensor) -> Tensor {
    combine(.divide, lhs, rhs, named: "/")
  }

  /// Every element divided by a number. New storage.
  public static func / (lhs: Tensor, rhs: Scalar) -> Tensor { combine(.divide, lhs, rhs) }

  /// A number divided by every element. New storage.
  public static func / (lhs: Scalar, rhs: Tensor) -> Tensor { combine(.divide, lhs, rhs) }

  /// Divides in place: `rhs` broadcasts to the shape of `lhs`, and every alias of `lhs` sees it.
  ///
  /// - Precondition: `lhs` is not a broadcast view.
  public static func /= (lhs: inout Tensor, rhs: Tensor) {
    lhs.formCombination(.divide, rhs, named: "/=")
  }

  /// Divides every element by a number in place; every alias sees it.
  public static func /= (lhs: inout Tensor, rhs: Scalar) {
    lhs.formCombination(.divide, rhs, named: "/=")
  }
}

/// Adds `alpha · x`, broadcast, into `y` in place: `y += alpha * x` without a temporary.
///
/// Every alias of `y` sees it. The product is rounded before the sum, as in the expression.
///
/// - Precondition: the shape of `x` broadcasts to that of `y`, which is not a broadcast view.
public func axpy<Scalar: NumericScalar>(
  _ alpha: Scalar, _ x: Tensor<Scalar>, _ y: inout Tensor<Scalar>
) {
  y.requireWritable("axpy")
  let isHarmless = x.layout == y.layout || !x.overlaps(y)
  let x = (isHarmless ? x : x.copy()).broadcast(to: y.dimensions, operation: "axpy")
  let y = y
  let nest = LoopNest(target: y.layout, x.layout)
  withExtendedLifetime((x.storage, y.storage)) {
    nest.forEachRun { target, source, _ in
      Scalar._axpy(
        alpha, x.elements + source, nest.strides.1,
        y.elements + target, nest.strides.0, count: nest.count)
    }
  }
}
