import NeuralNetworks
import Tensors
import XCTest

final class FunctionsTests: XCTestCase {
  func testSoftmaxOfAVectorAndOfAMatrix() {
    let x = Tensor<Double>([0.3, 2.9, 4.0])
    // The book's example, from NumPy: np.exp(x) / np.sum(np.exp(x)).
    let expected = [0.018211273295547534, 0.24519181293507386, 0.7365969137693787]
    for (value, expected) in zip(softmax(x).scalars, expected) {
      XCTAssertEqual(value, expected, accuracy: 2 * .ulpOfOne)
    }
    let rows = Tensor<Double>([[0.3, 2.9, 4.0], [1000.3, 1002.9, 1004.0]])
    XCTAssertEqual(softmax(rows)[row: 0], softmax(x))
    XCTAssertEqual(softmax(rows).shape, [2, 3])
  }

  func testSoftmaxRunsAlongTheLastAxisOfAnyRank() {
    let x = Example.inputs([2, 3, 4], seed: 1, as: Float.self)
    let y = softmax(x)
    XCTAssertEqual(y.shape, x.shape)
    for sum in y.sum(axis: -1).scalars { XCTAssertEqual(sum, 1, accuracy: 4 * .ulpOfOne) }
    XCTAssertEqual(softmax(x.transposed()).shape, [4, 3, 2])
    XCTAssertEqual(softmax(Tensor<Float>.zeros([0, 3])).shape, [0, 3])
  }

  func testCrossEntropyErrorOfTheBooksExample() throws {
    let t = Tensor<UInt8>([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
    let y = Tensor<Double>([0.1, 0.05, 0.6, 0, 0.05, 0.1, 0, 0.1, 0, 0])
    XCTAssertEqual(try crossEntropyError(y, t), 0.510825457099338, accuracy: 1e-15)
    XCTAssertEqual(try crossEntropyError(y, Tensor<Int32>([2])), 0.510825457099338, accuracy: 1e-15)
    let wrong = Tensor<Double>([0.1, 0.05, 0.1, 0, 0.05, 0.1, 0, 0.6, 0, 0])
    XCTAssertEqual(try crossEntropyError(wrong, t), 2.302584092994546, accuracy: 1e-15)
  }

  func testCrossEntropyErrorIsTheMeanOverTheBatch() throws {
    let y = softmax(Example.inputs([5, 3], seed: 2, as: Double.self))
    let labels = Example.labels(5, classes: 3)
    let single = try (0..<5).map { try crossEntropyError(y[row: $0], labels[$0..<$0 + 1]) }
    XCTAssertEqual(
      try crossEntropyError(y, labels), single.reduce(0, +) / 5, accuracy: 1e-15)
    XCTAssertEqual(
      try crossEntropyError(y, Example.oneHot(labels, classes: 3, as: Float.self)),
      try crossEntropyError(y, labels))
  }

  func testCrossEntropyErrorRefusesBadLabels() {
    XCTAssertThrowsError(try crossEntropyError(Tensor<Double>([[0.5, 0.5]]), Tensor<UInt8>([2]))) {
      XCTAssertEqual(
        $0 as? ModelInputError, .labelOutOfRange(index: 0, value: 2, classes: 2))
    }
  }

  func testSigmoid() {
    XCTAssertEqual(
      sigmoid(Tensor<Double>([-.infinity, 0, .infinity])).scalars, [0, 0.5, 1])
    XCTAssertEqual(sigmoid(Tensor<Double>([2]))[0], 0.8807970779778823, accuracy: .ulpOfOne)
  }
}
