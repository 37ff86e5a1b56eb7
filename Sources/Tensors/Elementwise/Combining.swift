import CVectorMath

// How every operation on two operands walks over them. Operands are tensors that broadcast, or
// one of them is a number, for which no tensor is made.

/// A loop over `count` elements of two operands, each a pointer and a stride, and of the target.
typealias BinaryLoop<Operand, Result> = (
  UnsafePointer<Operand>, Int, UnsafePointer<Operand>, Int, UnsafeMutablePointer<Result>, Int, Int
) -> Void

/// A loop over `count` elements of an operand and of the target.
typealias UnaryLoop<Operand, Result> = (
  UnsafePointer<Operand>, Int, UnsafeMutablePointer<Result>, Int, Int
) -> Void

extension Tensor {
  /// `lhs` and `rhs`, broadcast to a common shape, combined element by element; new storage.
  static func combining<Operand>(
    _ lhs: Tensor<Operand>, _ rhs: Tensor<Operand>, named name: String,
    _ loop: BinaryLoop<Operand, Scalar>
  ) -> Tensor {
    guard let shape = Layout.broadcastShape(lhs.dimensions, rhs.dimensions) else {
      fail("\(name): shapes \(lhs.shape) and \(rhs.shape) do not broadcast")
    }
    let result = Tensor(uninitialized: shape)
    result.set(
      lhs.broadcast(to: shape, operation: name), rhs.broadcast(to: shape, operation: name),
      isNew: true, loop)
    return result
  }

  /// `lhs` with a number on its right side, element by element; new storage.
  static func combining<Operand>(
    _ lhs: Tensor<Operand>, _ rhs: Operand, _ loop: BinaryLoop<Operand, Scalar>
  ) -> Tensor {
    mapping(lhs) { source, sourceStride, target, targetStride, count in
      withUnsafePointer(to: rhs) {
        loop(source, sourceStride, $0, 0, target, targetStride, count)
      }
    }
  }

  /// `rhs` with a number on its left side, element by element; new storage.
  static func combining<Operand>(
    _ lhs: Operand, _ rhs: Tensor<Operand>, _ loop: BinaryLoop<Operand, Scalar>
  ) -> Tensor {
    mapping(rhs) { source, sourceStride, target, targetStride, count in
      withUnsafePointer(to: lhs) {
        loop($0, 0, source, sourceStride, target, targetStride, count)
      }
    }
  }

  /// Combines `other`, broadcast, into this tensor's memory, as if it had been copied first.
  func combine(
    with other: Tensor, named name: String, _ loop: BinaryLoop<Scalar, Scalar>
  ) {
    requireWritable(name)
    let isHarmless = layout == other.layout || !overlaps(other)
    set(
      self, (isHarmless ? other : other.copy()).broadcast(to: dimensions, operation: name),
      isNew: false, loop)
  }

  /// Combines a number with every element in place.
  func combine(with other: Scalar, named name: String, _ loop: BinaryLoop<Scalar, Scalar>) {
    update(named: name) { source, sourceStride, target, targetStride, count in
      withUnsafePointer(to: other) {
        loop(source, sourceStride, $0, 0, target, targetStride, count)
      }
    }
  }

  /// Every element of `source` through a function; new storage.
  static func mapping<Operand>(
    _ source: Tensor<Operand>, _ loop: UnaryLoop<Operand, Scalar>
  ) -> Tensor {
    let result = Tensor(uninitialized: source.dimensions)
    result.set(source, isNew: true, loop)
    return result
  }

  /// Every element through a function in place.
  func update(named name: String, _ loop: UnaryLoop<Scalar, Scalar>) {
    requireWritable(name)
    set(self, isNew: false, loop)
  }

  private func set<Operand>(
    _ source: Tensor<Operand>, isNew: Bool, _ loop: UnaryLoop<Operand, Scalar>
  ) {
    let nest = LoopNest(target: layout, source.layout)
    let strides = nest.strides
    let (from, to) = (RunStart(source), RunStart(self))
    withExtendedLifetime((storage, source.storage)) {
      if isNew && isStreamed(nest) {
        stream(nest) { runs, place, output, count in
          loop(
            UnsafePointer(from.pointer(at: runs[1] + place * strides.1)), strides.1, output, 1,
            count)
        }
        return
      }
      nest.forEachRun { target, origin, _ in
        loop(
          UnsafePointer(from.pointer(at: origin)), strides.1, to.pointer(at: target), strides.0,
          nest.count)
      }
    }
  }

  private func set<Operand>(
    _ lhs: Tensor<Operand>, _ rhs: Tensor<Operand>, isNew: Bool,
    _ loop: BinaryLoop<Operand, Scalar>
  ) {
    let nest = LoopNest(target: layout, lhs.layout, rhs.layout)
    let strides = nest.strides
    let (left, right, to) = (RunStart(lhs), RunStart(rhs), RunStart(self))
    withExtendedLifetime((storage, lhs.storage, rhs.storage)) {
      if isNew && isStreamed(nest) {
        stream(nest) { runs, place, output, count in
          loop(
            UnsafePointer(left.pointer(at: runs[1] + place * strides.1)), strides.1,
            UnsafePointer(right.pointer(at: runs[2] + place * strides.2)), strides.2, output, 1,
            count)
        }
        return
      }
      nest.forEachRun { target, leftOrigin, rightOrigin in
        loop(
          UnsafePointer(left.pointer(at: leftOrigin)), strides.1,
          UnsafePointer(right.pointer(at: rightOrigin)), strides.2,
          to.pointer(at: target), strides.0, nest.count)
      }
    }
  }
}

// MARK: - Large results

/// Results from this size on do not stay in the caches near a core. Written the usual way, each of
/// their lines would be read from memory first.
let streamedBytes = 2 << 20
/// What is computed at once, in the nearest cache, before it goes to memory.
private let blockBytes = 4 << 10

extension Tensor {
  /// Whether what a nest writes to this tensor, which is new, goes past the caches.
  func isStreamed(_ nest: LoopNest) -> Bool {
    let size = MemoryLayout<Scalar>.stride
    return count * size >= streamedBytes && nest.count * size >= blockBytes
      && nest.runStrides[0] == 1
  }

  /// Calls `body` with block after block: the positions at which the run starts, an operand
  /// each, the place of the block in the run, where to write it, and its number of elements.
  func stream(
    _ nest: LoopNest, _ body: (SIMD4<Int>, Int, UnsafeMutablePointer<Scalar>, Int) -> Void
  ) {
    let size = MemoryLayout<Scalar>.stride
    withUnsafeTemporaryAllocation(byteCount: blockBytes, alignment: 64) { block in
      guard let block = block.baseAddress else { return }
      let output = block.assumingMemoryBound(to: Scalar.self)
      nest.forEachStart { runs in
        for place in Swift.stride(from: 0, to: nest.count, by: blockBytes / size) {
          let count = Swift.min(blockBytes / size, nest.count - place)
          body(runs, place, output, count)
          apus_stream(count * size, block, storage.pointer + (runs[0] + place) * size)
        }
      }
      apus_end_stream()
    }
  }
}

/// The memory of a tensor as bytes.
///
/// Generic code that is not specialised asks at run time how large an element is; here it does
/// so once, and not for every run of elements.
private struct RunStart<Scalar: TensorScalar> {
  private let bytes: UnsafeMutableRawPointer
  private let size: Int

  init(_ tensor: Tensor<Scalar>) {
    bytes = tensor.storage.pointer
    size = MemoryLayout<Scalar>.stride
  }

  @inline(__always)
  func pointer(at position: Int) -> UnsafeMutablePointer<Scalar> {
    (bytes + position &* size).assumingMemoryBound(to: Scalar.self)
  }
}
