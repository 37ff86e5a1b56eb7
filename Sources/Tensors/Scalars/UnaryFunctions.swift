import Glibc

extension Double {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _map(
    _ function: _UnaryFunction, _ source: UnsafePointer<Double>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Double>, _ targetStride: Int, count: Int
  ) {
    mapFunction(function, source, sourceStride, target, targetStride, count) {
      Glibc.exp($0)
    } log: {
      Glibc.log($0)
    } tanh: {
      Glibc.tanh($0)
    }
  }
}

extension Float {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _map(
    _ function: _UnaryFunction, _ source: UnsafePointer<Float>, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Float>, _ targetStride: Int, count: Int
  ) {
    mapFunction(function, source, sourceStride, target, targetStride, count) {
      Glibc.expf($0)
    } log: {
      Glibc.logf($0)
    } tanh: {
      Glibc.tanhf($0)
    }
  }
}

@inline(__always)
private func mapFunction<Scalar: FloatingPointScalar>(
  _ function: _UnaryFunction, _ source: UnsafePointer<Scalar>, _ sourceStride: Int,
  _ target: UnsafeMutablePointer<Scalar>, _ targetStride: Int, _ count: Int,
  exp: (Scalar) -> Scalar, log: (Scalar) -> Scalar, tanh: (Scalar) -> Scalar
) {
  switch function {
  case .negate: mapLoop(source, sourceStride, target, targetStride, count) { -$0 }
  case .magnitude: mapLoop(source, sourceStride, target, targetStride, count) { $0.magnitude }
  case .squareRoot: mapLoop(source, sourceStride, target, targetStride, count) { $0.squareRoot() }
  case .exp:
    if sourceStride == 1 && targetStride == 1 {
      Scalar._kernels.exp(count, source, target)
    } else {
      mapThroughBuffer(source, sourceStride, target, targetStride, count, Scalar._kernels.exp)
    }
  case .log: mapLoop(source, sourceStride, target, targetStride, count, log)
  case .tanh: mapLoop(source, sourceStride, target, targetStride, count, tanh)
  case .sigmoid: mapLoop(source, sourceStride, target, targetStride, count) { 1 / (1 + exp(-$0)) }
  }
}

/// A loop over contiguous memory for strided operands, a block at a time.
///
/// A second implementation of the function for these would round differently, and the result
/// would depend on how a tensor lies in memory.
private func mapThroughBuffer<Scalar: FloatingPointScalar>(
  _ source: UnsafePointer<Scalar>, _ sourceStride: Int,
  _ target: UnsafeMutablePointer<Scalar>, _ targetStride: Int, _ count: Int,
  _ function: (Int, UnsafePointer<Scalar>, UnsafeMutablePointer<Scalar>) -> Void
) {
  withUnsafeTemporaryAllocation(of: Scalar.self, capacity: min(count, 256)) { buffer in
    guard let block = buffer.baseAddress else { return }
    for start in stride(from: 0, to: count, by: buffer.count) {
      let length = min(buffer.count, count - start)
      for i in 0..<length { block[i] = source[(start + i) * sourceStride] }
      function(length, block, block)
      for i in 0..<length { target[(start + i) * targetStride] = block[i] }
    }
  }
}
