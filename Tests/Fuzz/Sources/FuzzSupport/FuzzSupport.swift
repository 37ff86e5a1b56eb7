import Glibc
import TensorFiles
import Tensors

/// Calls `read` with the path of a file that holds the bytes.
///
/// A reader may throw a `TensorFileError` of that path, and must not do anything else.
public func withFile(
  _ start: UnsafePointer<UInt8>, _ count: Int, _ read: (String) throws(TensorFileError) -> Void
) -> CInt {
  // In memory where the system has such a folder.
  let folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
  let path = "\(folder)/apus-fuzz-\(getpid())"
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
  precondition(descriptor >= 0 && write(descriptor, start, count) == count)
  close(descriptor)
  defer { unlink(path) }
  do throws(TensorFileError) {
    try read(path)
  } catch {
    precondition(error.path == path && !error.description.isEmpty)
  }
  return 0
}

/// Opens a file and reads all that is in it, as itself and converted.
public func readAll(_ path: String) throws(TensorFileError) {
  let file = try TensorFile.open(path)
  precondition(file.entries.count < 100_000)
  for entry in file.entries {
    let bytes = try file.readBytes(entry.name)
    precondition(bytes.count == entry.byteCount)
    let real = try file.read(entry.name, as: Complex<Double>.self, converting: true)
    precondition(real.shape == entry.shape)
    _ = try? file.read(entry.name, as: UInt8.self, converting: true)
  }
}

/// What libFuzzer calls with bytes and their number.
public typealias FuzzTarget = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ target: FuzzTarget
) -> CInt

/// Runs libFuzzer, since SwiftPM gives the `main` of a program another name than it looks for.
public func run(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ target: FuzzTarget
) -> CInt {
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments, target)
}
