import Glibc

/// The requests to the system of which writing a file consists, as they return: −1 and `errno`
/// for a failure.
///
/// They are values so that a test can let each of them fail.
package struct SystemCalls: Sendable {
  package var create: @Sendable (String, mode_t) -> Int32
  package var write: @Sendable (Int32, UnsafeRawPointer, Int) -> Int
  package var writeAt: @Sendable (Int32, UnsafeRawPointer, Int, Int) -> Int
  package var synchronize: @Sendable (Int32) -> Int32
  package var close: @Sendable (Int32) -> Int32
  package var rename: @Sendable (String, String) -> Int32
  package var remove: @Sendable (String) -> Int32
  package var openFolder: @Sendable (String) -> Int32

  /// The requests as the system answers them.
  package static let real = SystemCalls(
    create: { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, $1) },
    write: { Glibc.write($0, $1, $2) },
    writeAt: { pwrite($0, $1, $2, $3) },
    synchronize: { fsync($0) },
    close: { Glibc.close($0) },
    rename: { Glibc.rename($0, $1) },
    remove: { unlink($0) },
    openFolder: { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })

  /// The requests that writers make in this task.
  @TaskLocal package static var current = real
}
