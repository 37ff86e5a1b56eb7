// Swift's own `precondition` stops a release build without a word. A wrong shape
// has to be named there too.

/// Stops the program with `message` unless `condition` holds, in release builds too.
@inlinable
@inline(__always)
package func require(
  _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID,
  line: UInt = #line
) {
  if !condition { fail(message(), file: file, line: line) }
}

/// Stops the program with `message`, in release builds too.
@usableFromInline
@inline(never)
package func fail(
  _ message: String, file: StaticString = #fileID, line: UInt = #line
) -> Never {
  fatalError(message, file: file, line: line)
}
