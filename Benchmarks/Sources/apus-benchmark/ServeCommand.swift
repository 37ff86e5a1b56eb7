import Apus
import ArgumentParser
import Foundation
import Timing

/// `apus-benchmark serve`.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract:
      "Runs workloads by name as standard input says, for a comparison with other programs.",
    discussion: """
      Each line of standard input is answered with one of standard output:
        list                  the names of all workloads
        NAME CALLS [THREADS]  does the work so many times: the microseconds that it took
        checksum NAME         does it once: a number that depends on its result
      and with `error` and a reason what cannot be done.
      """)

  func run() throws {
    var registry = WorkloadRegistry()
    while let line = readLine() {
      do {
        print(try answer(line.split(separator: " ").map(String.init), from: &registry))
      } catch {
        print("error \(error)")
      }
      fflush(nil)
    }
  }

  private func answer(
    _ words: [String], from registry: inout WorkloadRegistry
  ) throws -> String {
    switch words.first {
    case "list"? where words.count == 1:
      return try registry.names().joined(separator: " ")
    case "checksum"? where words.count == 2:
      return "\(try registry[words[1]].checksum())"
    case let name? where words.count == 2 || words.count == 3:
      guard let calls = Int(words[1]), calls > 0,
        let threads = Int(words.count == 3 ? words[2] : "1"), (1...1024).contains(threads)
      else { throw NotUnderstood() }
      let workload = try registry[name]
      BLAS.threadCount = threads
      return "\(try microseconds(calls, workload.run) * Double(calls))"
    default: throw NotUnderstood()
    }
  }
}

/// A line that is none of the questions.
private struct NotUnderstood: Error, CustomStringConvertible {
  var description: String { "expected: list, NAME CALLS [THREADS], or checksum NAME" }
}
