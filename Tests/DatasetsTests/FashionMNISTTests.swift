import Datasets
import TensorFiles
import XCTest

final class FashionMNISTTests: XCTestCase {
  func testMissingPackageIsNamed() {
    let path = "/nowhere/fashion-mnist"
    assertThrows(
      path, .folder, at: nil, expected: "the folder of Debian's package dataset-fashion-mnist",
      found: "no folder"
    ) { try MNIST.fashion(directory: path) }
  }

  func testFilesOfTheDebianPackage() throws {
    try XCTSkipIf(MNIST.fashionDirectory == nil, "dataset-fashion-mnist is not installed")
    let fashion = try MNIST.fashion()
    XCTAssertEqual(fashion.train.images.shape, [60000, 784])
    XCTAssertEqual(fashion.test.images.shape, [10000, 784])
    // The classes are balanced.
    XCTAssertEqual(fashion.train.labels.sum(), 10 * 6000 * 9 / 2)
    XCTAssertEqual(fashion.test.labels.sum(), 10 * 1000 * 9 / 2)
    XCTAssertEqual(Array(fashion.train.labels.scalars.prefix(5)), [9, 0, 0, 3, 0])
  }
}
