/// Why tensors do not form a dataset.
///
/// Where the tensors come from files, the loaders say the same with a `TensorFileError`, which
/// names the file and the position in it.
public enum DatasetError: Error, Equatable, Sendable {
  /// The images are not of shape `[count, height, width]` with at least one pixel each.
  case imageShape([Int])
  /// The labels are not of shape `[count]`.
  case labelShape([Int])
  /// There are not as many labels as images.
  case countsDiffer(images: Int, labels: Int)
  /// The label at `index` is not below the number of classes.
  case labelOutOfRange(index: Int, value: Int, classes: Int)
}

extension DatasetError: CustomStringConvertible {
  /// The error in one line.
  public var description: String {
    switch self {
    case .imageShape(let shape):
      "images of shape \(shape), expected [count, height, width] with at least one pixel"
    case .labelShape(let shape):
      "labels of shape \(shape), expected [count]"
    case .countsDiffer(let images, let labels):
      "\(images) images and \(labels) labels, expected as many of both"
    case .labelOutOfRange(let index, let value, let classes):
      "label \(value) at index \(index), expected 0…\(classes - 1) for \(classes) classes"
    }
  }
}
