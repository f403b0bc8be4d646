import Foundation
import Synchronization

/// One line on standard error that tells how far something has come; nothing where that is no terminal.
///
/// It may be told from any thread.
public final class ProgressLine: Sendable {
  private let name: String
  private let bar: ProgressBar
  private let isShown: Bool
  private let last: Mutex<ContinuousClock.Instant?> = Mutex(nil)

  /// The result of a body during which the line is shown.
  ///
  /// - Parameters:
  ///   - name: What is counted, as in `toys`.
  ///   - total: How many there are.
  ///   - body: Tells the line how many are done.
  public static func during<Result>(
    _ name: String, total: Int, _ body: (ProgressLine) throws -> Result
  ) rethrows -> Result {
    let line = ProgressLine(name, total: total)
    defer { line.finish() }
    return try body(line)
  }

  private init(_ name: String, total: Int) {
    self.name = name
    bar = ProgressBar(total: total)
    isShown = isatty(STDERR_FILENO) == 1
  }

  /// Shows how many are done, at most ten times a second.
  public func show(_ done: Int) {
    guard isShown else { return }
    last.withLock { last in
      let now = ContinuousClock.now
      if let last, now - last < .milliseconds(100), done < bar.total { return }
      last = now
      let text = "\r\(bar.bar(done)) \(name) \(done)/\(bar.total)  \(bar.remaining(done)) left"
      write("\(text)\u{1B}[K")
    }
  }

  /// Removes the line.
  private func finish() {
    guard isShown else { return }
    last.withLock { _ in write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
