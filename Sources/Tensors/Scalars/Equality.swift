// Equality of whole tensors.

extension TensorScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _areEqual(
    _ lhs: UnsafeBufferPointer<Self>, _ rhs: UnsafeBufferPointer<Self>
  ) -> Bool {
    lhs.elementsEqual(rhs)
  }
}
