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
  ///   - settings: Of the analysis now.
  ///   - folder: Of the results.
  /// - Throws: `ReportError.otherSettings` for other settings than those of the training.
  public func requireSettings(_ settings: [String: String], _ folder: URL) throws {
    let differences = settings.keys.sorted().filter { analysisSettings[$0] != settings[$0] }.map {
      "\($0): \(analysisSettings[$0] ?? "none"), now \(settings[$0]!)"
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
