import Foundation
import Pipelines

extension ResultsFolder {
  /// Writes what a page on the run needs beside metrics, closure and templates: `outline.json`,
  /// `cutflow.json` and `distributions.json`.
  ///
  /// - Throws: `ReportError.unwritable`, and problems of the analysis.
  func writeRecord(_ result: TrainingResult, of compiled: CompiledAnalysis, run: RunRecord) throws {
    try AnalysisOutline(compiled, result, run: run).write(to: file("outline.json"))
    try CutFlow(compiled, before: result.initial, after: result.best)
      .write(to: file("cutflow.json"))
    try Distributions(compiled, before: result.initial, after: result.best)
      .write(to: file("distributions.json"))
  }

  /// Writes `playback.json`; without a playback, removes that of an earlier run, which would pass for this
  /// run's.
  ///
  /// - Throws: `ReportError.unwritable`.
  public func writePlayback(_ playback: Playback?) throws {
    let file = file("playback.json")
    if let playback { try playback.write(to: file) } else { try ArrayStore.remove(file) }
  }
}
