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
/// | `metrics.json` | significance, p-value, CLs, uncertainty: before and after, exact and relaxed, by part (`MetricsReport`); of test events in the exact reading also their errors from finite simulation, `beforeError`, `afterError` and, of the difference, `changeError` (`MetricsError`: standard deviations over replicas of the events, the central 68 %, how many replicas there are and how many of them have no metrics) |
/// | `closure.json`, `closure.csv` | relaxed against exact, bin by bin and metric by metric, on test and training events at the best parameters (`ClosureReport`) |
/// | `outline.json` | the pipeline, the model, the processes, the trainables before and after, how training ended (`AnalysisOutline`) |
/// | `cutflow.json` | what each selection leaves of each process on test events, before and after (`CutFlow`) |
/// | `distributions.json` | variables that are cut on, with thresholds, and observables with bin edges, process by process on test events (`Distributions`) |
/// | `playback.json` | the training in at most 62 frames: templates on validation events, cuts, small trainables (`Playback`); left out by `--no-playback` |
/// | `checkpoint-playback.json` | frames of a run that is not finished |
/// | `history.csv` | loss and validation metrics, step by step |
/// | `provenance.json` | the commands that made the folder: when, how long, with which versions, on what (`Execution`) |
/// | `report.html` | all of this as a page for people, written by `optimise` and `apus report` |
/// | `workspace.json` | the statistical model for pyhf: exact reading, test events, best parameters; left out if pyhf cannot express it |
/// | `pyhf.json` | what pyhf says of the workspace, if it was asked (`PyhfOpinion`) |
/// | `histograms-{before,after}-{exact,relaxed}.{json,csv}` | templates on test events |
/// | `histograms.root` | those after training in the exact reading, for ROOT: `channel/process/nominal` and `channel/process/variation direction` |
///
/// `observe` adds what `writeObservation(of:by:)` writes.
///
/// A cross-training leaves such a folder for each fold, `fold-1`, `fold-2`, …; beside them `metrics.json`,
/// `workspace.json`, `cutflow.json`, `distributions.json`, `histograms.root` and
/// `histograms-{before,after}-exact.{json,csv}` are of all events, each judged by the training that did not
/// see it, and `outline.json` says how far apart the folds ended (`CrossTrainedFolder`); closure, history and
/// playback are there of each fold alone.
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

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: file(name).path)
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
    if let checkpoint = try checkpoint(insteadOf: name) {
      try compiled.restore(standardisation: checkpoint.standardisation)
      return try checkpoint.values(
        name == "initial.json" ? "initial" : "best", compiled.parameters, checkpointFile)
    }
    let trained = try TrainedAnalysis(contentsOf: stored)
    try compiled.restore(standardisation: trained.standardisation)
    return try trained.values(for: compiled.parameters, from: stored)
  }

  /// What was run to make the parameters that `load` gives.
  ///
  /// - Throws: `ReportError` for a file that is missing or damaged.
  public func run() throws -> RunRecord {
    try checkpoint(insteadOf: "trained.json")?.run
      ?? TrainedAnalysis(contentsOf: file("trained.json")).run
  }

  var checkpointFile: URL { file("checkpoint.json") }

  /// The checkpoint of a run that is not finished and has not left a file yet.
  private func checkpoint(insteadOf name: String) throws -> Checkpoint? {
    let isUnfinished = !exists(name) && exists("checkpoint.json")
    return isUnfinished ? try Checkpoint(contentsOf: checkpointFile) : nil
  }

  /// The parameters before and after the training, with the standardisation of its data restored.
  ///
  /// - Throws: As `load(_:into:)`.
  public func trained(_ compiled: CompiledAnalysis) throws -> TrainedFold {
    let initial = try load("initial.json", into: compiled)
    return TrainedFold(
      compiled, initial: initial, trained: try load("trained.json", into: compiled))
  }

  /// Writes everything that a training run found; the report's notes say what could not be written.
  ///
  /// - Parameters:
  ///   - result: What training left.
  ///   - compiled: The analysis that was trained.
  ///   - run: What was run.
  ///   - bootstrap: How errors of the metrics are found.
  /// - Throws: `ReportError.unwritable`, and problems of the analysis.
  public func write(
    _ result: TrainingResult, of compiled: CompiledAnalysis, run: RunRecord,
    bootstrap: Bootstrap = Bootstrap()
  ) throws -> RunReport {
    func write(_ values: ParameterValues, _ step: Int, _ name: String) throws {
      try TrainedAnalysis.write(
        values, to: file(name), run: run, step: step, standardisation: compiled.standardisation)
    }
    // The parameters first: whatever else fails, they are not lost.
    try write(result.best, result.bestStep, "trained.json")
    try write(result.last, result.history.count, "last.json")
    try write(result.initial, 0, "initial.json")
    try Reports.write(Data(historyText(result.history).utf8), to: file("history.csv"))
    try AnalysisOutline(compiled, result, run: run).write(to: file("outline.json"))
    return try writeFindings(
      of: TrainedFold(compiled, initial: result.initial, trained: result.best),
      validationLoss: result.bestLoss, bootstrap)
  }

  /// Templates on test events in both readings.
  private func writeHistograms(
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
    guard label == "after", reading == .exact else { return }
    try histograms.inDirectories().write(to: file("histograms.root"))
  }

  /// Writes the templates of a trained analysis and, if workspaces can express it, its statistical model:
  /// test events in the exact reading, observed being the events expected without signal.
  ///
  /// - Parameter run: The analysis with the parameters before and after its training.
  /// - Returns: Why there is no workspace, or what its reader has to know; empty if there is nothing to say.
  /// - Throws: `ReportError.unwritable`, and problems of the analysis.
  public func writeTemplates(of run: TrainedFold) throws -> [String] {
    try writeHistograms(of: run.compiled, at: run.initial, label: "before")
    try writeHistograms(of: run.compiled, at: run.trained, label: "after")
    try writeExpressibleWorkspace(of: run.compiled) {
      try run.compiled.workspace(.test, .exact, at: run.trained)
    }
    return try notesOnWorkspace(of: run.compiled) ?? []
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
