import Dispatch
import Synchronization

/// The results of `body` for 0 ..< count, in order, made by several threads.
///
/// - Parameters:
///   - count: How many.
///   - threads: How many threads take part; the results do not depend on it.
///   - body: Called once for each index, on any thread.
package func concurrentMap<Result: Sendable>(
  _ count: Int, threads: Int = availableThreads, _ body: @Sendable (Int) -> Result
) -> [Result] {
  let next = Atomic(0)
  let results = Mutex([Result?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let result = body(index)
      results.withLock { $0[index] = result }
    }
  }
  return results.withLock { $0.map { $0! } }
}
