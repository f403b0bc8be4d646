import Diagnostics

/// What can be wrong with files of results.
public enum ReportError: Error, CustomStringConvertible, Hashable {
  case missingFile(String)
  case notTrainedAnalysis(String, String)
  case notCheckpoint(String, String)
  case notMetrics(String, String)
  case notClosure(String, String)
  case notObservation(String, String)
  case notRecord(String, of: String, String)
  case notFolds(String, String)
  case otherSeed(String, trained: UInt64, given: UInt64)
  case otherFold(String, trained: String, now: String)
  case otherKind(String, holds: String)
  case damaged(String, String)
  case otherRun(String, differences: [String])
  case otherSettings(String, differences: [String])
  case newerSettings(String, settings: [String])
  case lostSettings(String, settings: [String])
  case unfinishedRun(String, step: Int)
  case noRuns(String)
  case unknownMethod(String, known: [String])
  case noPyhf(String)
  case unwritable(String, String)

  public var description: String {
    switch self {
    case .missingFile(let path):
      "\(path): no such file; run 'optimise' first, or name its output folder by --results"
    case .notTrainedAnalysis(let path, let reason):
      "\(path): not a trained analysis: \(reason)"
    case .notCheckpoint(let path, let reason):
      "\(path): not a checkpoint: \(reason); discard it with --restart"
    case .notMetrics(let path, let reason): "\(path): not a report of metrics: \(reason)"
    case .notClosure(let path, let reason): "\(path): not a closure report: \(reason)"
    case .notObservation(let path, let reason): "\(path): not a report on data: \(reason)"
    case .notRecord(let path, let what, let reason):
      "\(path): not a record of \(what): \(reason); run 'optimise' again"
    case .notFolds(let path, let reason): "\(path): not a cross-training: \(reason)"
    case .otherSeed(let path, let trained, let given):
      """
      \(path): it was trained with seed \(trained), the events are split with seed \(given), so that it \
      may have seen events that it is to be judged by; give --seed \(trained)
      """
    case .otherFold(let path, let trained, let now):
      """
      \(path): the results of \(trained), from which \(now) cannot start: the events are divided \
      otherwise, so that it may have seen events that the new training is to be judged by
      """
    case .otherKind(let path, let holds):
      """
      \(path): it holds \(holds), with which the new results would be mixed up; remove it, or write \
      elsewhere with --output
      """
    case .damaged(let path, let reason): "\(path): damaged: \(reason)"
    case .otherRun(let path, let differences):
      """
      \(path): the checkpoint of another run, which this one cannot continue: \
      \(differences.prefix(4).joined(separator: "; "))\
      \(differences.count > 4 ? "; and \(differences.count - 4) more differences" : ""); repeat that \
      run's options and data, or discard it with --restart
      """
    case .otherSettings(let path, let differences):
      """
      \(path): trained with other settings: \(differences.joined(separator: "; ")); leave out --set, \
      which then has those of the training
      """
    case .newerSettings(let path, let settings):
      """
      \(path): trained before the analysis had the settings it has now: \
      \(settings.joined(separator: ", ")); if the training was as these say, state it by \
      \(settings.map { "--set \($0)" }.joined(separator: " ")), else give the values that it was made \
      with, or train again
      """
    case .lostSettings(let path, let settings):
      """
      \(path): trained with settings that the analysis has no more: \
      \(settings.joined(separator: ", ")); use the program that it was trained with, or train again
      """
    case .unfinishedRun(let path, let step):
      """
      \(path): an unfinished run that has made \(step) updates; continue it with --resume, discard it \
      with --restart, or write elsewhere with --output
      """
    case .noRuns(let path):
      "\(path): no results in it; give a folder that holds one folder of results per run"
    case .unknownMethod(let name, let known):
      """
      nothing to compare with is named '\(name)'\(suggestion(for: name, in: known)); there are \
      \(known.joined(separator: ", "))
      """
    case .noPyhf(let reason):
      """
      --pyhf: \(reason); give a Python in which pyhf can be imported (python3 -m pip install pyhf), or \
      leave the option out
      """
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    }
  }
}
