import Synchronization

/// Counts what several threads have done, and tells someone.
final class Counter: Sendable {
  private let count = Mutex(0)
  private let report: @Sendable (Int) -> Void

  init(_ report: @escaping @Sendable (Int) -> Void) { self.report = report }

  /// Counts one more; reports come one at a time, in order.
  func increase() {
    count.withLock {
      $0 += 1
      report($0)
    }
  }
}
