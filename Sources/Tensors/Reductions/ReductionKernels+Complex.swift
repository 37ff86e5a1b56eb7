import ComplexModule

// A conditional conformance is not specialised by itself; these are.

extension Complex where RealType: FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  @specialized(where RealType == Double)
  @specialized(where RealType == Float)
  public static func _reduce(
    _ reduction: _Reduction, _ source: UnsafePointer<Self>, _ nest: _ReductionNest,
    to target: UnsafeMutablePointer<Self>
  ) {
    reduce(reduction, source, nest, to: target)
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  @specialized(where RealType == Double)
  @specialized(where RealType == Float)
  public static func _accumulate(
    _ reduction: _Reduction, _ source: UnsafePointer<Self>, _ lines: _LineNest,
    to target: UnsafeMutablePointer<Self>
  ) {
    accumulate(reduction, source, lines, to: target)
  }
}

extension Complex: _CountingKernels where RealType: FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  @specialized(where RealType == Double)
  @specialized(where RealType == Float)
  public static func _countNonzero(
    _ source: UnsafePointer<Self>, _ nest: _ReductionNest, to target: UnsafeMutablePointer<Int64>
  ) {
    countNonzero(source, nest, to: target)
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  @specialized(where RealType == Double)
  @specialized(where RealType == Float)
  public static func _positionsOfNonzero(
    _ source: UnsafePointer<Self>, count: Int, to target: UnsafeMutablePointer<Int64>
  ) {
    positionsOfNonzero(source, count: count, to: target)
  }
}
