import XCTest

/// Archives that break the rules, and some that keep them in unusual ways.
final class ZipArchiveTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  private let eight = [UInt8](repeating: 1, count: 8)

  private func archive(
    _ name: String, _ words: String?, end: ZipEnd = ZipEnd(), after: [UInt8] = [],
    deflate: Bool = false, _ change: (inout ZipCase) -> Void = { _ in }
  ) -> FileCase {
    var member = ZipCase(
      "x.npy", npy(npyHeader("<f8", "(1,)"), [UInt8](repeating: 1, count: 8)), deflate: deflate)
    change(&member)
    return FileCase(name, zip([member], end, after: after), words)
  }

  func testNPZ() throws {
    let one = npy(npyHeader("<f8", "(1,)"), eight)
    let x = ZipCase("x.npy", one)
    let stream: (inout ZipCase) -> Void = { member in
      member.flags |= 8
      member.descriptor =
        littleEndian(UInt32(0x0807_4B50)) + littleEndian(member.checksum)
        + littleEndian(UInt32(member.data.count)) + littleEndian(UInt32(member.contents.count))
    }
    var unsigned = ZipCase("y.npy", one)
    unsigned.localSignature = 1
    let large: [UInt8] =
      [1, 0, 16, 0] + littleEndian(UInt64(one.count)) + littleEndian(UInt64(one.count))
    let local = UInt64(zip([x]).count - 22 - 51)
    var cases = [
      archive("stored", nil),
      archive("deflated", nil, deflate: true),
      archive("stream", nil, stream),
      archive("deflated stream", nil, deflate: true, stream),
      archive("stream without signature", nil) {
        stream(&$0); $0.descriptor.removeFirst(4)
      },
      archive("stream of 64 bits", nil) {
        stream(&$0)
        $0.descriptor =
          Array($0.descriptor[..<8]) + littleEndian(UInt64($0.data.count))
          + littleEndian(UInt64($0.data.count))
      },
      archive("comment", nil, end: ZipEnd(comment: Array("a comment".utf8))),
      archive("comment like an end", nil, end: ZipEnd(comment: [0x50, 0x4B, 5, 6, 0, 0])),
      archive("sizes of 64 bits", nil) {
        $0.size = .max; $0.compressedSize = .max
        $0.localExtra = large; $0.extra = large
      },
      archive("other extra fields", nil) {
        $0.extra = [9, 9, 1, 0, 7]; $0.localExtra = [7, 7, 0, 0]
      },
      FileCase("no members", zip([]), nil),
      FileCase("a name that looks like a path", zip([ZipCase("../../etc/x.npy", one)]), nil),
      FileCase("a name that is absolute", zip([ZipCase("/x.npy", one)]), nil),
      FileCase("empty name", zip([ZipCase(".npy", one)]), nil),
      FileCase("two members", zip([x, ZipCase("y.npy", one, deflate: true)]), nil),
      FileCase("name in UTF-8", zip([ZipCase("größe.npy", one)]), nil),
      FileCase(
        "64-bit end",
        zip(
          [x],
          ZipEnd(
            count: 0xFFFF, size: .max, start: .max,
            before: zip64End(count: 1, size: 51, start: local, at: local + 51))), nil),
      FileCase(
        "64-bit end beside small numbers",
        zip([x], ZipEnd(before: zip64End(count: 1, size: 51, start: local, at: local + 51))), nil),

      FileCase(
        "64-bit end that contradicts",
        zip(
          [x], ZipEnd(count: 2, before: zip64End(count: 1, size: 51, start: local, at: local + 51))),
        "agrees with the 64-bit end"),
      FileCase(
        "64-bit end with 2^64-1 members",
        zip(
          [x],
          ZipEnd(
            count: 0xFFFF, before: zip64End(count: .max, size: 51, start: local, at: local + 51))),
        "the 64-bit end"),
      FileCase(
        "64-bit end with other members",
        zip(
          [x],
          ZipEnd(
            count: 0xFFFF, before: zip64End(count: 1 << 40, size: 51, start: local, at: local + 51))
        ), "members"),
      FileCase(
        "64-bit end with a directory of 2^63-1 bytes",
        zip(
          [x],
          ZipEnd(
            size: .max, before: zip64End(count: 1, size: 1 << 63 - 1, start: local, at: local + 51))
        ), "right before this"),
      FileCase(
        "64-bit end elsewhere",
        zip([x], ZipEnd(start: .max, before: zip64End(count: 1, size: 51, start: local, at: 3))),
        "the 64-bit end"),
      FileCase(
        "64-bit end beyond the file",
        zip(
          [x], ZipEnd(start: .max, before: zip64End(count: 1, size: 51, start: local, at: 1 << 62))),
        "a complete record"),
      FileCase(
        "64-bit end of another size",
        zip(
          [x],
          ZipEnd(
            start: .max,
            before: zip64End(count: 1, size: 51, start: local, at: local + 51, recordSize: 45))),
        "the 64-bit end"),
      archive("trailing byte", "nothing after it", after: [0]),
      archive(
        "comment longer than said", "nothing after it", end: ZipEnd(comment: [1], commentCount: 0)),
      archive("comment shorter than said", "nothing after it", end: ZipEnd(commentCount: 1)),
      archive("more members said", "expected 2 members, found 1", end: ZipEnd(count: 2)),
      archive("fewer members said", "expected 0 members, found 1", end: ZipEnd(count: 0)),
      archive(
        "members on other disks", "an archive of one part", end: ZipEnd(count: 1, countHere: 0)),
      archive("another disk", "an archive of one part", end: ZipEnd(disk: 1)),
      archive("directory elsewhere", "right before this", end: ZipEnd(start: 0)),
      archive("directory of another size", "right before this", end: ZipEnd(size: 50)),
      archive("directory of 4 GiB", "right before this", end: ZipEnd(size: 0xFFFF_FFFE)),
      archive("bytes between directory and end", "right before this", end: ZipEnd(before: [0])),
      FileCase("prefix before the archive", [0x50, 0x4B, 3, 4] + zip([x]), "right before this"),
      archive("encrypted", "without a password") { $0.flags = 1 },
      archive("patch", "flags that are known") { $0.flags = 1 << 5 },
      archive("strong encryption", "flags that are known") { $0.flags = 1 << 6 },
      archive("method 12", "stored or deflated") { $0.method = 12 },
      archive("method 99", "stored or deflated") { $0.method = 99 },
      archive("wrong CRC", "contents with the CRC-32") { $0.crc = 1 },
      archive("wrong CRC deflated", "contents with the CRC-32", deflate: true) { $0.crc = 1 },
      archive("changed data", "contents with the CRC-32") { $0.data[$0.data.count - 1] ^= 1 },
      archive("stored of two sizes", "a stored member of") { $0.size = 5 },
      archive("other name in front", "agrees with the archive's directory") {
        $0.localName = Array("y.npy".utf8)
      },
      archive("longer name in front", "agrees with the archive's directory") {
        $0.localName = Array("xx.npy".utf8)
      },
      archive("other CRC in front", "agrees with the archive's directory") { $0.localCRC = 1 },
      archive("other size in front", "agrees with the archive's directory") { $0.localSize = 1 },
      archive("other method in front", "agrees with the archive's directory") {
        $0.localMethod = 8
      },
      archive("other flags in front", "agrees with the archive's directory") { $0.localFlags = 2 },
      FileCase("no signature in front", zip([x, unsigned]), "the header of a member"),
      archive("start elsewhere", "the header of a member") { $0.start = 1 },
      archive("start behind the directory", "a member before the directory") {
        $0.start = 1_000_000
      },
      archive("start of 2^32-1 without 64 bits", "sizes that are complete") { $0.start = .max },
      archive("size of 2^32-1 without 64 bits", "sizes that are complete") { $0.size = .max },
      archive("64-bit size of 2^64-1", "sizes that are complete") {
        $0.size = .max; $0.compressedSize = .max
        $0.extra = [1, 0, 16, 0] + [UInt8](repeating: 0xFF, count: 16)
      },
      archive("64-bit sizes cut off", "sizes that are complete") {
        $0.size = .max; $0.compressedSize = .max;
        $0.extra = [1, 0, 8, 0] + [UInt8](repeating: 0, count: 8)
      },
      archive("64-bit sizes in front differ", "agrees with the archive's directory") {
        $0.size = .max; $0.compressedSize = .max; $0.extra = large
        $0.localExtra = [1, 0, 16, 0] + littleEndian(UInt64(1)) + littleEndian(UInt64(1))
      },
      archive("64-bit sizes beyond the file", "bytes of a member") {
        let huge = [1, 0, 16, 0] + littleEndian(UInt64(1) << 40) + littleEndian(UInt64(1) << 40)
        $0.size = .max; $0.compressedSize = .max; $0.extra = huge; $0.localExtra = huge
      },
      archive("stream without description", "a description that agrees") {
        stream(&$0); $0.descriptor = []
      },
      archive("stream with another description", "a description that agrees") {
        stream(&$0); $0.descriptor[5] ^= 1
      },
      archive("stream with another CRC in front", "agrees with the archive's directory") {
        stream(&$0); $0.localCRC = 3
      },
      archive("NUL in the name", "a name in UTF-8") { $0.name = [0x78, 0] + Array(".npy".utf8) },
      archive("bad UTF-8 in the name", "a name in UTF-8") {
        $0.name = [0xFF] + Array(".npy".utf8); $0.flags = 1 << 11
      },
      archive("name in an old code page", "a name in UTF-8") {
        $0.name = [0xE9] + Array(".npy".utf8)
      },
      archive("name that is no array's", "whose names end in .npy") {
        $0.name = Array("x.txt".utf8)
      },
      archive("folder", "whose names end in .npy") { $0.name = Array("x/".utf8) },
      archive("deflated data that are not", "valid compressed data", deflate: true) {
        $0.data = [0xFF] + $0.data.dropFirst()
      },
      archive("deflated data that end early", "more compressed bytes", deflate: true) {
        $0.data.removeLast()
      },
      archive("deflated data and more", "deflated data of the declared length", deflate: true) {
        $0.data += [0]
      },
      archive("deflated to more than declared", "elements", deflate: true) {
        $0.size = UInt32($0.contents.count) - 1
      },
      archive("deflated to less than declared", "elements", deflate: true) {
        $0.size = UInt32($0.contents.count) + 1
      },
      archive("deflated size of 4 GiB", "elements", deflate: true) { $0.size = 0xFFFF_FFFE },
      FileCase("the same name twice", zip([x, x]), "every name once"),
      FileCase(
        "the same name in two spellings",
        zip([ZipCase("é.npy", one), ZipCase("e\u{301}.npy", one)]), "every name once"),
      FileCase(
        "bad member", zip([ZipCase("x.npy", npy(npyHeader("<f8", "(2,)"), eight))]),
        "expected 16 bytes of elements, found 8"),
      FileCase("empty member", zip([ZipCase("x.npy", [])]), "8 bytes of npy header"),
      FileCase("end alone", [0x50, 0x4B, 5, 6], "the end of a ZIP archive"),
      FileCase("start alone", [0x50, 0x4B, 3, 4], "the end of a ZIP archive"),
    ]
    // Two records for the same bytes, and one member inside another.
    var y = ZipCase("y.npy", one)
    y.start = 0
    cases.append(FileCase("shared bytes", zip([x, y]), "agrees with the archive's directory"))
    let inner = zip([ZipCase("y.npy", one)])
    var outer = ZipCase("x.npy", npy(npyHeader("|u1", "(\(inner.count),)"), inner))
    let innerStart = UInt32(30 + 5 + outer.contents.count - inner.count)
    outer.extra = []
    y.start = innerStart
    var hidden = y
    hidden.start = innerStart
    cases.append(FileCase("member inside another", zip([outer, hidden]), "that do not overlap"))
    try folder.check(cases)
  }
}
