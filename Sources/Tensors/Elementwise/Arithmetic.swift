extension Tensor where Scalar: NumericScalar {
  /// `lhs` and `rhs`, broadcast to a common shape, combined element by element.
  static func combine(
    _ operation: _Arithmetic, _ lhs: Tensor, _ rhs: Tensor, named name: String
  ) -> Tensor {
    guard let shape = Layout.broadcastShape(lhs.shape, rhs.shape) else {
      fail("\(name): shapes \(lhs.shape) and \(rhs.shape) do not broadcast")
    }
    let result = Tensor(uninitialized: shape)
    result.setToCombination(
      operation, lhs.broadcast(to: shape, operation: name),
      rhs.broadcast(to: shape, operation: name))
    return result
  }

  /// Combines `other`, broadcast, into this tensor's memory, as if it had been copied first.
  func formCombination(_ operation: _Arithmetic, _ other: Tensor, named name: String) {
    requireWritable(name)
    let isHarmless = layout == other.layout || !overlaps(other)
    let operand = (isHarmless ? other : other.copy()).broadcast(to: shape, operation: name)
    setToCombination(operation, self, operand)
  }

  /// `lhs` with a number on its right side, element by element.
  static func combine(_ operation: _Arithmetic, _ lhs: Tensor, _ rhs: Scalar) -> Tensor {
    let result = Tensor(uninitialized: lhs.shape)
    result.setToCombination(operation, lhs, rhs)
    return result
  }

  /// `rhs` with a number on its left side, element by element.
  static func combine(_ operation: _Arithmetic, _ lhs: Scalar, _ rhs: Tensor) -> Tensor {
    let result = Tensor(uninitialized: rhs.shape)
    let nest = LoopNest(target: result.layout, rhs.layout)
    withExtendedLifetime((result.storage, rhs.storage)) {
      withUnsafePointer(to: lhs) { lhs in
        nest.forEachRun { target, right, _ in
          Scalar._arithmetic(
            operation, lhs, 0, rhs.elements + right, nest.strides.1,
            to: result.elements + target, nest.strides.0, count: nest.count)
        }
      }
    }
    return result
  }

  /// Combines a number with every element in place.
  func formCombination(_ operation: _Arithmetic, _ other: Scalar, named name: String) {
    requireWritable(name)
    setToCombination(operation, self, other)
  }

  private func setToCombination(_ operation: _Arithmetic, _ lhs: Tensor, _ rhs: Scalar) {
    let nest = LoopNest(target: layout, lhs.layout)
    withExtendedLifetime((storage, lhs.storage)) {
      withUnsafePointer(to: rhs) { rhs in
        nest.forEachRun { target, left, _ in
          Scalar._arithmetic(
            operation, lhs.elements + left, nest.strides.1, rhs, 0,
            to: elements + target, nest.strides.0, count: nest.count)
        }
      }
    }
  }

  private func setToCombination(_ operation: _Arithmetic, _ lhs: Tensor, _ rhs: Tensor) {
    let nest = LoopNest(target: layout, lhs.layout, rhs.layout)
    let strides = nest.strides
    withExtendedLifetime((storage, lhs.storage, rhs.storage)) {
      nest.forEachRun { target, left, right in
        Scalar._arithmetic(
          operation, lhs.elements + left, strides.1,
          rhs.elements + right, strides.2,
          to: elements + target, strides.0, count: nest.count)
      }
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

// MARK: - Functions of two variables

/// The larger of two elements each, a NaN if one is; shapes broadcast. New storage.
public func maximum<Scalar: OrderedScalar>(
  _ lhs: Tensor<Scalar>, _ rhs: Tensor<Scalar>
) -> Tensor<Scalar> {
  .combine(.maximum, lhs, rhs, named: "maximum")
}

/// The smaller of two elements each, a NaN if one is; shapes broadcast. New storage.
public func minimum<Scalar: OrderedScalar>(
  _ lhs: Tensor<Scalar>, _ rhs: Tensor<Scalar>
) -> Tensor<Scalar> {
  .combine(.minimum, lhs, rhs, named: "minimum")
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
  let x = (isHarmless ? x : x.copy()).broadcast(to: y.shape, operation: "axpy")
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
