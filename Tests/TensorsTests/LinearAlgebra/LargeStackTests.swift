import Glibc
import XCTest
import _TestSupport

@testable import Tensors

/// Threads with small stacks, and several at once, get the same bits as one call alone.
final class LargeStackTests: XCTestCase {
  /// The bits of the results of every routine.
  ///
  /// The matrices of the first lines are large enough that OpenBLAS takes several threads for
  /// them, and with those the stack that it needs.
  private static func results() throws -> [[UInt64]] {
    var random = SplitMix64(seed: 400)
    let large = Tensor<Double>(random.reals(204 * 204), shape: [204, 204])
    let z = Tensor(real: large, imaginary: large.transposed())
    let n = 60
    let a = large[..<n, ..<n]
    let b = large[..<n, n..<(n + 3)]
    let s = a.matmul(a.transposed()) + Tensor.identity(n) * Double(n)
    let eigen = try s.eigh()
    let svd = try a.svd()
    let qr = try a.qr(pivoting: true)
    let results: [Tensor<Double>] = [
      try large.inv(), try large.lu().u, try z.solve(z[0..., 0]).realPart,
      try a.solve(b), try s.cholesky().l, try s.cholesky().inverse(),
      eigen.values, eigen.vectors, svd.u, svd.s, svd.vt, qr.q, qr.r, try a.qr().r,
      try a.eigvals().realPart, try a.schur().t, try a[0..., ..<40].lstsq(b).solution,
      try a[0..., ..<40].lstsq(b, method: .qr).solution, Tensor([try a.det()]),
    ]
    return results.map { $0.scalars.map(\.bitPattern) }
  }

  private final class Outcome: @unchecked Sendable {
    var results: [[UInt64]] = []
    var error: (any Error)?
  }

  /// Runs `results` on threads with stacks of 512 KiB, started together.
  private func resultsOnSmallThreads(_ count: Int) throws -> [[[UInt64]]] {
    let outcomes = (0..<count).map { _ in Outcome() }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 512 << 10)
    let threads = outcomes.map { outcome in
      var thread = pthread_t()
      let status = pthread_create(
        &thread, &attributes,
        { context in
          guard let context else { return nil }
          let outcome = Unmanaged<Outcome>.fromOpaque(context).takeRetainedValue()
          do {
            outcome.results = try LargeStackTests.results()
          } catch {
            outcome.error = error
          }
          return nil
        }, Unmanaged.passRetained(outcome).toOpaque())
      XCTAssertEqual(status, 0)
      return thread
    }
    for thread in threads { pthread_join(thread, nil) }
    for outcome in outcomes { if let error = outcome.error { throw error } }
    return outcomes.map(\.results)
  }

  func testSmallStackGivesTheSameBits() throws {
    let expected = try Self.results()
    XCTAssertEqual(try resultsOnSmallThreads(1), [expected])
  }

  func testEightThreadsAtOnceGetTheSameBits() throws {
    let expected = try Self.results()
    for (k, results) in try resultsOnSmallThreads(8).enumerated() {
      for (place, (actual, expected)) in zip(results, expected).enumerated() {
        XCTAssertEqual(actual, expected, "thread \(k), result \(place)")
      }
    }
  }

  func testErrorsCrossTheThread() {
    XCTAssertThrowsError(
      try withLAPACKStack { () throws(LinearAlgebraError) in throw .notConverged(count: 3) }
    ) { XCTAssertEqual($0 as? LinearAlgebraError, .notConverged(count: 3)) }
  }
}
