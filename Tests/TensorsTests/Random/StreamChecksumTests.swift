import Foundation
import Tensors
import XCTest

/// A million draws of every distribution, compared with NumPy's by their checksums.
///
/// Every bit of every draw counts. Where two checksums are recorded, they are those with and
/// without fused multiply-add in the C library's functions (see `make_distributions.py`); they
/// hold for glibc 2.28 and later, until it rounds one of the functions differently. The state
/// afterwards must be NumPy's in any case.
///
/// A debug build takes a second for a few streams, so only the first of the three seeds is drawn
/// unless the environment has `APUS_LONG_TESTS=1`.
final class StreamChecksumTests: XCTestCase {
  private static let count = 1_000_000
  private static let isLong = ProcessInfo.processInfo.environment["APUS_LONG_TESTS"] == "1"

  func testAMillionDrawsOfRandomState() throws {
    let streams = try RecordedDistributions.load().streams
    XCTAssertEqual(streams.count, 96)
    for stream in streams where Self.isLong || stream.seed == 42 {
      let context = "\(stream.name)\(stream.arguments), seed \(stream.seed)"
      let random = RandomState(stream.seed)
      let arguments = stream.arguments
      let actual =
        switch stream.name {
        case "multinomial":
          checksum(
            random.multinomial(
              Int(arguments[0]), pvals: Array(arguments[1...]), size: [Self.count / 4]))
        case "dirichlet": checksum(random.dirichlet(arguments, size: [Self.count / 4]))
        default: try random.draw(stream.name, arguments, Self.count).checksum
        }
      XCTAssertTrue(stream.checksums.contains(actual), context)
      let fingerprint = RecordedCalls.Fingerprint(random.state)
      XCTAssertEqual(fingerprint.key, stream.key, context)
      XCTAssertEqual(fingerprint.position, stream.position, context)
    }
  }

  func testAMillionDrawsOfGenerator() throws {
    let streams = try RecordedGenerators.load().streams
    XCTAssertEqual(streams.count, 96)
    for stream in streams where Self.isLong || stream.seed == .number(42) {
      let context = "\(stream.bits).\(stream.name)\(stream.arguments), \(stream.seed)"
      let random = stream.seed.makeGenerator(stream.bits)
      let actual =
        if stream.name == "multinomial" {
          checksum(
            random.multinomial(
              Int(stream.arguments[0]), pvals: Array(stream.arguments[1...]),
              size: [Self.count / 4]))
        } else if stream.name == "dirichlet" {
          checksum(random.dirichlet(stream.arguments, size: [Self.count / 4]))
        } else if stream.name == "integers" {
          try random.integerChecksum(stream.arguments, stream.type, Self.count)
        } else if stream.type == "float32" {
          try random.drawSingle(stream.name, stream.arguments, Self.count).checksum
        } else {
          try random.drawAny(stream.name, stream.arguments, Self.count).checksum
        }
      XCTAssertTrue(stream.checksums.contains(actual), context)
      XCTAssertEqual(random.next(), stream.next[0], context)
    }
  }

  private func checksum(_ drawn: Tensor<Int64>) -> String {
    Drawn.integers(drawn.scalars.map { Int($0) }).checksum
  }

  private func checksum(_ drawn: Tensor<Double>) -> String { Drawn.reals(drawn.scalars).checksum }
}
