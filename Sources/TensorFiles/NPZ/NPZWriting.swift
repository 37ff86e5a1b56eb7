import OrderedCollections
import Tensors

extension TensorFile {
  /// Writes tensors as an .npz file, as `numpy.savez` and `numpy.savez_compressed` do.
  ///
  /// The members are in the order of the dictionary. Uncompressed, the file is what NumPy
  /// writes byte for byte. An existing file is replaced when the new one has reached the disk,
  /// and otherwise stays as it was.
  ///
  /// - Parameter compressed: whether the members are deflated.
  /// - Throws: `TensorFileError` of kind `unwritable` if the system refuses, and `unsupported`
  ///   for a name that an archive cannot hold.
  /// - Complexity: O(elements); a copy is made of one tensor with gaps at a time.
  public static func write(
    _ tensors: OrderedDictionary<String, any WritableTensor>, toNPZ path: String,
    compressed: Bool = false
  ) throws(TensorFileError) {
    try write(tensors, to: path, ZipWriter(isCompressed: compressed))
  }

  /// Writes an archive in which sizes, positions and counts above those given take 64 bits.
  package static func write(
    _ tensors: OrderedDictionary<String, any WritableTensor>, toNPZ path: String,
    compressed: Bool, largestSize: Int, largestCount: Int
  ) throws(TensorFileError) {
    try write(
      tensors, to: path,
      ZipWriter(isCompressed: compressed, largestSize: largestSize, largestCount: largestCount))
  }

  private static func write(
    _ tensors: OrderedDictionary<String, any WritableTensor>, to path: String,
    _ writer: ZipWriter
  ) throws(TensorFileError) {
    try AtomicFile.write(path, format: .npz) { file throws(TensorFileError) in
      var writer = writer
      for (name, tensor) in tensors {
        try writer.append(name + ".npy", to: file) { append throws(TensorFileError) in
          try tensor.appendNPY(append)
        }
      }
      try writer.finish(file)
    }
  }
}
