import Foundation
import Pipelines

extension ResultsFolder {
  /// Judges a trained analysis, and writes what is found of its events: metrics, closure, cut flow,
  /// distributions, templates and model.
  ///
  /// - Parameters:
  ///   - run: The analysis with the parameters before and after its training.
  ///   - validationLoss: The loss by which the parameters were chosen.
  ///   - notes: What a reader has to know beside what is said of the workspace.
  ///   - bootstrap: How errors of the metrics are found.
  func writeFindings(
    of run: TrainedFold, validationLoss: Double?, notes: [String] = [], _ bootstrap: Bootstrap
  ) throws -> RunReport {
    let (compiled, initial, trained) = (run.compiled, run.initial, run.trained)
    var metrics = MetricsReport(compiled, before: initial, after: trained, bootstrap: bootstrap)
    metrics.validationLoss = validationLoss
    let all = try notes + (notesOnWorkspace(of: compiled) ?? [])
    metrics.notes = all.isEmpty ? nil : all
    try metrics.write(to: file("metrics.json"))
    let closure = try ClosureReport(compiled, at: trained, knowing: metrics.rows)
    try closure.write(to: file("closure.json"))
    try closure.writeCSV(to: file("closure.csv"))
    try CutFlow(compiled, before: initial, after: trained).write(to: file("cutflow.json"))
    try Distributions(compiled, before: initial, after: trained)
      .write(to: file("distributions.json"))
    _ = try writeTemplates(of: run)
    return RunReport(metrics: metrics, closure: closure)
  }

  /// Judges a trained analysis anew, and writes what is found in place of what the folder has: all but the
  /// parameters, the history and the playback, which are the training's.
  ///
  /// Where the events are others than those of the training, a note in the metrics says so.
  ///
  /// - Parameters:
  ///   - run: The analysis with the folder's parameters.
  ///   - bootstrap: How errors of the metrics are found.
  /// - Throws: `ReportError` for files that are damaged or cannot be written; problems of the analysis.
  public func rewriteFindings(of run: TrainedFold, bootstrap: Bootstrap = Bootstrap()) throws
    -> RunReport
  {
    let notes = try self.run().notes(onDataOf: run.compiled)
    return try rewriteFindings(of: run, notes: notes, bootstrap)
  }

  fileprivate func rewriteFindings(
    of run: TrainedFold, notes: [String], _ bootstrap: Bootstrap
  ) throws -> RunReport {
    let report = try writeFindings(
      of: run, validationLoss: metrics()?.validationLoss, notes: notes, bootstrap)
    // Folders of earlier versions have none.
    if exists("outline.json") {
      var outline = try AnalysisOutline(contentsOf: file("outline.json"))
      outline.update(to: run.compiled.data)
      try outline.write(to: file("outline.json"))
    }
    return report
  }

  /// How many replicas the errors of its metrics were found from.
  ///
  /// - Throws: `ReportError` for a damaged file.
  package func bootstrapReplicas() throws -> Int {
    try metrics()?.headline?.afterError?.replicas ?? 0
  }

  /// The metrics that it has; a run that is not finished has none.
  private func metrics() throws -> MetricsReport? {
    exists("metrics.json") ? try MetricsReport(contentsOf: file("metrics.json")) : nil
  }
}

extension CrossTrainedFolder {
  /// Judges every fold anew, and all events by the fold that tests them; writes what is found in place of what
  /// the folders have.
  ///
  /// - Parameters:
  ///   - folds: All folds, with their folders' parameters.
  ///   - bootstrap: How errors of the metrics are found.
  /// - Throws: As `ResultsFolder.rewriteFindings(of:bootstrap:)`.
  public func rewriteFindings(of folds: [TrainedFold], bootstrap: Bootstrap = Bootstrap()) throws
    -> MetricsReport
  {
    var found: [String] = []
    for (index, run) in folds.enumerated() {
      let place = fold(index)
      let notes = try place.run().notes(onDataOf: run.compiled)
      _ = try place.rewriteFindings(of: run, notes: notes, bootstrap)
      found += notes.map { "\(place.url.lastPathComponent): \($0)" }
    }
    return try write(folds, notes: Array(found.prefix(1)), bootstrap)
  }
}

extension RunRecord {
  /// Says that an analysis has other events than this run, if it has.
  fileprivate func notes(onDataOf compiled: CompiledAnalysis) throws -> [String] {
    let now = try compiled.dataRecord()
    let others = Set(now.keys).union(data.keys).filter { now[$0] != data[$0] }.sorted()
    guard let first = others.first else { return [] }
    return [
      """
      metrics, histograms and model are of other events than those of the training: \
      \(others.count) of \(now.count) samples differ, such as '\(first)': \
      \(data[first] ?? "none"); now \(now[first] ?? "none")
      """
    ]
  }
}
