import XCTest

/// .npy files that break the rules, and some that keep them in unusual ways.
final class NPYHeaderTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  private let eight = [UInt8](repeating: 1, count: 8)

  private func dictionary(_ text: String, _ words: String?, _ name: String) -> FileCase {
    FileCase(name, npy(text, eight), words)
  }

  func testNPY() throws {
    let good = npyHeader("<f8", "(1,)")
    var cases = [
      FileCase("plain", npy(good, eight), nil),
      FileCase("double quotes", npy(good.replacing("'", with: "\""), eight), nil),
      FileCase(
        "another order of keys",
        npy("{'shape': (1,), 'fortran_order': False, 'descr': '<f8'}", eight), nil),
      FileCase(
        "without spaces", npy("{'shape':(1,),'fortran_order':False,'descr':'<f8'}", eight), nil),
      FileCase("version 2", npy(good, eight, version: 2), nil),
      FileCase("version 3", npy(good, eight, version: 3), nil),
      FileCase("native order", npy(npyHeader("=f8", "(1,)"), eight), nil),
      FileCase("no order", npy(npyHeader("|f8", "(1,)"), eight), nil),
      FileCase("0-d", npy(npyHeader("<f8", "()"), eight), nil),
      FileCase(
        "64 axes", npy(npyHeader("<f8", "(" + String(repeating: "1, ", count: 64) + ")"), eight),
        nil),
      FileCase("empty and large", npy(npyHeader("<f8", "(0, 1000000)")), nil),
      FileCase("list without comma at the end", npy(npyHeader("<f8", "(1, 1)"), eight), nil),
      FileCase("truth values", npy(npyHeader("|b1", "(8,)"), eight), nil),

      FileCase("version 4", npy(good, eight, version: 4), "version 1.0, 2.0 or 3.0"),
      FileCase("version 0", npy(good, eight, version: 0), "version 1.0"),
      FileCase("trailing byte", npy(good, eight + [0]), "expected 8 bytes of elements, found 9"),
      FileCase("missing byte", npy(good, Array(eight.dropLast())), "found 7"),
      FileCase(
        "truth value of 2", npy(npyHeader("|b1", "(8,)"), [2] + eight.dropLast()), "the byte 2"),
      FileCase("32 GiB", npy(npyHeader("<f8", "(4294967296,)"), eight), "34359738368 bytes"),
      FileCase("product wraps to 0", npy(npyHeader("<f8", "(4294967296, 4294967296)")), "counted"),
      FileCase(
        "product wraps to 8", npy(npyHeader("|u1", "(2305843009213693953, 8)"), eight), "counted"),
      FileCase(
        "zero hides an overflow", npy(npyHeader("<f8", "(0, 4294967296, 4294967296)")), "counted"),
      FileCase(
        "dimension of 2^63", npy(npyHeader("|u1", "(9223372036854775808,)"), eight), "below 2⁶³"),
      FileCase(
        "dimension of 10^30",
        npy(npyHeader("|u1", "(1\(String(repeating: "0", count: 30)),)"), eight), "below 2⁶³"),
      FileCase("negative dimension", npy(npyHeader("<f8", "(-1,)"), eight), "a value"),
      FileCase("fraction", npy(npyHeader("<f8", "(1.0,)"), eight), "the end of a number"),
      FileCase("exponent", npy(npyHeader("<f8", "(1e0,)"), eight), "the end of a number"),
      FileCase("hexadecimal", npy(npyHeader("<f8", "(0x1,)"), eight), "the end of a number"),
      FileCase("long integer", npy(npyHeader("<f8", "(1L,)"), eight), "the end of a number"),
      FileCase("zeros in front", npy(npyHeader("<f8", "(01,)"), eight), "zeros in front"),
      FileCase("underscore", npy(npyHeader("<f8", "(1_0,)"), eight), "the end of a number"),
      FileCase(
        "truth value as dimension", npy(npyHeader("<f8", "(True,)"), eight), "whole numbers"),
      FileCase("list as shape", npy(npyHeader("<f8", "[1]"), eight), "a tuple for 'shape'"),
      FileCase("number as shape", npy(npyHeader("<f8", "1"), eight), "a tuple for 'shape'"),
      FileCase("number in brackets", npy(npyHeader("<f8", "(1)"), eight), "which has a comma"),
      FileCase("two commas", npy(npyHeader("<f8", "(1,,)"), eight), "a value"),
      FileCase("only a comma", npy(npyHeader("<f8", "(,)"), eight), "a value"),
      FileCase("no comma between", npy(npyHeader("<f8", "(1 1)"), eight), "a comma or )"),
      FileCase(
        "65 axes", npy(npyHeader("<f8", "(" + String(repeating: "1, ", count: 65) + ")"), eight),
        "at most 64 axes"),
      FileCase("expression", npy(npyHeader("<f8", "(1+0,)"), eight), "the end of a number"),
      FileCase("call", npy(npyHeader("<f8", "tuple([1])"), eight), "a value"),
      FileCase("order 1", npy(npyHeader("<f8", "(1,)", order: "1"), eight), "True or False"),
      FileCase("order true", npy(npyHeader("<f8", "(1,)", order: "true"), eight), "a value"),
      FileCase("order None", npy(npyHeader("<f8", "(1,)", order: "None"), eight), "True or False"),
      FileCase("type without order", npy(npyHeader("f8", "(1,)"), eight), "such as '<f8'"),
      FileCase("type by name", npy(npyHeader("float64", "(1,)"), eight), "such as '<f8'"),
      FileCase("empty type", npy(npyHeader("", "(1,)"), eight), "such as '<f8'"),
      FileCase("type of no kind", npy(npyHeader("<q8", "(1,)"), eight), "found \"<q8\""),
      FileCase("type of odd size", npy(npyHeader("<f3", "(1,)"), eight), "found \"<f3\""),
      FileCase("object", npy(npyHeader("|O", "(1,)"), eight), "never read"),
      FileCase("date", npy(npyHeader("<M8[s]", "(1,)"), eight), "dates or times"),
      FileCase("duration", npy(npyHeader("<m8[s]", "(1,)"), eight), "dates or times"),
      FileCase("text", npy(npyHeader("<U2", "(1,)"), eight), "strings"),
      FileCase("bytes", npy(npyHeader("|S8", "(1,)"), eight), "strings"),
      FileCase("void", npy(npyHeader("|V8", "(1,)"), eight), "V8"),
      FileCase(
        "fields", npy("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }", eight),
        "named fields"),
      FileCase(
        "subarray", npy("{'descr': ('<f8', (1,)), 'fortran_order': False, 'shape': (1,), }", eight),
        "the name of a type"),
      FileCase(
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
      FileCase(
        "bad UTF-8", npy("{'descr': '", [], version: 3).dropLast() + [0xFF, 0x0A], "header"),
      FileCase("header beyond the file", npy(good, [], length: 60_000), "60000 bytes of header"),
      FileCase(
        "header of 4 GiB", npy(good, [], version: 2, length: 0xFFFF_FFFF), "at most 65535 bytes"),
      FileCase(
        "header of 70000 bytes",
        npy(good + String(repeating: " ", count: 70_000), eight, version: 2), "at most 65535"),
      FileCase(
        "header of no bytes", npy(good, [], length: 0), "a line break at the end of the header"),
      FileCase(
        "header without line break", npy(good, eight, length: good.utf8.count), "a line break"),
      FileCase("magic alone", [0x93] + Array("NUMPY".utf8), "8 bytes of npy header"),
      FileCase("other magic", [0x93] + Array("NUMPX".utf8) + npy(good, eight), "the start of"),
      FileCase("nothing", [], "found nothing"),
      FileCase("zeros", [UInt8](repeating: 0, count: 100), "the start of"),
    ]
    // The largest integers without a sign have no place in Int64.
    cases.append(
      FileCase(
        "2^63", npy(npyHeader("<u8", "(1,)"), littleEndian(UInt64(1) << 63)), "Int64 can hold"))
    cases.append(FileCase("gzip around it", gzip(npy(good, eight)), nil))
    cases.append(
      FileCase("gzip around more", gzip(npy(good, eight + [0])), "the end of the contents"))
    cases.append(FileCase("gzip around less", gzip(npy(good, [1])), "expected 8 bytes"))
    try folder.check(cases)
  }
}
