import Foundation

/// What `apus train --json` writes.
struct TrainingReport: Codable {
  /// The options of the run, by their names.
  struct Options: Codable {
    var dataset: String
    var normalize: Bool
    var iterations: Int
    var batchSize: Int
    var learningRate: Double
    var hiddenSize: Int
    var initialization: String
    var weightInitStd: Double?
    var seed: UInt32
    var precision: String
    var threads: Int
  }

  /// A line of the table.
  struct Epoch: Codable {
    /// The number of updates before the measurement.
    var iteration: Int
    var trainAccuracy: Double
    var testAccuracy: Double
  }

  /// Wall-clock time by what it was spent on.
  struct Seconds: Codable {
    var loading = 0.0
    var training = 0.0
    var evaluation = 0.0
  }

  var options: Options
  var table: [Epoch] = []
  /// The loss on each batch after its update.
  var losses: [Double] = []
  var finalLoss: Double?
  var parameterSums: [String: Double] = [:]
  var seconds = Seconds()
}

/// A result could not be written.
struct OutputError: Error, CustomStringConvertible {
  var path: String
  var reason: String
  var description: String { "\(path): cannot write: \(reason)" }
}

/// Where `--json` writes to: a file, or standard output for `-`.
struct ReportDestination {
  let path: String

  var isStandardOutput: Bool { path == "-" }

  /// Fails now rather than after a long run.
  func requireWritable() throws {
    if isStandardOutput { return }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
      isDirectory.boolValue
    {
      throw OutputError(path: path, reason: "it is a folder")
    }
    if access(folder, W_OK) != 0 {
      throw OutputError(path: path, reason: "\(folder): \(String(cString: strerror(errno)))")
    }
  }

  /// Writes the report; an existing file is replaced whole or not at all.
  func write(_ report: TrainingReport) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      let data = try encoder.encode(report) + Data("\n".utf8)
      if isStandardOutput {
        try FileHandle.standardOutput.write(contentsOf: data)
      } else {
        try data.write(to: URL(fileURLWithPath: path), options: .atomic)
      }
    } catch {
      throw OutputError(path: path, reason: error.localizedDescription)
    }
  }
}
