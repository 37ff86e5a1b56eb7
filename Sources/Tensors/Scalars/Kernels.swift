import CVectorMath

/// The C functions of `CVectorMath` for one scalar type; their header describes them.
public struct _Kernels<Scalar: FloatingPointScalar>: Sendable {
  typealias Input = UnsafePointer<Scalar>
  typealias Output = UnsafeMutablePointer<Scalar>
  typealias Mask = UnsafeMutablePointer<UInt8>

  let atan2: @Sendable (Int, Input, Int, Input, Int, Output) -> Void
  let pow: @Sendable (Int, Input, Int, Input, Int, Output) -> Void
  let hypot: @Sendable (Int, Input, Int, Input, Int, Output) -> Void
  let arithmetic: @Sendable (apus_arithmetic, Int, Input, Int, Input, Int, Output, Int) -> Void
  let addBias: @Sendable (Int, Int, Input, Output) -> Void
  let relu: @Sendable (Int, Input, Output, Mask) -> Void
  let addBiasReLU: @Sendable (Int, Int, Input, Output, Mask) -> Void
  let reluBackward: @Sendable (Int, UnsafePointer<UInt8>, Input, Output) -> Void
  let softmax: @Sendable (Int, Int, Input, Output, Output, Output) -> Void
  let softmaxWithLoss:
    @Sendable (Int, Int, Input, UnsafePointer<Int64>, Bool, Output, Output, Output) -> Void
  let pick: @Sendable (Int, Int, Input, UnsafePointer<Int64>, Output) -> Void
  let crossEntropyGradient: @Sendable (Int, Int, Input, UnsafePointer<Int64>, Output) -> Void
  let isFinite: @Sendable (Int, Input) -> Bool
  let descend: @Sendable (Int, Scalar, Input, Output) -> Void
  let gatherBytes:
    @Sendable (Int, Int, UnsafePointer<UInt8>, Int, UnsafePointer<Int>, Scalar, Output) -> Void
  let sparseByteProduct:
    @Sendable (
      Int, Int, Int, Scalar, UnsafePointer<UInt8>, Int, Int, Input, Int, Int, Scalar, Output, Int,
      Output?, Input
    ) -> Void
}

/// The instruction set that the vector loops were chosen for.
///
/// `"x86-64-v4"` (AVX-512), `"x86-64-v3"` (AVX2) or `"baseline"`.
public var vectorInstructionSet: String { String(cString: apus_vector_level()) }
