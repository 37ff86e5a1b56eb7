import ArgumentParser
import Calls
import Foundation
import TensorsWithin
import Timing

/// The command `apus-benchmark-modules`.
@main
struct ModulesBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apus-benchmark-modules",
    abstract:
      "Times calls from another module beside the same calls from within the library's own.",
    discussion: """
      Generic code that is not specialised for the caller is many times slower. The same list of \
      calls is compiled into a module that imports Tensors and into one that consists of the \
      sources of Tensors; the two run in turn, and the ratio is the median over the rounds.
      """)

  @Option(help: "Seconds for each row.")
  var seconds = 0.2

  @Option(help: "Only calls whose name contains this.")
  var only = ""

  @Option(help: "Exit with status 1 when a ratio is larger.")
  var bound = Double.infinity

  func validate() throws {
    guard seconds >= 0, seconds <= 3600 else {
      throw ValidationError("--seconds must be from 0 to 3600")
    }
  }

  func run() throws {
    print("| call | from another module, µs | from its own, µs | ratio |")
    print("|:-----|------------------------:|-----------------:|------:|")
    var excessive: [String] = []
    for (outside, within) in try zip(Calls.timedCalls(), TensorsWithin.timedCalls())
    where only.isEmpty || outside.name.contains(only) {
      let times = try PairedTimes(
        seconds: seconds, { for _ in 0..<$0 { try outside.run() } },
        { for _ in 0..<$0 { try within.run() } })
      print(
        String(
          format: "| `%@` | %.2f | %.2f | %.2f |", outside.name, median(times.first),
          median(times.second), times.ratio))
      if times.ratio > bound { excessive.append(outside.name) }
    }
    if !excessive.isEmpty {
      FileHandle.standardError.write(
        Data("above \(bound): \(excessive.joined(separator: ", "))\n".utf8))
      throw ExitCode(1)
    }
  }
}
