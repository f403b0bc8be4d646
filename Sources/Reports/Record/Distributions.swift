import Foundation
import Histograms

/// What is cut on and what is observed, process by process, on test events: `distributions.json`.
///
/// Nominal events, exactly selected. Contents are expected events with their Σw². Of a cross-training, all
/// test events, each selected by the fold that tests it; thresholds, slopes and edges are means over folds.
public struct Distributions: Codable, Sendable, Hashable {
  /// Every comparison of every selection, in order of channels and stages.
  public var cuts: [Cut]
  /// One for each channel.
  public var observables: [Observable]

  /// A variable that a selection compares with a threshold, of the events that earlier selections keep
  /// after training.
  public struct Cut: Codable, Sendable, Hashable {
    /// Where a variable has to be to pass.
    public enum Side: String, Codable, Sendable {
      case above, below
    }

    public var channel: String
    /// The selection's name, and its place among the channel's, from 0.
    public var stage: String
    public var position: Int
    /// The column's name; the stage's where it is more than a column.
    public var variable: String
    public var kept: Side
    /// Nil where it is not a finite number, or not one in every fold.
    public var thresholdBefore: Double?
    public var thresholdAfter: Double?
    /// Of the sigmoid in the relaxed reading, in inverse units of the variable; nil without one.
    public var slopeBefore: Double?
    public var slopeAfter: Double?
    public var axis: BinEdges
    public var processes: [Contents]
  }

  /// A channel's observable, of the events that its selections keep, before training and after.
  public struct Observable: Codable, Sendable, Hashable {
    public var channel: String
    public var name: String
    /// The same before and after; finer than the channel's bins.
    public var axis: BinEdges
    public var before: [Contents]
    public var after: [Contents]
    /// The edges of the channel's own bins; nil for categories.
    public var edgesBefore: [Double]?
    public var edgesAfter: [Double]?
  }

  /// The bins of a distribution.
  public struct BinEdges: Codable, Sendable, Hashable {
    /// One more than there are bins, ascending.
    public var edges: [Double]
    /// The names of the bins where they are categories.
    public var categories: [String]?
    public var unit: String?
  }

  /// The distribution of one process.
  public struct Contents: Codable, Sendable, Hashable {
    public var process: String
    /// Σw and Σw² of each bin.
    public var values: [Double]
    public var variances: [Double]
    /// Beyond the outer edges.
    public var below: Outside
    public var above: Outside
  }

  /// What lies beyond an outer edge.
  public struct Outside: Codable, Sendable, Hashable {
    public var value: Double
    public var variance: Double
  }

  /// - Throws: `ReportError` for a file that is missing, holds no distributions, or whose parts do not fit together.
  public init(contentsOf file: URL) throws {
    self = try readRecord(file, of: "distributions")
  }

  /// - Throws: `ReportError.unwritable`.
  public func write(to file: URL) throws { try writeCompactJSON(self, to: file) }
}
