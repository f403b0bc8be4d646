import Foundation
import Pipelines

/// What was analysed and trained, in words and few numbers: `outline.json`.
///
/// It is enough to draw the pipeline without the program of the analysis.
public struct AnalysisOutline: Codable, Sendable, Hashable {
  /// The name of the analysis.
  public var analysis: String
  /// What the analysis was made with, in the order of declaration.
  public var settings: [Setting]
  public var channels: [Channel]
  /// The parameters of the statistical model, in its order.
  public var model: [ModelParameter]
  /// What training improved, as a command line takes it.
  public var objective: String
  public var processes: [Process]
  /// What training moved, in the order of declaration; also numbers that followed a schedule.
  public var trainables: [Trainable]
  /// What was done to the data on the way, one line each.
  public var notes: [String]
  /// What to know before believing the numbers, a sentence each; nil for nothing, and in outlines of earlier
  /// versions.
  public var warnings: [String]?
  /// Of a cross-training, that of the first fold.
  public var training: Training
  /// How each fold of a cross-training was trained; nil for a training of its own.
  public var folds: [Training]?

  /// A setting of the analysis.
  public struct Setting: Codable, Sendable, Hashable {
    public var name: String
    public var value: String
    /// What it may be: "an integer of 1 or more".
    public var domain: String
  }

  /// A region with its stages: selections in order, then one that observes, then one that fills.
  public struct Channel: Codable, Sendable, Hashable {
    public var name: String
    public var stages: [Stage]
  }

  /// A step from events to a histogram.
  public struct Stage: Codable, Sendable, Hashable {
    /// What a stage does: keeps events, computes the observable, fills the histogram.
    public enum Kind: String, Codable, Sendable {
      case select, observe, fill
    }

    public var kind: Kind
    /// What the analysis calls it; of a stage that fills, "bins" or "categories".
    public var name: String
    /// The observable's unit.
    public var unit: String?
    /// What it does, where that can be told: "4 bins, beyond the edges: dropped".
    public var detail: String?
    /// The paths of the trainables that it depends on by itself, not by what earlier stages keep.
    public var trainables: [String]
  }

  /// A parameter of the statistical model.
  public struct ModelParameter: Codable, Sendable, Hashable {
    public var name: String
    /// How many numbers it has: one for each bin of a statistical uncertainty.
    public var count: Int
    public var isConstrained: Bool
    public var isOfInterest: Bool
  }

  /// A physics process.
  public struct Process: Codable, Sendable, Hashable {
    public var name: String
    public var role: ProcessRole
    /// Events expected before any selection; nil where the weights say it.
    public var expectedEvents: Double?
    /// Simulated events by part: "training", "validation", "test"; of a cross-training of "test" alone, where
    /// each event is once.
    public var events: [String: Int]
    /// The names of its variations.
    public var variations: [String]
  }

  /// A trainable quantity before and after training, inside its constraint and in its unit.
  public struct Trainable: Codable, Sendable, Hashable {
    /// Beyond so many numbers only their size is told.
    public static let longestList = 12

    public var path: String
    /// Empty for a single number.
    public var shape: [Int]
    public var unit: String?
    /// In words: "positive", "between 0 and 1"; nil for any number.
    public var constraint: String?
    /// How a number moved that no gradient moves: "from 1 to 0.1 exponentially"; nil for a trainable.
    public var schedule: String?
    /// Row-major, of at most `longestList` numbers; nil for more.
    public var before: [Double]?
    public var after: [Double]?
    /// Of a cross-training, where `before` and `after` are means over folds, the standard deviations of what
    /// the folds have after training; nil for a training of its own.
    public var spread: [Double]?
    /// Root mean squares over all numbers.
    public var size: Size

    /// How many numbers there are.
    public var count: Int { shape.reduce(1, *) }
  }

  /// Root mean squares over the numbers of a trainable.
  public struct Size: Codable, Sendable, Hashable {
    public var before: Double
    public var after: Double
    /// Of the differences, number by number.
    public var change: Double
  }

  /// How training went.
  public struct Training: Codable, Sendable, Hashable {
    /// Updates made over all phases.
    public var steps: Int
    /// The update after which the parameters were best on validation events; 0 for the initial ones.
    public var bestStep: Int
    /// The objective's loss there; nil where it is not defined.
    public var bestLoss: Double?
    /// Why it ended: "all steps were done".
    public var outcome: String
    public var seed: UInt64
    /// Which fold of a cross-training, "fold 2 of 5"; nil for a training of its own.
    public var fold: String?
  }

  /// - Throws: `ReportError` for a file that is missing, is no outline, or whose parts do not fit together.
  public init(contentsOf file: URL) throws {
    self = try readRecord(file, of: "an analysis")
  }

  /// - Throws: `ReportError.unwritable`.
  public func write(to file: URL) throws { try writeJSON(self, to: file) }
}
