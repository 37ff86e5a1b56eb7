import Foundation

/// What `apus` writes besides its results.
enum Terminal {
  /// Whether a person watches: progress is shown only then.
  static let isInteractive = isatty(STDOUT_FILENO) == 1 && isatty(STDERR_FILENO) == 1

  /// Writes a line of results and makes sure that it is seen now.
  static func show(_ line: String) {
    clearProgress()
    print(line)
    fflush(nil)
  }

  /// Writes a line to standard error.
  static func note(_ line: String) {
    clearProgress()
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Writes an error as one line to standard error.
  static func complain(_ message: String) {
    let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    note("apus: error: \(line)")
  }

  /// Replaces the progress line.
  static func showProgress(_ text: String) {
    if isInteractive { FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8)) }
  }

  /// Removes the progress line.
  static func clearProgress() { showProgress("") }
}

/// The progress line of a training run, rewritten a few times a second.
struct TrainingProgress {
  private let total: Int
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?

  init(total: Int) { self.total = total }

  mutating func report(step: Int, loss: Double) {
    guard Terminal.isInteractive else { return }
    let now = ContinuousClock.now
    if let last, now - last < .milliseconds(100) { return }
    last = now
    let seconds = (now - start) / .seconds(1)
    let rate = Double(step) / max(seconds, 1e-9)
    let left = Int((Double(total - step) / max(rate, 1e-9)).rounded(.up))
    Terminal.showProgress(
      "step \(step) of \(total)  loss \(String(format: "%.4f", loss))  "
        + "\(Int(rate)) steps/s  \(left / 60):\(String(format: "%02d", left % 60)) left")
  }
}
