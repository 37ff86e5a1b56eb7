/// The memory behind one or more tensors.
///
/// A `Tensor` is a handle on a storage and a `Layout`; slices, transposes and
/// copies of the handle refer to the same storage. It is freed with the last of
/// them.
///
/// It holds the layout that it was made for, so that a new tensor takes no second object.
///
/// A storage is bytes and knows no scalar type: a class that is not generic costs
/// the runtime nothing to look up, which is felt in operations on small tensors.
@usableFromInline
final class TensorStorage: SharedLayout {
  @usableFromInline let pointer: UnsafeMutableRawPointer
  private let byteCount: Int

  /// Memory for the elements of a layout of a type of `stride` bytes, not initialised.
  init(uninitialized layout: Layout, stride: Int) {
    let (byteCount, overflow) = layout.count.multipliedReportingOverflow(by: stride)
    require(!overflow, "tensor storage: \(layout.count) elements do not fit in memory")
    self.byteCount = byteCount
    pointer = BufferPool.shared.allocate(byteCount: byteCount)
    super.init(layout)
  }

  deinit { BufferPool.shared.deallocate(pointer, byteCount: byteCount) }
}

/// A layout in a place of its own, to which tensors refer.
///
/// A tensor that held its layout would be fifteen words, which generic code copies and destroys by
/// looking up at run time how; two references it passes in registers.
@usableFromInline
class SharedLayout {
  @usableFromInline final let layout: Layout

  init(_ layout: Layout) { self.layout = layout }
}
