import Apus
import ArgumentParser
import Foundation

/// The command `apus`.
@main
struct ApusCommand: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "apus",
    abstract: "Trains and checks the two-layer network of \"Deep Learning from Scratch\".",
    discussion: """
      Exit status: 0 success, 1 a check failed, 2 wrong usage, 3 missing or bad data, \
      4 numbers that are not finite.
      """,
    version: version,
    subcommands: [
      TrainCommand.self, EvaluateCommand.self, PredictCommand.self, InspectCommand.self,
      CheckGradientsCommand.self, InfoCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let status = ExitStatus(of: error)
      if status == .success {
        print(fullMessage(for: error))
      } else if let reported = error as? ReportedError {
        Terminal.clearProgress()
        Terminal.note(reported.message)
      } else {
        Terminal.clearProgress()
        let message = status == .usage ? Self.message(for: error) : "\(error)"
        if !message.isEmpty { Terminal.complain(message) }
      }
      Foundation.exit(status.rawValue)
    }
  }
}

/// An error whose message has a form of its own.
struct ReportedError: Error {
  let cause: any Error
  let message: String
}

/// How `apus` ends.
enum ExitStatus: Int32 {
  case success = 0
  case checkFailed = 1
  case usage = 2
  case data = 3
  case numeric = 4

  init(of error: any Error) {
    switch error {
    case let reported as ReportedError: self.init(of: reported.cause)
    case is GradientCheckFailure: self = .checkFailed
    case is DivergenceError, ModelInputError.nonFiniteScores: self = .numeric
    case is TensorFileError, is ModelInputError, is OutputError: self = .data
    default: self = ApusCommand.exitCode(for: error) == .success ? .success : .usage
    }
  }
}
