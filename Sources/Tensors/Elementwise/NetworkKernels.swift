// The loops that the layers of neural networks are made of. They take contiguous
// matrices and leave broadcasting to the general operators.

extension Tensor where Scalar: FloatingPointScalar {
  /// Adds `bias`, shape `[columns]`, to every row of this contiguous matrix in place.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package mutating func addBias(_ bias: Tensor) {
    let bias = biasOfRows(bias)
    withExtendedLifetime((storage, bias.storage)) {
      parallel(count: dimensions[0], work: dimensions[1]) { rows in
        Scalar._kernels.addBias(
          rows.count, dimensions[1], bias.base, base + rows.lowerBound * dimensions[1])
      }
    }
  }

  /// Adds `bias`, shape `[columns]`, to every row of this contiguous matrix and replaces what is
  /// not positive by 0, in place; a NaN stays what it is.
  ///
  /// - Returns: a mask of the same shape, 1 where the sum is ≤ 0.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package mutating func addBiasAndRectify(_ bias: Tensor) -> Tensor<UInt8> {
    let bias = biasOfRows(bias)
    let mask = Tensor<UInt8>(uninitialized: dimensions)
    withExtendedLifetime((storage, bias.storage, mask.storage)) {
      parallel(count: dimensions[0], work: dimensions[1]) { rows in
        let start = rows.lowerBound * dimensions[1]
        Scalar._kernels.addBiasReLU(
          rows.count, dimensions[1], bias.base, base + start, mask.base + start)
      }
    }
    return mask
  }

  private func biasOfRows(_ bias: Tensor) -> Tensor {
    require(
      rank == 2 && bias.dimensions == [dimensions[1]] && isContiguous,
      "addBias: shapes \(shape) and \(bias.shape) do not fit")
    return bias.contiguous()
  }

  /// max(x, 0) of every element, and where x ≤ 0; a NaN stays what it is.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package func rectified() -> (y: Tensor, mask: Tensor<UInt8>) {
    let x = contiguous()
    let y = Tensor(uninitialized: dimensions)
    let mask = Tensor<UInt8>(uninitialized: dimensions)
    withExtendedLifetime((x.storage, y.storage, mask.storage)) {
      parallel(count: count, work: 1, alignment: 64) { range in
        let start = range.lowerBound
        Scalar._kernels.relu(range.count, x.base + start, y.base + start, mask.base + start)
      }
    }
    return (y, mask)
  }

  /// The elements with 0 wherever `mask` is not 0.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package func zeroed(where mask: Tensor<UInt8>) -> Tensor {
    let y = Tensor(uninitialized: dimensions)
    contiguous().zero(where: mask, to: y)
    return y
  }

  /// Replaces the elements of this contiguous tensor by 0 wherever `mask` is not 0.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package mutating func zero(where mask: Tensor<UInt8>) {
    require(isContiguous, "zero(where:): shape \(shape) is not contiguous")
    zero(where: mask, to: self)
  }

  private func zero(where mask: Tensor<UInt8>, to y: Tensor) {
    require(
      dimensions == mask.dimensions && mask.isContiguous,
      "zeroed(where:): shapes \(shape) and \(mask.shape) differ")
    withExtendedLifetime((storage, y.storage, mask.storage)) {
      parallel(count: count, work: 1, alignment: 64) { range in
        let start = range.lowerBound
        Scalar._kernels.reluBackward(
          range.count, mask.base + start, base + start, y.base + start)
      }
    }
  }

  /// The softmax of every row of a matrix, with each row's maximum and Σ exp(x − maximum).
  package func softmaxOfRows() -> (y: Tensor, maxima: Tensor, sums: Tensor) {
    require(rank == 2, "softmax: shape \(shape) is not a matrix")
    let x = contiguous()
    let y = Tensor(uninitialized: dimensions)
    let maxima = Tensor(uninitialized: [dimensions[0]])
    let sums = Tensor(uninitialized: [dimensions[0]])
    withExtendedLifetime((x.storage, y.storage, maxima.storage, sums.storage)) {
      Scalar._kernels.softmax(dimensions[0], dimensions[1], x.base, y.base, maxima.base, sums.base)
    }
    return (y, maxima, sums)
  }

  /// The softmax of every row of a matrix, with each row's cross entropy for a class.
  ///
  /// - Parameter isExact: log Σ exp(x) − xₜ, or else −log(y + 1e−7).
  /// - Precondition: `labels` has an index within the row for every row.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package func softmaxOfRows(
    labels: Tensor<Int64>, isExact: Bool
  ) -> (y: Tensor, losses: Tensor) {
    require(
      rank == 2 && labels.dimensions == [dimensions[0]],
      "softmax: shapes \(shape) and \(labels.shape) do not fit")
    let x = contiguous()
    let labels = labels.contiguous()
    let y = Tensor(uninitialized: dimensions)
    let maxima = Tensor(uninitialized: [dimensions[0]])
    let losses = Tensor(uninitialized: [dimensions[0]])
    withExtendedLifetime((x.storage, labels.storage, y.storage, maxima.storage, losses.storage)) {
      Scalar._kernels.softmaxWithLoss(
        dimensions[0], dimensions[1], x.base, labels.base, isExact, y.base, maxima.base, losses.base
      )
    }
    return (y, losses)
  }

  /// The element of each row that `columns` names.
  ///
  /// - Precondition: `columns` has an index within the row for every row.
  package func picking(_ columns: Tensor<Int64>) -> Tensor {
    require(
      rank == 2 && columns.dimensions == [dimensions[0]],
      "picking: shapes \(shape) and \(columns.shape) do not fit")
    let x = contiguous()
    let columns = columns.contiguous()
    let y = Tensor(uninitialized: columns.dimensions)
    withExtendedLifetime((x.storage, columns.storage, y.storage)) {
      Scalar._kernels.pick(dimensions[0], dimensions[1], x.base, columns.base, y.base)
    }
    return y
  }

  /// (y − t) / rows, where row r of t has 1 in the column `columns[r]` and else 0.
  ///
  /// - Precondition: `columns` has an index within the row for every row.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package func crossEntropyGradient(_ columns: Tensor<Int64>) -> Tensor {
    require(
      rank == 2 && columns.dimensions == [dimensions[0]],
      "crossEntropyGradient: shapes \(shape) and \(columns.shape) do not fit")
    let y = contiguous()
    let columns = columns.contiguous()
    let gradient = Tensor(uninitialized: dimensions)
    withExtendedLifetime((y.storage, columns.storage, gradient.storage)) {
      Scalar._kernels.crossEntropyGradient(
        dimensions[0], dimensions[1], y.base, columns.base, gradient.base)
    }
    return gradient
  }

  /// A step of gradient descent in place: `self -= rate · gradient`, without a temporary.
  ///
  /// Every alias sees it.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package mutating func descend(_ rate: Scalar, along gradient: Tensor) {
    require(
      shape == gradient.shape, "descend: shapes \(shape) and \(gradient.shape) differ")
    if isContiguous && gradient.isContiguous && !overlaps(gradient) {
      withExtendedLifetime((storage, gradient.storage)) {
        parallel(count: count, work: 1, alignment: 64) { range in
          Scalar._kernels.descend(
            range.count, rate, gradient.base + range.lowerBound, base + range.lowerBound)
        }
      }
    } else {
      axpy(-rate, gradient, &self)
    }
  }

  /// Whether no element is infinite or NaN.
  ///
  /// - Complexity: O(`count`).
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package func isFinite() -> Bool {
    let x = contiguous()
    return withExtendedLifetime(x.storage) { Scalar._kernels.isFinite(count, x.base) }
  }
}
