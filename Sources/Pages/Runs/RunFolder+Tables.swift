import Foundation
import Pipelines
import Reports
import Terminal

extension RunFolder {
  var closureSection: Page.Section? {
    guard let closure else { return nil }
    return Page.Section("closure", "Relaxed against exact") {
      """
      Training follows smooth cuts and histograms; what is quoted is counted. The two readings of the \
      same events at the same parameters:
      """
      Pictures(
        closureFigures,
        "What training followed against what is quoted: test events at the best parameters, all"
          + " processes together. The band is the simulation's error.")
      metricsTable
      Details("Every bin, test and training events") { binTable(closure) }
    }
  }

  /// Metrics of all parts in both readings.
  private var metricsTable: Table {
    Table(
      "Metrics before and after training",
      ["events", "reading", "", "significance", "p-value", "CLs", "uncertainty of μ"],
      textColumns: 3,
      rows: metrics.rows.flatMap { row in
        [("before", row.before, row.beforeError), ("after", row.after, row.afterError)].map {
          name, metrics, error in
          [Cell(row.part.rawValue), Cell(row.reading.rawValue), Cell(name)]
            + Self.cells(metrics, error)
        }
      })
  }

  private static func cells(_ metrics: Metrics?, _ error: MetricsError?) -> [Cell] {
    guard let metrics else { return Array(repeating: "–", count: 4) }
    // The distributions of the two in the middle over replicas are far from normal.
    return [
      .measured(metrics.significance, error?.standard.significance),
      .number(metrics.pValue, digits: 3), .number(metrics.cls, digits: 3),
      .measured(metrics.uncertainty, error?.standard.uncertainty),
    ]
  }

  private func binTable(_ closure: ClosureReport) -> Table {
    Table(
      "Expected events in each bin",
      ["events", "channel", "process", "bin", "from", "to", "exact", "relaxed", "in errors"],
      textColumns: 3,
      rows: closure.bins.map { bin in
        [
          Cell(bin.part.rawValue), Cell(bin.channel), Cell(bin.process), "\(bin.bin)",
          .number(bin.low), .number(bin.high), .measured(bin.exact, bin.exactError),
          .number(bin.relaxed), .number(bin.biasInErrors, digits: 2),
        ]
      })
  }

  var filesSection: Page.Section? {
    Page.Section("files", "Files of this run") {
      FileList(
        in: folder.url,
        [
          ("metrics.json", "significance, p-value, CLs and uncertainty with errors"),
          ("workspace.json", "the statistical model for pyhf and apus"),
          ("pyhf.json", "what pyhf says of this model"),
          ("histograms.root", "templates for ROOT"),
          ("histograms-after-exact.json", "templates after training, UHI"),
          ("histograms-before-exact.json", "templates before training, UHI"),
          ("closure.csv", "relaxed against exact, bin by bin"),
          ("history.csv", "loss and validation metrics, step by step"),
          ("cutflow.json", "what each selection leaves"),
          ("distributions.json", "variables that are cut on, and observables"),
          ("trained.json", "the best parameters"),
          ("provenance.json", "commands, times and versions"),
        ])
    }
  }
}
