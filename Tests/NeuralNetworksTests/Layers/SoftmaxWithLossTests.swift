import NeuralNetworks
import Tensors
import XCTest

final class SoftmaxWithLossTests: XCTestCase {
  func testLossByHand() throws {
    // softmax([0, ln 3]) = [1/4, 3/4]
    let x = Tensor<Double>([[0, 1.0986122886681098]])
    let exact = SoftmaxWithLoss<Double>(form: .exact)
    XCTAssertEqual(try exact.forward(x, Tensor<UInt8>([0])), 1.3862943611198906, accuracy: 1e-15)
    XCTAssertEqual(try exact.forward(x, Tensor<UInt8>([1])), 0.28768207245178085, accuracy: 1e-15)
    XCTAssertEqual(exact.y?[0, 0] ?? 0, 0.25, accuracy: 1e-16)
    let compatible = SoftmaxWithLoss<Double>()
    XCTAssertEqual(
      try compatible.forward(x, Tensor<UInt8>([0])), 1.3862939611199706, accuracy: 1e-15)
  }

  func testGradientsMatchCentralDifferences() throws {
    for (form, bound) in [(CrossEntropyForm.exact, 1e-7), (.compatible, 1e-6)] {
      for (batch, classes) in [(1, 2), (4, 4), (6, 3)] {
        let labels = Example.labels(batch, classes: classes)
        let layer = SoftmaxWithLoss<Double>(form: form)
        var x = Example.inputs([batch, classes], seed: 5, as: Double.self)
        _ = try layer.forward(x, labels)
        let gradient = layer.backward()
        let view = x
        let numeric = try numericalGradient(at: &x) { try layer.forward(view, labels) }
        XCTAssertLessThanOrEqual(relativeError(gradient, numeric), bound, "\(form)")
        assertCatchesMistakes(gradient, numeric, bound: bound)

        let wrongLabels = (labels + 1).map { $0 % Int64(classes) }
        _ = try layer.forward(x, wrongLabels)
        XCTAssertGreaterThan(
          relativeError(layer.backward(), numeric), 1000 * bound, "gradient of the wrong label")
      }
    }
  }

  func testFloatGradientMatchesDouble() throws {
    for form in [CrossEntropyForm.exact, .compatible] {
      let labels = Example.labels(12, classes: 10)
      let x = Example.inputs([12, 10], seed: 6, as: Float.self)
      let (single, double) = (
        SoftmaxWithLoss<Float>(form: form), SoftmaxWithLoss<Double>(form: form)
      )
      let loss = try single.forward(x, labels)
      let reference = try double.forward(x.converted(to: Double.self), labels)
      XCTAssertEqual(Double(loss), reference, accuracy: 1e-6 * reference)
      let gradient = single.backward().converted(to: Double.self)
      XCTAssertLessThanOrEqual(relativeError(gradient, double.backward()), 1e-5)
      assertCatchesMistakes(gradient, double.backward(), bound: 1e-5)
    }
  }

  func testOneHotRowsAreTheSameAsIndices() throws {
    let labels = Example.labels(6, classes: 4)
    let x = Example.inputs([6, 4], seed: 7, as: Double.self)
    for form in [CrossEntropyForm.exact, .compatible] {
      let (indexed, oneHot) = (
        SoftmaxWithLoss<Double>(form: form), SoftmaxWithLoss<Double>(form: form)
      )
      let loss = try indexed.forward(x, labels)
      let rows = Example.oneHot(labels, classes: 4, as: UInt8.self)
      XCTAssertEqual(try oneHot.forward(x, rows), loss, accuracy: 4 * .ulpOfOne * loss)
      XCTAssertEqual(indexed.backward(), oneHot.backward())
    }
  }

  func testProbabilitiesAsTargets() throws {
    // Not even sums of 1 are needed: the gradient is that of the loss as it is.
    let t = abs(Example.inputs([3, 4], seed: 8, as: Double.self))
    let layer = SoftmaxWithLoss<Double>(form: .exact)
    var x = Example.inputs([3, 4], seed: 9, as: Double.self)
    _ = try layer.forward(x, t)
    let gradient = layer.backward()
    let view = x
    let numeric = try numericalGradient(at: &x) { try layer.forward(view, t) }
    XCTAssertLessThanOrEqual(relativeError(gradient, numeric), 1e-7)
  }

  func testUpstreamGradientScales() throws {
    let layer = SoftmaxWithLoss<Double>()
    _ = try layer.forward(Tensor([[1, 2, 3]]), Tensor<Int64>([1]))
    XCTAssertEqual(layer.backward(2), layer.backward() * 2)
  }

  func testLargeScoresDoNotOverflow() throws {
    let x = Tensor<Double>([[1e300, -1e300, 0], [-800, -801, -802]])
    let exact = SoftmaxWithLoss<Double>(form: .exact)
    XCTAssertEqual(try exact.forward(x[0..<1], Tensor<Int64>([0])), 0)
    XCTAssertEqual(try exact.forward(x[0..<1], Tensor<Int64>([2])), 1e300)
    XCTAssertEqual(
      try exact.forward(x[1..<2], Tensor<Int64>([0])), 0.40760596444438, accuracy: 1e-13)
    // The tutorial's form is bounded by -log(1e-7).
    let compatible = SoftmaxWithLoss<Double>()
    XCTAssertEqual(
      try compatible.forward(x[0..<1], Tensor<Int64>([2])), 16.11809565095832, accuracy: 1e-13)
  }

  func testBadTargetsAreRefusedAndLeaveTheLayerAsItWas() throws {
    let layer = SoftmaxWithLoss<Double>()
    let x = Tensor<Double>([[1, 2, 3], [3, 2, 1]])
    let loss = try layer.forward(x, Tensor<Int64>([2, 0]))
    let gradient = layer.backward()
    func assertThrows<Target: NumericScalar>(
      _ t: Tensor<Target>, _ expected: ModelInputError, line: UInt = #line
    ) {
      XCTAssertThrowsError(try layer.forward(x, t), line: line) {
        XCTAssertEqual($0 as? ModelInputError, expected, line: line)
      }
    }
    assertThrows(Tensor<Int64>([0, 3]), .labelOutOfRange(index: 1, value: 3, classes: 3))
    assertThrows(Tensor<Int32>([-1, 0]), .labelOutOfRange(index: 0, value: -1, classes: 3))
    let expected = "[2] of integer class indices, or one-hot [2, 3]"
    assertThrows(Tensor<UInt8>([0]), .shape(argument: "t", expected: expected, found: [1]))
    assertThrows(Tensor<Double>([0, 1]), .shape(argument: "t", expected: expected, found: [2]))
    assertThrows(
      Tensor<UInt8>.zeros([2, 4]), .shape(argument: "t", expected: expected, found: [2, 4]))
    XCTAssertEqual(layer.loss, loss)
    XCTAssertEqual(layer.backward(), gradient)
  }

  func testAnEmptyBatchIsRefused() {
    XCTAssertThrowsError(
      try SoftmaxWithLoss<Float>().forward(.zeros([0, 3]), Tensor<UInt8>([])))
  }
}
