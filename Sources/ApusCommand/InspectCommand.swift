import Apus
import ArgumentParser
import CCrypto
import Foundation

/// `apus inspect`: what is in a file of tensors.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows what is in a .npy, .npz, .safetensors, IDX, CSV or PGM file.",
    discussion: """
      For each tensor: its name, type, shape, number of bytes, smallest, largest and mean \
      element, and the first elements. With --json also the SHA-256 of its elements, with the \
      last index changing fastest and the least significant byte first. All of the file is \
      read; bad data is reported with exit status 3, with --json as JSON on standard error.

      Text and graymaps are known by their names: .csv, .tsv and .pgm, which .gz may follow. \
      Each column of a table is a tensor.
      """)

  @Argument(help: ArgumentHelp("The file.", valueName: "file"))
  var file: String

  @Flag(help: "Print JSON.")
  var json = false

  @Option(help: ArgumentHelp("Only the tensor of this name.", valueName: "name"))
  var member: String?

  @OptionGroup var table: TableOptions

  func run() throws {
    do {
      let summary = try FileSummary(file, member: member, table, hashing: json)
      if json { try printJSON(summary) } else { show(summary) }
    } catch let error as TensorFileError {
      let message =
        json
        ? String(decoding: try encoder.encode(ErrorSummary(error)), as: UTF8.self)
        : "apus: error: \(error.kind): \(error)"
      throw ReportedError(cause: error, message: message)
    }
  }

  private var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }

  private func printJSON(_ summary: FileSummary) throws {
    print(String(decoding: try encoder.encode(summary), as: UTF8.self))
  }

  private func show(_ file: FileSummary) {
    let tensors = file.tensors
    print("\(file.format), \(tensors.count) tensor\(tensors.count == 1 ? "" : "s")")
    for (key, value) in file.metadata.sorted(by: { $0.key < $1.key }) {
      print("  \(printable(key)): \(printable(value))")
    }
    for tensor in tensors {
      let name = tensor.name.isEmpty ? "" : printable(tensor.name) + "  "
      print("\(name)\(tensor.dtype)  \(tensor.shape)  \(tensor.byteCount) bytes")
      if let least = tensor.min, let largest = tensor.max, let mean = tensor.mean {
        print("  min \(least)  max \(largest)  mean \(mean)")
      }
      if !tensor.first.isEmpty {
        print("  first \(tensor.first.map(\.description).joined(separator: " "))")
      }
      if let classes = tensor.classes {
        let names = classes.prefix(TensorSummary.firstCount).map(printable)
        let rest = classes.count > names.count ? ", …" : ""
        print("  classes \(names.joined(separator: ", "))\(rest)")
      }
    }
  }

  /// Text from a file, in quotes if it is not made of plain characters.
  private func printable(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    return isPlain ? text : text.debugDescription
  }
}

/// What `--json` prints on standard error.
private struct ErrorSummary: Encodable {
  let kind: String
  let path: String
  let member: String?
  let format: String
  let offset: Int?
  let line: Int?
  let expected: String
  let found: String

  init(_ error: TensorFileError) {
    kind = error.kind.rawValue
    path = error.path
    member = error.member
    format = error.format.rawValue
    offset = error.offset
    line = error.line
    expected = error.expected
    found = error.found
  }
}
