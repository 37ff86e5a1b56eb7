import OrderedCollections
import Tensors

extension TensorFile {
  /// Writes tensors as a .safetensors file, as the reference implementation does.
  ///
  /// The tensors are sorted by the size of their elements, the largest first, and then by name.
  /// The header is filled up with spaces to a multiple of eight bytes, and names in `metadata`
  /// are sorted. An existing file is replaced when the new one has reached the disk, and
  /// otherwise stays as it was.
  ///
  /// - Throws: `TensorFileError` of kind `unsupported` for complex numbers of two `Double`s,
  ///   which the format has not, and for a tensor named `__metadata__`; of kind `unwritable` if
  ///   the system refuses.
  /// - Complexity: O(elements); a copy is made of one tensor with gaps at a time.
  public static func write(
    _ tensors: OrderedDictionary<String, any WritableTensor>, toSafetensors path: String,
    metadata: [String: String] = [:]
  ) throws(TensorFileError) {
    var entries: [(name: String, type: StoredScalarType, code: String)] = []
    for (name, tensor) in tensors {
      let type = StoredScalarType(tensor.scalarType)
      guard let code = SafetensorsHeader.name(of: type), name != SafetensorsHeader.metadataName
      else {
        throw TensorFileError(
          .unsupported, path: path, member: name, format: .safetensors,
          expected: "a tensor of a type and a name that the format has",
          found: "one of \(tensor.scalarType)")
      }
      entries.append((name, type, code))
    }
    entries.sort {
      let (one, other) = (
        SafetensorsHeader.order(of: $0.type), SafetensorsHeader.order(of: $1.type)
      )
      return one == other ? $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) : one < other
    }

    var members: [[UInt8]] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { jsonString($0.key) + Array(":".utf8) + jsonString($0.value) }
      members.append(
        jsonString(SafetensorsHeader.metadataName) + Array(":{".utf8)
          + Array(texts.joined(separator: Array(",".utf8))) + Array("}".utf8))
    }
    var offset = 0
    for (name, _, code) in entries {
      guard let tensor = tensors[name] else { continue }
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      let end = offset + tensor.byteCount
      members.append(
        jsonString(name)
          + Array(
            ":{\"dtype\":\"\(code)\",\"shape\":[\(shape)],\"data_offsets\":[\(offset),\(end)]}".utf8
          ))
      offset = end
    }
    var header =
      Array("{".utf8) + Array(members.joined(separator: Array(",".utf8))) + Array("}".utf8)
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }

    let bytes = littleEndian(UInt64(header.count)) + header
    try AtomicFile.write(path, format: .safetensors) { file throws(TensorFileError) in
      try file.append(bytes)
      for entry in entries {
        try tensors[entry.name]?.withLittleEndianBytes { bytes throws(TensorFileError) in
          try file.append(bytes)
        }
      }
    }
  }
}
