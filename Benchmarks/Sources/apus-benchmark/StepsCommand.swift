import Apus
import ArgumentParser
import Foundation
import Timing

/// `apus-benchmark steps`.
struct StepsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steps",
    abstract: "Times training steps beside the bare matrix products they consist of.",
    discussion: """
      A step draws a minibatch of images of 784 bytes, converts it, goes forward and backward \
      through the network and updates its parameters. Beside it, in turn with it, run the five \
      cblas calls of that step on matrices of the same sizes, on one thread. The ratio of the two says what \
      everything but the matrix products costs; it is the median over the rounds.
      """)

  @Option(
    parsing: .upToNextOption, help: "Batch and hidden sizes of the rows, such as 100x50 100x256.")
  var sizes = [StepSize(100, 50), StepSize(100, 256), StepSize(256, 512)]

  @Option(help: "Seconds for each row.")
  var seconds = 2.0

  @Option(help: "The number of threads of the step; the bare calls have one.")
  var threads = 1

  @Option(help: ArgumentHelp("Write the results as JSON.", valueName: "FILE|-"))
  var json: String?

  func validate() throws {
    guard seconds >= 0, seconds <= 3600 else {
      throw ValidationError("--seconds must be from 0 to 3600")
    }
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads must be from 1 to 1024")
    }
  }

  func run() throws {
    var results: [StepResult] = []
    let showsTable = json != "-"
    if showsTable {
      print("\(BLAS.coreName) kernels, \(threads) thread(s), \(vectorInstructionSet) loops")
      print("| batch | hidden | type | step, µs | bare gemms, µs | ratio |")
      print("|------:|-------:|:-----|---------:|---------------:|------:|")
    }
    func add(_ result: StepResult) {
      results.append(result)
      if showsTable { print(result.row) }
    }
    for size in sizes {
      add(try measureStep(Double.self, batch: size.batch, hidden: size.hidden))
      add(try measureStep(Float.self, batch: size.batch, hidden: size.hidden))
    }
    if let json { try write(results, to: json) }
  }

  private func measureStep<Scalar: FloatingPointScalar & BLASScalar>(
    _ type: Scalar.Type, batch: Int, hidden: Int
  ) throws -> StepResult {
    let (examples, input, classes) = (60_000, 784, 10)
    // Like MNIST, a fifth of the pixels is not zero.
    let images = Tensor<UInt8>(shape: [examples, input]) { pixels in
      for i in pixels.indices {
        pixels[i] = i % 5 == 0 ? UInt8(truncatingIfNeeded: i &* 2_654_435_761 >> 24) : 0
      }
    }
    let labels = Tensor<UInt8>((0..<examples).map { UInt8($0 % classes) })
    let random = RandomState(42)
    let network = TwoLayerNet<Scalar>(
      inputSize: input, hiddenSize: hidden, outputSize: classes, initialization: .he,
      random: random)
    var trainer = Trainer(
      network: network, inputs: images, targets: labels, divisor: 255, batchSize: batch,
      optimizer: SGD(learningRate: 0.001), random: random)
    var products = BareProducts<Scalar>(
      batch: batch, input: input, hidden: hidden, classes: classes)
    let before = TensorMemory.statistics.misses
    let times = try PairedTimes(
      seconds: seconds,
      {
        BLAS.threadCount = threads
        try trainer.step(reevaluatingLoss: false)
      },
      {
        BLAS.threadCount = 1
        products.run()
      })
    return StepResult(
      batch: batch, hidden: hidden, type: "\(Scalar.self)", step: median(times.first),
      bareProducts: median(times.second), ratio: times.ratio, rounds: times.first.count,
      systemAllocations: TensorMemory.statistics.misses - before)
  }

  private func write(_ results: [StepResult], to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let report = Report(
      coreName: BLAS.coreName, configuration: BLAS.configuration, threads: threads,
      vectorInstructionSet: vectorInstructionSet, steps: results)
    let data = try encoder.encode(report) + Data("\n".utf8)
    if path == "-" {
      try FileHandle.standardOutput.write(contentsOf: data)
    } else {
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    }
  }
}

/// The size of a step, written `100x50`.
struct StepSize: ExpressibleByArgument, CustomStringConvertible {
  let batch: Int
  let hidden: Int

  init(_ batch: Int, _ hidden: Int) { (self.batch, self.hidden) = (batch, hidden) }

  init?(argument: String) {
    let numbers = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let batch = numbers[0], let hidden = numbers[1],
      (1...100_000).contains(batch), (1...100_000).contains(hidden)
    else { return nil }
    self.init(batch, hidden)
  }

  var description: String { "\(batch)x\(hidden)" }
}

/// What `--json` writes.
struct Report: Codable {
  var coreName: String
  var configuration: String
  var threads: Int
  var vectorInstructionSet: String
  var steps: [StepResult]
}

/// A row of the table; times in microseconds, medians over the rounds.
struct StepResult: Codable {
  var batch: Int
  var hidden: Int
  var type: String
  var step: Double
  var bareProducts: Double
  var ratio: Double
  var rounds: Int
  /// Buffers that tensors asked of the system, all before the steady state.
  var systemAllocations: Int

  var row: String {
    String(
      format: "| %5d | %6d | %@ | %8.1f | %14.1f | %5.2f |", batch, hidden,
      type.padding(toLength: 6, withPad: " ", startingAt: 0), step, bareProducts, ratio)
  }
}
