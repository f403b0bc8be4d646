import Foundation
import Pipelines

extension RunRecord {
  /// - Parameters:
  ///   - seed: With which events are split now.
  ///   - folder: Of the results.
  /// - Throws: `ReportError.otherSeed` for another seed than that of the training, which splits events
  ///   otherwise.
  public func requireSeed(_ seed: UInt64, _ folder: URL) throws {
    guard seed == self.seed else {
      throw ReportError.otherSeed(folder.path, trained: self.seed, given: seed)
    }
  }

  /// - Parameters:
  ///   - fold: Of the training that is to start from this one; nil for one of its own.
  ///   - folder: Of the results.
  /// - Throws: `ReportError.otherFold` for a training of another fold, which split events otherwise.
  public func requireFold(_ fold: AnalysisData.Fold?, _ folder: URL) throws {
    guard fold == self.fold else {
      throw ReportError.otherFold(
        folder.path, trained: self.fold?.text ?? "a training of its own",
        now: fold?.text ?? "a training of its own")
    }
  }

  /// - Parameters:
  ///   - names: Of the settings of the analysis now.
  ///   - folder: Of the results.
  /// - Throws: `ReportError.lostSettings` for settings of the training that there are no more.
  public func requireKnownSettings(_ names: [String], _ folder: URL) throws {
    let lost = analysisSettings.keys.sorted().filter { !names.contains($0) }
    guard lost.isEmpty else { throw ReportError.lostSettings(folder.path, settings: lost) }
  }

  /// - Parameters:
  ///   - settings: Of the analysis now.
  ///   - given: The names of those that somebody states; of settings that are newer than the training,
  ///     this says what they were.
  ///   - folder: Of the results.
  /// - Throws: `ReportError.newerSettings` for settings that the training did not have and nobody
  ///   states; `ReportError.otherSettings` for other values than those of the training.
  public func requireSettings(
    _ settings: [String: String], given: Set<String> = [], _ folder: URL
  ) throws {
    let names = settings.keys.sorted()
    let newer = names.filter { analysisSettings[$0] == nil && !given.contains($0) }
    guard newer.isEmpty else {
      throw ReportError.newerSettings(
        folder.path, settings: newer.map { "\($0)=\(settings[$0]!)" })
    }
    let differences = names.compactMap { name in
      analysisSettings[name].flatMap { old in
        old == settings[name] ? nil : "\(name): \(old), now \(settings[name]!)"
      }
    }
    guard differences.isEmpty else {
      throw ReportError.otherSettings(folder.path, differences: differences)
    }
  }
}

extension AnalysisData.Fold {
  /// "fold 2 of 5".
  var text: String { "fold \(index + 1) of \(count)" }
}
