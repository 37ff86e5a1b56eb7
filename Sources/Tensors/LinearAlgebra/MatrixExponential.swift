import RealModule

extension Tensor where Scalar: FieldScalar {
  /// The exponential Σ Aᵏ / k! of each square matrix.
  ///
  /// Not `exp`, which is the exponential of every element.
  ///
  /// - Precondition: shape `[…, n, n]`.
  /// - Returns: the same shape, new storage.
  /// - Throws: `nonFinite`, `notSquare`; `singular` if the approximation's denominator is.
  /// - Complexity: O(n³ · log‖A‖).
  /// - Note: Padé approximants of degree 3 to 13 and repeated squaring: N. J. Higham, "The scaling
  ///   and squaring method for the matrix exponential revisited", SIAM J. Matrix Anal. Appl. 26
  ///   (2005).
  public func expm() throws(LinearAlgebraError) -> Tensor {
    try requireSquare("expm")
    try requireFinite()
    let result = Tensor(uninitialized: shape)
    if count == 0 { return result }
    let (sources, targets) = (matrices, result.matrices)
    for k in 0..<sources.shape[0] { targets[row: k].write(try sources[row: k].exponential()) }
    return result
  }

  private func exponential() throws(LinearAlgebraError) -> Tensor {
    typealias Real = Scalar.RealType
    let norm = columnSumNorms()[0]
    if !norm.isFinite { throw .nonFinite }
    let table: [(degree: Int, limit: Real)] =
      Real.scalarType == .double
      ? [
        (3, 1.495585217958292e-2), (5, 2.539398330063230e-1), (7, 9.504178996162932e-1),
        (9, 2.097847961257068), (13, 5.371920351148152),
      ]
      : [(3, 4.258730016922831e-1), (5, 1.880152677804762), (7, 3.925724783138660)]
    if let degree = table.first(where: { norm <= $0.limit })?.degree {
      return try padeApproximant(degree)
    }
    let last = table[table.count - 1]
    let ratio = norm / last.limit
    let squarings = Int(ratio.exponent) + (ratio.significand > 1 ? 1 : 0)
    let scale = Real(sign: .plus, exponent: Real.Exponent(-squarings), significand: 1)
    var result = try (self * Scalar(_real: scale)).padeApproximant(last.degree)
    for _ in 0..<squarings { result = result.matmul(result) }
    return result
  }

  /// (V − U)⁻¹·(V + U) with the odd powers of the numerator in U and the even ones in V.
  private func padeApproximant(_ degree: Int) throws(LinearAlgebraError) -> Tensor {
    // cⱼ = (2m − j)! m! / ((2m)! (m − j)! j!), as factors between neighbours; c₀ = 1.
    var c: [Scalar] = [1]
    var value: Scalar.RealType = 1
    for j in 1...degree {
      value *= Scalar.RealType(degree - j + 1) / Scalar.RealType(j * (2 * degree - j + 1))
      c.append(Scalar(_real: value))
    }
    let identity = Tensor.identity(shape[0])
    let a2 = matmul(self)
    var (odd, even) = (identity * c[1], identity * c[0])
    if degree == 13 {
      let a4 = a2.matmul(a2)
      let a6 = a4.matmul(a2)
      let highOdd = a6.matmul(a6 * c[13] + a4 * c[11] + a2 * c[9])
      let highEven = a6.matmul(a6 * c[12] + a4 * c[10] + a2 * c[8])
      odd += highOdd + a6 * c[7] + a4 * c[5] + a2 * c[3]
      even += highEven + a6 * c[6] + a4 * c[4] + a2 * c[2]
    } else {
      var power = a2
      for j in stride(from: 2, to: degree, by: 2) {
        odd += power * c[j + 1]
        even += power * c[j]
        if j + 2 < degree { power = power.matmul(a2) }
      }
    }
    let u = matmul(odd)
    return try (even - u).solve(even + u)
  }
}
