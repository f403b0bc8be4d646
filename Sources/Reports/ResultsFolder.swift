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
/// | `last.json` | those after the last update, or the last that gave finite numbers |
/// | `trained-1/`, … | NumPy files of the arrays of these that have more than 64 numbers |
/// | `checkpoint.json` | a run that is not finished (`Checkpoint`) |
/// | `metrics.json` | significance, p-value, CLs, uncertainty: before and after, exact and relaxed, by part |
/// | `history.csv` | loss and validation metrics, step by step |
/// | `workspace.json` | the statistical model for pyhf: exact reading, test events, best parameters; left out if pyhf cannot express it |
/// | `histograms-{before,after}-{exact,relaxed}.{json,csv}` | templates on test events |
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

  /// Parameters that an earlier run left; the standardisation of the data that it was trained on is
  /// restored with them.
  ///
  /// Of a run that is not finished, and that has left no parameters yet, those of its checkpoint are taken:
  /// the best for `trained.json`, the initial ones for `initial.json`.
  ///
  /// - Parameters:
  ///   - name: "trained.json", "initial.json" or "last.json".
  ///   - compiled: The analysis.
  /// - Throws: `ReportError`, `EventsError` or `ParameterError` for files that are missing, damaged or do
  ///   not fit.
  public func load(_ name: String, into compiled: CompiledAnalysis) throws -> ParameterValues {
    let stored = file(name)
    let (checkpoint, place) = (file("checkpoint.json"), name == "initial.json" ? "initial" : "best")
    let isUnfinished =
      !FileManager.default.fileExists(atPath: stored.path)
      && FileManager.default.fileExists(atPath: checkpoint.path)
    if isUnfinished {
      let found = try Checkpoint(contentsOf: checkpoint)
      try compiled.restore(standardisation: found.standardisation)
      return try found.values(place, compiled.parameters, checkpoint)
    }
    let trained = try TrainedAnalysis(contentsOf: stored)
    try compiled.restore(standardisation: trained.standardisation)
    return try trained.values(for: compiled.parameters, from: stored)
  }

  /// Writes everything that a training run found; the report's notes say what could not be written.
  ///
  /// - Parameters:
  ///   - result: What training left.
  ///   - compiled: The analysis that was trained.
  ///   - run: What was run.
  public func write(
    _ result: TrainingResult, of compiled: CompiledAnalysis, run: RunRecord
  ) throws -> MetricsReport {
    func write(_ values: ParameterValues, _ step: Int, _ name: String) throws {
      try TrainedAnalysis.write(
        values, to: file(name), run: run, step: step, standardisation: compiled.standardisation)
    }
    // The parameters first: whatever else fails, they are not lost.
    try write(result.best, result.bestStep, "trained.json")
    try write(result.last, result.history.count, "last.json")
    try write(result.initial, 0, "initial.json")
    try Reports.write(Data(historyText(result.history).utf8), to: file("history.csv"))
    var report = MetricsReport(compiled, before: result.initial, after: result.best)
    report.notes = try notesOnWorkspace(of: compiled)
    try report.write(to: file("metrics.json"))
    try writeHistograms(of: compiled, at: result.initial, label: "before")
    try writeHistograms(of: compiled, at: result.best, label: "after")
    if try compiled.model(.exact).inexpressible.isEmpty {
      try writeWorkspace(of: compiled, at: result.best)
    } else {
      // One of an earlier run would pass for this run's.
      try? FileManager.default.removeItem(at: file("workspace.json"))
    }
    return report
  }

  /// Why there is no workspace, or what a reader of it has to know; nil if there is nothing to say.
  private func notesOnWorkspace(of compiled: CompiledAnalysis) throws -> [String]? {
    let model = compiled.model(.exact)
    let reasons = try model.inexpressible.map { "workspace.json is not written: \($0)" }
    if !reasons.isEmpty { return reasons }
    let usual = Model()
    let codes = [
      ("normsys", model.factorInterpolation, usual.factorInterpolation),
      ("histosys", model.shiftInterpolation, usual.shiftInterpolation),
    ].filter { $0.1 != $0.2 }
    guard !codes.isEmpty else { return nil }
    let words = codes.map { "\($0.0) by code \($0.1.code) (\($0.1))" }.joined(separator: ", ")
    return [
      """
      workspace.json does not say how systematics are interpolated, no workspace does; this analysis \
      interpolates \(words)
      """
    ]
  }

  /// Templates on test events in both readings.
  public func writeHistograms(
    of compiled: CompiledAnalysis, at values: ParameterValues, label: String
  ) throws {
    for reading in Reading.allCases {
      let histograms = try compiled.histograms(.test, reading, at: values)
      let name = "histograms-\(label)-\(reading.rawValue)"
      try HistogramJSON.write(histograms, to: file("\(name).json"))
      try HistogramCSV.write(histograms, to: file("\(name).csv"))
    }
  }

  /// The statistical model on test events in the exact reading, as a pyhf workspace.
  ///
  /// Observed are the events expected without signal.
  ///
  /// - Throws: `WorkspaceError` for a model that workspaces cannot express.
  public func writeWorkspace(of compiled: CompiledAnalysis, at values: ParameterValues) throws {
    try compiled.workspace(.test, .exact, at: values).write(to: file("workspace.json"))
  }

  private func historyText(_ history: [TrainingStep]) -> String {
    let header = "step,phase,loss,validation_loss,significance,p_value,cls,uncertainty\n"
    return history.reduce(into: header) { text, step in
      let metrics = step.validation.map {
        "\($0.significance),\($0.pValue),\($0.cls),\($0.uncertainty)"
      }
      let validationLoss = step.validationLoss.map { "\($0)" } ?? ""
      text +=
        "\(step.index + 1),\(step.phase + 1),\(step.loss),\(validationLoss),\(metrics ?? ",,,")\n"
    }
  }
}
