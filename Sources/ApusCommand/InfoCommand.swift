import Apus
import ArgumentParser
import EmbeddedMNIST
import Foundation

/// `apus info`: what the program runs on.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Shows versions, the BLAS library, threads, and where data sets were found.")

  func run() throws {
    let fashion =
      MNIST.fashionDirectory
      ?? "not found; on Debian: apt-get install dataset-fashion-mnist"
    let lines = [
      ("apus", ApusCommand.version),
      ("system", ProcessInfo.processInfo.operatingSystemVersionString),
      ("processors", "\(ProcessInfo.processInfo.activeProcessorCount)"),
      ("memory", "\(Machine.memoryByteCount >> 20) MiB"),
      ("BLAS", BLAS.configuration.trimmingCharacters(in: .whitespaces)),
      ("BLAS core type", BLAS.coreName),
      ("BLAS threads", "\(BLAS.threadCount)"),
      ("vector loops", vectorInstructionSet),
      ("mnist", "built in"),
      ("fashion-mnist", fashion),
    ]
    for (name, value) in lines {
      print(name.padding(toLength: 16, withPad: " ", startingAt: 0) + value)
    }
  }
}

/// The machine at hand.
enum Machine {
  static var memoryByteCount: UInt64 { ProcessInfo.processInfo.physicalMemory }
}
