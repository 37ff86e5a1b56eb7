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
  }
  return withFile(start, count) { path throws(TensorFileError) in
    _ = try CSVTable<Int32>(contentsOf: path, delimiter: ";", hasHeader: false, missing: 0)
  }
}

/// The start of the program.
@_cdecl("fuzz_csv_main")
public func start(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  run(count, arguments) { bytes, count in bytes.map { fuzz($0, count) } ?? 0 }
}
