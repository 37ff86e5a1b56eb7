// What tests of TensorFiles do in a process of its own: under limits, or until it is killed.
//
//   _FileWorker load PATH SAMPLE MEBIBYTES
//                                       reads everything; the address space may grow so much;
//                                       prints the outcome and by how much it grew in MiB,
//                                       without the tensors that were read
//   _FileWorker save PATH BYTES         saves under a limit on the size of files
//   _FileWorker save-forever PATH       saves again and again, larger and smaller files

import Glibc
import OrderedCollections
import TensorFiles
import Tensors

/// A line of /proc/self/status in bytes, such as `VmSize` or `VmPeak`.
func memory(_ name: String) -> UInt {
  guard let file = fopen("/proc/self/status", "r") else { return 0 }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 256)
  while fgets(&line, Int32(line.count), file) != nil {
    let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    if text.hasPrefix(name + ":") {
      return (text.split(whereSeparator: { !$0.isNumber }).first.flatMap { UInt($0) } ?? 0) << 10
    }
  }
  return 0
}

/// Reads all of a file, and returns how many bytes the tensors in it take.
func readAll(_ path: String) throws -> Int {
  if path.hasSuffix(".csv") {
    let table = try CSVTable<Int64>(contentsOf: path, hasHeader: false, labels: .at(-1))
    return 8 * table.values.count + 4 * (table.labels?.count ?? 0)
  }
  if path.hasSuffix(".pgm") { return try Tensor<UInt8>(contentsOfPGM: path).count }
  let file = try TensorFile.open(path)
  return try file.entries.map { try file.readBytes($0.name).count }.reduce(0, +)
}

func model(_ size: Int, _ value: Float) -> OrderedDictionary<String, Tensor<Float>> {
  ["W": Tensor(repeating: value, shape: [size, 64]), "b": Tensor(repeating: value, shape: [64])]
}

func limit(_ resource: __rlimit_resource, _ bytes: UInt) {
  var limits = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
  guard setrlimit(__rlimit_resource_t(resource.rawValue), &limits) == 0 else { exit(70) }
}

let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "load":
  // Whatever is set up at the first use is not the file's.
  _ = try readAll(arguments[3])
  let start = memory("VmSize")
  limit(RLIMIT_AS, start + (UInt(arguments[4]) ?? 0) << 20)
  var outcome = "read"
  var result = 0
  do { result = try readAll(arguments[2]) } catch { outcome = "\(error)" }
  print(outcome)
  print((Int(memory("VmPeak")) - Int(start) - result) >> 20)
  // Not through the handlers at the end, which may need memory beyond the limit.
  fflush(nil)
  _exit(0)
case "save":
  signal(SIGXFSZ, SIG_IGN)
  limit(RLIMIT_FSIZE, UInt(arguments[3]) ?? 0)
  do {
    if arguments[2].hasSuffix(".npz") {
      try model(4096, 2).write(toNPZ: arguments[2])
    } else {
      try model(4096, 2).write(toSafetensors: arguments[2])
    }
    print("saved")
  } catch { print(error) }
case "save-forever":
  for turn in 1... {
    let tensors = model(turn % 7 * 500 + 1, Float(turn))
    if arguments[2].hasSuffix(".npz") {
      try tensors.write(toNPZ: arguments[2])
    } else {
      try tensors.write(toSafetensors: arguments[2])
    }
  }
default: exit(64)
}
