import CBLAS

/// The matrix products of one training step of a two-layer network, as bare calls.
///
/// Forward x·W1 and h·W2; backward hᵀ·D2, D2·W2ᵀ and xᵀ·D1. The gradient of x is not needed.
/// This is what a step takes at least while BLAS multiplies.
struct BareProducts<Scalar: BLASScalar> {
  let batch: Int
  let input: Int
  let hidden: Int
  let classes: Int

  private let x: [Scalar]
  private let w1: [Scalar]
  private let w2: [Scalar]
  private var h: [Scalar]
  private var scores: [Scalar]
  private var dw1: [Scalar]
  private var dw2: [Scalar]
  private var dh: [Scalar]

  init(batch: Int, input: Int, hidden: Int, classes: Int) {
    (self.batch, self.input, self.hidden, self.classes) = (batch, input, hidden, classes)
    // Like pixels, a fifth of the inputs is not zero; the weights are small.
    x = (0..<batch * input).map { $0 % 5 == 0 ? Scalar($0 % 97) / 97 : 0 }
    w1 = (0..<input * hidden).map { Scalar($0 % 89) / 8900 - 0.005 }
    w2 = (0..<hidden * classes).map { Scalar($0 % 83) / 8300 - 0.005 }
    h = Array(repeating: 0, count: batch * hidden)
    scores = Array(repeating: 0, count: batch * classes)
    dw1 = Array(repeating: 0, count: input * hidden)
    dw2 = Array(repeating: 0, count: hidden * classes)
    dh = Array(repeating: 0, count: batch * hidden)
  }

  mutating func run() {
    Scalar.multiply(false, false, batch, hidden, input, x, input, w1, hidden, &h)
    Scalar.multiply(false, false, batch, classes, hidden, h, hidden, w2, classes, &scores)
    Scalar.multiply(true, false, hidden, classes, batch, h, hidden, scores, classes, &dw2)
    Scalar.multiply(false, true, batch, hidden, classes, scores, classes, w2, classes, &dh)
    Scalar.multiply(true, false, input, hidden, batch, x, input, dh, hidden, &dw1)
  }
}

/// `Double` and `Float` with the routines of their type.
protocol BLASScalar: BinaryFloatingPoint {
  static var bareLAPACK: BareLAPACK<Self> { get }

  /// c = a·b, row-major without gaps in c; `m`, `n`, `k` are rows, columns and inner dimension.
  static func multiply(
    _ transposeA: Bool, _ transposeB: Bool, _ m: Int, _ n: Int, _ k: Int,
    _ a: [Self], _ lda: Int, _ b: [Self], _ ldb: Int, _ c: inout [Self])
}

extension Double: BLASScalar {
  static func multiply(
    _ transposeA: Bool, _ transposeB: Bool, _ m: Int, _ n: Int, _ k: Int,
    _ a: [Double], _ lda: Int, _ b: [Double], _ ldb: Int, _ c: inout [Double]
  ) {
    cblas_dgemm(
      CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans,
      transposeB ? CblasTrans : CblasNoTrans, Int32(m), Int32(n), Int32(k),
      1, a, Int32(lda), b, Int32(ldb), 0, &c, Int32(n))
  }
}

extension Float: BLASScalar {
  static func multiply(
    _ transposeA: Bool, _ transposeB: Bool, _ m: Int, _ n: Int, _ k: Int,
    _ a: [Float], _ lda: Int, _ b: [Float], _ ldb: Int, _ c: inout [Float]
  ) {
    cblas_sgemm(
      CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans,
      transposeB ? CblasTrans : CblasNoTrans, Int32(m), Int32(n), Int32(k),
      1, a, Int32(lda), b, Int32(ldb), 0, &c, Int32(n))
  }
}
