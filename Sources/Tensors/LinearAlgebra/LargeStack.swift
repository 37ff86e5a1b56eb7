import CLAPACKE
import Glibc

// OpenBLAS keeps the work lists of its threads on the stack of the caller: 2 MiB for a real
// factorisation, more for a complex one. Threads with less than that are common (servers make
// them by the thousand), and what follows there is a segmentation fault.

/// Stack space that is surely enough for every routine of LAPACK.
private let requiredStackSize = 4 << 20

/// Runs `body` on this thread if its stack has room for LAPACK, or else on one made for it.
///
/// - Complexity: some nanoseconds, or some tens of microseconds for a thread.
func withLAPACKStack<Result>(
  _ body: () throws(LinearAlgebraError) -> Result
) throws(LinearAlgebraError) -> Result {
  var marker: UInt8 = 0
  let address = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
  let end = stackEnd()
  if address > end && address - end >= UInt(requiredStackSize) { return try body() }
  var outcome: Swift.Result<Result, LinearAlgebraError>?
  func work() {
    do throws(LinearAlgebraError) {
      outcome = .success(try body())
    } catch {
      outcome = .failure(error)
    }
  }
  withoutActuallyEscaping(work) { runOnLargeStack($0) }
  guard let outcome else { fail("LAPACK: no thread could be made") }
  return try outcome.get()
}

/// Runs `body` on a new thread with a large stack and waits for it.
private func runOnLargeStack(_ body: @escaping () -> Void) {
  final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setstacksize(&attributes, 2 * requiredStackSize)
  let work = Unmanaged.passRetained(Work(body))
  var thread = pthread_t()
  let status = pthread_create(
    &thread, &attributes,
    { context in
      if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
      return nil
    }, work.toOpaque())
  if status != 0 {
    work.release()
    return
  }
  pthread_join(thread, nil)
}

/// The lowest address of this thread's stack.
///
/// The question is expensive on the main thread, so each thread asks it once.
private func stackEnd() -> UInt {
  if let known = pthread_getspecific(stackEndKey) { return UInt(bitPattern: known) }
  var attributes = pthread_attr_t()
  // Not known: as if there were no room.
  guard pthread_getattr_np(pthread_self(), &attributes) == 0 else { return .max }
  defer { pthread_attr_destroy(&attributes) }
  var address: UnsafeMutableRawPointer?
  var size = 0
  pthread_attr_getstack(&attributes, &address, &size)
  pthread_setspecific(stackEndKey, address)
  return UInt(bitPattern: address)
}

private let stackEndKey: pthread_key_t = {
  var key = pthread_key_t()
  let status = pthread_key_create(&key, nil)
  require(status == 0, "LAPACK: no thread-specific data is left (\(status))")
  return key
}()

/// `withLAPACKStack(_:)` for what cannot fail.
func withLAPACKStackNonThrowing(_ body: () -> Void) {
  do throws(LinearAlgebraError) {
    try withLAPACKStack { () throws(LinearAlgebraError) in body() }
  } catch {
    fail("LAPACK: \(error)")
  }
}
