import Tensors

extension CSVTable {
  /// Writes the table as text: a header if the columns have names, then a record for each row,
  /// the label last.
  ///
  /// ```swift
  /// try iris.write(toCSV: "iris.tsv", delimiter: "\t")
  /// ```
  ///
  /// Numbers are as short as they can be and still be read as the same bits; truth values are 0
  /// and 1. NaN is `nan` or `-nan`, and so only its sign is kept. Fields are quoted as in
  /// RFC 4180 where they must be, and lines end in LF. An existing file is replaced when the new
  /// one has reached the disk, and otherwise stays as it was.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - delimiter: what separates fields, a character of ASCII; `"\t"` for TSV.
  ///   - compressed: whether the file is compressed with gzip.
  /// - Precondition: `delimiter` is a character of ASCII other than a quote, a carriage return
  ///   and a line feed.
  /// - Throws: `TensorFileError` of kind `unsupported` for complex numbers, zero bytes in names
  ///   and labels, and records without a field; `unwritable` if the system refuses.
  /// - Complexity: O(elements); a copy is made of a tensor with gaps.
  public func write(
    toCSV path: String, delimiter: Character = ",", compressed: Bool = false
  ) throws(TensorFileError) {
    func failure(_ expected: String, _ found: String) -> TensorFileError {
      TensorFileError(.unsupported, path: path, format: .csv, expected: expected, found: found)
    }
    let byte = requireDelimiter(delimiter, "write(toCSV:)")
    let (rows, width) = (values.shape[0], values.shape[1])
    if [.complexFloat, .complexDouble].contains(Scalar.scalarType) {
      throw failure("real numbers", "\(Scalar.scalarType)")
    }
    if rows > 0 && width == 0 && labels == nil {
      throw failure("at least one column", "\(rows) records without one")
    }
    var header = columns
    if labels != nil && (!columns.isEmpty || labelName != nil) { header.append(labelName ?? "") }
    for text in header + classes where text.utf8.contains(0) {
      throw failure("text without zero bytes", excerpt(text))
    }

    let labels = labels?.scalars
    try AtomicFile.write(path, format: .csv, gzip: compressed) { file throws(TensorFileError) in
      var formatter = CSVFormatter(delimiter: byte)
      if !header.isEmpty {
        for name in header { formatter.append(name) }
        formatter.endRecord()
      }
      try values.withNativeBytes { bytes throws(TensorFileError) in
        let number = numberFormatter(Scalar.self, bytes)
        for row in 0..<rows {
          for column in 0..<width { formatter.append(number(row * width + column)) }
          if let labels { formatter.append(classes[Int(labels[row])]) }
          formatter.endRecord()
          if formatter.bytes.count >= 64 << 10 { try file.append(formatter.take()) }
        }
      }
      try file.append(formatter.take())
    }
  }
}

extension Tensor {
  /// Writes a matrix as a table in text, a vector as one column, a single element as one field.
  ///
  /// `CSVTable.write(toCSV:delimiter:compressed:)` tells how; it also writes labels.
  ///
  /// ```swift
  /// try weights.write(toCSV: "weights.csv", columns: ["w", "h"])
  /// ```
  ///
  /// - Parameter columns: the names of the columns, or none for a file without a header.
  /// - Precondition: there are no names or as many as columns; `delimiter` is a character of
  ///   ASCII other than a quote, a carriage return and a line feed.
  /// - Throws: `TensorFileError` of kind `unsupported` for more than two axes, complex numbers,
  ///   zero bytes in names, and records without a field; `unwritable` if the system refuses.
  public func write(
    toCSV path: String, columns: [String] = [], delimiter: Character = ",",
    compressed: Bool = false
  ) throws(TensorFileError) {
    guard rank <= 2 else {
      throw TensorFileError(
        .unsupported, path: path, format: .csv, expected: "a tensor of at most two axes",
        found: "shape \(shape)")
    }
    let matrix = rank == 2 ? self : reshaped(count, 1)
    try CSVTable(matrix, columns: columns)
      .write(toCSV: path, delimiter: delimiter, compressed: compressed)
  }
}

/// The byte of a delimiter that a table can have.
func requireDelimiter(_ delimiter: Character, _ name: String) -> UInt8 {
  let byte = delimiter.asciiValue ?? 0
  require(
    ![0, 0x22, 0xA, 0xD].contains(byte) && delimiter != "\r\n",
    "\(name): the delimiter \(delimiter.debugDescription) must be a character of ASCII, and no "
      + "quote or line break")
  return byte
}

/// What gives the text of the real number at a place of the bytes of a tensor.
private func numberFormatter<Scalar: TensorScalar>(
  _ type: Scalar.Type, _ bytes: UnsafeRawBufferPointer
) -> (Int) -> String {
  func formatter<Element>(_ text: @escaping (Element) -> String) -> (Int) -> String {
    let elements = bytes.assumingMemoryBound(to: Element.self)
    return { text(elements[$0]) }
  }
  // Swift's own descriptions are the shortest, but leave out the sign of NaN.
  func real<Number: BinaryFloatingPoint & CustomStringConvertible>(_ number: Number) -> String {
    number.isNaN ? (number.sign == .minus ? "-nan" : "nan") : number.description
  }
  return switch Scalar.scalarType {
  case .bool: formatter { (truth: Bool) in truth ? "1" : "0" }
  case .uint8: formatter { (number: UInt8) in number.description }
  case .int32: formatter { (number: Int32) in number.description }
  case .int64: formatter { (number: Int64) in number.description }
  case .float: formatter { (number: Float) in real(number) }
  default: formatter { (number: Double) in real(number) }
  }
}
