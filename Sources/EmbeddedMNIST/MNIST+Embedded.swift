import Datasets
import Glibc
import TensorFiles

extension MNIST {
  /// MNIST from the files that come with the package.
  ///
  /// The build puts them into the folder `apus_EmbeddedMNIST.resources` beside the executable,
  /// and there they are looked for; whoever installs the executable elsewhere takes the folder
  /// along. Where it is missing, the package's sources serve, if they are still where they were
  /// compiled.
  ///
  /// ```swift
  /// import EmbeddedMNIST
  ///
  /// let mnist = try MNIST.embedded()
  /// print(mnist.train.images.shape)    // [60000, 784]
  /// ```
  ///
  /// - Returns: 60000 training and 10000 test images of 28 × 28 pixels.
  /// - Throws: `TensorFileError`, which lists the places looked in if the folder is in none of
  ///   them.
  /// - Complexity: O(size of the files): about 0.2 s, mostly for decompression.
  /// - Note: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits";
  ///   CC BY-SA 3.0, see `NOTICE.md` beside the files.
  public static func embedded() throws(TensorFileError) -> MNIST {
    try embedded(lookingIn: [
      executableDirectory.map { $0 + "/apus_EmbeddedMNIST.resources/Resources" },
      sourceDirectory.map { $0 + "/Resources" },
    ])
  }

  /// MNIST from the first folder that exists; `nil` stands for a place that is not known.
  package static func embedded(
    lookingIn candidates: [String?]
  ) throws(TensorFileError) -> MNIST {
    // SwiftPM's own accessor would stop the process where the folder is missing.
    let places = candidates.compactMap { $0 }
    guard let directory = places.first(where: Folder.exists) else {
      throw TensorFileError(
        path: places.first ?? "apus_EmbeddedMNIST.resources", format: .folder, offset: nil,
        expected: "the folder of the embedded MNIST files",
        found: "none in " + places.joined(separator: ", "))
    }
    return try MNIST(directory: directory)
  }

  private static var executableDirectory: String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let length = readlink("/proc/self/exe", base, buffer.count)
      guard length > 0 else { return nil }
      let bytes = UnsafeRawBufferPointer(buffer).prefix(length)
      return directory(of: String(decoding: bytes, as: UTF8.self))
    }
  }

  private static var sourceDirectory: String? { directory(of: #filePath) }

  private static func directory(of path: String) -> String? {
    path.lastIndex(of: "/").map { String(path[..<$0]) }
  }
}
