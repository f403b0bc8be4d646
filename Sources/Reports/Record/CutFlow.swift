import Foundation

/// What each selection leaves of each process, on test events, before training and after: `cutflow.json`.
///
/// Nominal events; a pedestal and what a channel drops beyond its outer edges do not count here.
public struct CutFlow: Codable, Sendable, Hashable {
  public var channels: [Channel]

  /// The selections of a channel.
  public struct Channel: Codable, Sendable, Hashable {
    public var name: String
    /// The names of the selections, in order.
    public var selections: [String]
    public var processes: [Process]
  }

  /// A process in a channel.
  public struct Process: Codable, Sendable, Hashable {
    public var name: String
    /// Before any selection, then after each: one more than there are selections.
    public var before: [Count]
    public var after: [Count]
  }

  /// The events left at one point.
  public struct Count: Codable, Sendable, Hashable {
    /// Expected events, counted: Σw.
    public var expected: Double
    /// Their standard deviation from the finite number of simulated events, √Σw².
    public var error: Double
    /// Simulated events.
    public var events: Int
    /// Expected events in the relaxed reading; nil where it is not a finite number.
    public var relaxed: Double?
  }

  /// - Throws: `ReportError` for a file that is missing, is no cut flow, or whose parts do not fit together.
  public init(contentsOf file: URL) throws {
    self = try readRecord(file, of: "a cut flow")
  }

  /// - Throws: `ReportError.unwritable`.
  public func write(to file: URL) throws { try writeJSON(self, to: file) }
}
