import Autodiff
import Foundation
import Pages
import Pipelines
import Reports

extension TrainedOptions {
  /// Judges a trained analysis anew, and writes what is found in place of what the folder of results has, and
  /// its page; of a cross-training those of every fold, too.
  ///
  /// - Parameters:
  ///   - type: The analysis.
  ///   - options: The data.
  ///   - bootstrap: How errors of the metrics are found.
  func rewriteFindings<A: Analysis>(
    of type: A.Type, _ options: DataOptions, _ bootstrap: Bootstrap
  ) throws -> MetricsReport {
    let command = RunningCommand()
    let report = try metricsOfRewrittenFolder(of: type, options, bootstrap)
    try folder.note(command.ended(threads: availableThreads), isContinued: true)
    try folder.writePage()
    return report
  }

  private func metricsOfRewrittenFolder<A: Analysis>(
    of type: A.Type, _ options: DataOptions, _ bootstrap: Bootstrap
  ) throws -> MetricsReport {
    guard let crossTrained else {
      return try folder.rewriteFindings(of: load(type, options), bootstrap: bootstrap).metrics
    }
    let folds = try loadFolds(of: crossTrained, type, options)
    let report = try crossTrained.rewriteFindings(of: folds, bootstrap: bootstrap)
    for index in folds.indices { try crossTrained.fold(index).writePage() }
    return report
  }
}

extension ResultsFolder {
  /// Writes the page of the run, and gives it.
  @discardableResult
  func writePage() throws -> Page {
    let page = try Page(run: self)
    try page.write(to: file("report.html"))
    return page
  }

  func isSame(as other: ResultsFolder) -> Bool {
    url.resolvingSymlinksInPath().standardizedFileURL
      == other.url.resolvingSymlinksInPath().standardizedFileURL
  }
}
