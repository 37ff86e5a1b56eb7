import ComplexModule

// Conversion between scalar types: for each target one loop a source type.

extension IntegerScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _convert(
    _ source: UnsafeRawPointer, _ sourceType: ScalarType, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    convertLoop(source, sourceType, sourceStride, target, targetStride, count) {
      $0 ? 1 : 0
    } fromInteger: {
      Self($0)
    } fromFloat: {
      Self($0)
    } fromDouble: {
      Self($0)
    } fromComplexFloat: { _ in
      failToConvertComplex(to: Self.self)
    } fromComplexDouble: { _ in
      failToConvertComplex(to: Self.self)
    }
  }
}

extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _convert(
    _ source: UnsafeRawPointer, _ sourceType: ScalarType, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    convertLoop(source, sourceType, sourceStride, target, targetStride, count) {
      $0 ? 1 : 0
    } fromInteger: {
      Self($0)
    } fromFloat: {
      Self($0)
    } fromDouble: {
      Self($0)
    } fromComplexFloat: { _ in
      failToConvertComplex(to: Self.self)
    } fromComplexDouble: { _ in
      failToConvertComplex(to: Self.self)
    }
  }
}

extension Bool {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _convert(
    _ source: UnsafeRawPointer, _ sourceType: ScalarType, _ sourceStride: Int,
    to target: UnsafeMutablePointer<Self>, _ targetStride: Int, count: Int
  ) {
    convertLoop(source, sourceType, sourceStride, target, targetStride, count) {
      $0
    } fromInteger: {
      $0 != 0
    } fromFloat: {
      $0 != 0
    } fromDouble: {
      $0 != 0
    } fromComplexFloat: {
      $0 != 0
    } fromComplexDouble: {
      $0 != 0
    }
  }
}

/// A complex number has no real value, and which part is meant is for the program to say.
private func failToConvertComplex(to type: any TensorScalar.Type) -> Never {
  fail("converted(to:): complex numbers do not convert to \(type); take realPart or imaginaryPart")
}

/// The loop for the type behind `source`; integers come as `Int64`, which holds all of them.
@inline(__always)
func convertLoop<Target: TensorScalar>(
  _ source: UnsafeRawPointer, _ sourceType: ScalarType, _ sourceStride: Int,
  _ target: UnsafeMutablePointer<Target>, _ targetStride: Int, _ count: Int,
  fromBool: (Bool) -> Target, fromInteger: (Int64) -> Target,
  fromFloat: (Float) -> Target, fromDouble: (Double) -> Target,
  fromComplexFloat: (Complex<Float>) -> Target, fromComplexDouble: (Complex<Double>) -> Target
) {
  switch sourceType {
  case .bool:
    let source = source.assumingMemoryBound(to: Bool.self)
    mapLoop(source, sourceStride, target, targetStride, count, fromBool)
  case .uint8:
    let source = source.assumingMemoryBound(to: UInt8.self)
    mapLoop(source, sourceStride, target, targetStride, count) { fromInteger(Int64($0)) }
  case .int32:
    let source = source.assumingMemoryBound(to: Int32.self)
    mapLoop(source, sourceStride, target, targetStride, count) { fromInteger(Int64($0)) }
  case .int64:
    let source = source.assumingMemoryBound(to: Int64.self)
    mapLoop(source, sourceStride, target, targetStride, count, fromInteger)
  case .float:
    let source = source.assumingMemoryBound(to: Float.self)
    mapLoop(source, sourceStride, target, targetStride, count, fromFloat)
  case .double:
    let source = source.assumingMemoryBound(to: Double.self)
    mapLoop(source, sourceStride, target, targetStride, count, fromDouble)
  case .complexFloat:
    let source = source.assumingMemoryBound(to: Complex<Float>.self)
    mapLoop(source, sourceStride, target, targetStride, count, fromComplexFloat)
  case .complexDouble:
    let source = source.assumingMemoryBound(to: Complex<Double>.self)
    mapLoop(source, sourceStride, target, targetStride, count, fromComplexDouble)
  }
}
