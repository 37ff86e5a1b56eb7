import CVectorMath

/// Which side of a copy lies at given shifts; the other one is evenly spaced.
enum ElementMove {
  /// From the shifts.
  case gather
  /// To the shifts, in their order.
  case scatter
}

extension Tensor {
  /// For each `k` copies the elements at `sources` to those at `targets`, where one of them is
  /// shifted by `shifts[k]` and the other by `k · step`.
  ///
  /// The layouts have one shape and are about the storages of `source` and this tensor, which
  /// do not overlap.
  func move(
    _ move: ElementMove, from source: Tensor, _ sources: Layout, to targets: Layout,
    shifts: UnsafeBufferPointer<Int64>, step: Int
  ) {
    moveElements(
      MemoryLayout<Scalar>.stride, move, source.elements, sources, to: elements, targets, shifts,
      step)
    withExtendedLifetime((storage, source.storage)) {}
  }
}

/// The same for elements of which only the size is known.
private func moveElements(
  _ size: Int, _ move: ElementMove, _ source: UnsafeRawPointer, _ sources: Layout,
  to target: UnsafeMutableRawPointer, _ targets: Layout, _ shifts: UnsafeBufferPointer<Int64>,
  _ step: Int
) {
  let nest = LoopNest(target: targets, sources)
  switch size {
  case 1: moveUnits(UInt8.self, move, source, target, nest, shifts, step)
  case 4: moveUnits(UInt32.self, move, source, target, nest, shifts, step)
  case 8: moveUnits(UInt64.self, move, source, target, nest, shifts, step)
  case 16: moveUnits(Sixteen.self, move, source, target, nest, shifts, step)
  default: fail("an element of \(size) bytes")
  }
}

/// Sixteen bytes that are aligned as their halves are.
private struct Sixteen: BitwiseCopyable {
  var halves: (UInt64, UInt64)
}

private func moveUnits<Unit: BitwiseCopyable>(
  _ type: Unit.Type, _ move: ElementMove,
  _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer, _ nest: LoopNest,
  _ shifts: UnsafeBufferPointer<Int64>, _ step: Int
) {
  let (to, from, _) = nest.strides
  let count = shifts.count
  let isCopyOfRuns = to == 1 && from == 1 && nest.count >= 4
  let runBytes = nest.count * MemoryLayout<Unit>.stride
  let isStreamed = move == .gather && runBytes >= 4096 && runBytes * count >= streamedBytes
  nest.forEachRun { targetStart, sourceStart, _ in
    let target = target.assumingMemoryBound(to: type) + targetStart
    let source = source.assumingMemoryBound(to: type) + sourceStart
    if isCopyOfRuns {
      for k in 0..<count {
        let (shift, even) = (Int(shifts[k]), k &* step)
        if isStreamed {
          apus_stream(runBytes, source + shift, target + even)
        } else {
          UnsafeMutableRawPointer(target + (move == .gather ? even : shift)).copyMemory(
            from: source + (move == .gather ? shift : even), byteCount: runBytes)
        }
      }
      if isStreamed { apus_end_stream() }
      return
    }
    for i in 0..<nest.count {
      let (target, source) = (target + i &* to, source + i &* from)
      switch move {
      case .gather: for k in 0..<count { target[k &* step] = source[Int(shifts[k])] }
      case .scatter: for k in 0..<count { target[Int(shifts[k])] = source[k &* step] }
      }
    }
  }
}
