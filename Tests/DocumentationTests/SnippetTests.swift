import Foundation
import XCTest

/// Every Swift snippet of README and Docs stands in a file that is compiled and run.
final class SnippetTests: XCTestCase {
  private var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Lines without blank lines, imports, and white space that only aligns.
  private func essence(_ lines: some Sequence<some StringProtocol>) -> [String] {
    lines.map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty && !$0.hasPrefix("import ") && $0 != "// Package.swift" }
  }

  private func snippets(_ path: String) throws -> [[Substring]] {
    var snippets: [[Substring]] = []
    var current: [Substring]?
    for line in try text(path).split(separator: "\n", omittingEmptySubsequences: false) {
      if let lines = current {
        if line.hasPrefix("```") {
          snippets.append(lines)
          current = nil
        } else {
          current = lines + [line]
        }
      } else if line == "```swift" {
        current = []
      }
    }
    XCTAssertNil(current, "\(path): a snippet does not end")
    return snippets
  }

  func testEverySnippetIsCompiledAndRun() throws {
    let documents = try FileManager.default.contentsOfDirectory(
      atPath: root.appendingPathComponent("Docs").path
    ).filter { $0.hasSuffix(".md") }.map { "Docs/" + $0 }
    let compiled = try ["Snippets", "TourSnippets"].flatMap {
      essence(try text("Tests/DocumentationTests/\($0).swift").split(separator: "\n"))
    }
    // A manifest cannot be part of a test; that of the consumer is built on its own.
    let manifest = essence(
      try text("Tests/Consumer/Package.swift").replacing("../..", with: "../apus")
        .split(separator: "\n"))
    var count = 0
    for path in documents + ["README.md"] {
      for snippet in try snippets(path) {
        let isManifest = snippet.first == "// Package.swift"
        let lines = essence(snippet)
        XCTAssertFalse(lines.isEmpty, "\(path): an empty snippet")
        XCTAssertTrue(
          (isManifest ? manifest : compiled).contains(lines),
          "\(path): this snippet is not in Snippets.swift or TourSnippets.swift:\n\(snippet.joined(separator: "\n"))"
        )
        count += 1
      }
    }
    XCTAssertGreaterThanOrEqual(count, 8, "the snippets were not found")
  }

  /// The words of the second column that are called, or stand behind a dot, are declared.
  func testEveryNameInTheTableOfNumPySpellingsExists() throws {
    let sources = root.appendingPathComponent("Sources")
    let files = try XCTUnwrap(FileManager.default.enumerator(atPath: sources.path))
    var declared: Set<Substring> = [
      "self", "encode", "JSONEncoder", "print", "UInt16", "map", "OrderedDictionary",
    ]
    for case let file as String in files where file.hasSuffix(".swift") {
      for match in try text("Sources/" + file).matches(
        of: /(?:func|var|let|case|struct|class|enum|extension|typealias) `?(\w+)/)
      {
        declared.insert(match.1)
      }
    }
    var count = 0
    for line in try text("Docs/NumPyUsers.md").split(separator: "\n") where line.hasPrefix("|") {
      let columns = line.replacing("\\|", with: "&").split(
        separator: "|", omittingEmptySubsequences: false)
      for span in columns[2].matches(of: /`([^`]+)`/) {
        for name in span.1.matches(of: /(?:\.([A-Za-z_]\w*))|(?:\b([A-Za-z_]\w*)\()/) {
          let word = name.1 ?? name.2 ?? ""
          XCTAssertTrue(declared.contains(word), "\(word) in \(line)")
          count += 1
        }
      }
    }
    XCTAssertGreaterThan(count, 300)
  }
}
