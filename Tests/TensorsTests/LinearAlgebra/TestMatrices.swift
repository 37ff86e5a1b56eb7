import _TestSupport

@testable import Tensors

/// The kinds of square matrices on which factorisations are judged, as LAPACK's tests have them.
enum TestMatrix: String, CaseIterable {
  /// Elements evenly distributed from −1 to 1.
  case random
  /// Rows that fall from 1 to 10⁻⁸ (10⁻³ for `Float`) in magnitude.
  case graded
  /// Q₁·D·Q₂ with singular values from 1 to √ε/10⁻², geometrically.
  case illConditioned

  func callAsFunction<Scalar: FloatingPointScalar>(
    _ rows: Int, _ columns: Int, _ random: inout SplitMix64
  ) throws -> Tensor<Scalar> {
    let values: [Scalar] = random.reals(rows * columns)
    let matrix = Tensor(values, shape: [rows, columns])
    let isDouble = Scalar.scalarType == .double
    switch self {
    case .random: return matrix
    case .graded:
      return matrix * powers(rows, last: isDouble ? 1e-8 : 1e-3).expandingDimensions(axis: 1)
    case .illConditioned:
      let svd = try matrix.svd()
      return (svd.u * powers(min(rows, columns), last: isDouble ? 1e-12 : 1e-5)).matmul(svd.vt)
    }
  }

  /// 1 to `last` geometrically.
  private func powers<Scalar: FloatingPointScalar>(_ count: Int, last: Scalar) -> Tensor<Scalar> {
    Tensor((0..<count).map { .pow(last, Scalar($0) / Scalar(max(count - 1, 1))) })
  }
}

/// The sizes at which factorisations are judged: small ones, the ones around LAPACK's block
/// sizes, and up to 300.
let judgedSizes = [
  1, 2, 3, 4, 5, 7, 8, 10, 15, 16, 17, 31, 32, 33, 50, 63, 64, 65, 97, 129, 200, 300,
]

/// The largest ratio seen, and where.
struct WorstCase {
  private(set) var ratio = 0.0
  private var place = "nowhere"

  mutating func note(_ ratio: some BinaryFloatingPoint, _ place: @autoclosure () -> String) {
    if ratio.isNaN || Double(ratio) > self.ratio {
      (self.ratio, self.place) = (ratio.isNaN ? .infinity : Double(ratio), place())
    }
  }

  func report(_ name: String) {
    print("\(name): worst ratio \((ratio * 100).rounded() / 100) for \(place)")
  }
}

extension Tensor where Scalar: FieldScalar {
  /// The 1-norm of a matrix.
  var oneNorm: Scalar.RealType { columnSumNorms()[0] }

  /// ‖self − other‖₁ / ‖other‖₁, or the norm of the difference where that is 0.
  func relativeError(_ other: Tensor) -> Scalar.RealType {
    let (wide, wideOther) = (reshaped([-1, 1]), other.reshaped([-1, 1]))
    if count == 0 { return 0 }
    let norm = wideOther.oneNorm
    return (wide - wideOther).oneNorm / (norm == 0 ? 1 : norm)
  }

  /// How far columns are from orthonormal: ‖I − selfᴴ·self‖₁ / (m · ε).
  var orthogonalityRatio: Scalar.RealType {
    let identity = Tensor.identity(shape[1])
    return (identity - adjoints.matmul(self)).oneNorm / (Scalar.RealType(shape[0]) * .ulpOfOne)
  }
}
