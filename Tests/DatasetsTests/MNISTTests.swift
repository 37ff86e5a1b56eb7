import Datasets
import TensorFiles
import XCTest

final class MNISTTests: XCTestCase {
  func testSpellingsOfTheNames() throws {
    let spellings = [
      MNISTFolder.names,
      // What is compressed shows in the contents, not in the name.
      MNISTFolder.names.map { $0 + ".gz" },
      [
        "train-images.idx3-ubyte", "train-labels.idx1-ubyte", "t10k-images.idx3-ubyte",
        "t10k-labels.idx1-ubyte",
      ],
      [
        "train-images.idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images.idx3-ubyte",
        "t10k-labels-idx1-ubyte",
      ],
    ]
    for names in spellings {
      let folder = try MNISTFolder(names: names)
      for path in [folder.path, folder.path + "/"] {
        let mnist = try MNIST(directory: path)
        XCTAssertEqual(mnist.train.images.shape, [3, 6])
        XCTAssertEqual(mnist.train.images.scalars, Array(0..<18))
        XCTAssertEqual(mnist.train.labels.scalars, [7, 0, 9])
        XCTAssertEqual(mnist.test.images.scalars, Array(100..<112))
        XCTAssertEqual(mnist.test.labels.scalars, [1, 2])
        XCTAssertEqual([mnist.test.height, mnist.test.width], [2, 3])
      }
    }
  }

  func testRawFileIsPreferred() throws {
    let names = MNISTFolder.names + [MNISTFolder.names[0] + ".gz"]
    let folder = try MNISTFolder(names: names, contents: MNISTFolder.contents + [[1, 2, 3]])
    XCTAssertEqual(try MNIST(directory: folder.path).train.count, 3)
  }

  func testMissingFilesAreNamedWithWhatTheFolderHolds() throws {
    let folder = try MNISTFolder(
      names: [nil, "train-labels-idx1-ubyte", nil, "t10k-labels.idx1-ubyte.gz"])
    assertThrows(
      folder.path, .folder, at: nil,
      expected: "train-images-idx3-ubyte, t10k-images-idx3-ubyte (with or without .gz)",
      found: "t10k-labels.idx1-ubyte.gz, train-labels-idx1-ubyte"
    ) { try MNIST(directory: folder.path) }
  }

  func testEmptyAndCrowdedFolders() throws {
    let all = MNISTFolder.names.joined(separator: ", ")
    let empty = try MNISTFolder(names: [])
    assertThrows(
      empty.path, .folder, at: nil, expected: all + " (with or without .gz)", found: "nothing"
    ) { try MNIST(directory: empty.path) }
    let crowded = try MNISTFolder(
      names: (10..<40).map { "file\($0)" }, contents: Array(repeating: [], count: 30))
    assertThrows(
      crowded.path, .folder, at: nil, expected: all + " (with or without .gz)",
      found: (10..<22).map { "file\($0)" }.joined(separator: ", ") + " and 18 more"
    ) { try MNIST(directory: crowded.path) }
  }

  func testMissingFolder() throws {
    let path = try MNISTFolder().path
    assertThrows(
      path, .folder, at: nil,
      expected: "a folder with " + MNISTFolder.names.joined(separator: ", "),
      found: "No such file or directory"
    ) { try MNIST(directory: path) }
  }

  private func assertRefused(
    _ index: Int, _ bytes: [UInt8], at offset: Int?, expected: String, found: String,
    line: UInt = #line
  ) throws {
    let folder = try MNISTFolder(replacing: index, with: bytes)
    assertThrows(
      folder.path(index), .idx, at: offset, expected: expected, found: found, line: line
    ) { try MNIST(directory: folder.path) }
  }

  func testLabelBeyondTheClasses() throws {
    try assertRefused(
      1, idx([3], [0, 10, 200]), at: 9, expected: "a label in 0…9", found: "10 at index 1")
  }

  func testCountsThatDisagree() throws {
    try assertRefused(
      3, idx([3], [0, 1, 2]), at: 4, expected: "2 labels, one for each image", found: "3")
  }

  func testWrongShapes() throws {
    try assertRefused(
      0, idx([3, 6], Array(0..<18)), at: 3, expected: "3 axes of images", found: "2")
    try assertRefused(
      1, idx([3, 1], [0, 1, 2]), at: 3, expected: "1 axis of labels", found: "2")
    try assertRefused(
      0, idx([3, 0, 5], []), at: 8, expected: "images of at least one pixel", found: "0 × 5")
    try assertRefused(
      2, idx([2, 3, 2], Array(0..<12)), at: 8,
      expected: "2 × 3 pixels as in the training images", found: "3 × 2")
  }

  func testDamagedFile() throws {
    try assertRefused(
      2, Array(MNISTFolder.contents[2].dropLast()), at: 16, expected: "12 bytes of elements",
      found: "11")
  }
}
