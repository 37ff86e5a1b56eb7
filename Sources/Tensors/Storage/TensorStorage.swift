import Glibc

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

  /// Up to this size memory comes from the system's allocator: it keeps such blocks for each thread
  /// and hands them out in less time than it takes to lock the pool. No loop needs more than their
  /// alignment, 16 bytes.
  static let smallSize = 256

  /// Memory for the elements of a layout of a type of `stride` bytes, not initialised.
  init(uninitialized layout: Layout, stride: Int) {
    let (byteCount, overflow) = layout.count.multipliedReportingOverflow(by: stride)
    require(!overflow, "tensor storage: \(layout.count) elements do not fit in memory")
    self.byteCount = byteCount
    if byteCount > Self.smallSize {
      pointer = BufferPool.shared.allocate(byteCount: byteCount)
    } else if let block = malloc(byteCount) {
      BufferPool.shared.countSmallRequest()
      pointer = block
    } else {
      fail("tensor storage: cannot allocate \(byteCount) bytes")
    }
    super.init(layout)
  }

  deinit {
    if byteCount > Self.smallSize {
      BufferPool.shared.deallocate(pointer, byteCount: byteCount)
    } else {
      free(pointer)
    }
  }
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
