import Foundation
import XCTest

@testable import Tensors

/// Regressions with coefficients certified by NIST; `Fixtures/make_nist_strd.py` has the source.
final class LeastSquaresCertifiedTests: XCTestCase {
  private struct Fixture: Decodable {
    let sets: [Regression]
  }

  private struct Regression: Decodable {
    let name: String
    /// The degree of a polynomial in the one column of `x`, or `nil` for columns as they are.
    let degree: Int?
    let x: [[Double]]
    let y: [Double]
    let certified: [Double]

    /// The matrix of the regression: ones, and powers or columns of x.
    var design: Tensor<Double> {
      Tensor(
        x.map { row in
          guard let degree else { return [1] + row }
          return (0..<degree).reduce(into: [1]) { powers, _ in
            powers.append(powers[powers.count - 1] * row[0])
          }
        })
    }

    /// The number of decimal digits to which the worst coefficient agrees.
    func digits(_ solution: Tensor<Double>) -> Double {
      zip(solution.scalars, certified).map { actual, certified in
        -log10(max(abs(actual - certified) / abs(certified), 1e-16))
      }.min() ?? 0
    }
  }

  private func regressions() throws -> [Regression] {
    let url = try XCTUnwrap(
      Bundle.module.url(forResource: "nist_strd", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url)).sets
  }

  func testCoefficientsByQR() throws {
    let least: [String: Double] = [
      "Norris": 12, "Longley": 10.5, "Wampler1": 9, "Wampler2": 9.5, "Wampler3": 8.5,
      "Wampler4": 7.5, "Wampler5": 5.5, "Filip": 7,
    ]
    let regressions = try regressions()
    XCTAssertEqual(Set(regressions.map(\.name)), Set(least.keys))
    for regression in regressions {
      let fit = try regression.design.lstsq(Tensor(regression.y), method: .qr)
      let digits = regression.digits(fit.solution)
      print("\(regression.name): \(String(format: "%.1f", digits)) digits by QR")
      XCTAssertGreaterThanOrEqual(digits, least[regression.name] ?? 16, regression.name)
      XCTAssertEqual(fit.rank, regression.certified.count, regression.name)
      XCTAssertFalse(fit.isRankDeficient, regression.name)
    }
  }

  // The columns of Filip are so nearly dependent that the usual cut-off takes one away; the
  // result says so, and with a smaller cut-off the rank is full.
  func testSingularValuesReportTheRankOfFilip() throws {
    let filip = try XCTUnwrap(try regressions().first { $0.name == "Filip" })
    let fit = try filip.design.lstsq(Tensor(filip.y))
    XCTAssertEqual(fit.rank, 10)
    XCTAssertTrue(fit.isRankDeficient)
    XCTAssertEqual(fit.cutoff, 82 * .ulpOfOne)
    let s = try XCTUnwrap(fit.singularValues)
    XCTAssertEqual(s.count, 11)
    XCTAssertEqual(s.scalars.count { $0 > fit.cutoff * s[0] }, fit.rank)
    let full = try filip.design.lstsq(Tensor(filip.y), cutoff: 1e-16)
    XCTAssertEqual(full.rank, 11)
    XCTAssertFalse(full.isRankDeficient)
    print("Filip: \(String(format: "%.1f", filip.digits(full.solution))) digits by SVD, rank 11")
  }
}
