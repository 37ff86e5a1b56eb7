import RealModule

/// A least-squares problem factored: (A·D)·P = Q·R with D a diagonal of powers of two that make
/// the columns' norms about 1, and P an order of the columns.
struct PivotedLeastSquares<Scalar: FieldScalar> {
  typealias Real = Scalar.RealType

  /// The number of diagonal elements of R above the cut-off.
  let rank: Int
  private let a: Tensor<Scalar>
  private let reflectors: Reflectors<Scalar>
  /// D, one factor a column of A; shape `[n, 1]`.
  private let scales: Tensor<Scalar>
  private let permutation: Tensor<Int64>

  init(_ a: Tensor<Scalar>, cutoff: Real) {
    self.a = a
    let factors = a.vectorNorm(.two, axis: 0).map { norm -> Real in
      norm.isNormal ? Real(sign: .plus, exponent: -norm.exponent, significand: 1) : 1
    }
    let wide = factors.converted(to: Scalar.self)
    scales = wide.expandingDimensions(axis: 1)
    let scaled = a.columnMajorCopy()
    scaled.formCombination(.multiply, wide, named: "lstsq")
    reflectors = Reflectors(scaled, pivoting: true)
    permutation = reflectors.permutation
    let diagonal = reflectors.factors.diagonals.absoluteValues().scalars
    let bound = cutoff * (diagonal.first ?? 0)
    rank = diagonal.prefix { $0 > bound }.count
  }

  private var columns: Int { a.shape[1] }

  func solve(_ b: Tensor<Scalar>) throws(LinearAlgebraError) -> Tensor<Scalar> {
    if rank == 0 { return .zeros([columns, b.shape[1]]) }
    let projected = b.columnMajorCopy()
    reflectors.apply(adjoint: true, to: projected)
    if rank < columns { return try leastNorm(projected[..<rank]) }
    let x = try unknowns(projected[..<columns])
    return try refined(x, b)
  }

  /// D·P·R⁻¹·c, for a full rank.
  private func unknowns(_ c: Tensor<Scalar>) throws(LinearAlgebraError) -> Tensor<Scalar> {
    let y = try reflectors.factors[..<columns].solveTriangular(c, .upper)
    return y.scatteringRows(permutation) * scales
  }

  /// The shortest x with S·x = c, where S is the first rows of R with columns and scales undone:
  /// from Sᴴ = Q'·T it is Q'·T⁻ᴴ·c.
  private func leastNorm(_ c: Tensor<Scalar>) throws(LinearAlgebraError) -> Tensor<Scalar> {
    let r = reflectors.r(rows: rank).transposed()
    let s = r.scatteringRows(permutation) / scales
    let factorization = try s.conjugated().qr()
    let y = try factorization.r.adjoints.solveTriangular(c, .lower)
    return factorization.q.matmul(y)
  }

  /// Refinement of x and r = b − A·x together, as the solution of
  /// r + A·x = b, Aᴴ·r = 0.
  private func refined(
    _ start: Tensor<Scalar>, _ b: Tensor<Scalar>
  ) throws(LinearAlgebraError) -> Tensor<Scalar> {
    var x = start
    var r = b - a.matmul(x)
    var lastChange = x.norm() / 2
    for _ in 0..<3 {
      let f = Residual.ofEquations(b, r, a, x)
      let g = Residual.ofNormalEquations(a, r)
      reflectors.apply(adjoint: true, to: f)
      // h = R⁻ᴴ·Pᵀ·D·g; changes are Q·[h; f₂] of r and D·P·R⁻¹·(f₁ − h) of x.
      let h = try reflectors.factors[..<columns].adjoints.solveTriangular(
        (g * scales)[permutation], .lower)
      let dx = try unknowns(f[..<columns] - h)
      let change = dx.norm()
      if !(change <= lastChange) { break }
      f[..<columns].write(h)
      reflectors.apply(adjoint: false, to: f)
      x += dx
      r += f
      lastChange = change / 2
      if change <= .ulpOfOne * x.norm() { break }
    }
    return x
  }
}

/// Residuals formed in twice the working precision and rounded once.
private enum Residual {
  /// b − r − A·x, column-major.
  static func ofEquations<Scalar: FieldScalar>(
    _ b: Tensor<Scalar>, _ r: Tensor<Scalar>, _ a: Tensor<Scalar>, _ x: Tensor<Scalar>
  ) -> Tensor<Scalar> {
    tabulate(b.shape) { part, i, k in
      var sum = CompensatedSum(b.part(part)[i, k])
      sum.add(-r.part(part)[i, k])
      // Re A·x = A₀·x₀ − A₁·x₁, Im A·x = A₀·x₁ + A₁·x₀.
      for p in 0..<Scalar.partCount {
        sum.addProducts(
          a.part(p)[row: i], x.part(p ^ part)[0..., k], isNegative: !(p == 1 && part == 0))
      }
      return sum.value
    }
  }

  /// −Aᴴ·r, column-major.
  static func ofNormalEquations<Scalar: FieldScalar>(
    _ a: Tensor<Scalar>, _ r: Tensor<Scalar>
  ) -> Tensor<Scalar> {
    tabulate([a.shape[1], r.shape[1]]) { part, j, k in
      var sum = CompensatedSum<Scalar.RealType>(0)
      // Re Aᴴ·r = A₀·r₀ + A₁·r₁, Im Aᴴ·r = A₀·r₁ − A₁·r₀.
      for p in 0..<Scalar.partCount {
        sum.addProducts(
          a.part(p)[0..., j], r.part(p ^ part)[0..., k], isNegative: !(p == 1 && part == 1))
      }
      return sum.value
    }
  }

  private static func tabulate<Scalar: FieldScalar>(
    _ shape: [Int], _ element: (_ part: Int, _ row: Int, _ column: Int) -> Scalar.RealType
  ) -> Tensor<Scalar> {
    let result = Tensor<Scalar>.columnMajor(uninitialized: shape)
    for part in 0..<Scalar.partCount {
      var target = result.part(part)
      for i in 0..<shape[0] {
        for k in 0..<shape[1] { target[i, k] = element(part, i, k) }
      }
    }
    return result
  }
}
