import ArgumentParser
import Pipelines
import Reports

/// One run of `optimise` in a search.
struct PlannedRun: Sendable {
  let combination: Combination
  let seed: UInt64
  let folder: ResultsFolder
  /// What it runs with, but for what does not change its numbers.
  let options: [String]

  init(_ combination: Combination, seed: UInt64, options: [String], in study: ResultsFolder) {
    (self.combination, self.seed) = (combination, seed)
    self.options = options + combination.options + ["--seed", "\(seed)"]
    folder = ResultsFolder(
      study.url.appending(path: combination.name).appending(path: Self.name(seed: seed)).path)
  }

  static func name(seed: UInt64) -> String { "seed-\(seed)" }

  var name: String { "\(combination.name)/\(Self.name(seed: seed))" }

  /// The command line of its process.
  func arguments(threads: Int) -> [String] {
    ["optimise"] + options
      + ["--output", folder.url.path, "--threads", "\(threads)", "--resume"]
  }

  /// Makes sure that the program takes its options, before any run is started; the objective that it would
  /// train on.
  ///
  /// - Throws: `SearchError.options`.
  func checkedObjective<A: Analysis>(for analysis: A.Type) throws -> Objective {
    do {
      let command = try OptimiseCommand<A>.parse(options)
      guard !(command.resume || command.restart) else { throw SearchError.resumption }
      if command.folds != nil { throw SearchError.folds }
      if command.watch { throw SearchError.watching }
      let analysis: A = try command.dataOptions.analysis()
      let settings = try command.trainingOptions.settings(of: analysis, seed: seed)
      return settings.objective ?? analysis.pipeline.objective
    } catch let error as SearchError {
      throw error
    } catch let error as SettingError {
      throw SearchError.options(combination.name, "\(error)")
    } catch {
      throw SearchError.options(
        combination.name, OptimiseCommand<A>.message(for: error))
    }
  }

  /// Whether it was finished by an earlier search.
  ///
  /// - Throws: `SearchError.otherRun` for a folder with another run; `ReportError` for damaged files.
  func isFinished() throws -> Bool {
    let earlier = try SearchedRun(in: folder)
    guard earlier != nil || !folder.hasResults else {
      throw SearchError.otherRun(folder.url.path, had: nil, has: options)
    }
    guard let earlier else { return false }
    guard earlier.options == options else {
      throw SearchError.otherRun(folder.url.path, had: earlier.options, has: options)
    }
    return earlier.failure == nil && folder.isFinished
  }
}
