extension Tensor where Scalar: NumericScalar {
  fileprivate static func compare(
    _ comparison: _Comparison, _ lhs: Tensor, _ rhs: Tensor, named name: String
  ) -> Tensor<Bool> {
    guard let shape = Layout.broadcastShape(lhs.shape, rhs.shape) else {
      fail("\(name): shapes \(lhs.shape) and \(rhs.shape) do not broadcast")
    }
    let lhs = lhs.broadcast(to: shape, operation: name)
    let rhs = rhs.broadcast(to: shape, operation: name)
    let result = Tensor<Bool>(uninitialized: shape)
    let nest = LoopNest(target: result.layout, lhs.layout, rhs.layout)
    withExtendedLifetime((result.storage, lhs.storage, rhs.storage)) {
      nest.forEachRun { target, left, right in
        Scalar._compare(
          comparison, lhs.elements + left, nest.strides.1,
          rhs.elements + right, nest.strides.2,
          to: result.elements + target, nest.strides.0, count: nest.count)
      }
    }
    return result
  }

  /// Where elements are equal; shapes broadcast. A NaN equals nothing. New storage.
  public static func .== (lhs: Tensor, rhs: Tensor) -> Tensor<Bool> {
    compare(.equal, lhs, rhs, named: ".==")
  }

  /// Where elements differ; shapes broadcast. New storage.
  public static func .!= (lhs: Tensor, rhs: Tensor) -> Tensor<Bool> {
    compare(.notEqual, lhs, rhs, named: ".!=")
  }

  /// Where elements equal a number. New storage.
  public static func .== (lhs: Tensor, rhs: Scalar) -> Tensor<Bool> { lhs .== Tensor(rhs) }

  /// Where elements differ from a number. New storage.
  public static func .!= (lhs: Tensor, rhs: Scalar) -> Tensor<Bool> { lhs .!= Tensor(rhs) }
}

extension Tensor where Scalar: OrderedScalar {
  /// Where the left element is smaller; shapes broadcast. New storage.
  public static func .< (lhs: Tensor, rhs: Tensor) -> Tensor<Bool> {
    compare(.less, lhs, rhs, named: ".<")
  }

  /// Where the left element is smaller or equal; shapes broadcast. New storage.
  public static func .<= (lhs: Tensor, rhs: Tensor) -> Tensor<Bool> {
    compare(.lessOrEqual, lhs, rhs, named: ".<=")
  }

  /// Where the left element is larger; shapes broadcast. New storage.
  public static func .> (lhs: Tensor, rhs: Tensor) -> Tensor<Bool> {
    compare(.greater, lhs, rhs, named: ".>")
  }

  /// Where the left element is larger or equal; shapes broadcast. New storage.
  public static func .>= (lhs: Tensor, rhs: Tensor) -> Tensor<Bool> {
    compare(.greaterOrEqual, lhs, rhs, named: ".>=")
  }

  /// Where elements are smaller than a number. New storage.
  public static func .< (lhs: Tensor, rhs: Scalar) -> Tensor<Bool> { lhs .< Tensor(rhs) }

  /// Where elements are smaller than or equal to a number. New storage.
  public static func .<= (lhs: Tensor, rhs: Scalar) -> Tensor<Bool> { lhs .<= Tensor(rhs) }

  /// Where elements are larger than a number. New storage.
  public static func .> (lhs: Tensor, rhs: Scalar) -> Tensor<Bool> { lhs .> Tensor(rhs) }

  /// Where elements are larger than or equal to a number. New storage.
  public static func .>= (lhs: Tensor, rhs: Scalar) -> Tensor<Bool> { lhs .>= Tensor(rhs) }
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
