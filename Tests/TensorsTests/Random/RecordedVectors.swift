import Tensors
import XCTest

extension RecordedDistributions.Vectors {
  /// Draws rows and compares them with NumPy's: counts and parts of 1 bit for bit, normal vectors
  /// up to the signs of singular vectors, for which `normals` are the numbers they are made of.
  func check(_ random: some NumPyDistributions, normals: Tensor<Double>) throws {
    let context = "\(name)\(arguments), seed \(seed)"
    switch (name, arguments[0], arguments.last) {
    case ("multinomial", .number(let n), .list(let p)):
      let drawn = random.multinomial(n, pvals: p, size: [2, 2])
      XCTAssertEqual(drawn.shape, [2, 2, p.count])
      XCTAssertEqual(Drawn(drawn), .integers(integers ?? []), context)
    case ("dirichlet", .list(let alpha), _):
      let drawn = random.dirichlet(alpha, size: [2, 2])
      XCTAssertEqual(drawn.shape, [2, 2, alpha.count])
      XCTAssertEqual(drawn.scalars, reals ?? [], context)
    case ("multivariate_normal", .list(let mean), .matrix(let cov)):
      let drawn = try random.multivariateNormal(mean: Tensor(mean), cov: Tensor(cov), size: [2, 2])
      XCTAssertEqual(drawn.shape, [2, 2, 3])
      checkNormals(drawn, mean, cov, normals)
    default: XCTFail("no such rows: \(context)")
    }
  }

  /// Compares the distances from the mean that the covariance measures, which do not see the
  /// signs: they are the lengths of the standard normal vectors. The covariance's condition is
  /// about 4, so of the terms, below 30, some ulp are lost.
  private func checkNormals(
    _ drawn: Tensor<Double>, _ mean: [Double], _ cov: [[Double]], _ normals: Tensor<Double>
  ) {
    for k in 0..<4 {
      let squared = (0..<3).reduce(0) { $0 + normals[k, $1] * normals[k, $1] }
      for numbers in [drawn.scalars, reals ?? []] {
        let d = (0..<3).map { numbers[3 * k + $0] - mean[$0] }
        XCTAssertEqual(
          Self.length(d, cov), squared, accuracy: 1e-13 * max(1, squared), "\(name), \(seed)")
      }
    }
  }

  /// dᵀ · cov⁻¹ · d by Cramer's rule for three dimensions.
  private static func length(_ d: [Double], _ c: [[Double]]) -> Double {
    func determinant(_ m: [[Double]]) -> Double {
      m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
    }
    return (0..<3).reduce(0) { sum, column in
      var replaced = c
      for row in 0..<3 { replaced[row][column] = d[row] }
      return sum + d[column] * determinant(replaced) / determinant(c)
    }
  }
}
