extension Tensor {
  /// The same element everywhere, as `Tensor(repeating:shape:)`; new storage.
  public static func full(_ shape: [Int], _ value: Scalar) -> Tensor {
    Tensor(repeating: value, shape: shape)
  }

  /// The same element everywhere, in the shape of another tensor; new storage.
  public static func full(like other: Tensor, _ value: Scalar) -> Tensor {
    full(other.shape, value)
  }
}

extension Tensor where Scalar: NumericScalar {
  /// Zero everywhere; new storage.
  public static func zeros(_ shape: [Int]) -> Tensor { Tensor(repeating: 0, shape: shape) }

  /// Zero everywhere, in the shape of another tensor; new storage.
  public static func zeros(like other: Tensor) -> Tensor { zeros(other.shape) }

  /// One everywhere; new storage.
  public static func ones(_ shape: [Int]) -> Tensor { Tensor(repeating: 1, shape: shape) }

  /// One everywhere, in the shape of another tensor; new storage.
  public static func ones(like other: Tensor) -> Tensor { ones(other.shape) }

  /// A tensor to be written before it is read.
  ///
  /// Its elements are whatever the memory held. `Tensor(shape:initializingWith:)` gives the
  /// memory to a closure instead and leaves no such moment.
  ///
  /// - Returns: shape `shape`, new storage.
  public static func empty(_ shape: [Int]) -> Tensor { Tensor(uninitialized: shape) }

  /// A tensor in the shape of another one, to be written before it is read; new storage.
  public static func empty(like other: Tensor) -> Tensor { empty(other.shape) }
}
