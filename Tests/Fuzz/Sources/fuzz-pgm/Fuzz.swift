import FuzzSupport
import TensorFiles
import Tensors

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  withFile(start, count) { path throws(TensorFileError) in
    let image = try Tensor<UInt8>(contentsOfPGM: path)
    precondition(image.rank == 2 && image.count > 0)
  }
}

/// The start of the program.
@_cdecl("fuzz_pgm_main")
public func start(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  run(count, arguments) { bytes, count in bytes.map { fuzz($0, count) } ?? 0 }
}
