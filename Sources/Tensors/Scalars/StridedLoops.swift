// Inner loops over strided memory. Each takes the function as a closure that is inlined. Those
// for functions that are no more than an instruction have branches for the strides at which the
// compiler can use vectors: all operands contiguous, in place, one operand a single element.

@inline(__always)
func mapLoop<Source, Target>(
  _ source: UnsafePointer<Source>, _ sourceStride: Int,
  _ target: UnsafeMutablePointer<Target>, _ targetStride: Int, _ count: Int,
  _ function: (Source) -> Target
) {
  if sourceStride == 1 && targetStride == 1 {
    for i in 0..<count { target[i] = function(source[i]) }
  } else {
    for i in 0..<count { target[i &* targetStride] = function(source[i &* sourceStride]) }
  }
}

/// `mapLoop` for results of the operand's type, where the target may be the source.
@inline(__always)
func updateLoop<Scalar>(
  _ source: UnsafePointer<Scalar>, _ sourceStride: Int,
  _ target: UnsafeMutablePointer<Scalar>, _ targetStride: Int, _ count: Int,
  _ function: (Scalar) -> Scalar
) {
  if source == UnsafePointer(target) && sourceStride == 1 && targetStride == 1 {
    for i in 0..<count { target[i] = function(target[i]) }
  } else {
    mapLoop(source, sourceStride, target, targetStride, count, function)
  }
}

/// For functions that cost more than to read their operands, or for types that have no vectors.
@inline(__always)
func zipLoop<Source, Target>(
  _ lhs: UnsafePointer<Source>, _ lhsStride: Int,
  _ rhs: UnsafePointer<Source>, _ rhsStride: Int,
  _ target: UnsafeMutablePointer<Target>, _ targetStride: Int, _ count: Int,
  _ function: (Source, Source) -> Target
) {
  for i in 0..<count {
    target[i &* targetStride] = function(lhs[i &* lhsStride], rhs[i &* rhsStride])
  }
}

/// For functions of numbers of one type, where the target may be the left operand.
///
/// Said to the compiler as a loop over one pointer less, in-place loops become
/// vector code too: it cannot prove that two pointers that are equal do not
/// overlap in a harmful way.
@inline(__always)
func arithmeticLoop<Scalar>(
  _ lhs: UnsafePointer<Scalar>, _ lhsStride: Int,
  _ rhs: UnsafePointer<Scalar>, _ rhsStride: Int,
  _ target: UnsafeMutablePointer<Scalar>, _ targetStride: Int, _ count: Int,
  _ function: (Scalar, Scalar) -> Scalar
) {
  if lhs == UnsafePointer(target) && lhsStride == 1 && targetStride == 1 {
    if rhsStride == 1 {
      for i in 0..<count { target[i] = function(target[i], rhs[i]) }
      return
    } else if rhsStride == 0 {
      let value = rhs.pointee
      for i in 0..<count { target[i] = function(target[i], value) }
      return
    }
  }
  if lhsStride == 1 && rhsStride == 1 && targetStride == 1 {
    for i in 0..<count { target[i] = function(lhs[i], rhs[i]) }
  } else if lhsStride == 1 && rhsStride == 0 && targetStride == 1 {
    let value = rhs.pointee
    for i in 0..<count { target[i] = function(lhs[i], value) }
  } else if lhsStride == 0 && rhsStride == 1 && targetStride == 1 {
    let value = lhs.pointee
    for i in 0..<count { target[i] = function(value, rhs[i]) }
  } else {
    zipLoop(lhs, lhsStride, rhs, rhsStride, target, targetStride, count, function)
  }
}
