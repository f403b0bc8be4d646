import Foundation
import Pipelines

/// The training as a film of few frames: `playback.json`.
///
/// Histograms are of validation events in the exact reading, nominal. Numbers are rounded to five
/// digits.
public struct Playback: Codable, Sendable, Hashable {
  /// How many frames there are at most, the last one and the best one not counted.
  public static let usualFrames = 60

  /// The trainables of few numbers, in the order of `Frame.trainables`; also those on a schedule.
  public var trainables: [Trainable]
  public var channels: [Channel]
  /// The first is before training, the last after the last update; in order of steps, which differ.
  public var frames: [Frame]

  /// A trainable of at most `AnalysisOutline.Trainable.longestList` numbers.
  public struct Trainable: Codable, Sendable, Hashable {
    public var path: String
    /// Empty for a single number.
    public var shape: [Int]
    public var unit: String?
  }

  /// What stays the same in a channel.
  public struct Channel: Codable, Sendable, Hashable {
    public var name: String
    /// What the axis is called, and its unit.
    public var observable: String
    public var unit: String?
    /// The processes, in the order of `Histograms.values`.
    public var processes: [String]
    /// Whether bins are categories, which have no edges.
    public var isOfCategories: Bool
    /// Comparisons, in the order of `Histograms.thresholds` and of the channel's in `Distributions.cuts`.
    public var cuts: [Cut]
  }

  /// A comparison of a selection.
  public struct Cut: Codable, Sendable, Hashable {
    public var stage: String
    /// The selection's place among the channel's, from 0.
    public var position: Int
    public var variable: String
    public var kept: Distributions.Cut.Side
  }

  /// The analysis after some updates.
  public struct Frame: Codable, Sendable, Hashable {
    /// Updates made over all phases; 0 for the start.
    public var step: Int
    /// The loss before that update, on its events, relaxed; nil at the start.
    public var loss: Double?
    /// The exact reading on validation events; nil where it is not defined or not known.
    public var validation: Metrics?
    /// Whether these are the parameters that were kept.
    public var isBest: Bool
    /// Row-major, inside constraints and in their units.
    public var trainables: [[Double]]
    public var channels: [Histograms]
  }

  /// A channel in a frame.
  public struct Histograms: Codable, Sendable, Hashable {
    /// One more than there are bins; for categories 0, 1, 2 and so on.
    public var edges: [Double]
    /// Expected events, by process and bin.
    public var values: [[Double]]
    /// √Σw², by process and bin.
    public var errors: [[Double]]
    /// By comparison.
    public var thresholds: [Double]
  }

  /// The frame of the parameters that were kept.
  public var best: Frame? { frames.first(where: \.isBest) }
}

extension Playback {
  /// - Throws: `ReportError` for a file that is missing, is no playback, or whose parts do not fit together.
  public init(contentsOf file: URL) throws {
    self = try readRecord(file, of: "a training")
  }

  /// - Throws: `ReportError.unwritable`.
  public func write(to file: URL) throws { try writeCompactJSON(self, to: file) }
}
