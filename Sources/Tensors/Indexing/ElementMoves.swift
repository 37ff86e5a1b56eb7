extension Tensor {
  /// For each `k` copies the elements at `sources` shifted by `sourceShifts[k]` to those at
  /// `targets` shifted by `targetShifts[k]`, in the order of the shifts.
  ///
  /// The layouts have one shape and are about the storages of `source` and this tensor, which
  /// do not overlap.
  func move(
    from source: Tensor, _ sources: Layout, _ sourceShifts: [Int],
    to targets: Layout, _ targetShifts: [Int]
  ) {
    withExtendedLifetime((storage, source.storage)) {
      let (from, to) = (UnsafeRawPointer(source.elements), UnsafeMutableRawPointer(elements))
      // Only the size of an element matters here.
      switch MemoryLayout<Scalar>.stride {
      case 1: moveUnits(UInt8.self, from, sources, sourceShifts, to, targets, targetShifts)
      case 4: moveUnits(UInt32.self, from, sources, sourceShifts, to, targets, targetShifts)
      case 8: moveUnits(UInt64.self, from, sources, sourceShifts, to, targets, targetShifts)
      case 16: moveUnits(Sixteen.self, from, sources, sourceShifts, to, targets, targetShifts)
      default: fail("an element of \(MemoryLayout<Scalar>.stride) bytes")
      }
    }
  }
}

/// Sixteen bytes that are aligned as their halves are.
private struct Sixteen: BitwiseCopyable {
  var halves: (UInt64, UInt64)
}

private func moveUnits<Unit: BitwiseCopyable>(
  _ type: Unit.Type,
  _ source: UnsafeRawPointer, _ sources: Layout, _ sourceShifts: [Int],
  _ target: UnsafeMutableRawPointer, _ targets: Layout, _ targetShifts: [Int]
) {
  let nest = LoopNest(target: targets, sources)
  let (to, from, _) = nest.strides
  let source = source.assumingMemoryBound(to: type)
  let target = target.assumingMemoryBound(to: type)
  let isCopyOfRuns = to == 1 && from == 1 && nest.count >= 4
  sourceShifts.withUnsafeBufferPointer { sourceShifts in
    targetShifts.withUnsafeBufferPointer { targetShifts in
      nest.forEachRun { targetStart, sourceStart, _ in
        if isCopyOfRuns {
          let byteCount = nest.count * MemoryLayout<Unit>.stride
          for k in targetShifts.indices {
            UnsafeMutableRawPointer(target + (targetStart + targetShifts[k])).copyMemory(
              from: source + (sourceStart + sourceShifts[k]), byteCount: byteCount)
          }
          return
        }
        for i in 0..<nest.count {
          let target = target + (targetStart + i * to)
          let source = source + (sourceStart + i * from)
          for k in targetShifts.indices { target[targetShifts[k]] = source[sourceShifts[k]] }
        }
      }
    }
  }
}
