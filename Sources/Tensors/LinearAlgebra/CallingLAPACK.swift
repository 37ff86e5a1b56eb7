import CLAPACKE
import Glibc

// Two things make calls of LAPACK with OpenBLAS different from calls of other functions:
//
// - OpenBLAS keeps the work lists of its threads on the stack of the caller: 2 MiB for a real
//   factorisation, more for a complex one. Threads with less than that are common (servers make
//   them by the thousand), and what follows there is a segmentation fault.
// - Its threads wait for each other by spinning. Factorisations that several threads ask for at
//   once, each of which uses OpenBLAS's threads in every step, take turns after each of them and
//   may be a hundred times slower than one after the other.

/// The number of elements from which OpenBLAS may use several threads for a step.
private let threadingThreshold = 64 * 64

/// Runs `body`, which calls LAPACK for matrices of so many elements, on this thread if its stack
/// has room for that, or else on one made for it.
///
/// While BLAS has more than one thread, large matrices wait for each other.
///
/// - Complexity: some nanoseconds, or some tens of microseconds for a thread.
func withLAPACK<Result>(
  elements: Int, _ body: () throws(LinearAlgebraError) -> Result
) throws(LinearAlgebraError) -> Result {
  let isLarge = elements >= threadingThreshold
  if !isLarge || BLAS.threadCount == 1 {
    return try onSufficientStack(isLarge ? 4 << 20 : 128 << 10, body)
  }
  turn.lock()
  defer { turn.unlock() }
  return try onSufficientStack(4 << 20, body)
}

/// `withLAPACK(elements:_:)` for what cannot fail.
func withLAPACKNonThrowing(elements: Int, _ body: () -> Void) {
  do throws(LinearAlgebraError) {
    try withLAPACK(elements: elements) { () throws(LinearAlgebraError) in body() }
  } catch {
    fail("LAPACK: \(error)")
  }
}

/// Whose turn it is to use the threads of BLAS.
private let turn = Turn()

private final class Turn: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  init() { pthread_mutex_init(mutex, nil) }
  func lock() { pthread_mutex_lock(mutex) }
  func unlock() { pthread_mutex_unlock(mutex) }
}

/// Runs `body` on this thread if its stack has `size` bytes left, or else on a larger one.
private func onSufficientStack<Result>(
  _ size: UInt, _ body: () throws(LinearAlgebraError) -> Result
) throws(LinearAlgebraError) -> Result {
  var marker: UInt8 = 0
  let address = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
  let end = stackEnd()
  if address > end && address - end >= size { return try body() }
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
  pthread_attr_setstacksize(&attributes, 8 << 20)
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
