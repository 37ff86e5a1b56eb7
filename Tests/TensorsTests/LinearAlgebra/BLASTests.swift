import Foundation
import Tensors
import XCTest

final class BLASTests: XCTestCase {
  func testKernelsAreNotOlderThanTheProcessor() throws {
    guard ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"] == nil else {
      throw XCTSkip("the kernels were chosen from outside")
    }
    // What OpenBLAS falls back on; with AVX2 there is better.
    if ["x86-64-v3", "x86-64-v4"].contains(vectorInstructionSet) {
      XCTAssertNotEqual(BLAS.coreName, "Prescott")
    }
    XCTAssertNil(getenv("OPENBLAS_CORETYPE"))
  }

  func testThreadCountIsKept() {
    let count = BLAS.threadCount
    defer { BLAS.threadCount = count }
    BLAS.threadCount = 1
    XCTAssertEqual(BLAS.threadCount, 1)
  }
}
