import Foundation
import Reports
import Terminal

/// Shows a search as it goes: a line for each run that ends, and on a terminal one that is redrawn.
final class SearchDisplay {
  private let total: Int
  private(set) var failed = 0
  private var ended = 0
  private let bar: ProgressBar
  private let isTerminal = isatty(STDOUT_FILENO) == 1
  private var lastShown = ContinuousClock.now

  /// - Parameter total: How many runs there are to be made.
  init(total: Int) {
    self.total = total
    bar = ProgressBar(total: total)
  }

  /// Says how a run ended.
  func report(_ run: PlannedRun, _ ending: RunProcess.Ending) {
    ended += 1
    if case .failed = ending { failed += 1 }
    if isTerminal { write("\r\u{1B}[K") }
    print("[\(ended)/\(total)] \(run.name): \(text(run, ending))")
    fflush(nil)
  }

  /// Redraws the line, at most once a second.
  func show(_ running: [RunProcess]) {
    guard isTerminal, ContinuousClock.now - lastShown > .seconds(1) else { return }
    lastShown = .now
    let steps = running.map(\.progress).filter { !$0.isEmpty }.joined(separator: ", ")
    let left = ended == 0 ? "" : "  \(bar.remaining(ended)) left"
    write("\r\(bar.bar(ended)) \(ended)/\(total)  at step \(steps)\(left)\u{1B}[K")
  }

  /// Removes the line.
  func finish() { if isTerminal { write("\r\u{1B}[K") } }

  private func text(_ run: PlannedRun, _ ending: RunProcess.Ending) -> String {
    switch ending {
    case .failed(let reason): return "failed: \(reason)"
    case .interrupted: return "interrupted"
    case .finished:
      let report = try? MetricsReport(contentsOf: run.folder.file("metrics.json"))
      let loss = report?.validationLoss.map { String(format: ", validation loss %.4g", $0) }
      let significance = report?.exact(.validation)?.after.map {
        String(format: ", significance %.3f", $0.significance)
      }
      return "finished\(loss ?? "")\(significance ?? "")"
    }
  }

  private func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}
