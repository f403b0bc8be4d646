import Foundation
import HistFactory
import Histograms
import Pipelines
import Reports

/// What a run left, as far as a page shows it.
struct RunFolder {
  let folder: ResultsFolder
  let metrics: MetricsReport
  /// Nil for all folds of a cross-training together, as the parameters, the history and the playback.
  let closure: ClosureReport?
  let trained: TrainedAnalysis?
  /// When and with what it was made.
  let executions: [Execution]
  /// Of a cross-training; empty for a training of its own.
  let folds: [FoldRun]
  let outline: AnalysisOutline?
  let history: TrainingHistory?
  let playback: Playback?
  let cutFlow: CutFlow?
  let distributions: Distributions?
  /// Nil where workspaces cannot express the model.
  let workspace: Workspace?
  /// Nil where nobody was asked.
  let opinion: PyhfOpinion?
  /// Templates on test events in the exact reading.
  let before: [ChannelTemplates]
  let after: [ChannelTemplates]

  /// - Throws: ``PagesError/notResults(_:)`` for a folder without metrics; problems of its files.
  init(_ folder: ResultsFolder) throws {
    self.folder = folder
    guard folder.hasResults else { throw PagesError.notResults(folder.url.path) }
    func read<Value>(_ name: String, _ value: (URL) throws -> Value) rethrows -> Value? {
      let file = folder.file(name)
      return FileManager.default.fileExists(atPath: file.path) ? try value(file) : nil
    }
    metrics = try MetricsReport(contentsOf: folder.file("metrics.json"))
    closure = try read("closure.json", ClosureReport.init(contentsOf:))
    trained = try read("trained.json", TrainedAnalysis.init(contentsOf:))
    executions = try folder.executions()
    folds = try FoldRun.all(in: CrossTrainedFolder(folder))
    outline = try read("outline.json", AnalysisOutline.init(contentsOf:))
    history = try read("history.csv", TrainingHistory.init(contentsOf:))
    playback = try read("playback.json", Playback.init(contentsOf:))
    cutFlow = try read("cutflow.json", CutFlow.init(contentsOf:))
    distributions = try read("distributions.json", Distributions.init(contentsOf:))
    workspace = try read("workspace.json") { try Workspace(contentsOf: $0) }
    opinion = try folder.opinion()
    func templates(_ name: String) throws -> [ChannelTemplates] {
      try read("histograms-\(name)-exact.json") {
        try ChannelTemplates.all(in: HistogramJSON.read($0))
      } ?? []
    }
    (before, after) = (try templates("before"), try templates("after"))
  }

  /// What was run; of a cross-training, by its first fold.
  var record: RunRecord? { trained?.run ?? folds.first?.trained.run }

  var name: String { record?.analysis ?? outline?.analysis ?? folder.url.lastPathComponent }

  /// The processes that are signals.
  var signals: Set<String> {
    Set((outline?.processes ?? []).filter { $0.role == .signal }.map(\.name))
  }
}
