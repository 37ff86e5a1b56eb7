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
  /// The name of the column of labels; `nil` without one, and without a header.
  public let labelName: String?
  /// The different labels, in a table that was read in the order in which they first occur.
  public let classes: [String]

  /// A table of numbers, and a column of labels if there is one.
  ///
  /// - Parameters:
  ///   - values: the numbers, `[records, columns]`; storage is shared.
  ///   - columns: the names of the columns, or none for a table without a header.
  ///   - labels: the class of each record, `[records]`.
  ///   - classes: what the classes are called.
  ///   - labelName: the name of the column of labels.
  /// - Precondition: the shapes agree, and every label is an index into `classes`. A table with
  ///   a name for its labels has names for all columns.
  public init(
    _ values: Tensor<Scalar>, columns: [String] = [], labels: Tensor<Int32>? = nil,
    classes: [String] = [], labelName: String? = nil
  ) {
    require(
      values.rank == 2, "CSVTable(_:columns:): the values need two axes, got shape \(values.shape)")
    require(
      columns.count == values.shape[1] || (columns.isEmpty && labelName == nil),
      "CSVTable(_:columns:): \(columns.count) names for \(values.shape[1]) columns")
    require(
      labels.map { $0.shape == [values.shape[0]] } ?? true,
      "CSVTable(_:labels:): labels of shape \(labels?.shape ?? []) for \(values.shape[0]) records")
    require(
      labels?.scalars.allSatisfy { classes.indices.contains(Int($0)) } ?? true,
      "CSVTable(_:labels:): every label must be an index into the \(classes.count) classes")
    self.values = values
    self.columns = columns
    self.labels = labels
    self.labelName = labelName
    self.classes = classes
  }
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
    let byte = requireDelimiter(delimiter, "CSVTable(contentsOf:)")
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
    let rowByteCount =
      numberCount * MemoryLayout<Scalar>.stride
      + (labelIndex == nil ? 0 : MemoryLayout<Int32>.stride)
    try counting.reader.requireMemory(rows * rowByteCount)

    var reading = try scanner()
    if hasHeader { _ = try reading.record { _, _ in } }
    var values = Tensor<Scalar>(uninitialized: [rows, numberCount])
    var labels = Tensor<Int32>(uninitialized: [labelIndex == nil ? 0 : rows])
    // The tensors are new and kept until the end, and so their memory stays where it is.
    var filler = TableFiller(
      labelIndex: labelIndex, missing: missing, columns: numberCount,
      target: values.withUnsafeMutableBufferPointer { $0 },
      labels: labels.withUnsafeMutableBufferPointer { $0 })
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
    var labelName: String?
    if let labelIndex, !names.isEmpty { labelName = names.remove(at: labelIndex) }
    self.values = withExtendedLifetime(values) { values }
    columns = names
    self.labels = withExtendedLifetime(labels) { labelIndex == nil ? nil : labels }
    self.labelName = labelName
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
