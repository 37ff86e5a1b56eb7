import Apus
import ArgumentParser

/// The options that say how a table in text is read.
struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What separates the fields of a table; a comma, or for .tsv a tab.", valueName: "character"))
  var delimiter: String?

  @Flag(help: "The first line of the table does not name its columns.")
  var noHeader = false

  @Option(
    help: ArgumentHelp(
      "The column of the table that holds labels: its name, or without a header its number from 0.",
      valueName: "column"))
  var labels: String?

  func validate() throws {
    guard let delimiter else { return }
    let byte = delimiter.count == 1 ? delimiter.first?.asciiValue : nil
    if byte == nil || [0, 0x22, 0xA, 0xD].contains(byte) {
      throw ValidationError("--delimiter must be a character of ASCII, and no quote or line break")
    }
  }

  /// Reads a table of numbers, and labels if there is a column for them.
  func read(_ path: String, isTabbed: Bool) throws -> CSVTable<Double> {
    let column = labels.map { text -> CSVTable<Double>.LabelColumn in
      if noHeader, let index = Int(text) { .at(index) } else { .named(text) }
    }
    return try CSVTable(
      contentsOf: path, delimiter: delimiter?.first ?? (isTabbed ? "\t" : ","),
      hasHeader: !noHeader, labels: column)
  }
}

/// A file in a few numbers for each tensor.
struct FileSummary: Encodable {
  let path: String
  let format: String
  private(set) var metadata: [String: String] = [:]
  let tensors: [TensorSummary]

  /// Reads all of a file, or the tensor of one name.
  init(_ path: String, member: String?, _ options: TableOptions, hashing: Bool) throws {
    self.path = path
    var name = path.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    if name.hasSuffix(".csv") || name.hasSuffix(".tsv") {
      let table = try options.read(path, isTabbed: name.hasSuffix(".tsv"))
      format = TensorFileError.Format.csv.rawValue
      tensors = try Self.columns(table, path, member, hashing: hashing)
    } else if name.hasSuffix(".pgm") {
      format = TensorFileError.Format.pgm.rawValue
      let image = try Tensor<UInt8>(contentsOfPGM: path)
      if let member, !member.isEmpty {
        throw TensorFileError(
          .mismatch, path: path, format: .pgm,
          expected: "a tensor named \(member.debugDescription)", found: "an image without a name")
      }
      tensors = [try TensorSummary("", image, hashing: hashing)]
    } else {
      let file = try TensorFile.open(path)
      format = file.format.rawValue
      metadata = file.metadata
      let entries = try member.map { [try file.entry($0)] } ?? file.entries
      tensors = try entries.map { try TensorSummary(file, $0, hashing: hashing) }
    }
  }

  private static func columns(
    _ table: CSVTable<Double>, _ path: String, _ member: String?, hashing: Bool
  ) throws -> [TensorSummary] {
    let width = table.values.shape[1]
    let names = table.columns.isEmpty ? (0..<width).map(String.init) : table.columns
    var columns: [TensorSummary] = []
    for (k, name) in names.enumerated() where member == nil || member == name {
      columns.append(try TensorSummary(name, table.values[0..., k], hashing: hashing))
    }
    let labelName = table.labelName ?? "labels"
    if let labels = table.labels, member == nil || member == labelName {
      columns.append(
        try TensorSummary(labelName, labels, classes: table.classes, hashing: hashing))
    }
    if let member, columns.isEmpty {
      throw TensorFileError(
        .mismatch, path: path, format: .csv,
        expected: "a column named \(member.debugDescription)",
        found: names.prefix(12).map(\.debugDescription).joined(separator: ", "))
    }
    return columns
  }
}
