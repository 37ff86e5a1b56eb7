import TensorFiles
import Tensors

/// The four files of a dataset in MNIST's form.
struct MNISTFiles {
  /// Images and labels that belong together.
  struct Pair {
    let images: String
    let labels: String
  }

  let train: Pair
  let test: Pair

  /// Finds the files of a folder.
  init(directory: String) throws(TensorFileError) {
    let names = ["train-images", "train-labels", "t10k-images", "t10k-labels"]
    let kinds = ["idx3-ubyte", "idx1-ubyte", "idx3-ubyte", "idx1-ubyte"]
    let expected = zip(names, kinds).map { "\($0)-\($1)" }
    let held = try Folder.names(
      in: directory, expected: "a folder with " + expected.joined(separator: ", "))
    let found = zip(names, kinds).map { name, kind in
      // The preferred spelling first.
      ["\(name)-\(kind)", "\(name).\(kind)", "\(name)-\(kind).gz", "\(name).\(kind).gz"]
        .first(where: held.contains)
    }
    let start = directory.hasSuffix("/") ? directory : directory + "/"
    let paths = found.compactMap { $0 }.map { start + $0 }
    guard paths.count == names.count else {
      let missing = zip(expected, found).filter { $1 == nil }.map(\.0)
      throw TensorFileError(
        path: directory, format: .folder, offset: nil,
        expected: missing.joined(separator: ", ") + " (with or without .gz)",
        found: Folder.summary(held))
    }
    train = Pair(images: paths[0], labels: paths[1])
    test = Pair(images: paths[2], labels: paths[3])
  }
}

extension MNISTFiles.Pair {
  /// Loads both files; `size`, if given, is the height and width that the images must have.
  ///
  /// Headers are compared before elements are read.
  func load(size: [Int]? = nil) throws(TensorFileError) -> LabelledImages {
    func error(
      _ path: String, _ offset: Int?, expected: String, found: String
    ) -> TensorFileError {
      TensorFileError(path: path, format: .idx, offset: offset, expected: expected, found: found)
    }
    let imageShape = try IDXHeader.read(images).shape
    guard imageShape.count == 3 else {
      throw error(images, 3, expected: "3 axes of images", found: "\(imageShape.count)")
    }
    guard imageShape[1] > 0 && imageShape[2] > 0 else {
      throw error(
        images, 8, expected: "images of at least one pixel",
        found: "\(imageShape[1]) × \(imageShape[2])")
    }
    if let size, size != Array(imageShape[1...]) {
      throw error(
        images, 8, expected: "\(size[0]) × \(size[1]) pixels as in the training images",
        found: "\(imageShape[1]) × \(imageShape[2])")
    }
    let labelHeader = try IDXHeader.read(labels)
    guard labelHeader.shape.count == 1 else {
      throw error(labels, 3, expected: "1 axis of labels", found: "\(labelHeader.shape.count)")
    }
    guard labelHeader.count == imageShape[0] else {
      throw error(
        labels, 4, expected: "\(imageShape[0]) labels, one for each image",
        found: "\(labelHeader.count)")
    }
    let imageTensor = try Tensor<UInt8>(contentsOfIDX: images)
    let labelTensor = try Tensor<UInt8>(contentsOfIDX: labels)
    do throws(DatasetError) {
      return try LabelledImages(images: imageTensor, labels: labelTensor)
    } catch .labelOutOfRange(let index, let value, let classes) {
      throw error(
        labels, labelHeader.byteCount + index, expected: "a label in 0…\(classes - 1)",
        found: "\(value) at index \(index)")
    } catch let mismatch {
      // The headers agreed, so a file has changed since.
      throw error(labels, nil, expected: "labels that match the images", found: "\(mismatch)")
    }
  }
}
