import Foundation
import TensorFiles
import Tensors
import XCTest

/// Files that break the rules of their format, and some that keep them in unusual ways.
final class BadFilesTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  /// A file and what the error must contain; `nil` for a file that is valid.
  private struct Case {
    let name: String
    let bytes: [UInt8]
    let words: String?

    init(_ name: String, _ bytes: [UInt8], _ words: String?) {
      self.name = name
      self.bytes = bytes
      self.words = words
    }
  }

  private func check(_ cases: [Case]) throws {
    XCTAssertEqual(Set(cases.map(\.name)).count, cases.count, "names must differ")
    for item in cases {
      let path = try folder.write(item.bytes)
      do {
        try TensorFile.readAll(path)
        XCTAssertNil(item.words, "\(item.name): read, but must be refused: \(item.words ?? "")")
      } catch let error as TensorFileError {
        XCTAssertEqual(error.path, path, item.name)
        guard let words = item.words else {
          XCTFail("\(item.name): refused: \(error)")
          continue
        }
        XCTAssertTrue("\(error)".contains(words), "\(item.name): no “\(words)” in “\(error)”")
      }
    }
  }

  // MARK: - .npy

  private let eight = [UInt8](repeating: 1, count: 8)

  private func dictionary(_ text: String, _ words: String?, _ name: String) -> Case {
    Case(name, npy(text, eight), words)
  }

  func testNPY() throws {
    let good = npyHeader("<f8", "(1,)")
    var cases = [
      Case("plain", npy(good, eight), nil),
      Case("double quotes", npy(good.replacing("'", with: "\""), eight), nil),
      Case(
        "another order of keys",
        npy("{'shape': (1,), 'fortran_order': False, 'descr': '<f8'}", eight), nil),
      Case("without spaces", npy("{'shape':(1,),'fortran_order':False,'descr':'<f8'}", eight), nil),
      Case("version 2", npy(good, eight, version: 2), nil),
      Case("version 3", npy(good, eight, version: 3), nil),
      Case("native order", npy(npyHeader("=f8", "(1,)"), eight), nil),
      Case("no order", npy(npyHeader("|f8", "(1,)"), eight), nil),
      Case("0-d", npy(npyHeader("<f8", "()"), eight), nil),
      Case(
        "64 axes", npy(npyHeader("<f8", "(" + String(repeating: "1, ", count: 64) + ")"), eight),
        nil),
      Case("empty and large", npy(npyHeader("<f8", "(0, 1000000)")), nil),
      Case("list without comma at the end", npy(npyHeader("<f8", "(1, 1)"), eight), nil),
      Case("truth values", npy(npyHeader("|b1", "(8,)"), eight), nil),

      Case("version 4", npy(good, eight, version: 4), "version 1.0, 2.0 or 3.0"),
      Case("version 0", npy(good, eight, version: 0), "version 1.0"),
      Case("trailing byte", npy(good, eight + [0]), "expected 8 bytes of elements, found 9"),
      Case("missing byte", npy(good, Array(eight.dropLast())), "found 7"),
      Case("truth value of 2", npy(npyHeader("|b1", "(8,)"), [2] + eight.dropLast()), "the byte 2"),
      Case("32 GiB", npy(npyHeader("<f8", "(4294967296,)"), eight), "34359738368 bytes"),
      Case("product wraps to 0", npy(npyHeader("<f8", "(4294967296, 4294967296)")), "counted"),
      Case(
        "product wraps to 8", npy(npyHeader("|u1", "(2305843009213693953, 8)"), eight), "counted"),
      Case(
        "zero hides an overflow", npy(npyHeader("<f8", "(0, 4294967296, 4294967296)")), "counted"),
      Case(
        "dimension of 2^63", npy(npyHeader("|u1", "(9223372036854775808,)"), eight), "below 2⁶³"),
      Case(
        "dimension of 10^30",
        npy(npyHeader("|u1", "(1\(String(repeating: "0", count: 30)),)"), eight), "below 2⁶³"),
      Case("negative dimension", npy(npyHeader("<f8", "(-1,)"), eight), "a value"),
      Case("fraction", npy(npyHeader("<f8", "(1.0,)"), eight), "the end of a number"),
      Case("exponent", npy(npyHeader("<f8", "(1e0,)"), eight), "the end of a number"),
      Case("hexadecimal", npy(npyHeader("<f8", "(0x1,)"), eight), "the end of a number"),
      Case("long integer", npy(npyHeader("<f8", "(1L,)"), eight), "the end of a number"),
      Case("zeros in front", npy(npyHeader("<f8", "(01,)"), eight), "zeros in front"),
      Case("underscore", npy(npyHeader("<f8", "(1_0,)"), eight), "the end of a number"),
      Case("truth value as dimension", npy(npyHeader("<f8", "(True,)"), eight), "whole numbers"),
      Case("list as shape", npy(npyHeader("<f8", "[1]"), eight), "a tuple for 'shape'"),
      Case("number as shape", npy(npyHeader("<f8", "1"), eight), "a tuple for 'shape'"),
      Case("number in brackets", npy(npyHeader("<f8", "(1)"), eight), "which has a comma"),
      Case("two commas", npy(npyHeader("<f8", "(1,,)"), eight), "a value"),
      Case("only a comma", npy(npyHeader("<f8", "(,)"), eight), "a value"),
      Case("no comma between", npy(npyHeader("<f8", "(1 1)"), eight), "a comma or )"),
      Case(
        "65 axes", npy(npyHeader("<f8", "(" + String(repeating: "1, ", count: 65) + ")"), eight),
        "at most 64 axes"),
      Case("expression", npy(npyHeader("<f8", "(1+0,)"), eight), "the end of a number"),
      Case("call", npy(npyHeader("<f8", "tuple([1])"), eight), "a value"),
      Case("order 1", npy(npyHeader("<f8", "(1,)", order: "1"), eight), "True or False"),
      Case("order true", npy(npyHeader("<f8", "(1,)", order: "true"), eight), "a value"),
      Case("order None", npy(npyHeader("<f8", "(1,)", order: "None"), eight), "True or False"),
      Case("type without order", npy(npyHeader("f8", "(1,)"), eight), "such as '<f8'"),
      Case("type by name", npy(npyHeader("float64", "(1,)"), eight), "such as '<f8'"),
      Case("empty type", npy(npyHeader("", "(1,)"), eight), "such as '<f8'"),
      Case("type of no kind", npy(npyHeader("<q8", "(1,)"), eight), "found \"<q8\""),
      Case("type of odd size", npy(npyHeader("<f3", "(1,)"), eight), "found \"<f3\""),
      Case("object", npy(npyHeader("|O", "(1,)"), eight), "never read"),
      Case("date", npy(npyHeader("<M8[s]", "(1,)"), eight), "dates or times"),
      Case("duration", npy(npyHeader("<m8[s]", "(1,)"), eight), "dates or times"),
      Case("text", npy(npyHeader("<U2", "(1,)"), eight), "strings"),
      Case("bytes", npy(npyHeader("|S8", "(1,)"), eight), "strings"),
      Case("void", npy(npyHeader("|V8", "(1,)"), eight), "V8"),
      Case(
        "fields", npy("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }", eight),
        "named fields"),
      Case(
        "subarray", npy("{'descr': ('<f8', (1,)), 'fortran_order': False, 'shape': (1,), }", eight),
        "the name of a type"),
      Case(
        "number as type", npy("{'descr': 8, 'fortran_order': False, 'shape': (1,), }", eight),
        "the name of a type"),
      dictionary("{'descr': '<f8', 'fortran_order': False}", "alone", "missing key"),
      dictionary(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'x': 1}", "alone", "additional key"
      ),
      dictionary(
        "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (1,)}",
        "every name once", "key twice"),
      dictionary(
        "{descr: '<f8', 'fortran_order': False, 'shape': (1,)}", "a name in quotes",
        "key without quotes"),
      dictionary("{1: '<f8'}", "a name in quotes", "number as key"),
      dictionary("{'descr' '<f8'}", "a colon", "no colon"),
      dictionary(
        "{'descr': '<f8' 'fortran_order': False}", "a comma or }", "no comma between entries"),
      dictionary(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)", "a comma or }",
        "no bracket at the end"),
      dictionary("{'descr': '<f8", "without escapes and control", "no quote at the end"),
      dictionary(
        "{'descr': '<\\x668', 'fortran_order': False, 'shape': (1,)}", "without escapes", "escape"),
      dictionary("{} {}", "the end of the header", "two dictionaries"),
      dictionary("{}", "alone", "empty dictionary"),
      dictionary(
        "{" + (0..<5000).map { "'\($0)': 0," }.joined() + "}", "at most 8 entries", "many keys"),
      dictionary("[]", "alone", "list"),
      dictionary("", "a value", "empty header"),
      dictionary("\t{}", "a value", "tab"),
      dictionary("__import__('os').system('true')", "a value", "program"),
      dictionary(String(repeating: "[", count: 60_000), "nested at most 16", "deep lists"),
      dictionary(
        "{'descr': " + String(repeating: "(", count: 60_000), "nested at most 16", "deep tuples"),
      dictionary(
        String(repeating: "{'a':", count: 10_000), "nested at most 16", "deep dictionaries"),
      Case("bad UTF-8", npy("{'descr': '", [], version: 3).dropLast() + [0xFF, 0x0A], "header"),
      Case("header beyond the file", npy(good, [], length: 60_000), "60000 bytes of header"),
      Case(
        "header of 4 GiB", npy(good, [], version: 2, length: 0xFFFF_FFFF), "at most 65535 bytes"),
      Case(
        "header of 70000 bytes",
        npy(good + String(repeating: " ", count: 70_000), eight, version: 2), "at most 65535"),
      Case("header of no bytes", npy(good, [], length: 0), "a line break at the end of the header"),
      Case("header without line break", npy(good, eight, length: good.utf8.count), "a line break"),
      Case("magic alone", [0x93] + Array("NUMPY".utf8), "8 bytes of npy header"),
      Case("other magic", [0x93] + Array("NUMPX".utf8) + npy(good, eight), "the start of"),
      Case("nothing", [], "found nothing"),
      Case("zeros", [UInt8](repeating: 0, count: 100), "the start of"),
    ]
    // The largest integers without a sign have no place in Int64.
    cases.append(
      Case("2^63", npy(npyHeader("<u8", "(1,)"), littleEndian(UInt64(1) << 63)), "Int64 can hold"))
    cases.append(Case("gzip around it", gzip(npy(good, eight)), nil))
    cases.append(Case("gzip around more", gzip(npy(good, eight + [0])), "the end of the contents"))
    cases.append(Case("gzip around less", gzip(npy(good, [1])), "expected 8 bytes"))
    try check(cases)
  }

  // MARK: - .npz

  private func archive(
    _ name: String, _ words: String?, end: ZipEnd = ZipEnd(), after: [UInt8] = [],
    deflate: Bool = false, _ change: (inout ZipCase) -> Void = { _ in }
  ) -> Case {
    var member = ZipCase(
      "x.npy", npy(npyHeader("<f8", "(1,)"), [UInt8](repeating: 1, count: 8)), deflate: deflate)
    change(&member)
    return Case(name, zip([member], end, after: after), words)
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
      Case("no members", zip([]), nil),
      Case("a name that looks like a path", zip([ZipCase("../../etc/x.npy", one)]), nil),
      Case("a name that is absolute", zip([ZipCase("/x.npy", one)]), nil),
      Case("empty name", zip([ZipCase(".npy", one)]), nil),
      Case("two members", zip([x, ZipCase("y.npy", one, deflate: true)]), nil),
      Case("name in UTF-8", zip([ZipCase("größe.npy", one)]), nil),
      Case(
        "64-bit end",
        zip(
          [x],
          ZipEnd(
            count: 0xFFFF, size: .max, start: .max,
            before: zip64End(count: 1, size: 51, start: local, at: local + 51))), nil),
      Case(
        "64-bit end beside small numbers",
        zip([x], ZipEnd(before: zip64End(count: 1, size: 51, start: local, at: local + 51))), nil),

      Case(
        "64-bit end that contradicts",
        zip(
          [x], ZipEnd(count: 2, before: zip64End(count: 1, size: 51, start: local, at: local + 51))),
        "agrees with the 64-bit end"),
      Case(
        "64-bit end with 2^64-1 members",
        zip(
          [x],
          ZipEnd(
            count: 0xFFFF, before: zip64End(count: .max, size: 51, start: local, at: local + 51))),
        "the 64-bit end"),
      Case(
        "64-bit end with other members",
        zip(
          [x],
          ZipEnd(
            count: 0xFFFF, before: zip64End(count: 1 << 40, size: 51, start: local, at: local + 51))
        ), "members"),
      Case(
        "64-bit end with a directory of 2^63-1 bytes",
        zip(
          [x],
          ZipEnd(
            size: .max, before: zip64End(count: 1, size: 1 << 63 - 1, start: local, at: local + 51))
        ), "right before this"),
      Case(
        "64-bit end elsewhere",
        zip([x], ZipEnd(start: .max, before: zip64End(count: 1, size: 51, start: local, at: 3))),
        "the 64-bit end"),
      Case(
        "64-bit end beyond the file",
        zip(
          [x], ZipEnd(start: .max, before: zip64End(count: 1, size: 51, start: local, at: 1 << 62))),
        "a complete record"),
      Case(
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
      Case("prefix before the archive", [0x50, 0x4B, 3, 4] + zip([x]), "right before this"),
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
      Case("no signature in front", zip([x, unsigned]), "the header of a member"),
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
      Case("the same name twice", zip([x, x]), "every name once"),
      Case(
        "the same name in two spellings",
        zip([ZipCase("é.npy", one), ZipCase("e\u{301}.npy", one)]), "every name once"),
      Case(
        "bad member", zip([ZipCase("x.npy", npy(npyHeader("<f8", "(2,)"), eight))]),
        "expected 16 bytes of elements, found 8"),
      Case("empty member", zip([ZipCase("x.npy", [])]), "8 bytes of npy header"),
      Case("end alone", [0x50, 0x4B, 5, 6], "the end of a ZIP archive"),
      Case("start alone", [0x50, 0x4B, 3, 4], "the end of a ZIP archive"),
    ]
    // Two records for the same bytes, and one member inside another.
    var y = ZipCase("y.npy", one)
    y.start = 0
    cases.append(Case("shared bytes", zip([x, y]), "agrees with the archive's directory"))
    let inner = zip([ZipCase("y.npy", one)])
    var outer = ZipCase("x.npy", npy(npyHeader("|u1", "(\(inner.count),)"), inner))
    let innerStart = UInt32(30 + 5 + outer.contents.count - inner.count)
    outer.extra = []
    y.start = innerStart
    var hidden = y
    hidden.start = innerStart
    cases.append(Case("member inside another", zip([outer, hidden]), "that do not overlap"))
    try check(cases)
  }

  // MARK: - .safetensors

  private func entry(
    _ type: String = "\"U8\"", _ shape: String = "[2]", _ offsets: String = "[0,2]"
  ) -> String {
    "{\"dtype\":\(type),\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  private func one(_ value: String) -> String { "{\"a\":\(value)}" }

  func testSafetensors() throws {
    func bad(_ name: String, _ header: String, _ words: String?, _ count: Int = 2) -> Case {
      Case(name, safetensors(header, [UInt8](repeating: 1, count: count)), words)
    }
    let a = "\"a\":" + entry()
    var cases = [
      bad("plain", one(entry()), nil),
      bad("padded", one(entry()) + "   ", nil),
      bad("spaced", "{ \"a\" : \n" + entry().replacing(",", with: " ,\t") + " }\r\n", nil),
      bad("no tensors", "{}", nil, 0),
      bad("0-d", one(entry("\"U8\"", "[]", "[0,1]")), nil, 1),
      bad("empty tensor", one(entry("\"F64\"", "[0,5]", "[0,0]")), nil, 0),
      bad(
        "empty tensor between", "{\"b\":" + entry("\"I64\"", "[0]", "[2,2]") + "," + a + "}", nil),
      bad("out of order", "{\"b\":" + entry("\"U8\"", "[2]", "[2,4]") + "," + a + "}", nil, 4),
      bad("metadata", "{\"__metadata__\":{\"x\":\"y\"}," + a + "}", nil),
      bad("escapes", "{\"\\u0061\\n\\ud83d\\ude00\\/\":" + entry() + "}", nil),
      bad("empty name", "{\"\":" + entry() + "}", nil),

      bad(
        "hole at the start", one(entry("\"U8\"", "[2]", "[1,3]")), "data_offsets that start at 0", 3
      ),
      bad("hole at the end", one(entry()), "expected 2 bytes of tensors, found 3", 3),
      bad("hole between", "{\(a),\"b\":" + entry("\"U8\"", "[1]", "[3,4]") + "}", "start at 2", 4),
      bad("overlap", "{\(a),\"b\":" + entry("\"U8\"", "[2]", "[1,3]") + "}", "start at 2", 3),
      bad("same bytes", "{\(a),\"b\":" + entry() + "}", "start at 2"),
      bad(
        "beyond the end", one(entry("\"U8\"", "[4]", "[0,4]")),
        "expected 4 bytes of tensors, found 2"),
      bad(
        "32 GiB", one(entry("\"F64\"", "[4294967296]", "[0,34359738368]")),
        "expected 34359738368 bytes"),
      bad(
        "offsets of 2^63-1",
        one(entry("\"U8\"", "[9223372036854775807]", "[0,9223372036854775807]")), "counted"),
      bad(
        "offsets that wrap",
        one(entry("\"U8\"", "[2]", "[9223372036854775805,9223372036854775807]")),
        "data_offsets 2 bytes apart"),
      bad("offsets of 2^64", one(entry("\"U8\"", "[2]", "[0,18446744073709551616]")), "below 2⁶³"),
      bad("negative offset", one(entry("\"U8\"", "[2]", "[-2,0]")), "a whole number"),
      bad("offsets reversed", one(entry("\"U8\"", "[2]", "[2,0]")), "data_offsets 2 bytes apart"),
      bad("another size", one(entry("\"U8\"", "[3]", "[0,2]")), "data_offsets 3 bytes apart"),
      bad("product wraps", one(entry("\"U8\"", "[4294967296,4294967296]", "[0,0]")), "counted"),
      bad(
        "zero hides an overflow", one(entry("\"U8\"", "[0,4294967296,4294967296]", "[0,0]")),
        "counted"),
      bad("fraction", one(entry("\"U8\"", "[2.0]", "[0,2]")), "a whole number"),
      bad("exponent", one(entry("\"U8\"", "[2e0]", "[0,2]")), "a whole number"),
      bad("fraction in offsets", one(entry("\"U8\"", "[2]", "[0.0,2]")), "a whole number"),
      bad("zeros in front", one(entry("\"U8\"", "[02]", "[0,2]")), "a whole number"),
      bad("plus", one(entry("\"U8\"", "[+2]", "[0,2]")), "a whole number"),
      bad("string as dimension", one(entry("\"U8\"", "[\"2\"]", "[0,2]")), "a whole number"),
      bad("null as shape", one(entry("\"U8\"", "null", "[0,2]")), "\"[\""),
      bad("number as shape", one(entry("\"U8\"", "2", "[0,2]")), "\"[\""),
      bad(
        "65 axes", one(entry("\"U8\"", "[" + String(repeating: "1,", count: 64) + "2]", "[0,2]")),
        "at most 64 axes"),
      bad("one offset", one(entry("\"U8\"", "[2]", "[0]")), "two \"data_offsets\""),
      bad("three offsets", one(entry("\"U8\"", "[2]", "[0,1,2]")), "two offsets"),
      bad("number as type", one(entry("8", "[2]", "[0,2]")), "a string"),
      bad("unknown type", one(entry("\"U9\"", "[2]", "[0,2]")), "a known dtype"),
      bad("type in lower case", one(entry("\"u8\"", "[2]", "[0,2]")), "a known dtype"),
      bad("half bytes", one(entry("\"F4\"", "[4]", "[0,2]")), "elements of whole bytes"),
      bad("three half bytes", one(entry("\"F4\"", "[3]", "[0,2]")), "data_offsets 1 bytes apart"),
      bad("six bits", one(entry("\"F6_E2M3\"", "[4]", "[0,3]")), "elements of whole bytes", 3),
      bad("missing type", "{\"a\":{\"shape\":[2],\"data_offsets\":[0,2]}}", "\"dtype\", \"shape\""),
      bad(
        "missing shape", "{\"a\":{\"dtype\":\"U8\",\"data_offsets\":[0,2]}}", "\"dtype\", \"shape\""
      ),
      bad("missing offsets", "{\"a\":{\"dtype\":\"U8\",\"shape\":[2]}}", "\"dtype\", \"shape\""),
      bad(
        "unknown key", "{\"a\":{\"x\":1,\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}",
        "each once"),
      bad(
        "key twice",
        "{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}",
        "each once"),
      bad("tensor twice", "{\(a),\(a)}", "every name once"),
      bad("tensor twice with an escape", "{\(a),\"\\u0061\":" + entry() + "}", "every name once"),
      bad(
        "tensor twice in two spellings",
        "{\"\u{E9}\":\(entry()),\"e\u{301}\":\(entry("\"U8\"", "[0]", "[2,2]"))}", "every name once"
      ),
      bad("metadata twice", "{\"__metadata__\":{},\"__metadata__\":{},\(a)}", "every name once"),
      bad(
        "metadata key twice", "{\"__metadata__\":{\"x\":\"1\",\"x\":\"2\"},\(a)}", "every name once"
      ),
      bad("number in metadata", "{\"__metadata__\":{\"x\":1},\(a)}", "a string"),
      bad("object in metadata", "{\"__metadata__\":{\"x\":{}},\(a)}", "a string"),
      bad("list as metadata", "{\"__metadata__\":[],\(a)}", "\"{\""),
      bad("list as tensor", one("[]"), "\"{\""),
      bad("number as tensor", one("1"), "\"{\""),
      bad("deep lists", one(String(repeating: "[", count: 100_000)), "\"{\""),
      bad("deep objects", String(repeating: "{\"a\":", count: 100_000), "each once"),
      bad(
        "deep shape", one(entry("\"U8\"", String(repeating: "[", count: 100_000), "[0,2]")),
        "a whole number"),
      bad("comma at the end", "{\(a),}", "a name in quotes"),
      bad("comma in shape", one(entry("\"U8\"", "[2,]", "[0,2]")), "a whole number"),
      bad("no colon", "{\"a\"\(entry())}", "\":\""),
      bad("no bracket", "{\(a)", "\"}\""),
      bad("two objects", "{\(a)}{}", "the end of the header"),
      bad("text after", "{\(a)}x", "the end of the header"),
      bad("NUL after", "{\(a)}\0", "the end of the header"),
      bad("name without quotes", "{a:\(entry())}", "a name in quotes"),
      bad("name in single quotes", "{'a':\(entry())}", "a name in quotes"),
      bad("comment", "{/**/\(a)}", "a name in quotes"),
      bad("line break in a name", "{\"a\n\":\(entry())}", "control characters"),
      bad("NUL in a name", "{\"a\0\":\(entry())}", "control characters"),
      bad("unknown escape", "{\"\\x\":\(entry())}", "an escape of JSON"),
      bad("short escape", "{\"\\u00\":\(entry())}", "four hexadecimal digits"),
      bad("lone surrogate", "{\"\\ud800\":\(entry())}", "a pair of surrogates"),
      bad("surrogates reversed", "{\"\\ude00\\ud83d\":\(entry())}", "a pair of surrogates"),
      bad("no quote at the end", "{\"a", "the end of a string"),
      bad("backslash at the end", "{\"a\\", "the end of a string"),
      bad("bad number of U+FF11", one(entry("\"U8\"", "[\u{FF12}]", "[0,2]")), "a whole number"),
      Case(
        "bad UTF-8",
        littleEndian(UInt64(60)) + Array("{\"".utf8) + [0xC3, 0x28] + Array("\":\(entry())}".utf8)
          + [1, 1], "UTF-8"),
      Case(
        "overlong UTF-8",
        littleEndian(UInt64(60)) + Array("{\"".utf8) + [0xC0, 0x80] + Array("\":\(entry())}".utf8)
          + [1, 1], "UTF-8"),
      Case("header of 2^64-1 bytes", safetensors("{}", length: .max), "a header within the file"),
      Case("header of 2^63 bytes", safetensors("{}", length: 1 << 63), "a header within the file"),
      Case("header one byte too long", safetensors("{}", length: 3), "a header within the file"),
      Case("space in front", safetensors(" {}"), "the start of"),
      Case("list", safetensors("[]"), "the start of"),
      Case("byte order mark", safetensors("\u{FEFF}{}"), "the start of"),
      Case("gzip around it", gzip(safetensors("{}")), "more than"),
    ]
    cases.removeLast()
    // Lengths of headers with bytes that are no text.
    for i in cases.indices where cases[i].name.contains("UTF-8") {
      var bytes = cases[i].bytes
      bytes.replaceSubrange(0..<8, with: littleEndian(UInt64(bytes.count - 10)))
      cases[i] = Case(cases[i].name, bytes, cases[i].words)
    }
    try check(cases)
  }

  func testLimits() throws {
    let long = "{\"a\":\(entry())" + String(repeating: " ", count: 2000) + "}"
    let path = try folder.write(safetensors(long, [1, 1]))
    var limits = ReadingLimits.standard
    limits.headerByteCount = 1000
    XCTAssertThrowsError(try TensorFile.open(path, limits: limits)) {
      XCTAssertEqual(($0 as? TensorFileError)?.kind, .tooLarge)
    }
    XCTAssertNoThrow(try TensorFile.open(path))

    let zeros = gzip(idx(0x08, [200_000], [UInt8](repeating: 0, count: 200_000)))
    let compressed = try folder.write(zeros, to: "zeros")
    limits.expansion = 100_000
    XCTAssertThrowsError(try Tensor<UInt8>(contentsOf: compressed, limits: limits)) {
      XCTAssertEqual(($0 as? TensorFileError)?.kind, .tooLarge)
    }
    limits.expansion = .max
    XCTAssertEqual(try Tensor<UInt8>(contentsOf: compressed, limits: limits).count, 200_000)
  }

  // MARK: - Every format

  private func smallFiles() throws -> [String: [UInt8]] {
    let one = npy(npyHeader("<f8", "(1,)"), eight)
    var stream = ZipCase("s.npy", one, deflate: true)
    stream.flags = 8
    stream.descriptor =
      littleEndian(UInt32(0x0807_4B50)) + littleEndian(stream.checksum)
      + littleEndian(UInt32(stream.data.count)) + littleEndian(UInt32(one.count))
    let header = "{\"__metadata__\":{\"k\":\"v\"},\"a\":\(entry())}"
    return [
      "npy": one,
      "npz": zip([ZipCase("x.npy", one), ZipCase("y.npy", one, deflate: true), stream]),
      "NumPy's npz": Array(try fixtureBytes("deflated.npz")),
      "safetensors": safetensors(header, [1, 2]), "idx": idx(0x0D, [1, 2], eight),
      "gzip": gzip(idx(0x08, [8], eight)),
      "gzip of members": gzip(Array(one[..<20])) + gzip(Array(one[20...])),
    ]
  }

  func testEveryPrefixIsRefused() throws {
    for (name, bytes) in try smallFiles() {
      XCTAssertNoThrow(try TensorFile.readAll(folder.write(bytes)), name)
      for length in bytes.indices {
        let path = try folder.write(Array(bytes[..<length]))
        XCTAssertThrowsError(try TensorFile.readAll(path), "\(length) bytes of \(name)") {
          XCTAssertEqual(($0 as? TensorFileError)?.path, path)
        }
      }
    }
  }

  func testEveryTrailingByteIsRefused() throws {
    for (name, bytes) in try smallFiles() {
      for byte in [0, 0x1F, 0x50, 0xFF] as [UInt8] {
        XCTAssertThrowsError(try TensorFile.readAll(folder.write(bytes + [byte])), name)
      }
    }
  }

  /// Damage must be refused or harmless; a process that stops fails the whole suite.
  func testDamageNeverStopsTheProcess() throws {
    let seed: UInt64 = 20_241_124
    var generator = SeededGenerator(state: seed)
    for (_, bytes) in try smallFiles().sorted(by: { $0.key < $1.key }) {
      for position in bytes.indices {
        var damaged = bytes
        damaged[position] = UInt8.random(in: 0...255, using: &generator)
        _ = try? TensorFile.readAll(folder.write(damaged))
      }
      for _ in 0..<200 {
        var damaged = bytes
        for _ in 0..<Int.random(in: 2...6, using: &generator) {
          let position = Int.random(in: damaged.indices, using: &generator)
          switch Int.random(in: 0..<3, using: &generator) {
          case 0: damaged[position] = [0, 0xFF, 0x7F, 0x80].randomElement(using: &generator) ?? 0
          case 1: damaged.remove(at: position)
          default: damaged.insert(UInt8.random(in: 0...255, using: &generator), at: position)
          }
        }
        _ = try? TensorFile.readAll(folder.write(damaged))
      }
    }
  }
}
