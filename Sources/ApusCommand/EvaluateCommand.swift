import Apus
import ArgumentParser

/// `apus evaluate`: how well a saved network does.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Prints the accuracy of a saved network.",
    discussion: """
      Prints "<train accuracy> <test accuracy>", as train does every epoch. Whether the pixels \
      are divided by 255 is read from .safetensors files; for .npz files --normalize says it.
      """)

  @OptionGroup var model: ModelOptions

  @Option(
    help: ArgumentHelp(
      "mnist (built in), fashion-mnist (where Debian installs it), or a folder of IDX files.",
      valueName: "mnist|fashion-mnist|DIR"))
  var dataset = DatasetChoice.mnist

  func run() throws {
    let model = try model.load()
    let data = try dataset.load()
    let accuracies = try [data.train, data.test].map { try accuracy(model, $0) }
    Terminal.show("\(accuracies[0]) \(accuracies[1])")
  }

  /// The share of images that are classified as labelled, in blocks that fit in a cache.
  private func accuracy(_ model: SavedModel, _ data: LabelledImages) throws -> Double {
    var correct = 0.0
    let blockSize = 1000
    for start in stride(from: 0, to: data.count, by: blockSize) {
      let end = min(start + blockSize, data.count)
      let (x, t) = data.batch(
        Array(start..<end), as: Double.self, dividedBy: model.divisor)
      correct += try (model.network.accuracy(x, t) * Double(end - start)).rounded()
    }
    return correct / Double(data.count)
  }
}
