import FuzzSupport
import TensorFiles
import Tensors

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  withFile(start, count) { path throws(TensorFileError) in
    let image = try Tensor<UInt8>(contentsOfPGM: path)
    precondition(image.rank == 2 && image.count > 0)
  }
}

@_cdecl("fuzz_pgm_main")
public func start(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  run(count, arguments) { bytes, count in bytes.map { fuzz($0, count) } ?? 0 }
}
