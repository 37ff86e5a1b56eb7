import CZlib

/// The bytes of a number, least significant byte first.
func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
  withUnsafeBytes(of: number.littleEndian) { Array($0) }
}

/// The bytes of an .npy file with the given header, which gets a line break.
func npy(
  _ header: String, _ data: [UInt8] = [], version: UInt8 = 1, length: Int? = nil
) -> [UInt8] {
  let text = Array((header + "\n").utf8)
  let count = length ?? text.count
  return [0x93] + Array("NUMPY".utf8) + [version, 0]
    + (version == 1 ? littleEndian(UInt16(count)) : littleEndian(UInt32(count))) + text + data
}

/// The header of an .npy file.
func npyHeader(_ type: String, _ shape: String, order: String = "False") -> String {
  "{'descr': '\(type)', 'fortran_order': \(order), 'shape': \(shape), }"
}

/// The bytes of a .safetensors file with the given header.
func safetensors(_ header: String, _ data: [UInt8] = [], length: UInt64? = nil) -> [UInt8] {
  safetensors(Array(header.utf8), data, length: length)
}

/// The bytes of a .safetensors file with the given header, which need not be text.
func safetensors(_ header: [UInt8], _ data: [UInt8] = [], length: UInt64? = nil) -> [UInt8] {
  littleEndian(length ?? UInt64(header.count)) + header + data
}

/// Bytes deflated without a frame.
func deflated(_ bytes: [UInt8]) -> [UInt8] {
  // What is between the header of ten bytes and the trailer of eight.
  Array(gzip(bytes).dropFirst(10).dropLast(8))
}

/// A member of a ZIP archive; what is `nil` is as it should be.
struct ZipCase {
  var name: [UInt8]
  var data: [UInt8]
  /// The contents, which the checksum and the size are those of.
  var contents: [UInt8]
  var method: UInt16
  var flags: UInt16 = 0
  var crc: UInt32?
  var size: UInt32?
  var compressedSize: UInt32?
  var localName: [UInt8]?
  var localCRC: UInt32?
  var localSize: UInt32?
  var localMethod: UInt16?
  var localFlags: UInt16?
  var localExtra: [UInt8] = []
  var extra: [UInt8] = []
  var start: UInt32?
  var localSignature: UInt32 = 0x0403_4B50
  /// Bytes after the data.
  var descriptor: [UInt8] = []

  init(_ name: String, _ contents: [UInt8], deflate: Bool = false) {
    self.name = Array(name.utf8)
    self.contents = contents
    data = deflate ? deflated(contents) : contents
    method = deflate ? 8 : 0
    if name.utf8.contains(where: { $0 >= 0x80 }) { flags = 1 << 11 }
  }

  var checksum: UInt32 {
    contents.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count))
    }
  }
}

/// What the end of a ZIP archive says, where it should not be the truth.
struct ZipEnd {
  var count: UInt16?
  var countHere: UInt16?
  var size: UInt32?
  var start: UInt32?
  var disk: UInt16 = 0
  var comment: [UInt8] = []
  var commentCount: UInt16?
  /// Bytes before the end record.
  var before: [UInt8] = []
}

/// The bytes of a ZIP archive.
func zip(_ members: [ZipCase], _ end: ZipEnd = ZipEnd(), after: [UInt8] = []) -> [UInt8] {
  var file: [UInt8] = []
  var directory: [UInt8] = []
  for member in members {
    let start = UInt32(file.count)
    let crc = member.crc ?? member.checksum
    let size = member.size ?? UInt32(member.contents.count)
    let compressed = member.compressedSize ?? UInt32(member.data.count)
    let localName = member.localName ?? member.name
    file += littleEndian(member.localSignature) + littleEndian(UInt16(20))
    file += littleEndian(member.localFlags ?? member.flags)
    file += littleEndian(member.localMethod ?? member.method) + [0, 0, 0x21, 0]
    let isStream = member.flags & 8 != 0
    file += littleEndian(member.localCRC ?? (isStream ? 0 : crc))
    file += littleEndian(isStream ? 0 : compressed)
    file += littleEndian(member.localSize ?? (isStream ? 0 : size))
    file += littleEndian(UInt16(localName.count)) + littleEndian(UInt16(member.localExtra.count))
    file += localName + member.localExtra + member.data + member.descriptor
    directory += littleEndian(UInt32(0x0201_4B50)) + [20, 3] + littleEndian(UInt16(20))
    directory += littleEndian(member.flags) + littleEndian(member.method) + [0, 0, 0x21, 0]
    directory += littleEndian(crc) + littleEndian(compressed) + littleEndian(size)
    directory +=
      littleEndian(UInt16(member.name.count)) + littleEndian(UInt16(member.extra.count))
    directory += [UInt8](repeating: 0, count: 10) + littleEndian(member.start ?? start)
    directory += member.name + member.extra
  }
  let start = UInt32(file.count)
  let count = UInt16(members.count)
  file += directory + end.before
  file += littleEndian(UInt32(0x0605_4B50)) + littleEndian(end.disk) + littleEndian(UInt16(0))
  file += littleEndian(end.countHere ?? end.count ?? count) + littleEndian(end.count ?? count)
  file += littleEndian(end.size ?? UInt32(directory.count)) + littleEndian(end.start ?? start)
  file += littleEndian(end.commentCount ?? UInt16(end.comment.count)) + end.comment
  return file + after
}

/// The 64-bit end of a directory and the record that tells where it is.
func zip64End(
  count: UInt64, size: UInt64, start: UInt64, at position: UInt64, recordSize: UInt64 = 44
) -> [UInt8] {
  var bytes = littleEndian(UInt32(0x0606_4B50)) + littleEndian(recordSize)
  bytes += littleEndian(UInt16(45)) + littleEndian(UInt16(45)) + littleEndian(UInt64(0))
  bytes += littleEndian(count) + littleEndian(count) + littleEndian(size) + littleEndian(start)
  return bytes + littleEndian(UInt32(0x0706_4B50)) + littleEndian(UInt32(0))
    + littleEndian(position) + littleEndian(UInt32(1))
}
