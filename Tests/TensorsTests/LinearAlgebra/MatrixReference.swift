import _TestSupport

@testable import Tensors

/// The product from its definition, and what its rounding errors are relative to.
struct MatrixReference<Scalar: OrderedScalar> {
  let product: Tensor<Scalar>
  /// |alpha| Σ |a| |b| + |beta c|.
  let scale: Tensor<Scalar>

  /// `c` is not read where `beta` is zero.
  init(
    alpha: Scalar = 1, _ a: [Scalar], _ b: [Scalar], beta: Scalar = 0, _ c: [Scalar] = [],
    rows: Int, inner: Int, columns: Int
  ) {
    func magnitude(_ x: Scalar) -> Scalar { x < 0 ? x * (0 - 1) : x }
    var product: [Scalar] = []
    var scale: [Scalar] = []
    product.reserveCapacity(rows * columns)
    for i in 0..<rows {
      for j in 0..<columns {
        var (sum, size) = (Scalar.zero, Scalar.zero)
        for k in 0..<inner {
          let term = a[i * inner + k] * b[k * columns + j]
          sum += term
          size += magnitude(term)
        }
        let old = beta == 0 ? 0 : beta * c[i * columns + j]
        product.append(alpha * sum + old)
        scale.append(magnitude(alpha) * size + magnitude(old))
      }
    }
    self.product = Tensor(product, shape: [rows, columns])
    self.scale = Tensor(scale, shape: [rows, columns])
  }
}

extension MatrixReference where Scalar: FloatingPointScalar {
  /// What is wrong with `result`, or `nil`.
  ///
  /// A sum of k products has k multiplications and k additions, each of which is rounded by at
  /// most half of `ulpOfOne`; scaling and adding c are two more, and the reference errs as much.
  func excess(_ result: Tensor<Scalar>, inner: Int) -> String? {
    _TestSupport.excess(result, product, factor: 2, n: inner + 2, scale: scale)
  }
}
