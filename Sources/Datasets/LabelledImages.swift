import Tensors

/// Grey images with the class that each belongs to.
///
/// Pixels stay bytes, an eighth of the size that they have as `Double`; `batch` turns those of
/// a minibatch into floating-point numbers.
///
/// - Note: Not `Sendable`, since its tensors are not: other tensors may share their storage.
public struct LabelledImages {
  /// The pixels, 0…255, one row an image: shape `[count, height * width]`.
  public let images: Tensor<UInt8>

  /// The class of each image: shape `[count]`.
  public let labels: Tensor<UInt8>

  /// The number of rows of pixels in an image.
  public let height: Int

  /// The number of pixels in a row of an image.
  public let width: Int

  /// The number of classes; every label is below it.
  public let classes: Int

  /// The number of images.
  public var count: Int { labels.count }

  /// Images and labels that belong together.
  ///
  /// The tensors of the result share storage with the arguments where these are contiguous.
  /// Whoever writes to them afterwards sees to it that labels stay below `classes`.
  ///
  /// - Parameters:
  ///   - images: pixels, `[count, height, width]`.
  ///   - labels: classes, `[count]`.
  ///   - classes: the number of classes, ten for MNIST and its kin.
  /// - Throws: `DatasetError` if a shape is another one, an image has no pixels, the counts
  ///   differ, or a label is not below `classes`; its payload names the first such label.
  /// - Complexity: O(`count`); no allocation for contiguous tensors.
  public init(
    images: Tensor<UInt8>, labels: Tensor<UInt8>, classes: Int = 10
  ) throws(DatasetError) {
    let shape = images.shape
    guard shape.count == 3, shape[1] > 0, shape[2] > 0 else { throw .imageShape(shape) }
    guard labels.rank == 1 else { throw .labelShape(labels.shape) }
    guard labels.count == shape[0] else {
      throw .countsDiffer(images: shape[0], labels: labels.count)
    }
    let wrong = labels.withUnsafeBufferPointer { labels in
      labels.firstIndex { Int($0) >= classes }
    }
    if let wrong {
      throw .labelOutOfRange(index: wrong, value: Int(labels[wrong]), classes: classes)
    }
    self.images = images.reshaped([shape[0], shape[1] * shape[2]])
    self.labels = labels
    self.height = shape[1]
    self.width = shape[2]
    self.classes = classes
  }

  /// A minibatch: the images and labels with the given indices, in their order.
  ///
  /// Each pixel is divided by `divisor`; 255 brings them into 0…1.
  ///
  /// ```swift
  /// let (x, t) = mnist.train.batch([3, 1, 4], as: Float.self, dividedBy: 255)
  /// ```
  ///
  /// - Precondition: indices lie in `0..<count`; an index may occur more than once.
  /// - Returns: `x` of shape `[indices.count, height * width]` and `t` of shape
  ///   `[indices.count]`, new storage.
  /// - Complexity: O(elements of `x`); one allocation for each.
  public func batch<Scalar: FloatingPointScalar>(
    _ indices: [Int], as type: Scalar.Type, dividedBy divisor: Scalar = 1
  ) -> (x: Tensor<Scalar>, t: Tensor<UInt8>) {
    let x = images.gathering(indices, as: type, dividedBy: divisor)
    // Row by row, as `labels[indices]` would do it, a row of one byte costs a view.
    let t = labels.withUnsafeBufferPointer { labels in
      Tensor<UInt8>(shape: [indices.count]) { target in
        for (k, index) in indices.enumerated() { target[k] = labels[index] }
      }
    }
    return (x, t)
  }
}

@available(*, unavailable, message: "tensors share storage; pass copies of their elements")
extension LabelledImages: @unchecked Sendable {}
