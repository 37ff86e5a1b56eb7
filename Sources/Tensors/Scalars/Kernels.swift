import CVectorMath

/// The C functions of `CVectorMath` for one scalar type; their header describes them.
public struct _Kernels<Scalar: FloatingPointScalar> {
  typealias Input = UnsafePointer<Scalar>
  typealias Output = UnsafeMutablePointer<Scalar>
  typealias Mask = UnsafeMutablePointer<UInt8>

  let atan2: (Int, Input, Int, Input, Int, Output) -> Void
  let pow: (Int, Input, Int, Input, Int, Output) -> Void
  let hypot: (Int, Input, Int, Input, Int, Output) -> Void
  let arithmetic: (apus_arithmetic, Int, Input, Int, Input, Int, Output, Int) -> Void
  let addBias: (Int, Int, Input, Output) -> Void
  let relu: (Int, Input, Output, Mask) -> Void
  let reluBackward: (Int, UnsafePointer<UInt8>, Input, Output) -> Void
  let softmax: (Int, Int, Input, Output, Output, Output) -> Void
  let softmaxWithLoss: (Int, Int, Input, UnsafePointer<Int64>, Bool, Output, Output, Output) -> Void
  let pick: (Int, Int, Input, UnsafePointer<Int64>, Output) -> Void
  let crossEntropyGradient: (Int, Int, Input, UnsafePointer<Int64>, Output) -> Void
  let isFinite: (Int, Input) -> Bool
  let descend: (Int, Scalar, Input, Output) -> Void
  let gatherBytes: (Int, Int, UnsafePointer<UInt8>, Int, UnsafePointer<Int>, Scalar, Output) -> Void
}

/// The instruction set that the vector loops were chosen for.
///
/// `"x86-64-v4"` (AVX-512), `"x86-64-v3"` (AVX2) or `"baseline"`.
public var vectorInstructionSet: String { String(cString: apus_vector_level()) }
