import Foundation
import Pipelines
import Reports

/// One fold of a cross-training, as far as the page of all folds shows it.
struct FoldRun {
  let folder: ResultsFolder
  let trained: TrainedAnalysis
  let metrics: MetricsReport
  let closure: ClosureReport

  /// All folds in order; none for a training of its own, and for folds that lack a file.
  ///
  /// - Throws: `ReportError` for damaged files.
  static func all(in folder: CrossTrainedFolder) throws -> [FoldRun] {
    guard folder.exists else { return [] }
    let first = try TrainedAnalysis(contentsOf: folder.fold(0).file("trained.json"))
    return try (0..<(first.run.fold?.count ?? 0)).compactMap { try FoldRun(folder.fold($0)) }
  }

  private init?(_ folder: ResultsFolder) throws {
    let files = ["trained.json", "metrics.json", "closure.json"].map(folder.file)
    guard files.allSatisfy({ FileManager.default.fileExists(atPath: $0.path) }) else { return nil }
    self.folder = folder
    trained = try TrainedAnalysis(contentsOf: files[0])
    metrics = try MetricsReport(contentsOf: files[1])
    closure = try ClosureReport(contentsOf: files[2])
  }

  /// `fold-1`.
  var name: String { folder.url.lastPathComponent }
}

extension RunFolder {
  /// The folds of a cross-training, each with its own test events.
  var foldSection: Page.Section? {
    guard !folds.isEmpty else { return nil }
    return Page.Section("folds", "Folds") {
      Table(
        "Each training, judged by its own test events",
        ["fold", "best step", "significance before", "after"],
        rows: folds.map { fold in
          let row = fold.metrics.headline
          return [
            Cell(fold.name), "\(fold.trained.step)", .significance(row?.before, row?.beforeError),
            .significance(row?.after, row?.afterError),
          ]
        })
      FileList(
        in: folder.url, folds.map { ("\($0.name)/report.html", "the page of this fold alone") })
    }
  }

  /// What is to be said of lines in figures of all folds.
  var lineRemark: String { folds.isEmpty ? "" : " Lines are means over folds." }
}

extension Cell {
  /// A significance with its error; a dash where it is not defined.
  static func significance(_ metrics: Metrics?, _ error: MetricsError?) -> Cell {
    metrics.map { .measured($0.significance, error?.standard.significance) } ?? "–"
  }
}
