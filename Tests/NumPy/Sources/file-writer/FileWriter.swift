import Foundation
import TensorFiles
import Tensors

/// Writes random tensors as IDX and as text, and beside each the same tensor as .npy.
///
///     file-writer FOLDER FILES
///
/// A line of JSON tells about each file; compare_files.py reads it in Python.
@main
struct FileWriter {
  struct Line: Encodable {
    let file: String
    let kind: String
    var delimiter: String?
    var columns: [String]?
    var labels: [String]?
  }

  let folder: String
  let random = RandomState(2025)

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let count = Int(arguments[2]) else {
      print("usage: file-writer FOLDER FILES")
      exit(2)
    }
    let writer = FileWriter(folder: arguments[1])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    for turn in 0..<count {
      let line =
        switch turn % 5 {
        case 0: try writer.write(turn, UInt8.self) { UInt8(truncatingIfNeeded: $0) }
        case 1: try writer.write(turn, Int32.self) { Int32(truncatingIfNeeded: $0) }
        case 2: try writer.write(turn, Int64.self) { Int64(truncatingIfNeeded: $0) }
        case 3:
          try writer.write(turn, Float.self) { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
        default: try writer.write(turn, Double.self) { Double(bitPattern: $0) }
        }
      print(String(decoding: try encoder.encode(line), as: UTF8.self))
    }
  }

  private func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(random.randint(0, range.count))
  }

  private func bits() -> UInt64 {
    UInt64(random.randint(0, 1 << 32)) << 32 | UInt64(random.randint(0, 1 << 32))
  }

  /// A tensor of random bits, transposed or not.
  private func tensor<Scalar: TensorScalar>(
    _ shape: [Int], _ scalar: (UInt64) -> Scalar
  ) -> Tensor<Scalar> {
    let scalars = (0..<shape.reduce(1, *)).map { _ in scalar(bits()) }
    return integer(0...1) == 0
      ? Tensor(scalars, shape: shape) : Tensor(scalars, shape: shape.reversed()).transposed()
  }

  private func write<Scalar: TensorScalar>(
    _ turn: Int, _ type: Scalar.Type, _ scalar: (UInt64) -> Scalar
  ) throws -> Line {
    let path = "\(folder)/\(turn)"
    let compressed = integer(0...3) == 0
    // IDX has no integers of 64 bits.
    if type != Int64.self && integer(0...1) == 0 {
      let shape = (0..<integer(0...4)).map { _ in integer(0...5) }
      var tensor = tensor(shape, scalar)
      let short = [StoredScalarType.int8, .int16][integer(0...1)]
      let isShort = type == Int32.self && integer(0...2) > 0
      if isShort, let whole = tensor as? Tensor<Int32> {
        let small = whole.scalars.map { short == .int8 ? $0 >> 24 : $0 >> 16 }
        tensor = (Tensor(small, shape: shape) as? Tensor<Scalar>) ?? tensor
      }
      try tensor.write(toNPY: path + ".npy")
      try tensor.write(toIDX: path, as: isShort ? short : nil, compressed: compressed)
      return Line(file: path, kind: "idx")
    }
    let (rows, width) = (integer(0...6), integer(1...4))
    let tensor = tensor([rows, width], scalar)
    try tensor.write(toNPY: path + ".npy")
    let delimiter = [Character(","), "\t", ";", " "][integer(0...3)]
    let texts = ["a", "", " b ", "c,d", "e\"f\"", "g\nh", "ü", "i;\tj", "'", "1.5"]
    func text() -> String { texts[integer(0...texts.count - 1)] }
    let hasHeader = integer(0...1) == 0
    let columns = (0..<width).map { _ in text() }
    let hasLabels = integer(0...1) == 0
    let labels = (0..<rows).map { _ in integer(0...texts.count - 1) }
    let table = CSVTable(
      tensor, columns: hasHeader ? columns : [],
      labels: hasLabels ? Tensor(labels.map { Int32($0) }, shape: [rows]) : nil, classes: texts,
      labelName: hasHeader && hasLabels ? "label" : nil)
    try table.write(toCSV: path, delimiter: delimiter, compressed: compressed)
    return Line(
      file: path, kind: "csv", delimiter: String(delimiter), columns: table.columns,
      labels: hasLabels ? labels.map { texts[$0] } : nil)
  }
}
