import NeuralNetworks
import Tensors
import XCTest

/// The whole network, every element of every parameter.
final class GradientCheckTests: XCTestCase {
  private let batch = 8
  private let classes = 6

  private func labels(shiftedBy shift: Int64 = 0) -> Tensor<Int64> {
    (Example.labels(batch, classes: classes) + shift).map { $0 % 6 }
  }

  func testBackpropagationMatchesCentralDifferences() throws {
    for (form, bound) in [(CrossEntropyForm.exact, 1e-7), (.compatible, 1e-6)] {
      // All sizes alike, so that a wrong transpose has the right shape.
      for sizes in [(6, 6, 6), (7, 5, 6), (3, 1, 6)] {
        let network = Example.network(sizes, seed: 20, crossEntropy: form, as: Double.self)
        let x = Example.inputs([batch, sizes.0], seed: 21, as: Double.self)
        let check = try network.checkGradients(x, labels())
        XCTAssertTrue(check.passes, "\(form) \(sizes):\n\(check)")
        XCTAssertEqual(check.entries.map(\.name), ["W1", "b1", "W2", "b2"])
        XCTAssertEqual(check.entries.map(\.bound), Array(repeating: bound, count: 4))

        let oneHot = Example.oneHot(labels(), classes: classes, as: Double.self)
        XCTAssertTrue(try network.checkGradients(x, oneHot).passes)
      }
    }
  }

  func testFloatMatchesDouble() throws {
    for form in [CrossEntropyForm.exact, .compatible] {
      let network = Example.network((30, 20, 6), seed: 22, crossEntropy: form, as: Float.self)
      let x = Example.inputs([batch, 30], seed: 23, as: Float.self)
      let check = try network.checkGradients(x, labels())
      XCTAssertTrue(check.passes, "\(form):\n\(check)")
      XCTAssertEqual(check.entries.map(\.bound), Array(repeating: 1e-5, count: 4))
    }
  }

  func testMistakesAreCaughtInEveryParameter() throws {
    try assertMistakesAreCaught(Double.self, .exact, bound: 1e-7)
    try assertMistakesAreCaught(Double.self, .compatible, bound: 1e-6)
    try assertMistakesAreCaught(Float.self, .exact, bound: 1e-5)
    try assertMistakesAreCaught(Float.self, .compatible, bound: 1e-5)
  }

  private func assertMistakesAreCaught<Scalar: FloatingPointScalar>(
    _ type: Scalar.Type, _ form: CrossEntropyForm, bound: Double
  ) throws {
    let network = Example.network((6, 6, 6), seed: 24, crossEntropy: form, as: Scalar.self)
    let wide = network.converted(to: Double.self)
    let x = Example.inputs([batch, 6], seed: 25, as: Scalar.self)
    let reference = try wide.numericalGradient(x.converted(to: Double.self), labels())
    let gradients = try network.gradient(x, labels())
    XCTAssertTrue(GradientCheck(gradients, against: reference, bound: bound).passes)

    let mistakes: [(String, NamedTensors<Scalar>)] = [
      ("flipped sign", gradients.mapValues { -$0 }),
      ("missing 1/batch", gradients.mapValues { $0 * Scalar(batch) }),
      ("gradient of the wrong label", try network.gradient(x, labels(shiftedBy: 1))),
    ]
    for (mistake, wrong) in mistakes {
      for entry in GradientCheck(wrong, against: reference, bound: bound).entries {
        XCTAssertFalse(entry.passes, "\(Scalar.self), \(form): \(mistake) in \(entry.name)")
      }
    }
    let transposed = gradients.mapValues { $0.transposed() }
    let check = GradientCheck(transposed, against: reference, bound: bound)
    XCTAssertEqual(
      check.entries.map(\.passes), [false, true, false, true], "wrong transpose in W1 and W2")
  }

  func testOneWrongElementIsCaught() throws {
    let network = Example.network((6, 6, 6), seed: 26, as: Double.self)
    let x = Example.inputs([batch, 6], seed: 27, as: Double.self)
    let reference = try network.numericalGradient(x, labels())
    let gradients = try network.gradient(x, labels())
    for (name, gradient) in gradients {
      var wrong = gradients
      var tampered = gradient.copy()
      tampered[index: gradient.shape.map { $0 / 2 }] += 1e-4 * abs(gradient).max()
      wrong[name] = tampered
      let check = GradientCheck(wrong, against: reference, bound: 1e-7)
      XCTAssertEqual(check.entries.filter { !$0.passes }.map(\.name), [name])
    }
  }

  func testRelativeErrorByHand() {
    XCTAssertEqual(relativeError(Tensor([3, 4]), Tensor([3, 4])), 0)
    XCTAssertEqual(relativeError(Tensor([3, 4]), Tensor([-3, -4])), 1)
    XCTAssertEqual(relativeError(Tensor([3, 0]), Tensor([0, 0])), 1)
    XCTAssertEqual(relativeError(Tensor([0, 0]), Tensor([0, 0])), 0)
    XCTAssertEqual(relativeError(Tensor([3, 0]), Tensor([0, 4])), 5.0 / 7)
    XCTAssertEqual(
      relativeError(Tensor([3e200, 0]), Tensor([0, 4e200])), 5.0 / 7, accuracy: 1e-15)
    XCTAssertEqual(
      relativeError(Tensor([3e-200, 0]), Tensor([0, 4e-200])), 5.0 / 7, accuracy: 1e-15)
    XCTAssertTrue(relativeError(Tensor([.nan]), Tensor([1])).isNaN)
  }

  func testANaNDoesNotPass() {
    let check = GradientCheck(
      ["W": Tensor<Double>([.nan])], against: ["W": Tensor<Double>([1])], bound: 1)
    XCTAssertFalse(check.passes)
  }
}
