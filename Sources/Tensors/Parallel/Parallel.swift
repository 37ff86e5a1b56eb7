import CVectorMath

/// Calls `body` for each part of a piece of work, the parts on threads of their own.
///
/// Parts must not write to the same memory. With one part, or while another thread is in such
/// a call, everything runs on the calling thread.
func parallel(_ parts: Int, _ body: (_ part: Int) -> Void) {
  if parts <= 1 { return body(0) }
  withoutActuallyEscaping(body) { body in
    withUnsafePointer(to: body) { pointer in
      apus_parallel(
        parts,
        { context, part in
          context.unsafelyUnwrapped.assumingMemoryBound(to: ((Int) -> Void).self).pointee(part)
        }, UnsafeMutableRawPointer(mutating: pointer))
    }
  }
}

/// Calls `body` for ranges that cover 0 ..< `count`, on several threads where it is worth it.
///
/// - Parameters:
///   - work: what one of the `count` turns costs, in elements that are touched.
///   - alignment: ranges but for the last are multiples of it.
///
/// The number of threads is at most `BLAS.threadCount`, and each has at least 2¹⁴ elements to
/// touch: handing work over takes as long as some thousands.
func parallel(
  count: Int, work: Int, alignment: Int = 1, _ body: (_ range: Range<Int>) -> Void
) {
  let (total, overflow) = count.multipliedReportingOverflow(by: work)
  let worthwhile = (overflow ? Int.max : total) >> 14
  if worthwhile < 2 { return body(0..<count) }
  let parts = min(BLAS.threadCount, worthwhile, (count + alignment - 1) / alignment)
  if parts < 2 { return body(0..<count) }
  let units = (count + alignment - 1) / alignment
  parallel(parts) { part in
    let start = min(count, units * part / parts * alignment)
    let end = min(count, units * (part + 1) / parts * alignment)
    if start < end { body(start..<end) }
  }
}
