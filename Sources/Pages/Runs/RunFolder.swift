import Foundation
import HistFactory
import Histograms
import Pipelines
import Reports

/// What a run left, as far as a page shows it.
struct RunFolder {
  let folder: ResultsFolder
  let metrics: MetricsReport
  /// Nil for all folds of a cross-training together.
  let closure: ClosureReport?
  let trained: TrainedAnalysis?
  let initial: TrainedAnalysis?
  let workspace: Workspace?
  /// Templates on test events in the exact reading.
  let before: HistogramCollection?
  let after: HistogramCollection?

  /// - Throws: ``PagesError/notResults(_:)`` for a folder without metrics; problems of its files.
  init(_ folder: ResultsFolder) throws {
    self.folder = folder
    guard folder.hasResults else { throw PagesError.notResults(folder.url.path) }
    func read<Value>(_ name: String, _ value: (URL) throws -> Value) rethrows -> Value? {
      let file = folder.file(name)
      return FileManager.default.fileExists(atPath: file.path) ? try value(file) : nil
    }
    metrics = try MetricsReport(contentsOf: folder.file("metrics.json"))
    closure = try read("closure.json") { try ClosureReport(contentsOf: $0) }
    trained = try read("trained.json") { try TrainedAnalysis(contentsOf: $0) }
    initial = try read("initial.json") { try TrainedAnalysis(contentsOf: $0) }
    workspace = try read("workspace.json") { try Workspace(contentsOf: $0) }
    before = try read("histograms-before-exact.json") { try HistogramJSON.read($0) }
    after = try read("histograms-after-exact.json") { try HistogramJSON.read($0) }
  }

  var name: String { trained?.run.analysis ?? folder.url.lastPathComponent }
}
