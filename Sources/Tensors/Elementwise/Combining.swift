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
  ///
  /// - Parameter isLight: whether the loop takes less time than memory does, so that a large
  ///   result should go past the caches.
  static func combining<Operand>(
    _ lhs: Tensor<Operand>, _ rhs: Tensor<Operand>, named name: String, isLight: Bool = false,
    _ loop: BinaryLoop<Operand, Scalar>
  ) -> Tensor {
    if lhs.isInStep(with: rhs) && lhs.count * MemoryLayout<Scalar>.stride < streamedBytes {
      let result = Tensor(uninitialized: lhs.dimensions)
      result.setInStep(lhs, rhs, loop)
      return result
    }
    guard let shape = Layout.broadcastShape(lhs.dimensions, rhs.dimensions) else {
      fail("\(name): shapes \(lhs.shape) and \(rhs.shape) do not broadcast")
    }
    let result = Tensor(uninitialized: shape)
    result.set(lhs, rhs, isStreamed: isLight, named: name, loop)
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
    if count > 0 && isInStep(with: other)
      && (storage !== other.storage || layout.offset == other.layout.offset)
    {
      return setInStep(self, other, loop)
    }
    requireWritable(name)
    let isHarmless = layout == other.layout || !overlaps(other)
    set(self, isHarmless ? other : other.copy(), isStreamed: false, named: name, loop)
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
    result.set(source, loop)
    return result
  }

  /// Every element through a function in place.
  @_semantics("optimize.sil.specialize.generic.never")
  func update(named name: String, _ loop: UnaryLoop<Scalar, Scalar>) {
    requireWritable(name)
    set(self, loop)
  }

  private func set<Operand>(_ source: Tensor<Operand>, _ loop: UnaryLoop<Operand, Scalar>) {
    if isInStep(with: source) {
      if count > 0 { loop(UnsafePointer(source.base), 1, base, 1, count) }
      withExtendedLifetime(storage) {}
      withExtendedLifetime(source.storage) {}
      return
    }
    let nest = LoopNest(target: layout, source.layout)
    let strides = nest.strides
    let (from, to) = (RunStart(source), RunStart(self))
    withExtendedLifetime((storage, source.storage)) {
      nest.forEachRun { target, origin, _ in
        loop(
          UnsafePointer(from.pointer(at: origin)), strides.1, to.pointer(at: target), strides.0,
          nest.count)
      }
    }
  }

  /// Sets the elements to those of operands that are in step with them.
  @inline(__always)
  private func setInStep<Operand>(
    _ lhs: Tensor<Operand>, _ rhs: Tensor<Operand>, _ loop: BinaryLoop<Operand, Scalar>
  ) {
    if count > 0 { loop(UnsafePointer(lhs.base), 1, UnsafePointer(rhs.base), 1, base, 1, count) }
    withExtendedLifetime(storage) {}
    withExtendedLifetime(lhs.storage) {}
    withExtendedLifetime(rhs.storage) {}
  }

  /// Sets the elements to those of operands that broadcast to this shape.
  private func set<Operand>(
    _ lhs: Tensor<Operand>, _ rhs: Tensor<Operand>, isStreamed: Bool, named name: String,
    _ loop: BinaryLoop<Operand, Scalar>
  ) {
    let nest = LoopNest(
      target: layout, lhs.layout.broadcast(to: dimensions, operation: name),
      rhs.layout.broadcast(to: dimensions, operation: name))
    let (leftStride, rightStride) = (nest.runStrides[1], nest.runStrides[2])
    let (left, right) = (RunStart(lhs), RunStart(rhs))
    withExtendedLifetime((storage, lhs.storage, rhs.storage)) {
      write(nest, isStreamed: isStreamed) { starts, place, target, targetStride, count in
        loop(
          UnsafePointer(left.pointer(at: starts[1] &+ place &* leftStride)), leftStride,
          UnsafePointer(right.pointer(at: starts[2] &+ place &* rightStride)), rightStride,
          target, targetStride, count)
      }
    }
  }
}

// MARK: - Large results

/// Results of two operands from this size on do not stay in the caches near a core. Written the
/// usual way, each of their lines would be read from memory first.
let streamedBytes = 2 << 20
/// What is computed at once, in the nearest cache, before it goes to memory.
private let blockBytes = 4 << 10

/// Computes `count` elements of a run: given the positions at which the run starts, an operand
/// each, the place in the run from which on, and where to write them at which distance.
typealias RunWriter<Scalar> = (
  _ starts: SIMD4<Int>, _ place: Int, UnsafeMutablePointer<Scalar>, _ stride: Int, _ count: Int
) -> Void

extension Tensor {
  /// Sets the elements run by run; if asked for, those of a large result in blocks that go past
  /// the caches. Then no operand may overlap it.
  @_semantics("optimize.sil.specialize.generic.never")
  func write(_ nest: LoopNest, isStreamed: Bool, _ body: RunWriter<Scalar>) {
    let to = RunStart(self)
    let runBytes = nest.count * to.size
    if !isStreamed || runBytes < blockBytes || count * to.size < streamedBytes
      || nest.runStrides[0] != 1
    {
      nest.forEachStart {
        body($0, 0, to.pointer(at: $0[0]), nest.runStrides[0], nest.count)
      }
      return
    }
    withUnsafeTemporaryAllocation(byteCount: blockBytes, alignment: 64) { block in
      guard let block = block.baseAddress else { return }
      let output = block.assumingMemoryBound(to: Scalar.self)
      nest.forEachStart { starts in
        for place in Swift.stride(from: 0, to: nest.count, by: blockBytes / to.size) {
          let count = Swift.min(blockBytes / to.size, nest.count - place)
          body(starts, place, output, 1, count)
          apus_stream(count * to.size, block, to.pointer(at: starts[0] + place))
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
  let size: Int

  init(_ tensor: Tensor<Scalar>) {
    bytes = tensor.storage.pointer
    size = MemoryLayout<Scalar>.stride
  }

  @inline(__always)
  func pointer(at position: Int) -> UnsafeMutablePointer<Scalar> {
    (bytes + position &* size).assumingMemoryBound(to: Scalar.self)
  }
}
