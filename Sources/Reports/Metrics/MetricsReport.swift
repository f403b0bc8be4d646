import Foundation
import Parameters
import Pipelines

/// Metrics before and after training, in both readings, on each part of the data.
public struct MetricsReport: Codable, Sendable {
  public struct Row: Codable, Sendable {
    public var part: DataPart
    public var reading: Reading
    /// Nil where the metrics are not defined, with the reason in `problems`.
    public var before: Metrics?
    public var after: Metrics?
    /// What the finite number of simulated events leaves open, where it was asked for.
    public var beforeError: MetricsError?
    public var afterError: MetricsError?
    /// The same of the change: smaller, for the same events are judged before and after.
    public var changeError: MetricsError?
    public var problems: [String]?

    public init(
      part: DataPart, reading: Reading, before: Metrics? = nil, after: Metrics? = nil,
      problems: [String]? = nil
    ) {
      (self.part, self.reading, self.problems) = (part, reading, problems)
      (self.before, self.after) = (before, after)
    }
  }

  public var rows: [Row]
  /// The objective's loss after training on validation events, exactly read, by which the parameters were
  /// chosen; nil where it is not known.
  public var validationLoss: Double?
  /// What else a reader of the results has to know; nil if nothing.
  public var notes: [String]?

  /// A report of metrics found elsewhere.
  public init(rows: [Row]) { self.rows = rows }

  /// Evaluates an analysis at two sets of parameters.
  ///
  /// Test events in the exact reading are what results are quoted on: these rows get errors.
  ///
  /// - Parameters:
  ///   - compiled: The analysis with its data.
  ///   - before: The parameters before training.
  ///   - after: The parameters after training.
  ///   - parts: Which events.
  ///   - bootstrap: How many replicas of the events the errors are found from, and their seed.
  public init(
    _ compiled: CompiledAnalysis, before: ParameterValues, after: ParameterValues,
    parts: [DataPart] = DataPart.allCases, bootstrap: Bootstrap = Bootstrap()
  ) {
    rows = parts.flatMap { part in
      Reading.allCases.map { reading in
        var row = Row(part: part, reading: reading)
        let metrics = Result { try compiled.metrics(part, reading) }
        row.before = row.noting("before") { try metrics.get()(before) }
        row.after = row.noting("after") { try metrics.get()(after) }
        if part == .test && reading == .exact && bootstrap.replicas > 0 {
          row.addErrors { try bootstrap.counted(compiled, at: $0 == .before ? before : after) }
        }
        return row
      }
    }
  }

  /// The metrics quoted: test events, exact reading.
  public var headline: Row? { exact(.test) }

  /// The exact reading on one part of the data.
  public func exact(_ part: DataPart) -> Row? {
    rows.first { $0.part == part && $0.reading == .exact }
  }

  /// - Throws: `ReportError` for a file that is missing or holds no metrics.
  public init(contentsOf file: URL) throws {
    self = try readJSON(file) { ReportError.notMetrics(file.path, $0) }
  }

  public func write(to file: URL) throws { try writeJSON(self, to: file) }
}
