/// The memory behind one or more tensors.
///
/// A `Tensor` is a handle on a storage and a `Layout`; slices, transposes and
/// copies of the handle refer to the same storage. It is freed with the last of
/// them.
///
/// A storage is bytes and knows no scalar type: a class that is not generic costs
/// the runtime nothing to look up, which is felt in operations on small tensors.
@usableFromInline
final class TensorStorage {
  @usableFromInline let pointer: UnsafeMutableRawPointer
  private let byteCount: Int

  /// Memory for `count` elements of a type, not initialised.
  init<Scalar: TensorScalar>(uninitializedCount count: Int, of type: Scalar.Type) {
    let (byteCount, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Scalar>.stride)
    require(
      count >= 0 && !overflow, "tensor storage: \(count) elements do not fit in memory")
    self.byteCount = byteCount
    pointer = BufferPool.shared.allocate(byteCount: byteCount)
    pointer.bindMemory(to: Scalar.self, capacity: count)
  }

  deinit { BufferPool.shared.deallocate(pointer, byteCount: byteCount) }
}
