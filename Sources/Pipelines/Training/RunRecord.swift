import Foundation

/// What makes a training run what it is: equal records lead to equal bits.
public struct RunRecord: Sendable, Codable, Hashable {
  /// The name of the analysis.
  public var analysis: String
  /// What the main phase improves.
  public var objective: Objective
  public var seed: UInt64
  /// The settings that the analysis was made with, by name.
  public var analysisSettings: [String: String]
  /// How training goes, setting by setting.
  public var settings: [String: String]
  /// Events, sum of weights, expected events where they are given, and checksum of each sample of each
  /// part, over the columns that the analysis reads.
  public var data: [String: String]
  /// Which fold of a cross-training; nil for a training of its own.
  public var fold: AnalysisData.Fold?

  /// What differs from another run, for a person: "phase 1 steps: 100, now 200".
  public func differences(to other: RunRecord) -> [String] {
    func lines(_ a: [String: String], _ b: [String: String]) -> [String] {
      Set(a.keys).union(b.keys).sorted().filter { a[$0] != b[$0] }.map {
        "\($0): \(a[$0] ?? "none"), now \(b[$0] ?? "none")"
      }
    }
    return lines(summary, other.summary) + lines(settings, other.settings) + lines(data, other.data)
  }
}

extension RunRecord {
  fileprivate var summary: [String: String] {
    var lines = [
      "analysis": analysis, "objective": "\(objective)", "seed": "\(seed)",
      "fold": fold.map { "\($0.index + 1) of \($0.count)" } ?? "none",
    ]
    for (name, value) in analysisSettings { lines["setting \(name)"] = value }
    return lines
  }
}

extension Trainer {
  /// The record of a run of this trainer.
  ///
  /// - Parameter analysis: The name of the analysis.
  public func record(of analysis: String) throws -> RunRecord {
    RunRecord(
      analysis: analysis, objective: objective, seed: settings.seed,
      analysisSettings: compiled.settings.byName, settings: settings.record,
      data: try compiled.dataRecord(), fold: compiled.data.fold)
  }
}

extension TrainingSettings {
  /// What decides on the numbers that training finds; threads and checkpoints do not.
  fileprivate var record: [String: String] {
    var lines = ["validation interval": "\(validationInterval)"]
    for (index, phase) in phases.enumerated() {
      for (name, value) in phase.record { lines["phase \(index + 1) \(name)"] = value }
    }
    return lines
  }
}

extension TrainingPhase {
  fileprivate var record: [String: String] {
    [
      "steps": "\(steps)", "objective": objective.map { "\($0)" } ?? "the pipeline's",
      "batch": batchSize.map { "\($0)" } ?? "all", "optimiser": "\(optimiser)",
      "averaging": averaging.map { "\($0)" } ?? "none", "schedule": "\(schedule)",
      "clipping": clipping.map { "\($0)" } ?? "none",
      "frozen": frozen.joined(separator: ", "), "patience": patience.map { "\($0)" } ?? "none",
    ]
  }
}
