import ArgumentParser
import Foundation
import Pipelines
import Reports

extension OptimiseCommand {
  /// Trains once for each fold, then judges every event by the fold that tests it.
  ///
  /// An interrupt ends the training at hand, whose results are kept, and those to come.
  func trainFolds(
    _ count: Int, into folder: CrossTrainedFolder, _ interruption: Interruption,
    _ server: PageServer?, _ judge: PyhfPython?
  ) throws {
    let command = RunningCommand()
    for index in 0..<count { try requireNoUnfinishedRun(in: folder.fold(index)) }
    let analysis: A = try dataOptions.analysis()
    let compiled = try dataOptions.compile(analysis, folds: count)
    let starts = try startingFolders(count)
    var folds: [TrainedFold] = []
    var wasStopped = false
    for (index, fold) in compiled.enumerated() {
      print("\(index == 0 ? "" : "\n")Fold \(index + 1) of \(count)")
      let trained = try train(
        fold, into: folder.fold(index), from: starts?[index], interruption, server, judge)
      folds.append(trained.fold)
      if case .stopped = trained.outcome { wasStopped = true }
      if interruption.isRequested && index + 1 < count {
        print("\nInterrupted: of \(count) folds \(index + 1) were trained, so they are not joined.")
        throw ExitCode(2)
      }
    }
    let report = try folder.write(folds, bootstrap: bootstrapOptions.settings(dataOptions))
    let opinion = try folder.folder.askForOpinion(judge)
    try folder.folder.note(
      command.ended(threads: trainingOptions.threads(of: analysis)), isContinued: resume)
    try folder.folder.writePage()
    print("\nAll events, each judged by the training that did not see it:\n\n\(report)")
    if let headline = report.headlineText { print("\n\(headline)") }
    if let words = opinion?.text(beside: report.headline?.after) { print("\n\(words)") }
    print("\nResults are in \(folder.folder.url.path).")
    if wasStopped { throw ExitCode(2) }
  }

  /// The folds of an earlier cross-training: a fold may only start from its like, which has not seen its
  /// test events either.
  private func startingFolders(_ count: Int) throws -> [ResultsFolder]? {
    guard let start else { return nil }
    let earlier = CrossTrainedFolder(ResultsFolder(start))
    let found = try earlier.runs(seed: dataOptions.seed).count
    guard found == count else {
      throw ReportError.notFolds(start, "it has \(found) folds, \(count) are asked for")
    }
    return (0..<count).map { earlier.fold($0) }
  }
}
