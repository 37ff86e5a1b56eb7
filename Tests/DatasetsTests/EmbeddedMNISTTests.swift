import Datasets
import EmbeddedMNIST
import TensorFiles
import XCTest

/// Numbers from NumPy, run in `Sources/EmbeddedMNIST/Resources`; `t10k` instead of `train` and
/// `labels-idx1` with offset 8 and `numpy.bincount` for the others:
///
///     python3 -c "import gzip, numpy; print(numpy.frombuffer(gzip.open(
///       'train-images-idx3-ubyte.gz').read(), 'u1', offset=16).sum(dtype='i8'))"
final class EmbeddedMNISTTests: XCTestCase {
  func testEveryPixelAndLabel() throws {
    let mnist = try MNIST.embedded()
    let train = mnist.train
    XCTAssertEqual(train.images.shape, [60000, 784])
    XCTAssertEqual(train.labels.shape, [60000])
    XCTAssertEqual([train.height, train.width], [28, 28])
    XCTAssertEqual(Array(train.labels.scalars.prefix(10)), [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    XCTAssertEqual(train.images.sum(), 1_567_298_545)
    XCTAssertEqual(
      countsPerDigit(train), [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
    let test = mnist.test
    XCTAssertEqual(test.images.shape, [10000, 784])
    XCTAssertEqual(Array(test.labels.scalars.prefix(10)), [7, 2, 1, 0, 4, 1, 4, 9, 5, 9])
    XCTAssertEqual(test.images.sum(), 264_923_200)
    XCTAssertEqual(
      countsPerDigit(test), [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
  }

  private func countsPerDigit(_ set: LabelledImages) -> [Int] {
    set.labels.scalars.reduce(into: Array(repeating: 0, count: 10)) { $0[Int($1)] += 1 }
  }

  func testFirstFolderThatExistsIsTaken() throws {
    let folder = try MNISTFolder()
    let mnist = try MNIST.embedded(lookingIn: [nil, folder.path + "/none", folder.path])
    XCTAssertEqual(mnist.train.count, 3)
  }

  func testMissingResourcesListWhereTheyWereLookedFor() {
    assertThrows(
      "/nowhere/a", .folder, at: nil, expected: "the folder of the embedded MNIST files",
      found: "none in /nowhere/a, /nowhere/b"
    ) { try MNIST.embedded(lookingIn: ["/nowhere/a", nil, "/nowhere/b"]) }
  }
}
