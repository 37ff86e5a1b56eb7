import Foundation
import Tensors

/// A tensor as `compare.py` reads it.
struct EncodedTensor: Encodable {
  let dtype: String
  let shape: [Int]
  let data: Data

  init<Scalar: TensorScalar>(_ tensor: Tensor<Scalar>) {
    dtype =
      switch Scalar.scalarType {
      case .bool: "bool"
      case .uint8: "<u1"
      case .int32: "<i4"
      case .int64: "<i8"
      case .float: "<f4"
      case .double: "<f8"
      case .complexFloat: "<c8"
      case .complexDouble: "<c16"
      }
    shape = tensor.shape
    data = tensor.withUnsafeBufferPointer { Data(UnsafeRawBufferPointer($0)) }
  }
}

/// A call: what went in, what came out, and how far from NumPy's result that may be.
struct Call: Encodable {
  var name = ""
  /// A Python expression of a, b, c and d.
  let call: String
  let operands: [EncodedTensor]
  let results: [EncodedTensor]
  /// The largest error, in units of the type's eps times the scale.
  let bound: Double
  /// A Python expression; the magnitude of the expected result unless it is given.
  let scale: String?

  init(
    _ call: String, _ operands: [EncodedTensor], _ results: [EncodedTensor], bound: Double = 0,
    scale: String? = nil
  ) {
    (self.call, self.operands, self.results) = (call, operands, results)
    (self.bound, self.scale) = (bound, scale)
  }
}

/// Makes calls and writes them to standard output.
struct Recorder {
  let cases: Int
  let seed: UInt32
  let only: String

  /// Records calls of an operation: `cases` of them, each with random numbers of its own.
  func record(_ name: String, _ call: (inout RandomOperands) throws -> Call) throws {
    guard only.isEmpty || name.contains(only) else { return }
    let encoder = JSONEncoder()
    let nameHash = name.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    for index in 0..<cases {
      var random = RandomOperands(seed: seed &+ nameHash &+ UInt32(index) &* 7919)
      var made = try call(&random)
      made.name = name
      try FileHandle.standardOutput.write(contentsOf: encoder.encode(made) + Data("\n".utf8))
    }
  }
}

func encoded<each Scalar: TensorScalar>(_ tensors: repeat Tensor<each Scalar>) -> [EncodedTensor] {
  var result: [EncodedTensor] = []
  repeat result.append(EncodedTensor(each tensors))
  return result
}
