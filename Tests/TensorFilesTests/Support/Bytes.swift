import CZlib
import XCTest

/// The bytes of an IDX file with the given type code, dimensions and bytes of elements.
func idx(_ code: UInt8, _ dimensions: [UInt32], _ elements: [UInt8]) -> [UInt8] {
  [0, 0, code, UInt8(dimensions.count)] + dimensions.flatMap(bigEndian) + elements
}

/// The bytes of a number, most significant byte first.
func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
  withUnsafeBytes(of: number.bigEndian) { Array($0) }
}

/// One gzip member with the given contents, as zlib compresses it.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  XCTAssertEqual(
    deflateInit2_(
      &stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)), Z_OK)
  defer { deflateEnd(&stream) }
  var input = bytes
  var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
  let count = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      XCTAssertEqual(deflate(&stream, Z_FINISH), Z_STREAM_END)
      return output.count - Int(stream.avail_out)
    }
  }
  return Array(output.prefix(count))
}

/// A gzip file of one member a megabyte of zeros: 1030 times smaller than its contents.
func gzippedZeros(mebibytes: Int) -> [UInt8] {
  let member = gzip([UInt8](repeating: 0, count: 1 << 20))
  return (0..<mebibytes).flatMap { _ in member }
}

/// SplitMix64, so that a failure replays.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
