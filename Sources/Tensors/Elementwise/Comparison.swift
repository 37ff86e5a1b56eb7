extension Tensor where Scalar: NumericScalar {
  static func compare(
    _ comparison: _Comparison, _ lhs: Tensor, _ rhs: Tensor, named name: String
  ) -> Tensor<Bool> {
    .combining(lhs, rhs, named: name) {
      Scalar._compare(comparison, $0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }

  static func compare(_ comparison: _Comparison, _ lhs: Tensor, _ rhs: Scalar) -> Tensor<Bool> {
    .combining(lhs, rhs) { Scalar._compare(comparison, $0, $1, $2, $3, to: $4, $5, count: $6) }
  }

  static func compare(_ comparison: _Comparison, _ lhs: Scalar, _ rhs: Tensor) -> Tensor<Bool> {
    .combining(lhs, rhs) { Scalar._compare(comparison, $0, $1, $2, $3, to: $4, $5, count: $6) }
  }

  /// Where elements are equal; shapes broadcast. A NaN equals nothing. New storage.
  public static func .== (lhs: Tensor, rhs: Tensor) -> Tensor<Bool> {
    compare(.equal, lhs, rhs, named: ".==")
  }

  /// Where elements equal a number. New storage.
  public static func .== (lhs: Tensor, rhs: Scalar) -> Tensor<Bool> {
    compare(.equal, lhs, rhs)
  }

  /// Where elements equal a number. New storage.
  public static func .== (lhs: Scalar, rhs: Tensor) -> Tensor<Bool> {
    compare(.equal, lhs, rhs)
  }

  /// Where elements differ; shapes broadcast. New storage.
  public static func .!= (lhs: Tensor, rhs: Tensor) -> Tensor<Bool> {
    compare(.notEqual, lhs, rhs, named: ".!=")
  }

  /// Where elements differ from a number. New storage.
  public static func .!= (lhs: Tensor, rhs: Scalar) -> Tensor<Bool> {
    compare(.notEqual, lhs, rhs)
  }

  /// Where elements differ from a number. New storage.
  public static func .!= (lhs: Scalar, rhs: Tensor) -> Tensor<Bool> {
    compare(.notEqual, lhs, rhs)
  }
}

extension Tensor where Scalar: OrderedScalar {
  /// Where the left element is smaller; shapes broadcast. New storage.
  public static func .< (lhs: Tensor, rhs: Tensor) -> Tensor<Bool> {
    compare(.less, lhs, rhs, named: ".<")
  }

  /// Where elements are smaller than a number. New storage.
  public static func .< (lhs: Tensor, rhs: Scalar) -> Tensor<Bool> {
    compare(.less, lhs, rhs)
  }

  /// Where a number is smaller than the element. New storage.
  public static func .< (lhs: Scalar, rhs: Tensor) -> Tensor<Bool> {
    compare(.less, lhs, rhs)
  }

  /// Where the left element is smaller or equal; shapes broadcast. New storage.
  public static func .<= (lhs: Tensor, rhs: Tensor) -> Tensor<Bool> {
    compare(.lessOrEqual, lhs, rhs, named: ".<=")
  }

  /// Where elements are smaller than or equal to a number. New storage.
  public static func .<= (lhs: Tensor, rhs: Scalar) -> Tensor<Bool> {
    compare(.lessOrEqual, lhs, rhs)
  }

  /// Where a number is smaller than or equal to the element. New storage.
  public static func .<= (lhs: Scalar, rhs: Tensor) -> Tensor<Bool> {
    compare(.lessOrEqual, lhs, rhs)
  }

  /// Where the left element is larger; shapes broadcast. New storage.
  public static func .> (lhs: Tensor, rhs: Tensor) -> Tensor<Bool> {
    compare(.greater, lhs, rhs, named: ".>")
  }

  /// Where elements are larger than a number. New storage.
  public static func .> (lhs: Tensor, rhs: Scalar) -> Tensor<Bool> {
    compare(.greater, lhs, rhs)
  }

  /// Where a number is larger than the element. New storage.
  public static func .> (lhs: Scalar, rhs: Tensor) -> Tensor<Bool> {
    compare(.greater, lhs, rhs)
  }

  /// Where the left element is larger or equal; shapes broadcast. New storage.
  public static func .>= (lhs: Tensor, rhs: Tensor) -> Tensor<Bool> {
    compare(.greaterOrEqual, lhs, rhs, named: ".>=")
  }

  /// Where elements are larger than or equal to a number. New storage.
  public static func .>= (lhs: Tensor, rhs: Scalar) -> Tensor<Bool> {
    compare(.greaterOrEqual, lhs, rhs)
  }

  /// Where a number is larger than or equal to the element. New storage.
  public static func .>= (lhs: Scalar, rhs: Tensor) -> Tensor<Bool> {
    compare(.greaterOrEqual, lhs, rhs)
  }
}

extension Tensor: Equatable {
  /// Whether shapes and all elements are equal.
  ///
  /// As for an array: one `Bool` for the whole. Comparison element by element is `.==`. A NaN
  /// makes tensors differ.
  ///
  /// - Complexity: O(`count`).
  public static func == (lhs: Tensor, rhs: Tensor) -> Bool {
    guard lhs.shape == rhs.shape else { return false }
    return lhs.withUnsafeBufferPointer { lhs in
      rhs.withUnsafeBufferPointer { rhs in Scalar._areEqual(lhs, rhs) }
    }
  }
}
