import FuzzSupport
import TensorFiles
import Tensors

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  _ = withFile(start, count) { path throws(TensorFileError) in
    let table = try CSVTable<Double>(contentsOf: path, labels: .at(-1))
    precondition(table.columns.count == table.values.shape[1])
    precondition(table.labels?.count == table.values.shape[0])
    try assertComesBack(table, path)
  }
  return withFile(start, count) { path throws(TensorFileError) in
    _ = try CSVTable<Int32>(contentsOf: path, delimiter: ";", hasHeader: false, missing: 0)
  }
}

/// What was read comes back when it is written, with other quotes and digits.
private func assertComesBack(
  _ table: CSVTable<Double>, _ path: String
) throws(TensorFileError) {
  try table.write(toCSV: path)
  let same = try CSVTable<Double>(contentsOf: path, labels: .at(-1))
  precondition(same.columns == table.columns && same.labelName == table.labelName)
  let labels = [same, table].map { $0.labels?.scalars ?? [] }
  precondition(labels[0] == labels[1] && same.classes == table.classes)
  let bits = [same, table].map { $0.values.scalars.map(\.bitPattern) }
  precondition(bits[0] == bits[1] && same.values.shape == table.values.shape)
}

/// The start of the program.
@_cdecl("fuzz_csv_main")
public func start(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  run(count, arguments) { bytes, count in bytes.map { fuzz($0, count) } ?? 0 }
}
