import CLAPACKE

/// The singular value decomposition U · S · Vᵀ of a covariance.
struct Covariance {
  let n: Int
  /// Row-major order, as is `vt`.
  private(set) var u: [Double]
  private(set) var s: [Double]
  private(set) var vt: [Double]

  /// - Throws: `notFinite` before LAPACK sees the matrix, which might not return from it.
  init(mean: Tensor<Double>, _ matrix: Tensor<Double>) throws(RandomError) {
    n = mean.count
    require(
      mean.rank == 1 && n > 0 && matrix.shape == [n, n],
      "multivariateNormal: mean \(mean.shape) and cov \(matrix.shape) instead of [n] and [n, n]")
    guard let order = Int32(exactly: n) else {
      fail("multivariateNormal: \(n) is more than LAPACK can take")
    }
    var elements = matrix.scalars
    if !elements.allSatisfy(\.isFinite) { throw .notFinite }
    s = [Double](repeating: 0, count: n)
    u = [Double](repeating: 0, count: n * n)
    vt = u
    let info = LAPACKE_dgesdd(
      LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "A")), order, order, &elements, order, &s, &u, order,
      &vt, order)
    if info != 0 { throw .notConverged }
  }

  /// √S · Vᵀ: a row of normal numbers times it has the covariance. `RandomState`'s.
  var scaledRightVectors: Tensor<Double> {
    var rows = vt
    for i in 0..<n {
      for j in 0..<n { rows[i * n + j] *= s[i].squareRoot() }
    }
    return Tensor(rows, shape: [n, n])
  }

  /// √S · Uᵀ, which is the same but for signs and rounding. `Generator`'s.
  var scaledLeftVectors: Tensor<Double> {
    var columns = u
    for i in 0..<n {
      for j in 0..<n { columns[i * n + j] *= s[j].squareRoot() }
    }
    return Tensor(columns, shape: [n, n]).transposed()
  }
}

/// What the data of a random sample can make impossible.
public enum RandomError: Error, Equatable {
  /// A covariance has a NaN or an infinity.
  case notFinite
  /// LAPACK's `dgesdd` found no singular values of a covariance.
  case notConverged
}
