import Apus
import ArgumentParser
import EmbeddedMNIST
import Foundation

/// Some gradient was not what it should be.
struct GradientCheckFailure: Error, CustomStringConvertible {
  let description: String
}

/// `apus check-gradients`: backpropagation against its references.
struct CheckGradientsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-gradients",
    abstract: "Compares backpropagation with numerical differentiation.",
    discussion: """
      On the first images of MNIST, divided by 255, and for every element of every parameter: \
      Double against central differences, with the exact cross entropy and with the \
      tutorial's, and Float against Double. Printed are the relative errors \
      |a - n| / (|a| + |n|) in the Euclidean norm. The exit status is 1 when one is above its \
      bound.
      """)

  @Option(help: "The number of images.")
  var batchSize = 10

  @Option(help: "The number of hidden units.")
  var hiddenSize = 20

  @Option(help: "The seed of the weights, 0 to 4294967295.")
  var seed: UInt32 = 42

  @Option(
    help: ArgumentHelp("One bound for all, instead of 1e-7, 1e-6 and 1e-5.", valueName: "error"))
  var bound: Double?

  func validate() throws {
    guard (1...10_000).contains(batchSize) else {
      throw ValidationError("--batch-size must be from 1 to 10000")
    }
    guard (1...10_000).contains(hiddenSize) else {
      throw ValidationError("--hidden-size must be from 1 to 10000")
    }
  }

  func run() throws {
    let mnist = try MNIST.embedded()
    let x = mnist.train.images[0..<batchSize].converted(to: Double.self) / 255
    let t = mnist.train.labels[0..<batchSize]
    func network(_ form: CrossEntropyForm) -> TwoLayerNet<Double> {
      TwoLayerNet(
        inputSize: x.shape[1], hiddenSize: hiddenSize, outputSize: 10, weightInitStd: 0.1,
        crossEntropy: form, random: RandomState(seed))
    }
    let single = network(.exact).converted(to: Float.self)
    let checks: [(title: String, check: () throws -> GradientCheck)] = [
      (
        "Double, exact cross entropy, against central differences",
        { try network(.exact).checkGradients(x, t, bound: bound) }
      ),
      (
        "Double, the tutorial's cross entropy, against central differences",
        { try network(.compatible).checkGradients(x, t, bound: bound) }
      ),
      (
        "Float, exact cross entropy, against Double",
        { try single.checkGradients(x.converted(to: Float.self), t, bound: bound) }
      ),
    ]
    var failures: [String] = []
    for (title, check) in checks {
      Terminal.showProgress("checking: \(title)")
      let result = try check()
      Terminal.show(title)
      for entry in result.entries {
        Terminal.show(
          String(format: "  %@  %.2e  ", entry.name, entry.relativeError)
            + (entry.passes ? "within " : "ABOVE ") + String(format: "%.0e", entry.bound))
        if !entry.passes { failures.append("\(entry.name) (\(title))") }
      }
    }
    if !failures.isEmpty {
      throw GradientCheckFailure(
        description: "gradients are above their bounds: \(failures.joined(separator: "; "))")
    }
  }
}
