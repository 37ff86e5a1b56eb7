import XCTest

/// .safetensors files that break the rules, and some that keep them in unusual ways.
final class SafetensorsHeaderTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws { folder = try TemporaryFolder() }
  override func tearDown() { folder = nil }

  private func entry(
    _ type: String = "\"U8\"", _ shape: String = "[2]", _ offsets: String = "[0,2]"
  ) -> String {
    "{\"dtype\":\(type),\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  private func one(_ value: String) -> String { "{\"a\":\(value)}" }

  func testSafetensors() throws {
    func bad(_ name: String, _ header: String, _ words: String?, _ count: Int = 2) -> FileCase {
      FileCase(name, safetensors(header, [UInt8](repeating: 1, count: count)), words)
    }
    let a = "\"a\":" + entry()
    let cases = [
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
      FileCase(
        "bad UTF-8",
        safetensors(Array("{\"".utf8) + [0xC3, 0x28] + Array("\":\(entry())}".utf8), [1, 1]),
        "UTF-8"),
      FileCase(
        "overlong UTF-8",
        safetensors(Array("{\"".utf8) + [0xC0, 0x80] + Array("\":\(entry())}".utf8), [1, 1]),
        "UTF-8"),
      FileCase(
        "header of 2^64-1 bytes", safetensors("{}", length: .max), "a header within the file"),
      FileCase(
        "header of 2^63 bytes", safetensors("{}", length: 1 << 63), "a header within the file"),
      FileCase(
        "header one byte too long", safetensors("{}", length: 3), "a header within the file"),
      FileCase("space in front", safetensors(" {}"), "the start of"),
      FileCase("list", safetensors("[]"), "the start of"),
      FileCase("byte order mark", safetensors("\u{FEFF}{}"), "the start of"),
      FileCase("gzip around it", gzip(safetensors("{}")), "a header within the file"),
    ]
    try folder.check(cases)
  }
}
