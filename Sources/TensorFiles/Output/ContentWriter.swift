/// Contents on their way into a file, as they are or compressed.
struct ContentWriter {
  private let file: AtomicFile
  private let encoder: DeflateEncoder?

  /// A writer at the end of a file; without `compression` the bytes stay as they are.
  init(_ file: AtomicFile, compression: DeflateEncoder.Framing?) {
    self.file = file
    encoder = compression.map { DeflateEncoder($0, to: file) }
  }

  /// Appends bytes.
  func append(_ bytes: UnsafeRawBufferPointer) throws(TensorFileError) {
    if let encoder { try encoder.append(bytes) } else { try file.append(bytes) }
  }

  /// Appends bytes.
  func append(_ bytes: [UInt8]) throws(TensorFileError) {
    try bytes.withBytes { bytes throws(TensorFileError) in try append(bytes) }
  }

  /// Ends the contents.
  func finish() throws(TensorFileError) { try encoder?.finish() }
}

extension AtomicFile {
  /// Writes a file with the contents that `body` gives, as they are or as a gzip file.
  static func write(
    _ path: String, format: TensorFileError.Format, gzip: Bool,
    _ body: (ContentWriter) throws(TensorFileError) -> Void
  ) throws(TensorFileError) {
    try write(path, format: format) { file throws(TensorFileError) in
      let writer = ContentWriter(file, compression: gzip ? .gzip : nil)
      try body(writer)
      try writer.finish()
    }
  }
}
