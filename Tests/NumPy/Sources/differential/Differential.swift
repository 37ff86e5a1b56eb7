import ArgumentParser
import Foundation
import Tensors

/// The command `differential`.
@main
struct Differential: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes calls with random operands, a line of JSON each, for compare.py.",
    discussion: """
      Shapes, layouts in memory and values are drawn from the seed: axes of dimension 0 and 1, \
      transposed, stepped, reversed and broadcast operands, NaN, infinities and zeros of both \
      signs among the values.
      """)

  @Option(help: "The number of calls of each operation and type.")
  var cases = 20

  @Option(help: "The seed of the random operands.")
  var seed: UInt32 = 1

  @Option(help: "Only operations whose name contains this.")
  var only = ""

  func validate() throws {
    guard cases >= 1 else { throw ValidationError("--cases must be at least 1") }
  }

  func run() throws {
    var recorder = Recorder(cases: cases, seed: seed, only: only)
    try recordElementwise(&recorder)
    try recordArrays(&recorder)
    try recordReductions(&recorder)
    try recordLinearAlgebra(&recorder)
  }
}
