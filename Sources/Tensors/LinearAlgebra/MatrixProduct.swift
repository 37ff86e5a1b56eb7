import CBLAS
import CVectorMath

/// Who multiplies two matrices, decided before anything is called.
///
/// BLAS copies both operands into the order in which it reads them, which pays when they are
/// read often. A product with few columns reads its left side once or twice, and there the
/// kernel of `CVectorMath` that reads it where it lies is faster. Wider products are packed by
/// that kernel as well, up to where BLAS is as fast.
///
/// Images, counts and words of a vocabulary are mostly zeros. Where a sample of the left side is, the
/// kernel passes over them.
///
/// A library that is older than the processor does not know it and may fall back on kernels for
/// any processor, several times slower than what the instruction set allows. Then all products
/// but the smallest go to the kernel.
enum MatrixProduct: Equatable {
  /// A call of `gemm`.
  case blas
  /// The kernel reads the operands where they lie.
  case direct
  /// The kernel packs them first.
  case packed
  /// The kernel passes over the zeros of the left side.
  case sparse

  /// The columns of right sides that fit in the first-level cache a few hundred rows at a time.
  static let directColumns = 8...128
  /// The widest product in which packing here costs no more than packing there.
  static let packedColumns = 512
  /// From so many rows on, a packed right side is read often enough.
  static let packedRows = 16
  static let leastDepth = 8
  /// Below this, OpenBLAS has a path for small matrices, which is as fast but for the three shapes
  /// that follow.
  static let leastMultiplications = 1 << 19
  /// A row times a matrix, from this depth on, which is passed over once.
  static let rowDepth = 96
  static let rowColumns = 32...512
  /// Some rows times a matrix, from this depth on, of which a part stays in the cache for them all.
  static let deepDepth = 512
  static let deepRows = 4
  static let deepColumns = 32
  /// Up to this depth, a large product takes as long as reading and writing it.
  static let outerDepth = 2
  static let outerCount = 1 << 14
  /// A left side that is mostly zeros is looked through in less time than it takes to multiply it if
  /// its elements lie in lines of a word of bits at the least, of which there are some, and if some
  /// columns are computed with each.
  static let sparseLines = 16
  static let sparseLineLength = 64
  static let sparseColumns = 32
  /// From this depth on, and if there are at most a quarter as many rows and not too many columns, a
  /// sparse product is the sum of two, each with half of the depth.
  static let halvedDepth = 512
  static let halvedColumns = 512
  /// Below this, the call itself is what takes time, whoever multiplies.
  static let leastMultiplicationsForUnfitBLAS = 1 << 10

  /// Whether the kernels of the linked BLAS use the processor's vectors.
  static let blasFits: Bool = {
    let core = BLAS.coreName
    let wide = ["SkylakeX", "Cooperlake", "SapphireRapids"]
    return switch vectorInstructionSet {
    case "x86-64-v4": wide.contains(core)
    case "x86-64-v3": wide.contains(core) || ["Haswell", "Zen"].contains(core)
    default: true
    }
  }()

  init<Scalar>(
    _ lhs: _MatrixOperand<Scalar>, _ rhs: _MatrixOperand<Scalar>, _ target: _MatrixTarget<Scalar>,
    isSparse: @autoclosure () -> Bool, blasFits: Bool = Self.blasFits
  ) {
    let (rows, columns, depth) = (target.rows, target.columns, lhs.columns)
    let multiplications = rows * columns * depth
    let (lines, length) = lhs.isTransposed ? (depth, rows) : (rows, depth)
    if Self.maySkipZeros(lines: lines, length: length, columns: columns) && isSparse() {
      self = .sparse
      return
    }
    let canBeDirect = !rhs.isTransposed && columns <= Self.directColumns.upperBound
    if blasFits {
      let isLarge =
        depth >= Self.leastDepth && multiplications >= Self.leastMultiplications
        && columns >= Self.directColumns.lowerBound
      let isRow = rows == 1 && depth >= Self.rowDepth && Self.rowColumns.contains(columns)
      let isDeep =
        rows >= Self.deepRows && depth >= Self.deepDepth && columns >= Self.deepColumns
        && !lhs.isTransposed
      let isOuter =
        1...Self.outerDepth ~= depth && rows * columns >= Self.outerCount
        && columns >= Self.deepColumns
      if canBeDirect && (isLarge || isDeep || isOuter) || isRow && !rhs.isTransposed {
        self = .direct
      } else if isLarge && rows >= Self.packedRows && columns <= Self.packedColumns
        && columns > Self.directColumns.upperBound
      {
        self = .packed
      } else {
        self = .blas
      }
    } else if columns * MemoryLayout<Scalar>.stride >= 32
      && multiplications >= Self.leastMultiplicationsForUnfitBLAS
    {
      self = canBeDirect || (rows < Self.packedRows && !rhs.isTransposed) ? .direct : .packed
    } else {
      self = .blas
    }
  }

  /// Whether a product with so many columns is large enough for its left side, of which `lines`
  /// rows or columns of `length` elements lie without gaps, to be looked through for zeros.
  static func maySkipZeros(lines: Int, length: Int, columns: Int) -> Bool {
    lines >= sparseLines && length >= sparseLineLength && columns >= sparseColumns
      && lines * length * columns >= leastMultiplications
  }

  typealias Kernel<Left, Scalar> = (
    Int, Int, Int, Scalar, UnsafePointer<Left>, Int, Int, UnsafePointer<Scalar>, Int, Int, Scalar,
    UnsafeMutablePointer<Scalar>, Int, UnsafeMutablePointer<Scalar>?
  ) -> Void

  /// `target = beta · target + alpha · lhs · rhs` by the kernel, with rows or columns shared out
  /// among threads.
  ///
  /// Each element has the same bits on any number of threads.
  @inline(__always)
  func multiply<Left, Scalar: FloatingPointScalar>(
    alpha: Scalar, _ lhs: _MatrixOperand<Left>, _ rhs: _MatrixOperand<Scalar>,
    beta: Scalar, _ target: _MatrixTarget<Scalar>, _ kernel: Kernel<Left, Scalar>
  ) {
    let (left, right) = (lhs.strides, rhs.strides)
    let scratchSize = 3 * Int(APUS_GEMM_PANEL_BYTES) + Int(APUS_GEMM_BLOCK_BYTES)
    func multiply(
      rows: Range<Int>, depth: Range<Int>, columns: Range<Int>, beta: Scalar,
      _ target: _MatrixTarget<Scalar>
    ) {
      let scratch = self != .direct ? BufferPool.shared.allocate(byteCount: scratchSize) : nil
      defer { if let scratch { BufferPool.shared.deallocate(scratch, byteCount: scratchSize) } }
      kernel(
        rows.count, columns.count, depth.count, alpha,
        lhs.pointer + rows.lowerBound * left.row + depth.lowerBound * left.column, left.row,
        left.column,
        rhs.pointer + depth.lowerBound * right.row + columns.lowerBound * right.column, right.row,
        right.column, beta,
        target.pointer + rows.lowerBound * target.leadingDimension + columns.lowerBound,
        target.leadingDimension, scratch?.assumingMemoryBound(to: Scalar.self))
    }
    let depth = 0..<lhs.columns
    // The kernel does some 16 multiplications in the time in which others touch an element; and
    // what another core has written takes a while to arrive, so that small products stay whole.
    let multiplicationsPerElement = 64
    if self == .sparse && depth.count >= max(Self.halvedDepth, 4 * target.rows)
      && target.columns <= Self.halvedColumns
    {
      // Every thread would pack all of the right side for few rows. In a network, moreover, half of it
      // was written by another thread, when the gradient was subtracted from the weights. So each
      // half of the depth is multiplied for itself, whatever the number of threads, and they are
      // added at the end.
      let middle = depth.count / 2 / Self.sparseLineLength * Self.sparseLineLength
      let byteCount = target.rows * target.columns * MemoryLayout<Scalar>.stride
      let memory = BufferPool.shared.allocate(byteCount: byteCount)
      defer { BufferPool.shared.deallocate(memory, byteCount: byteCount) }
      let second = _MatrixTarget(
        pointer: memory.assumingMemoryBound(to: Scalar.self), rows: target.rows,
        columns: target.columns, leadingDimension: target.columns)
      let rows = target.rows
      parallel(
        count: 2 * rows, work: target.columns * middle / multiplicationsPerElement
      ) { part in
        let firstRows = part.clamped(to: 0..<rows)
        let secondRows = part.clamped(to: rows..<2 * rows)
        if !firstRows.isEmpty {
          multiply(
            rows: firstRows, depth: 0..<middle, columns: 0..<target.columns, beta: beta, target)
        }
        if !secondRows.isEmpty {
          multiply(
            rows: secondRows.lowerBound - rows..<secondRows.upperBound - rows,
            depth: middle..<depth.count, columns: 0..<target.columns, beta: 0, second)
        }
      }
      return target.add(second)
    }
    // What is shared out is the larger side: the other operand is packed by every thread. Parts are
    // whole units but for the last, which takes what is left, so that none is smaller than a tile.
    let sharesColumns = self != .direct && target.columns >= max(128, target.rows)
    let (count, unit, length) =
      sharesColumns ? (target.columns, 64, target.rows) : (target.rows, 8, target.columns)
    let units = max(count / unit, 1)
    parallel(
      count: units, work: unit * length * depth.count / multiplicationsPerElement
    ) { part in
      let range =
        part.lowerBound * unit..<(part.upperBound == units ? count : part.upperBound * unit)
      multiply(
        rows: sharesColumns ? 0..<target.rows : range, depth: depth,
        columns: sharesColumns ? range : 0..<target.columns, beta: beta, target)
    }
  }
}

extension _MatrixTarget where Scalar: FloatingPointScalar {
  /// Adds a matrix of the same size without gaps.
  fileprivate func add(_ other: _MatrixTarget) {
    let isContiguous = leadingDimension == columns
    let (lines, length) = isContiguous ? (1, rows * columns) : (rows, columns)
    for line in 0..<lines {
      // y − (−1) · x is y + x, rounded once.
      Scalar._kernels.descend(
        length, -1, other.pointer + line * length, pointer + line * leadingDimension)
    }
  }
}

extension BLAS {
  /// The sizes by which it is decided who computes the product of two matrices, this library's
  /// kernel or a call of `gemm`, where the linked BLAS has kernels that fit the processor.
  ///
  /// For those who measure; they change with releases.
  public static var productCutOffs: KeyValuePairs<String, Int> {
    [
      "least columns": MatrixProduct.directColumns.lowerBound,
      "most columns read where they lie": MatrixProduct.directColumns.upperBound,
      "most columns packed": MatrixProduct.packedColumns,
      "least rows packed": MatrixProduct.packedRows,
      "least depth": MatrixProduct.leastDepth,
      "least multiplications": MatrixProduct.leastMultiplications,
      "least depth for one row": MatrixProduct.rowDepth,
      "least columns for one row": MatrixProduct.rowColumns.lowerBound,
      "most columns for one row": MatrixProduct.rowColumns.upperBound,
      "least depth for few multiplications": MatrixProduct.deepDepth,
      "least rows for few multiplications": MatrixProduct.deepRows,
      "least columns for few multiplications": MatrixProduct.deepColumns,
      "least lines of a sparse left side": MatrixProduct.sparseLines,
      "least length of a line of a sparse left side": MatrixProduct.sparseLineLength,
      "least columns for a sparse left side": MatrixProduct.sparseColumns,
      "most nonzero elements of a sparse left side in a hundred": Int(APUS_SPARSE_PERCENT),
      "least depth of a sparse product in halves": MatrixProduct.halvedDepth,
      "most columns of a sparse product in halves": MatrixProduct.halvedColumns,
      "most depth of an outer product": MatrixProduct.outerDepth,
      "least elements of an outer product": MatrixProduct.outerCount,
    ]
  }
}
