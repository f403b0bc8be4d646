import Foundation
import Parameters
import Pipelines

/// The folder of a cross-training: a folder of results for each fold, and what they say together about
/// all events, each judged by the training that did not see it.
public struct CrossTrainedFolder: Sendable {
  public let folder: ResultsFolder

  public init(_ folder: ResultsFolder) { self.folder = folder }

  /// The folder of a fold, counted from 0: `fold-1` is the first.
  public func fold(_ index: Int) -> ResultsFolder {
    ResultsFolder(folder.file("fold-\(index + 1)").path)
  }

  /// Whether a cross-training left the folder.
  public var exists: Bool {
    FileManager.default.fileExists(atPath: fold(0).file("trained.json").path)
  }

  /// Makes sure, before a training, that its results do not come beside those of the other kind, finished or
  /// not: later commands could not tell which are meant.
  ///
  /// - Parameters:
  ///   - folder: Where results are to go.
  ///   - isCrossTraining: Whether they are those of a cross-training.
  /// - Throws: `ReportError.otherKind`.
  public static func requireOneKind(in folder: ResultsFolder, isCrossTraining: Bool) throws {
    let other = isCrossTraining ? folder : CrossTrainedFolder(folder).fold(0)
    guard other.exists("trained.json") || other.exists("checkpoint.json") else { return }
    throw ReportError.otherKind(
      folder.url.path, holds: isCrossTraining ? "a training of its own" : "a cross-training")
  }

  /// What was run for each fold, in order.
  ///
  /// - Parameter seed: Of the data that they are to be judged by: another one makes other folds.
  /// - Throws: `ReportError` for a fold that is missing or that is not what its folder says.
  public func runs(seed: UInt64) throws -> [RunRecord] {
    let first = try run(0, count: nil, seed: seed)
    return try [first]
      + (1..<first.fold!.count).map {
        try run($0, count: first.fold!.count, seed: seed)
      }
  }

  private func run(_ index: Int, count: Int?, seed: UInt64) throws -> RunRecord {
    let place = fold(index)
    let run = try place.run()
    guard let found = run.fold, found.index == index, found.count == count ?? found.count else {
      throw ReportError.notFolds(
        place.url.path,
        "expected fold \(index + 1)\(count.map { " of \($0)" } ?? ""), found "
          + (run.fold?.text ?? "no fold"))
    }
    try run.requireSeed(seed, place.url)
    return run
  }

  /// Judges every event by the fold that tests it, and writes `metrics.json`, `workspace.json`, cut flow,
  /// distributions and histograms of all events together, and from the folds' outlines `outline.json`.
  ///
  /// - Parameters:
  ///   - folds: All folds.
  ///   - bootstrap: How errors of the metrics are found.
  /// - Throws: `ReportError.unwritable`, and problems of the analysis.
  public func write(_ folds: [TrainedFold], bootstrap: Bootstrap = Bootstrap()) throws
    -> MetricsReport
  {
    try write(folds, notes: [], bootstrap)
  }

  /// - Parameter notes: What a reader has to know beside what is said of the workspace.
  func write(_ folds: [TrainedFold], notes: [String], _ bootstrap: Bootstrap) throws
    -> MetricsReport
  {
    let (before, after) = (
      try Self.joined(folds, \.initial, bootstrap), try Self.joined(folds, \.trained, bootstrap)
    )
    var report = MetricsReport(before: before, after: after, bootstrap: bootstrap)
    let all = try notes + (folder.notesOnWorkspace(of: folds[0].compiled) ?? [])
    report.notes = all.isEmpty ? nil : all
    try report.write(to: folder.file("metrics.json"))
    try CutFlow(joining: folds).write(to: folder.file("cutflow.json"))
    try Distributions(joining: folds).write(to: folder.file("distributions.json"))
    try writeOutline(folds: folds.count)
    try writeHistograms(before: before, after: after)
    try folder.writeExpressibleWorkspace(of: folds[0].compiled, after.workspace)
    return report
  }

  /// Joins the outlines of folds; those of earlier versions have none.
  private func writeOutline(folds count: Int) throws {
    let outlines = try (0..<count).map(fold).filter { $0.exists("outline.json") }
      .map { try AnalysisOutline(contentsOf: $0.file("outline.json")) }
    guard outlines.count == count else { return }
    try AnalysisOutline(joining: outlines).write(to: folder.file("outline.json"))
  }

  /// Writes the histograms of all events together and, if workspaces can express it, `workspace.json`.
  ///
  /// - Parameter folds: All folds.
  /// - Returns: As `ResultsFolder.writeTemplates(of:)`.
  /// - Throws: `ReportError.unwritable`, and problems of the analysis.
  public func writeTemplates(_ folds: [TrainedFold]) throws -> [String] {
    let none = Bootstrap(replicas: 0)
    let after = try Self.joined(folds, \.trained, none)
    try writeHistograms(before: Self.joined(folds, \.initial, none), after: after)
    try folder.writeExpressibleWorkspace(of: folds[0].compiled, after.workspace)
    return try folder.notesOnWorkspace(of: folds[0].compiled) ?? []
  }

  private func writeHistograms(before: CountedAnalysis, after: CountedAnalysis) throws {
    try folder.write(try before.histograms(), "before", .exact)
    try folder.write(try after.histograms(), "after", .exact)
  }

  fileprivate static func joined(
    _ folds: [TrainedFold], _ values: KeyPath<TrainedFold, ParameterValues>,
    _ bootstrap: Bootstrap
  ) throws -> CountedAnalysis {
    try CountedAnalysis(
      joining: folds.map { try bootstrap.counted($0.compiled, at: $0[keyPath: values]) })
  }
}

extension MetricsReport {
  /// The metrics of a cross-training: all events, each judged by the fold that tests it, in the exact
  /// reading.
  ///
  /// - Parameters:
  ///   - folds: All folds.
  ///   - bootstrap: How errors of the metrics are found.
  /// - Throws: `PipelineError` for folds that cannot be joined, and problems of the data.
  public init(joining folds: [TrainedFold], bootstrap: Bootstrap = Bootstrap()) throws {
    self.init(
      before: try CrossTrainedFolder.joined(folds, \.initial, bootstrap),
      after: try CrossTrainedFolder.joined(folds, \.trained, bootstrap), bootstrap: bootstrap)
  }

  fileprivate init(before: CountedAnalysis, after: CountedAnalysis, bootstrap: Bootstrap) {
    var row = Row(part: .test, reading: .exact)
    row.before = row.noting("before") { try before.metrics() }
    row.after = row.noting("after") { try after.metrics() }
    if bootstrap.replicas > 0 { row.addErrors { $0 == .before ? before : after } }
    self.init(rows: [row])
  }
}
