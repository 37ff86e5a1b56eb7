import Foundation
import XCTest

@testable import Tensors

/// Agreement with NumPy and SciPy on small matrices; `Fixtures/make_linear_algebra.py` wrote them.
final class RecordedLinearAlgebraTests: XCTestCase {
  private struct Recorded: Decodable {
    let numpy: String
    let cases: [Case]
    let vectors: [Vector]

    struct Case: Decodable {
      let a: Array
      let results: [String: Array]
    }

    struct Vector: Decodable {
      let x: Array
      let results: [String: Array]
    }

    struct Array: Decodable {
      let shape: [Int]
      let parts: Int
      let values: [Double]

      var tensor: Tensor<Double> { Tensor(values, shape: shape) }

      var complexTensor: Tensor<Complex<Double>> {
        let pairs = Tensor(values, shape: shape + [2])
        let (last, all) = (shape.count, Layout(shape: shape + [2]))
        return Tensor(
          real: pairs.view(all.selecting(0, axis: last)),
          imaginary: pairs.view(all.selecting(1, axis: last)))
      }
    }
  }

  private func recorded() throws -> Recorded {
    let url = try XCTUnwrap(
      Bundle.module.url(
        forResource: "linear_algebra", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(Recorded.self, from: Data(contentsOf: url))
  }

  /// Both sides are rounded; errors are relative to the condition of the matrix, below 100 in
  /// all cases but where the power multiplies it.
  private func assertClose<Scalar: FieldScalar>(
    _ actual: Tensor<Scalar>, _ expected: Tensor<Scalar>, _ name: String,
    bound: Scalar.RealType = 1e-11, file: StaticString = #filePath, line: UInt = #line
  ) {
    XCTAssertEqual(actual.shape, expected.shape, name, file: file, line: line)
    guard actual.shape == expected.shape else { return }
    XCTAssertLessThanOrEqual(
      actual.relativeError(expected), bound, name, file: file, line: line)
  }

  private let matrixNorms: [String: MatrixNorm] = [
    "frobenius": .frobenius, "nuclear": .nuclear, "one": .one, "negativeOne": .negativeOne,
    "two": .two, "negativeTwo": .negativeTwo, "infinity": .infinity,
    "negativeInfinity": .negativeInfinity,
  ]

  private let vectorNorms: [String: VectorNorm] = [
    "one": .one, "two": .two, "infinity": .infinity, "negativeInfinity": .negativeInfinity,
    "zero": .zero, "p3": .p(3), "p-1.5": .p(-1.5),
  ]

  func testMatrices() throws {
    let recorded = try recorded()
    for (index, recordedCase) in recorded.cases.enumerated() {
      let a = recordedCase.a.tensor
      let results = recordedCase.results
      let b = results["b"]?.tensor ?? Tensor(0)
      let mirrored = a.rowCount == a.columnCount ? a + a.matricesTransposed : a
      let definite =
        a.rowCount == a.columnCount
        ? a.matmul(a.matricesTransposed) + Tensor.identity(a.rowCount) : a
      for (name, expected) in results {
        let context = "\(name) of case \(index)"
        let words = name.split(separator: " ").map(String.init)
        let actual: Tensor<Double>
        switch words[0] {
        case "b": continue
        case "pinv": actual = try a.pinv()
        case "singularValues": actual = try a.singularValues()
        case "matrixRanks": actual = try a.matrixRanks().converted(to: Double.self)
        case "conds": actual = try a.conds()
        case "cond": actual = try a.conds(try XCTUnwrap(matrixNorms[words[1]]))
        case "norm": actual = try a.matrixNorms(try XCTUnwrap(matrixNorms[words[1]]))
        case "solve": actual = try a.solve(b)
        case "inv": actual = try a.inv()
        case "dets": actual = try a.dets()
        case "sign": actual = try a.slogdets().sign
        case "logarithm": actual = try a.slogdets().logarithm
        case "power": actual = try a.matrixPower(try XCTUnwrap(Int(words[1])))
        case "cholesky": actual = try definite.cholesky().l
        case "eigvalsh": actual = try mirrored.eigvalsh()
        case "expm": actual = try a.expm()
        case "p": actual = try a.lu().p
        case "l": actual = try a.lu().l
        case "u": actual = try a.lu().u
        case "q": actual = try a.qr().q
        case "r": actual = try a.qr().r
        case "pivoted": actual = try a.qr(pivoting: true).r
        case "order":
          actual = try XCTUnwrap(a.qr(pivoting: true).permutation).converted(to: Double.self)
        case "eigvals":
          let values = try a.eigvals().scalars.sorted {
            ($0.real, $0.imaginary) < ($1.real, $1.imaginary)
          }
          assertClose(Tensor(values), expected.complexTensor, context)
          continue
        case "lstsq":
          let b = try XCTUnwrap(results["lstsq b"]).tensor
          let fit = try a.lstsq(b)
          switch words.last {
          case "b": continue
          case "rank": actual = Tensor(Double(fit.rank))
          case "s": actual = try XCTUnwrap(fit.singularValues)
          default:
            assertClose(
              try a.lstsq(b, method: .qr).solution, expected.tensor, context + " by QR")
            actual = fit.solution
          }
        default: return XCTFail("nothing compares \(name)")
        }
        assertClose(actual, expected.tensor, context)
      }
    }
  }

  func testVectors() throws {
    for vector in try recorded().vectors {
      for (name, expected) in vector.results {
        let order = try XCTUnwrap(vectorNorms[name])
        assertClose(
          vector.x.tensor.vectorNorm(order, axis: -1), expected.tensor, name, bound: 1e-15)
      }
    }
  }
}
