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
      let words = line.split(separator: " ")
      do {
        print(try registry.answer(words))
      } catch {
        print("error \(error)")
      }
      fflush(nil)
    }
  }
}

/// The workloads that were asked for so far.
private struct WorkloadRegistry {
  private var workloads: [String: Workload] = [:]
  private var made: Set<String> = []

  mutating func answer(_ words: [Substring]) throws -> String {
    switch words.first {
    case "list"? where words.count == 1:
      for group in WorkloadGroup.all { try make(group) }
      return workloads.keys.sorted().joined(separator: " ")
    case "checksum"? where words.count == 2:
      return "\(try workload(words[1]).checksum())"
    case let name? where words.count == 2 || words.count == 3:
      guard let calls = Int(words[1]), calls > 0,
        let threads = Int(words.count == 3 ? words[2] : "1"),
        (1...1024).contains(threads)
      else { throw RequestError.notUnderstood }
      let workload = try workload(name)
      BLAS.threadCount = threads
      return "\(try microseconds(1) { try workload.run(calls) })"
    default: throw RequestError.notUnderstood
    }
  }

  private mutating func workload(_ name: Substring) throws -> Workload {
    if let parameters = name.firstIndex(of: "/").map({ name[name.index(after: $0)...] }) {
      for group in WorkloadGroup.all where group.parameters == parameters { try make(group) }
    }
    guard let workload = workloads[String(name)] else { throw RequestError.unknown(String(name)) }
    return workload
  }

  private mutating func make(_ group: WorkloadGroup) throws {
    guard made.insert(group.parameters).inserted else { return }
    for workload in try group.make() { workloads[workload.name] = workload }
  }
}

/// Why a line was not answered.
private enum RequestError: Error, CustomStringConvertible {
  case notUnderstood
  case unknown(String)

  var description: String {
    switch self {
    case .notUnderstood: "expected: list, NAME CALLS [THREADS], or checksum NAME"
    case .unknown(let name): "there is no workload \(name)"
    }
  }
}
