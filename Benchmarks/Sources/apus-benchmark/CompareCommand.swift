import Apus
import ArgumentParser
import Foundation
import Timing

/// `apus-benchmark compare`.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Times the library beside bare calls of BLAS and LAPACK.",
    discussion: """
      Training steps beside the five cblas calls that they consist of, on one thread; matrix \
      products beside cblas, factorisations beside LAPACKE, each on as many threads. The two run \
      in turn, and the ratio is the median over the rounds. Random numbers have nothing to be \
      compared with here; `make benchmark-peers` times them beside NumPy's.

      A row whose call takes longer than --seconds is left out.
      """)

  @Option(help: "Seconds for each row.")
  var seconds = 1.0

  @Option(help: "Only rows whose work contains this, such as step/Double/100x50.")
  var only = ""

  @Option(help: ArgumentHelp("Write benchmark.json and benchmark.md.", valueName: "FOLDER"))
  var output: String?

  func validate() throws {
    guard seconds > 0, seconds <= 3600 else {
      throw ValidationError("--seconds must be more than 0 and at most 3600")
    }
  }

  func run() throws {
    var registry = WorkloadRegistry()
    var results: [ComparisonResult] = []
    var omitted: [String] = []
    print("\(BLAS.coreName) kernels of OpenBLAS, \(vectorInstructionSet) loops")
    print("Cut-offs between them for products of matrices:")
    for (name, value) in BLAS.productCutOffs { print("  \(name): \(value)") }
    print()
    print(ComparisonResult.header)
    for comparison in Comparison.all where only.isEmpty || comparison.work.contains(only) {
      let bound = comparison.reference ?? comparison.work
      if omitted.contains(bound) { continue }
      BLAS.threadCount = comparison.referenceThreads
      if try microseconds(1, registry[bound].run) > 1e6 * seconds {
        omitted.append(bound)
        continue
      }
      let result = try measure(comparison, &registry)
      results.append(result)
      print(result.row)
    }
    if !omitted.isEmpty {
      print("\nLonger than \(seconds) s a call: \(omitted.joined(separator: ", "))")
    }
    if let output { try write(results, to: URL(fileURLWithPath: output)) }
  }

  private func measure(
    _ comparison: Comparison, _ registry: inout WorkloadRegistry
  ) throws -> ComparisonResult {
    let work = try registry[comparison.work]
    let reference = try comparison.reference.map { try registry[$0] }
    func on(_ threads: Int, _ work: Workload) -> (Int) throws -> Void {
      { calls in
        BLAS.threadCount = threads
        try work.run(calls)
      }
    }
    let times = try PairedTimes(
      seconds: seconds, on(comparison.threads, work),
      reference.map { on(comparison.referenceThreads, $0) })
    return ComparisonResult(
      work: comparison.work, threads: comparison.threads, against: comparison.reference,
      apus: median(times.first), reference: reference.map { _ in median(times.second) },
      ratio: reference.map { _ in times.ratio })
  }

  private func write(_ results: [ComparisonResult], to folder: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let report = BenchmarkReport(
      machine: [
        "blas": BLAS.configuration, "kernels": BLAS.coreName, "loops": vectorInstructionSet,
      ], results: results)
    let table = ([ComparisonResult.header] + results.map(\.row)).joined(separator: "\n")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try (encoder.encode(report) + Data("\n".utf8)).write(
      to: folder.appendingPathComponent("benchmark.json"), options: .atomic)
    try Data((table + "\n").utf8).write(
      to: folder.appendingPathComponent("benchmark.md"), options: .atomic)
  }
}
