import Tensors

/// A table of numbers in text, and a column of labels if there is one: CSV, TSV and their like.
///
/// ```swift
/// let iris = try CSVTable<Double>(contentsOf: "iris.csv", labels: .named("species"))
/// print(iris.values.shape, iris.classes)   // [150, 4] ["setosa", "versicolor", "virginica"]
/// ```
///
/// Records are lines that end in LF or CR LF; all have as many fields. Fields are separated by
/// the delimiter, and may stand in quotes, in which the delimiter, line breaks and doubled
/// quotes are text (RFC 4180). Numbers are decimal; `nan`, `inf` and `infinity` are understood.
///
/// - Note: Not `Sendable`, since its tensors are not: other tensors may share their storage.
public struct CSVTable<Scalar: TensorScalar> {
  /// The column that holds labels.
  public enum LabelColumn: Sendable {
    /// The column under a name in the header.
    case named(String)
    /// The column at an index; negative ones count from the end.
    case at(Int)
  }

  /// The numbers, one row a record: shape `[records, columns]`.
  public let values: Tensor<Scalar>
  /// The names of the columns of `values`; empty without a header.
  public let columns: [String]
  /// The class of each record, an index into `classes`: shape `[records]`; `nil` without a
  /// column of labels.
  public let labels: Tensor<Int32>?
  /// The different labels in the order in which they first occur.
  public let classes: [String]
}

extension CSVTable {
  /// Reads a table.
  ///
  /// - Parameters:
  ///   - path: the file, which may be compressed with gzip.
  ///   - delimiter: what separates fields, a character of ASCII; `"\t"` for TSV.
  ///   - hasHeader: whether the first record names the columns.
  ///   - labels: the column that holds labels; all others must hold numbers.
  ///   - missing: what an empty field stands for; without it, empty fields are refused.
  ///   - limits: what is taken on the word of the file.
  /// - Precondition: `delimiter` is a character of ASCII other than a quote, a carriage return
  ///   and a line feed.
  /// - Returns: tensors in new storage.
  /// - Throws: `TensorFileError` with the line if a record has more or fewer fields than the
  ///   first, a field is no number or none that `Scalar` can hold, or the text is damaged.
  /// - Complexity: O(contents), which are read twice: once to be checked and counted.
  public init(
    contentsOf path: String, delimiter: Character = ",", hasHeader: Bool = true,
    labels column: LabelColumn? = nil, missing: Scalar? = nil,
    limits: ReadingLimits = .standard
  ) throws(TensorFileError) {
    let byte = delimiter.asciiValue ?? 0
    require(
      ![0, 0x22, 0xA, 0xD].contains(byte) && delimiter != "\r\n",
      "CSVTable(contentsOf:): the delimiter \(delimiter.debugDescription) must be a character "
        + "of ASCII, and no quote or line break")
    func scanner() throws(TensorFileError) -> CSVScanner {
      try CSVScanner(ContentReader(path, format: .csv, limits: limits), delimiter: byte)
    }

    var counting = try scanner()
    var names: [String] = []
    var width: Int?
    if hasHeader {
      var fields: [[UInt8]] = []
      width = try counting.record { field, _ in fields.append(Array(field)) }
      if width == nil { throw counting.error("a header", "an empty file") }
      for field in fields { names.append(try text(field[...], counting)) }
    }
    var rows = 0
    while let count = try counting.record({ _, _ in }) {
      if let width, count != width {
        throw counting.error(line: counting.recordLine, "\(width) fields", "\(count)")
      }
      width = count
      rows += 1
    }
    let count = width ?? 0
    let labelIndex = try Self.index(of: column, in: names, count, counting)
    let numberCount = count - (labelIndex == nil ? 0 : 1)
    let (elements, overflow) = rows.multipliedReportingOverflow(by: max(numberCount, 1))
    guard !overflow, ElementLayout.isCountable([elements]) else {
      throw counting.error(.tooLarge, "a table whose elements can be counted", "\(rows) records")
    }
    try counting.reader.requireMemory(elements * MemoryLayout<Scalar>.stride)

    var reading = try scanner()
    if hasHeader { _ = try reading.record { _, _ in } }
    var values = Tensor<Scalar>(uninitialized: [rows, numberCount])
    // The tensor is new and kept until the end, and so its memory stays where it is.
    let memory = values.withUnsafeMutableBufferPointer { $0 }
    var filler = TableFiller(
      labelIndex: labelIndex, missing: missing, columns: numberCount, target: memory)
    while filler.row < rows {
      let line = reading.line
      let found = try reading.record { field, index throws(TensorFileError) in
        guard index < count else { return }
        if let failure = filler.fill(field, index, limits: limits) {
          throw TensorFileError(
            failure.kind, path: path, format: .csv, line: line, expected: failure.expected,
            found: failure.found)
        }
      }
      guard found == count else {
        throw reading.error(line: line, "the file as it was a moment ago", "a change")
      }
      filler.row += 1
    }
    if let labelIndex, !names.isEmpty { names.remove(at: labelIndex) }
    self.values = withExtendedLifetime(values) { values }
    columns = names
    labels = labelIndex == nil ? nil : Tensor(filler.labels)
    classes = filler.classes
  }

  private static func index(
    of column: LabelColumn?, in names: [String], _ count: Int, _ scanner: borrowing CSVScanner
  ) throws(TensorFileError) -> Int? {
    switch column {
    case nil: return nil
    case .named(let name):
      let indices = names.indices.filter { names[$0] == name }
      guard indices.count == 1 else {
        throw scanner.error(
          .mismatch, line: 1, "one column named \(excerpt(name))",
          names.prefix(12).map(excerpt).joined(separator: ", "))
      }
      return indices[0]
    case .at(let index):
      let resolved = index < 0 ? count + index : index
      guard (0..<count).contains(resolved) else {
        throw scanner.error(.mismatch, line: 1, "a column \(index)", "\(count) columns")
      }
      return resolved
    }
  }
}

/// A field as text.
private func text(
  _ field: ArraySlice<UInt8>, _ scanner: borrowing CSVScanner
) throws(TensorFileError) -> String {
  guard let text = String(validating: field, as: UTF8.self) else {
    throw scanner.error(line: scanner.recordLine, "text in UTF-8", "other bytes")
  }
  return text
}

/// Takes the fields of a table, row by row.
private struct TableFiller<Scalar: TensorScalar> {
  let labelIndex: Int?
  let missing: Scalar?
  var labels: [Int32] = []
  var classes: [String] = []
  var row = 0
  private let columns: Int
  private var indices: [String: Int32] = [:]
  private let target: UnsafeMutableBufferPointer<Scalar>
  /// Puts a number at a place of `target`, or returns `false` where the type cannot hold it.
  private let store: (DecimalNumber, Int) -> Bool

  init(
    labelIndex: Int?, missing: Scalar?, columns: Int, target: UnsafeMutableBufferPointer<Scalar>
  ) {
    self.labelIndex = labelIndex
    self.missing = missing
    self.columns = columns
    self.target = target
    let bytes = UnsafeMutableRawBufferPointer(target)
    func storing<Target: CheckedConversion>(_ type: Target.Type) -> (DecimalNumber, Int) -> Bool {
      let target = bytes.assumingMemoryBound(to: Target.self)
      return { number, place in
        let value: Target? =
          switch number {
          case .integer(let value): Target(representing: value)
          case .real(let value): Target(representing: value)
          }
        guard let value else { return false }
        target[place] = value
        return true
      }
    }
    store =
      switch Scalar.scalarType {
      case .bool: storing(Bool.self)
      case .uint8: storing(UInt8.self)
      case .int32: storing(Int32.self)
      case .int64: storing(Int64.self)
      case .float: storing(Float.self)
      case .double: storing(Double.self)
      case .complexFloat: storing(Complex<Float>.self)
      case .complexDouble: storing(Complex<Double>.self)
      }
  }

  struct Failure {
    var kind = TensorFileError.Kind.malformed
    let expected: String
    let found: String
  }

  /// Puts a field where it belongs, or tells what is wrong with it.
  mutating func fill(
    _ field: ArraySlice<UInt8>, _ index: Int, limits: ReadingLimits
  ) -> Failure? {
    if index == labelIndex {
      guard let name = String(validating: field, as: UTF8.self) else {
        return Failure(expected: "text in UTF-8", found: "other bytes")
      }
      if let known = indices[name] {
        labels.append(known)
        return nil
      }
      guard classes.count < limits.classCount else {
        return Failure(
          kind: .tooLarge,
          expected: "at most \(limits.classCount) classes, as `limits.classCount` has it",
          found: "more")
      }
      indices[name] = Int32(classes.count)
      labels.append(Int32(classes.count))
      classes.append(name)
      return nil
    }
    let place = row * columns + index - (index > labelIndex ?? .max ? 1 : 0)
    func found() -> String {
      "\(excerpt(String(decoding: field.prefix(200), as: UTF8.self))) in column \(index)"
    }
    if let missing, field.allSatisfy({ $0 == 0x20 || $0 == 0x9 }) {
      target[place] = missing
      return nil
    }
    guard let number = DecimalNumber(field) else {
      return Failure(expected: "a number", found: found())
    }
    guard store(number, place) else {
      return Failure(
        kind: .unrepresentable, expected: "a number that \(Scalar.self) can hold",
        found: found())
    }
    return nil
  }
}
