import Glibc
import TensorFiles

/// What a folder holds.
package enum Folder {
  /// The names of all entries, in alphabetical order.
  ///
  /// - Throws: `TensorFileError` with `expected` if there is no such folder or it may not be read.
  static func names(in path: String, expected: String) throws(TensorFileError) -> [String] {
    guard let stream = opendir(path) else {
      throw TensorFileError(path: path, format: .folder, expected: expected, systemError: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      // Read in place: an entry is shorter than its type where the name is.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Some names in one line, with the number of those left out.
  static func summary(_ names: [String]) -> String {
    if names.isEmpty { return "nothing" }
    let shown = 12
    let start = names.prefix(shown).joined(separator: ", ")
    return names.count > shown ? "\(start) and \(names.count - shown) more" : start
  }

  /// Whether there is a folder at a path.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
