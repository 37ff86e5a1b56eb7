// The loops that the layers of neural networks are made of. They take contiguous
// matrices and leave broadcasting to the general operators.

extension Tensor where Scalar: FloatingPointScalar {
  /// Adds `bias`, shape `[columns]`, to every row of this contiguous matrix in place.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package mutating func addBias(_ bias: Tensor) {
    require(
      rank == 2 && bias.dimensions == [dimensions[1]] && isContiguous,
      "addBias: shapes \(shape) and \(bias.shape) do not fit")
    let bias = bias.contiguous()
    withExtendedLifetime((storage, bias.storage)) {
      Scalar._kernels.addBias(dimensions[0], dimensions[1], bias.base, base)
    }
  }

  /// max(x, 0) of every element, and where x ≤ 0; a NaN stays what it is.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package func rectified() -> (y: Tensor, mask: Tensor<UInt8>) {
    let x = contiguous()
    let y = Tensor(uninitialized: dimensions)
    let mask = Tensor<UInt8>(uninitialized: dimensions)
    withExtendedLifetime((x.storage, y.storage, mask.storage)) {
      Scalar._kernels.relu(count, x.base, y.base, mask.base)
    }
    return (y, mask)
  }

  /// The elements with 0 wherever `mask` is not 0.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package func zeroed(where mask: Tensor<UInt8>) -> Tensor {
    require(
      dimensions == mask.dimensions && mask.isContiguous,
      "zeroed(where:): shapes \(shape) and \(mask.shape) differ")
    let x = contiguous()
    let y = Tensor(uninitialized: dimensions)
    withExtendedLifetime((x.storage, y.storage, mask.storage)) {
      Scalar._kernels.reluBackward(count, mask.base, x.base, y.base)
    }
    return y
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
