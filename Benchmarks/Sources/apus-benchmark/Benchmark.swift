import ArgumentParser

/// The command `apus-benchmark`.
@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apus-benchmark",
    abstract: "Measures the library on the machine at hand.",
    subcommands: [CompareCommand.self, ServeCommand.self],
    defaultSubcommand: CompareCommand.self)
}
