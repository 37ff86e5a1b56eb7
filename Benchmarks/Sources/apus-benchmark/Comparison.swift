import Foundation

/// A workload beside what it is measured by.
struct Comparison {
  /// The workload's name.
  let work: String
  let threads: Int
  /// The workload that does the least that is necessary, or `nil` for none.
  let reference: String?
  let referenceThreads: Int

  /// What can be compared without other programs, on one and on two threads.
  static var all: [Comparison] {
    let threadCounts = ProcessInfo.processInfo.activeProcessorCount > 1 ? [1, 2] : [1]
    var all: [Comparison] = []
    func add(_ work: String, _ reference: String?, on threads: Int, _ referenceThreads: Int) {
      all.append(
        Comparison(
          work: work, threads: threads, reference: reference, referenceThreads: referenceThreads))
    }
    for size in ["1x50", "32x50", "100x50", "100x256", "256x512", "1000x1000"] {
      for type in ["Double", "Float"] {
        for threads in threadCounts {
          add("step/\(type)/\(size)", "gemms/\(type)/\(size)", on: threads, 1)
        }
        add("dense-step/\(type)/\(size)", "gemms/\(type)/\(size)", on: 1, 1)
        add("layers/\(type)/\(size)", "gemms/\(type)/\(size)", on: 1, 1)
      }
    }
    for type in ["Double", "Float"] {
      for threads in threadCounts {
        for n in [64, 128, 256, 512, 1024, 2048] {
          add("matmul/\(type)/matrix-\(n)", "gemm/\(type)/matrix-\(n)", on: threads, threads)
        }
        for operation in ["solve", "cholesky", "qr", "svd", "eigh"] {
          let name = "\(operation)/\(type)/system-500"
          add(name, "bare-\(name)", on: threads, threads)
        }
      }
    }
    for interface in ["random-state", "generator"] {
      add("normal-\(interface)/1000000", nil, on: 1, 1)
    }
    return all
  }
}

/// What a comparison gave; times in microseconds, medians over the rounds.
struct ComparisonResult: Codable {
  var work: String
  var threads: Int
  /// What it is measured by.
  var against: String?
  var apus: Double
  var reference: Double?
  /// The median of the ratios of the rounds.
  var ratio: Double?

  var row: String {
    let reference = reference.map { String(format: "%.1f", $0) } ?? ""
    let ratio = ratio.map { String(format: "%.2f", $0) } ?? ""
    return String(
      format: "| %@ | %d | %.1f | %@ | %@ | %@ |", work, threads, apus, against ?? "", reference,
      ratio)
  }

  static let header = """
    | work | threads | µs | against | µs | ratio |
    |:-----|--------:|---:|:--------|---:|------:|
    """
}

/// All results of a run, with what they depend on.
struct BenchmarkReport: Codable {
  var machine: [String: String]
  var results: [ComparisonResult]
}
