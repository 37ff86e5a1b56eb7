/// Which part of a convolution or correlation is wanted.
public enum ConvolutionMode: Sendable {
  /// Wherever the vectors overlap: m + n − 1 elements.
  case full
  /// As many elements as the longer vector, from the middle.
  case same
  /// Where the vectors overlap completely: |m − n| + 1 elements.
  case valid

  /// The part of the full result for vectors of two lengths.
  fileprivate func range(_ long: Int, _ short: Int) -> Range<Int> {
    switch self {
    case .full: 0..<(long + short - 1)
    case .same: (short - 1 - short / 2)..<(short - 1 - short / 2 + long)
    case .valid: (short - 1)..<long
    }
  }
}

extension Tensor where Scalar: NumericScalar {
  /// The discrete convolution of two vectors: Σ aⱼ · bₖ₋ⱼ.
  ///
  /// - Precondition: vectors with elements.
  /// - Returns: a vector as long as `mode` says, new storage.
  /// - Complexity: O(m · n).
  public func convolved(_ other: Tensor, mode: ConvolutionMode = .full) -> Tensor {
    requireVectors(other, "convolved")
    return count >= other.count
      ? convolution(other, mode)
      : other.convolution(self, mode)
  }

  /// The cross-correlation of two vectors: element k is Σ aⱼ₊ₖ · bⱼ.
  ///
  /// In full, k begins at −(n − 1), with n the number of elements of `other`.
  ///
  /// - Precondition: vectors with elements.
  /// - Returns: a vector as long as `mode` says, new storage.
  /// - Complexity: O(m · n).
  public func correlated(_ other: Tensor, mode: ConvolutionMode = .valid) -> Tensor {
    correlation(other, mode)
  }

  fileprivate func correlation(_ other: Tensor, _ mode: ConvolutionMode) -> Tensor {
    requireVectors(other, "correlated")
    if count >= other.count { return convolution(other.reversedVector, mode) }
    return other.convolution(reversedVector, mode).reversedVector.copy()
  }

  private var reversedVector: Tensor { view(layout.reversed(axis: 0)) }

  private func requireVectors(_ other: Tensor, _ name: String) {
    require(
      rank == 1 && other.rank == 1 && count > 0 && other.count > 0,
      "\(name): shapes \(shape) and \(other.shape) are not two vectors with elements")
  }

  /// The part of the convolution with a shorter vector, added up element by element of that.
  private func convolution(_ other: Tensor, _ mode: ConvolutionMode) -> Tensor {
    let full = Tensor.zeros([count + other.count - 1])
    let factors = other.contiguous()
    withExtendedLifetime((storage, factors.storage, full.storage)) {
      for k in 0..<factors.count {
        Scalar._axpy(factors.base[k], base, strides[0], full.base + k, 1, count: count)
      }
    }
    let part = full.view(full.layout.slicing(mode.range(count, other.count), axis: 0))
    return part.count == full.count ? full : part.copy()
  }
}

extension Tensor where Scalar: FieldScalar {
  /// The cross-correlation of two vectors: element k is Σ aⱼ₊ₖ · conjugate of bⱼ.
  ///
  /// In full, k begins at −(n − 1), with n the number of elements of `other`.
  ///
  /// - Precondition: vectors with elements.
  /// - Returns: a vector as long as `mode` says, new storage.
  /// - Complexity: O(m · n).
  public func correlated(_ other: Tensor, mode: ConvolutionMode = .valid) -> Tensor {
    correlation(Scalar.partCount == 2 ? other.conjugated() : other, mode)
  }
}
