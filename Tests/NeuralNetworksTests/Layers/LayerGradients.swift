import NeuralNetworks
import Tensors
import XCTest

/// Checks a layer's backward pass against central differences of f = Σ R·forward(x).
///
/// R is random, so that every element of the output counts with a weight of its own: the
/// gradient of f with respect to the output is R itself.
func checkLayer(
  _ layer: some Layer<Double>, input: Tensor<Double>, parameters: [String: Tensor<Double>] = [:],
  gradients: () -> [String: Tensor<Double>?] = { [:] }, bound: Double = 1e-7,
  file: StaticString = #filePath, line: UInt = #line
) {
  var x = input.copy()
  let R = Example.inputs(layer.forward(x).shape, seed: 9, as: Double.self)
  let dx = layer.backward(R)
  let analytic = gradients()
  func f() -> Double { (layer.forward(x) * R).sum() }

  XCTAssertEqual(dx.shape, x.shape, "input gradient", file: file, line: line)
  let view = x
  let numeric = numericalGradient(at: &x) { (layer.forward(view) * R).sum() }
  XCTAssertLessThanOrEqual(
    relativeError(dx, numeric), bound, "input gradient", file: file, line: line)
  assertCatchesMistakes(dx, numeric, bound: bound, file: file, line: line)

  for (name, var parameter) in parameters {
    let numeric = numericalGradient(at: &parameter) { f() }
    guard let gradient = analytic[name] ?? nil else {
      XCTFail("no gradient of \(name)", file: file, line: line)
      continue
    }
    XCTAssertLessThanOrEqual(
      relativeError(gradient, numeric), bound, name, file: file, line: line)
    assertCatchesMistakes(gradient, numeric, bound: bound, file: file, line: line)
  }
}

/// Asserts that usual mistakes in a gradient are far outside the bound.
func assertCatchesMistakes(
  _ gradient: Tensor<Double>, _ reference: Tensor<Double>, bound: Double, batch: Double = 4,
  file: StaticString = #filePath, line: UInt = #line
) {
  var mistakes = ["flipped sign": -gradient, "missing 1/batch": gradient * batch]
  if gradient.rank == 2 && gradient.shape[0] == gradient.shape[1] && gradient.count > 1 {
    mistakes["wrong transpose"] = gradient.transposed()
  }
  for (mistake, wrong) in mistakes {
    XCTAssertGreaterThan(
      relativeError(wrong, reference), 1000 * bound, "not caught: \(mistake)",
      file: file, line: line)
  }
}
