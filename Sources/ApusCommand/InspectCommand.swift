import Apus
import ArgumentParser
import CCrypto
import Foundation

/// `apus inspect`: what is in a file of tensors.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows what is in a .npy, .npz, .safetensors or IDX file.",
    discussion: """
      For each tensor: its name, type, shape, number of bytes, smallest, largest and mean \
      element, and the first elements. With --json also the SHA-256 of its elements, with the \
      last index changing fastest and the least significant byte first. All of the file is \
      read; bad data is reported with exit status 3, with --json as JSON on standard error.
      """)

  @Argument(help: ArgumentHelp("The file.", valueName: "file"))
  var file: String

  @Flag(help: "Print JSON.")
  var json = false

  @Option(help: ArgumentHelp("Only the tensor of this name.", valueName: "name"))
  var member: String?

  func run() throws {
    do {
      let file = try TensorFile.open(file)
      let entries = try member.map { [try file.entry($0)] } ?? file.entries
      let tensors = try entries.map { try TensorSummary(file, $0, hashing: json) }
      if json {
        try printJSON(
          FileSummary(
            path: file.path, format: file.format.rawValue, metadata: file.metadata,
            tensors: tensors))
      } else {
        show(file, tensors)
      }
    } catch let error as TensorFileError where json {
      let message = String(decoding: try encoder.encode(ErrorSummary(error)), as: UTF8.self)
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

  private func show(_ file: TensorFile, _ tensors: [TensorSummary]) {
    print("\(file.format.rawValue), \(tensors.count) tensor\(tensors.count == 1 ? "" : "s")")
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
    }
  }

  /// Text from a file, in quotes if it is not made of plain characters.
  private func printable(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    return isPlain ? text : text.debugDescription
  }
}

/// What `--json` prints.
private struct FileSummary: Encodable {
  let path: String
  let format: String
  let metadata: [String: String]
  let tensors: [TensorSummary]
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

/// An element of a tensor.
enum ElementValue: Encodable, CustomStringConvertible {
  case truth(Bool)
  case integer(Int64)
  case single(Float)
  case real(Double)
  case complex(Double, Double)

  init<Scalar: TensorScalar>(_ scalar: Scalar) {
    switch scalar {
    case let value as Bool: self = .truth(value)
    case let value as any IntegerScalar: self = .integer(Int64(value))
    case let value as Float: self = .single(value)
    case let value as Double: self = .real(value)
    case let value as Complex<Float>:
      self = .complex(Double(value.rawStorage.x), Double(value.rawStorage.y))
    case let value as Complex<Double>: self = .complex(value.rawStorage.x, value.rawStorage.y)
    default: self = .real(.nan)
    }
  }

  /// The number on the real line, if it is there.
  var real: Double? {
    switch self {
    case .truth(let value): value ? 1 : 0
    case .integer(let value): Double(value)
    case .single(let value): Double(value)
    case .real(let value): value
    case .complex: nil
    }
  }

  var description: String {
    switch self {
    case .truth(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .single(let value): "\(value)"
    case .real(let value): "\(value)"
    case .complex(let real, let imaginary): "\(real)\(imaginary < 0 ? "" : "+")\(imaginary)j"
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .truth(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .single(let value): try container.encode(value)
    case .real(let value): try container.encode(value)
    case .complex(let real, let imaginary): try container.encode([real, imaginary])
    }
  }
}

/// A tensor of a file in a few numbers.
struct TensorSummary: Encodable {
  let name: String
  let dtype: String
  let shape: [Int]
  let byteCount: Int
  /// The smallest element; NaN if one is, `nil` without elements and for complex numbers.
  private(set) var min: ElementValue?
  private(set) var max: ElementValue?
  private(set) var mean: Double?
  private(set) var first: [ElementValue] = []
  private(set) var sha256: String?

  private static let firstCount = 8

  init(_ file: TensorFile, _ entry: TensorFile.Entry, hashing: Bool) throws {
    name = entry.name
    dtype = entry.typeName
    shape = entry.shape
    byteCount = entry.byteCount ?? 0
    switch entry.elementType?.scalarType {
    case .bool: summarize(try file.read(name, as: Bool.self))
    case .uint8: summarize(try file.read(name, as: UInt8.self))
    case .int32: summarize(try file.read(name, as: Int32.self))
    // Those from 2⁶³ on are shown as floating-point numbers.
    case .int64 where entry.elementType == .uint64:
      if let tensor = try? file.read(name, as: Int64.self) {
        summarize(tensor)
      } else {
        summarize(try file.read(name, as: Double.self, converting: true))
      }
    case .int64: summarize(try file.read(name, as: Int64.self))
    case .float: summarize(try file.read(name, as: Float.self))
    // A type that is not read ends in the error that says so.
    case .double, nil: summarize(try file.read(name, as: Double.self))
    case .complexFloat: summarize(try file.read(name, as: Complex<Float>.self))
    case .complexDouble: summarize(try file.read(name, as: Complex<Double>.self))
    }
    if hashing { sha256 = Self.sha256(try file.readBytes(name)) }
  }

  private mutating func summarize<Scalar: TensorScalar>(_ tensor: Tensor<Scalar>) {
    tensor.withUnsafeBufferPointer { elements in
      first = elements.prefix(Self.firstCount).map(ElementValue.init)
      guard let start = elements.first.map(ElementValue.init), start.real != nil else { return }
      var (least, largest, sum) = (start, start, 0.0)
      for element in elements {
        let value = ElementValue(element)
        guard let real = value.real, let low = least.real, let high = largest.real else { break }
        sum += real
        if real < low || (real.isNaN && !low.isNaN) { least = value }
        if real > high || (real.isNaN && !high.isNaN) { largest = value }
      }
      (min, max, mean) = (least, largest, sum / Double(elements.count))
    }
  }

  private static func sha256(_ bytes: Tensor<UInt8>) -> String? {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    let status = bytes.withUnsafeBufferPointer {
      EVP_Digest($0.baseAddress, $0.count, &digest, &count, EVP_sha256(), nil)
    }
    guard status == 1 else { return nil }
    return digest.prefix(Int(count)).map {
      $0 < 16 ? "0\(String($0, radix: 16))" : String($0, radix: 16)
    }
    .joined()
  }
}
