import Dispatch
import Synchronization

extension ROOTTable {
  /// Reads consecutive entries of several columns, on several threads.
  ///
  /// The result, and which error is thrown if there are several, do not depend on the number of
  /// threads.
  ///
  /// - Parameters:
  ///   - names: The columns.
  ///   - entries: The entries; all of them where nil, the default.
  ///   - threads: How many threads take part.
  /// - Returns: The columns' values, in the order of the names.
  /// - Throws: As ``read(_:entries:)``.
  public func read(_ names: [String], entries: Range<Int>? = nil, threads: Int = 1) throws
    -> [ROOTArray]
  {
    precondition(threads > 0, "\(threads) threads")
    let entries = entries ?? 0..<count
    let pieces = pieces(of: entries, atLeast: names.isEmpty ? 1 : 2 * threads / names.count)
    let work = names.flatMap { name in pieces.map { (name: name, entries: $0) } }
    let results = concurrently(work.count, threads: threads) { index in
      Result { try read(work[index].name, entries: work[index].entries) }
    }
    return try names.indices.map { index in
      let parts = results[index * pieces.count..<(index + 1) * pieces.count]
      return .joined(try parts.map { try $0.get() })
    }
  }

  /// The entries in about as many pieces, with borders where clusters have theirs; one where that is
  /// enough.
  private func pieces(of entries: Range<Int>, atLeast number: Int) -> [Range<Int>] {
    guard number > 1, !entries.isEmpty else { return [entries] }
    let borders = clusters.map(\.lowerBound).filter {
      $0 > entries.lowerBound && $0 < entries.upperBound
    }
    let step = max(1, (borders.count + 1) / number)
    let chosen = stride(from: step - 1, to: borders.count, by: step).map { borders[$0] }
    return zip([entries.lowerBound] + chosen, chosen + [entries.upperBound]).map { $0..<$1 }
  }
}

/// The results of `body` for 0 ..< count, in order, made by several threads.
private func concurrently<Result: Sendable>(
  _ count: Int, threads: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  guard threads > 1, count > 1 else { return (0..<count).map(body) }
  let next = Atomic(0)
  let results = Mutex([Result?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let result = body(index)
      results.withLock { $0[index] = result }
    }
  }
  return results.withLock { $0.map { $0! } }
}
