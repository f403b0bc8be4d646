import Foundation
import HistFactory
import Histograms
import Parameters
import Pipelines

/// The folder that a training run leaves, and what later commands read.
///
/// | file | what |
/// |---|---|
/// | `trained.json` | the best parameters (`TrainedAnalysis`) |
/// | `initial.json` | those that training started from |
/// | `metrics.json` | significance, p-value, CLs, uncertainty: before and after, exact and relaxed, by part (`MetricsReport`); of test events in the exact reading also their errors from finite simulation, `beforeError`, `afterError` and, of the difference, `changeError` (`MetricsError`: standard deviations over replicas of the events, the central 68 %, how many replicas there are and how many of them have no metrics) |
/// | `closure.json`, `closure.csv` | relaxed against exact, bin by bin and metric by metric, on test and training events at the best parameters (`ClosureReport`) |
/// | `history.csv` | loss and validation metrics, step by step |
/// | `workspace.json` | the statistical model for pyhf: exact reading, test events, best parameters |
/// | `histograms-{before,after}-{exact,relaxed}.{json,csv}` | templates on test events |
///
/// A cross-training leaves such a folder for each fold, `fold-1`, `fold-2`, …; beside them `metrics.json`,
/// `workspace.json` and `histograms-{before,after}-exact.{json,csv}` are of all events, each judged by the
/// training that did not see it (`CrossTrainedFolder`).
public struct ResultsFolder: Sendable {
  public let url: URL

  public init(_ path: String) { url = URL(filePath: path, directoryHint: .isDirectory) }

  public func file(_ name: String) -> URL { url.appending(path: name) }

  /// Makes the folder, and makes sure that files can be written into it.
  ///
  /// - Throws: `ReportError.unwritable`.
  public func prepare() throws {
    let probe = file(".apus-\(ProcessInfo.processInfo.processIdentifier)")
    try Reports.write(Data(), to: probe)
    try? FileManager.default.removeItem(at: probe)
  }

  /// Writes everything that a training run found.
  ///
  /// - Parameters:
  ///   - result: What the training found.
  ///   - compiled: The analysis with its data.
  ///   - analysis: Its name.
  ///   - objective: What was improved.
  ///   - seed: Of the run.
  ///   - bootstrap: How errors of the metrics are found.
  /// - Throws: `ReportError.unwritable`, and problems of the analysis.
  public func write(
    _ result: TrainingResult, of compiled: CompiledAnalysis, analysis: String,
    objective: Objective, seed: UInt64, bootstrap: Bootstrap = Bootstrap()
  ) throws -> RunReport {
    func trained(_ values: ParameterValues, _ step: Int) -> TrainedAnalysis {
      TrainedAnalysis(
        analysis: analysis, objective: objective, seed: seed, step: step, values: values,
        standardisation: compiled.standardisation, fold: compiled.data.fold)
    }
    // The parameters first: whatever else fails, they are not lost.
    try trained(result.best, result.bestStep).write(to: file("trained.json"))
    try trained(result.initial, 0).write(to: file("initial.json"))
    try Reports.write(Data(historyText(result.history).utf8), to: file("history.csv"))
    let metrics = MetricsReport(
      compiled, before: result.initial, after: result.best, bootstrap: bootstrap)
    try metrics.write(to: file("metrics.json"))
    let closure = try ClosureReport(compiled, at: result.best)
    try closure.write(to: file("closure.json"))
    try closure.writeCSV(to: file("closure.csv"))
    try writeHistograms(of: compiled, at: result.initial, label: "before")
    try writeHistograms(of: compiled, at: result.best, label: "after")
    try writeWorkspace(of: compiled, at: result.best)
    return RunReport(metrics: metrics, closure: closure)
  }

  /// Templates on test events in both readings.
  public func writeHistograms(
    of compiled: CompiledAnalysis, at values: ParameterValues, label: String
  ) throws {
    for reading in Reading.allCases {
      try write(try compiled.histograms(.test, reading, at: values), label, reading)
    }
  }

  func write(_ histograms: HistogramCollection, _ label: String, _ reading: Reading) throws {
    let name = "histograms-\(label)-\(reading.rawValue)"
    try HistogramJSON.write(histograms, to: file("\(name).json"))
    try HistogramCSV.write(histograms, to: file("\(name).csv"))
  }

  /// The statistical model on test events in the exact reading, as a pyhf workspace.
  ///
  /// Observed are the events expected without signal.
  public func writeWorkspace(of compiled: CompiledAnalysis, at values: ParameterValues) throws {
    try compiled.workspace(.test, .exact, at: values).write(to: file("workspace.json"))
  }

  private func historyText(_ history: [TrainingStep]) -> String {
    let header = "step,loss,significance,p_value,cls,uncertainty\n"
    return history.reduce(into: header) { text, step in
      let metrics = step.validation.map {
        "\($0.significance),\($0.pValue),\($0.cls),\($0.uncertainty)"
      }
      text += "\(step.index + 1),\(step.loss),\(metrics ?? ",,,")\n"
    }
  }
}

/// What a training run reports.
public struct RunReport: Sendable {
  /// Before and after, in both readings, on every part of the data.
  public var metrics: MetricsReport
  /// How far the readings are apart at the best parameters.
  public var closure: ClosureReport
}
