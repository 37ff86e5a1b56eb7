import Datasets
import Tensors
import XCTest

final class LabelledImagesTests: XCTestCase {
  private let images = Tensor<UInt8>(Array(0..<24), shape: [4, 2, 3])
  private let labels = Tensor<UInt8>([3, 1, 4, 1])

  func testImagesAreFlattenedAndShareStorage() throws {
    let set = try LabelledImages(images: images, labels: labels)
    XCTAssertEqual(set.images.shape, [4, 6])
    XCTAssertEqual(set.images.scalars, images.scalars)
    XCTAssertTrue(set.images.sharesStorage(with: images))
    XCTAssertTrue(set.labels.sharesStorage(with: labels))
    XCTAssertEqual([set.count, set.height, set.width, set.classes], [4, 2, 3, 10])
  }

  func testEmptySet() throws {
    let set = try LabelledImages(
      images: Tensor(repeating: 0, shape: [0, 2, 3]), labels: Tensor([UInt8]()))
    XCTAssertEqual(set.count, 0)
    XCTAssertEqual(set.batch([], as: Float.self).x.shape, [0, 6])
  }

  private func assertThrows(
    _ expected: DatasetError, line: UInt = #line, _ body: () throws -> LabelledImages
  ) {
    XCTAssertThrowsError(try body(), line: line) {
      XCTAssertEqual($0 as? DatasetError, expected, line: line)
    }
  }

  func testLabelOutsideTheClasses() throws {
    let error = DatasetError.labelOutOfRange(index: 2, value: 4, classes: 4)
    assertThrows(error) { try LabelledImages(images: images, labels: labels, classes: 4) }
    XCTAssertEqual("\(error)", "label 4 at index 2, expected 0…3 for 4 classes")
    XCTAssertNoThrow(try LabelledImages(images: images, labels: labels, classes: 5))
    // The first wrong one is named, also where the labels are a view with gaps.
    let stepped = Tensor<UInt8>([0, 99, 9, 99, 10, 99, 11, 99], shape: [4, 2])
    assertThrows(.labelOutOfRange(index: 2, value: 10, classes: 10)) {
      try LabelledImages(images: images, labels: stepped[0..., 0])
    }
  }

  func testCountsAndShapes() {
    assertThrows(.countsDiffer(images: 4, labels: 3)) {
      try LabelledImages(images: images, labels: Tensor([1, 2, 3]))
    }
    assertThrows(.labelShape([4, 1])) {
      try LabelledImages(images: images, labels: labels.reshaped([4, 1]))
    }
    for shape in [[24], [4, 6], [1, 2, 3, 4]] {
      assertThrows(.imageShape(shape)) {
        try LabelledImages(images: images.reshaped(shape), labels: labels)
      }
    }
    assertThrows(.imageShape([4, 0, 3])) {
      try LabelledImages(images: Tensor(repeating: 0, shape: [4, 0, 3]), labels: labels)
    }
  }

  func testBatchTakesRowsInTheOrderOfTheIndices() throws {
    let set = try LabelledImages(images: images, labels: labels)
    let (x, t) = set.batch([2, 0, 2], as: Double.self, dividedBy: 255)
    let expected = ([12...17, 0...5, 12...17] as [ClosedRange<Int>]).joined()
    XCTAssertEqual(x.shape, [3, 6])
    XCTAssertEqual(x.scalars, expected.map { Double($0) / 255 })
    XCTAssertEqual(t.scalars, [4, 3, 4])
    XCTAssertFalse(t.sharesStorage(with: labels))
    XCTAssertEqual(set.batch([1], as: Float.self).x.scalars, [6, 7, 8, 9, 10, 11])
  }
}
