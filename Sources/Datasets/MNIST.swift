import TensorFiles
import Tensors

/// The handwritten digits of MNIST, or a dataset of the same form such as Fashion-MNIST.
///
/// MNIST has 60000 images for training and 10000 for testing, of 28 × 28 pixels, in ten
/// classes. A folder may hold any numbers of images of any size, as long as the training and
/// the test images have the same.
///
/// - Note: Not `Sendable`, since its tensors are not: other tensors may share their storage.
public struct MNIST {
  /// The images to learn from.
  public let train: LabelledImages

  /// The images to judge by.
  public let test: LabelledImages

  /// Loads the four IDX files of a folder, raw or gzip-compressed.
  ///
  /// They are `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte`
  /// and `t10k-labels-idx1-ubyte`, each also accepted with `.gz` at its end or, as some
  /// downloads have it, with a dot before `idx`. Of several spellings of one file, a raw one is
  /// preferred, since it loads faster.
  ///
  /// - Throws: `TensorFileError`. If a file is missing, its path is the folder, and it says which
  ///   were expected and what the folder holds. Otherwise the path is that of a file that cannot
  ///   be loaded, has another number of axes, does not have as many labels as there are images,
  ///   has images of another size than the training images, or has a label beyond 9.
  /// - Complexity: O(size of the files).
  public init(directory: String) throws(TensorFileError) {
    let files = try MNISTFiles(directory: directory)
    let train = try files.train.load()
    let test = try files.test.load(size: [train.height, train.width])
    self.train = train
    self.test = test
  }
}

@available(*, unavailable, message: "tensors share storage; pass copies of their elements")
extension MNIST: @unchecked Sendable {}

// MARK: - Fashion-MNIST

extension MNIST {
  private static let debianFashionDirectory = "/usr/share/datasets/fashion-mnist"

  /// The folder of Debian's package `dataset-fashion-mnist`, or `nil` if it is not installed.
  public static var fashionDirectory: String? {
    Folder.exists(debianFashionDirectory) ? debianFashionDirectory : nil
  }

  /// Fashion-MNIST: articles of clothing in the form of MNIST.
  ///
  /// The files are those of Debian's package `dataset-fashion-mnist`. Elsewhere, download them
  /// and use `init(directory:)`.
  ///
  /// - Throws: `TensorFileError`, which names the package if it is not installed.
  /// - Complexity: O(size of the files).
  /// - Note: H. Xiao, K. Rasul, R. Vollgraf, "Fashion-MNIST: a Novel Image Dataset for
  ///   Benchmarking Machine Learning Algorithms", 2017.
  public static func fashion() throws(TensorFileError) -> MNIST {
    try fashion(directory: debianFashionDirectory)
  }

  package static func fashion(directory: String) throws(TensorFileError) -> MNIST {
    guard Folder.exists(directory) else {
      throw TensorFileError(
        path: directory, format: .folder, offset: nil,
        expected: "the folder of Debian's package dataset-fashion-mnist", found: "no folder")
    }
    return try MNIST(directory: directory)
  }
}
