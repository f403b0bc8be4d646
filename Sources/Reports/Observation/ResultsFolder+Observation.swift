import Events
import Histograms
import Pipelines

extension ResultsFolder {
  /// Confronts a trained analysis with data, and writes what they say: `observed.json`
  /// (``ObservationReport``), `histograms-observed.{json,csv,root}` with the templates of test events and
  /// the observed `channel/data`, and `workspace-observed.json` if workspaces can express the model.
  ///
  /// - Parameters:
  ///   - events: What was measured, with every column that a stage reads.
  ///   - run: The trained analysis.
  /// - Throws: `ReportError.unwritable`, and problems of the analysis and of the data.
  public func writeObservation(of events: EventTable, by run: TrainedFold) throws
    -> ObservationReport
  {
    let observed = try run.compiled.observed(events, at: run.trained)
    let counted = try CountedAnalysis(run.compiled, .test, at: run.trained)
    let report = try ObservationReport(counted, observing: observed)
    try report.write(to: file("observed.json"))
    var histograms = try counted.histograms()
    for (channel, histogram) in observed { try histograms.add(histogram, at: "\(channel)/data") }
    try HistogramJSON.write(histograms, to: file("histograms-observed.json"))
    try HistogramCSV.write(histograms, to: file("histograms-observed.csv"))
    try histograms.inDirectories().write(to: file("histograms-observed.root"))
    if try run.compiled.model(.exact).inexpressible.isEmpty {
      try counted.workspace(observing: observed).write(to: file("workspace-observed.json"))
    }
    return report
  }
}
