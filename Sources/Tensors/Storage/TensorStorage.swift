/// The memory behind one or more tensors.
///
/// A `Tensor` is a handle on a storage and a `Layout`; slices, transposes and
/// copies of the handle refer to the same storage. It is freed with the last of
/// them.
final class TensorStorage<Scalar: TensorScalar> {
  let pointer: UnsafeMutablePointer<Scalar>
  let count: Int

  private var byteCount: Int { count * MemoryLayout<Scalar>.stride }

  /// Memory for `count` scalars, not initialised.
  init(uninitializedCount count: Int) {
    let (byteCount, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Scalar>.stride)
    precondition(
      count >= 0 && !overflow, "tensor storage: \(count) elements do not fit in memory")
    self.count = count
    pointer = BufferPool.shared.allocate(byteCount: byteCount).bindMemory(
      to: Scalar.self, capacity: count)
  }

  deinit {
    BufferPool.shared.deallocate(UnsafeMutableRawPointer(pointer), byteCount: byteCount)
  }
}
