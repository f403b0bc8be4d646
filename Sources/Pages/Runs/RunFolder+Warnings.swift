import Histograms
import Reports
import Terminal

extension RunFolder {
  /// What to know before believing the numbers, the gravest first.
  var warnings: [String] {
    metrics.problems + closureWarnings + opinionWarning + (outline?.warnings ?? [])
      + after.compactMap { $0.statisticsWarning(signals: signals) } + (metrics.notes ?? [])
  }

  private var closureWarnings: [String] {
    let own = closure.flatMap { Self.closureWarning($0, metrics) }.map { [$0] } ?? []
    return own
      + folds.compactMap { fold in
        Self.closureWarning(fold.closure, fold.metrics).map { "\(fold.name): \($0)" }
      }
  }

  /// A relaxed significance that is far from the exact one, compared with the latter's error.
  private static func closureWarning(_ closure: ClosureReport, _ metrics: MetricsReport) -> String?
  {
    guard let row = closure.metrics.first(where: { $0.part == .test }), let exact = row.exact,
      let bias = row.bias?.significance
    else { return nil }
    let error = metrics.headline?.afterError?.standard.significance ?? 0
    guard abs(bias) > max(2 * error, 0.05 * abs(exact.significance)) else { return nil }
    return
      "Training followed a significance that differs by \(Cell.shown(bias, digits: 2)) from the exact"
      + " one; “Relaxed against exact” on the run's page shows where."
  }
}

extension ChannelTemplates {
  /// Of fewer simulated events the error is a third of the content or more.
  private static let fewEvents = 10.0

  /// Bins whose background rests on few simulated events, (Σw)²/Σw² of them; nil if there are none.
  ///
  /// - Parameter signals: The names of the processes that are signals.
  func statisticsWarning(signals: Set<String>) -> String? {
    let backgrounds = processes.filter { !signals.contains($0.name) }.map(\.histogram)
    guard !signals.isEmpty, let first = backgrounds.first else { return nil }
    let counts = first.values.indices.map { bin in
      let sum = backgrounds.reduce(0) { $0 + $1.values[bin] }
      let square = backgrounds.reduce(0) { $0 + $1.variances[bin] }
      return sum > 0 && square > 0 ? sum * sum / square : 0
    }
    let poor = counts.indices.filter { counts[$0] < Self.fewEvents }
    guard let worst = poor.min(by: { counts[$0] < counts[$1] }) else { return nil }
    return
      "Poor statistics: in \(poor.count) of \(counts.count) bins of '\(channel)' the background"
      + " rests on fewer than \(Digits.chosen(Self.fewEvents)) simulated events, in bin \(worst + 1) on"
      + " \(Digits.significant(counts[worst], 2))."
  }
}
