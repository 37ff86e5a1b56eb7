import Apus
import ArgumentParser

/// `apus train`: the tutorial's experiment.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Trains the two-layer network and prints its accuracy every epoch.",
    discussion: """
      Without options, this is the tutorial's experiment exactly: one line \
      "<train accuracy> <test accuracy>" an epoch, measured after the first update of the \
      epoch. It does not learn, because the pixels are not scaled; --normalize does.

      Examples:
        apus train                                      the tutorial's table
        apus train --normalize                          0.96 on the test set
        apus train --normalize --init he                beyond that
        apus train --dataset fashion-mnist --normalize  the package dataset-fashion-mnist
        apus train --normalize --json - | jq .table     results for programs
        apus train --normalize --save net.safetensors   keeps the parameters
      """)

  enum Precision: String, ExpressibleByArgument, CaseIterable {
    case double
    case float
  }

  enum Initialization: String, ExpressibleByArgument, CaseIterable {
    case std
    case he
    case xavier
  }

  @Option(
    help: ArgumentHelp(
      "mnist (built in), fashion-mnist (where Debian installs it), or a folder of IDX files.",
      valueName: "mnist|fashion-mnist|DIR"))
  var dataset = DatasetChoice.mnist

  @Flag(help: "Divide the pixels by 255, so that they go from 0 to 1.")
  var normalize = false

  @Option(help: "The number of updates.")
  var iterations = 6000

  @Option(help: "The number of images in an update.")
  var batchSize = 100

  @Option(help: "The step size of gradient descent.")
  var learningRate = 0.1

  @Option(help: "The number of hidden units.")
  var hiddenSize = 50

  @Option(name: .customLong("init"), help: "The scale of the first weights.")
  var initialization = Initialization.std

  @Option(help: "The standard deviation of the first weights with --init std.")
  var weightInitStd = 0.01

  @Option(help: "The seed of the random numbers, 0 to 4294967295.")
  var seed: UInt32 = 42

  @Option(help: "The floating-point type.")
  var precision = Precision.double

  @Option(help: "The number of threads.")
  var threads = BLAS.threadCount

  @Option(
    help: ArgumentHelp(
      "Write options, table, losses, sums of the parameters and times as JSON; with -, to "
        + "standard output instead of the table.",
      valueName: "FILE|-"))
  var json: String?

  @Option(
    help: ArgumentHelp(
      "Write the trained parameters, as .npz if the name ends so, otherwise as .safetensors.",
      valueName: "FILE"))
  var save: String?

  @Flag(help: "Print nothing but the table.")
  var quiet = false

  func validate() throws {
    func require(_ condition: Bool, _ option: String, _ range: String) throws {
      if !condition { throw ValidationError("\(option) must be \(range)") }
    }
    try require(iterations >= 0, "--iterations", "at least 0")
    try require(batchSize >= 1, "--batch-size", "at least 1")
    try require(hiddenSize >= 1, "--hidden-size", "at least 1")
    try require(threads >= 1 && threads <= 1024, "--threads", "from 1 to 1024")
    try require(learningRate.isFinite, "--learning-rate", "a finite number")
    try require(
      weightInitStd.isFinite && weightInitStd >= 0, "--weight-init-std",
      "a finite number, at least 0")
    if save == "" { throw ValidationError("--save needs the name of a file") }
    if json == "" { throw ValidationError("--json needs the name of a file, or -") }
  }

  func run() throws {
    BLAS.threadCount = threads
    switch precision {
    case .double: try train(Double.self)
    case .float: try train(Float.self)
    }
  }

  private var weightInitialization: WeightInitialization {
    switch initialization {
    case .std: .std(weightInitStd)
    case .he: .he
    case .xavier: .xavier
    }
  }

  private func train<Scalar: FloatingPointScalar>(_ type: Scalar.Type) throws {
    let destination = json.map(ReportDestination.init)
    try destination?.requireWritable()
    if let save { try ReportDestination(path: save).requireWritable() }

    var report = TrainingReport(options: reportedOptions)
    let clock = ContinuousClock()
    func timed<Result>(
      _ phase: WritableKeyPath<TrainingReport.Seconds, Double>, _ work: () throws -> Result
    ) rethrows -> Result {
      let start = clock.now
      defer { report.seconds[keyPath: phase] += (clock.now - start) / .seconds(1) }
      return try work()
    }

    let data = try timed(\.loading) { try dataset.load() }
    try requireMemory(inputSize: data.train.images.shape[1], scalarSize: MemoryLayout<Scalar>.size)
    let random = RandomState(seed)
    let network = TwoLayerNet<Scalar>(
      inputSize: data.train.images.shape[1], hiddenSize: hiddenSize, outputSize: 10,
      initialization: weightInitialization, random: random)
    var trainer = Trainer(
      network: network, inputs: data.train.images, targets: data.train.labels,
      divisor: normalize ? 255 : 1, batchSize: batchSize,
      optimizer: SGD(learningRate: Scalar(learningRate)), random: random)

    report.losses.reserveCapacity(min(iterations, 1 << 20))
    var progress = TrainingProgress(total: iterations)
    for step in 0..<iterations {
      let loss = try timed(\.training) { Double(try trainer.step()) }
      report.losses.append(loss)
      progress.report(step: step + 1, loss: loss)
      guard trainer.isAtEpoch else { continue }
      let epoch = try timed(\.evaluation) {
        try TrainingReport.Epoch(
          iteration: step + 1,
          trainAccuracy: trainer.accuracy(data.train.images, data.train.labels),
          testAccuracy: trainer.accuracy(data.test.images, data.test.labels))
      }
      report.table.append(epoch)
      if destination?.isStandardOutput != true {
        Terminal.show("\(epoch.trainAccuracy) \(epoch.testAccuracy)")
      }
    }
    Terminal.clearProgress()

    report.finalLoss = report.losses.last
    for (name, parameter) in network.parameters {
      report.parameterSums[name] = Double(parameter.sum())
    }
    if let save { try SavedModel.write(network, divisor: normalize ? 255 : 1, to: save) }
    try destination?.write(report)
    if !quiet { explain(report) }
  }

  private var reportedOptions: TrainingReport.Options {
    TrainingReport.Options(
      dataset: dataset.description, normalize: normalize, iterations: iterations,
      batchSize: batchSize, learningRate: learningRate, hiddenSize: hiddenSize,
      initialization: initialization.rawValue,
      weightInitStd: initialization == .std ? weightInitStd : nil,
      seed: seed, precision: precision.rawValue, threads: threads)
  }

  /// Refuses sizes whose tensors would not fit in the machine's memory.
  private func requireMemory(inputSize: Int, scalarSize: Int) throws {
    let (batch, hidden, input) = (Double(batchSize), Double(hiddenSize), Double(inputSize))
    let elements = batch * (input + 4 * hidden) + 3 * hidden * (input + 10)
    let needed = elements * Double(scalarSize)
    let available = Double(Machine.memoryByteCount)
    if needed > available {
      throw ValidationError(
        "--batch-size \(batchSize) and --hidden-size \(hiddenSize) take about "
          + "\(Int(needed / 1e9)) GB, but this machine has \(Int(available / 1e9)) GB")
    }
  }

  /// Says why the tutorial's experiment ends where it began.
  private func explain(_ report: TrainingReport) {
    guard !normalize, let last = report.table.last, last.testAccuracy < 0.2 else { return }
    Terminal.note(
      """

      Nothing was learned: with pixels from 0 to 255 the first updates are so large that they \
      push the hidden ReLU units below zero for almost every image, where their gradient is \
      zero, and hardly more than the last bias still moves. `apus train --normalize` divides the pixels by 255 and \
      reaches a test accuracy of 0.96 after the same 6000 updates; `--init he` with it goes \
      beyond.
      """)
  }
}
