import Foundation
import HistFactory
import Histograms
import Inference
import Pipelines

/// What data say about the signal of a trained analysis: `observed.json`.
public struct ObservationReport: Sendable, Codable, Hashable {
  /// A bin of a channel.
  public struct Bin: Sendable, Codable, Hashable {
    public var channel: String
    /// Its edges, of a category its number and the next one.
    public var low: Double
    public var high: Double
    public var observed: Double
    /// Expected events of each process, before any fit.
    public var expected: [String: Double]
  }

  /// A limit on the signal strength at 95 % confidence, by CLs.
  public struct Limit: Sendable, Codable, Hashable {
    /// Nil where no signal strength is excluded.
    public var observed: Double?
    /// Without signal: the median, and ±1 and ±2 standard deviations, the lowest first; nil as above.
    public var expected: [Double?]
  }

  public var bins: [Bin]
  /// The signal strength that fits best, not below the model's lower bound.
  public var signalStrength: Double
  /// Its error from the curvature of the likelihood; nil where a bound holds it.
  public var signalStrengthError: Double?
  /// √q₀, the significance of the signal.
  public var significance: Double
  /// The probability of background to be as signal-like.
  public var pValue: Double
  /// The significance expected for signal strength 1, before looking at data.
  public var expectedSignificance: Double
  /// CLs of signal strength 1 by q̃.
  public var cls: Double
  public var limit: Limit
  /// What to know about fits that did not converge; normally empty.
  public var warnings: [String]

  /// Fits and tests by asymptotic formulae (arXiv:1007.1727).
  ///
  /// - Parameters:
  ///   - counted: The simulated events that templates are made of.
  ///   - observed: Counted events by channel.
  /// - Throws: Problems of the model, such as `ModelError.noParameterOfInterest`.
  public init(_ counted: CountedAnalysis, observing observed: HistogramCollection) throws {
    let likelihood = try counted.likelihood(observing: observed)
    guard let poi = likelihood.model.parameterOfInterest else {
      throw ModelError.noParameterOfInterest
    }
    let fit = try likelihood.fit()
    let (discovery, limitTest) = (
      try likelihood.discoveryTest(), try likelihood.limitTest(mu: 1)
    )
    let (expected, limit) = (
      try likelihood.expectedSignificance(), try likelihood.upperLimit()
    )
    signalStrength = try fit.value(of: poi)
    let error = try fit.uncertainty(of: poi)
    signalStrengthError = error > 0 ? error : nil
    (significance, pValue) = (discovery.significance, discovery.pValue)
    (expectedSignificance, cls) = (expected.result, limitTest.cls)
    func excluded(_ limit: Double) -> Double? { limit.isFinite ? limit : nil }
    self.limit = Limit(
      observed: excluded(limit.observed), expected: limit.expected.map(excluded))
    warnings = discovery.warnings + limitTest.warnings + expected.warnings + limit.warnings
    bins = try Self.bins(counted.histograms(), observed)
  }

  private static func bins(
    _ templates: HistogramCollection, _ observed: HistogramCollection
  ) throws -> [Bin] {
    try observed.flatMap { channel, data in
      let processes = templates.under(channel).filter { entry in
        entry.path.dropFirst(channel.count + 1).contains("/") == false
      }
      return try (0..<data.axis.count).map { bin in
        Bin(
          channel: channel, low: data.axis.edges[bin], high: data.axis.edges[bin + 1],
          observed: data.values[bin],
          expected: try Dictionary(
            uniqueKeysWithValues: processes.map {
              (String($0.path.dropFirst(channel.count + 1)), try templates[$0.path].values[bin])
            }))
      }
    }
  }

  /// Reads what `write(to:)` wrote.
  ///
  /// - Throws: `ReportError` for a file that is missing or is no such report.
  public init(contentsOf file: URL) throws {
    self = try readJSON(file) { .notObservation(file.path, $0) }
  }

  /// - Throws: `ReportError.unwritable`.
  public func write(to file: URL) throws { try writeJSON(self, to: file) }
}
