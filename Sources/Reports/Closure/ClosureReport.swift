import Foundation
import Histograms
import Parameters
import Pipelines

/// How far the relaxed reading of an analysis, which training follows, is from the exact one, which
/// results are quoted in: of the same events at the same parameters.
public struct ClosureReport: Codable, Sendable {
  /// One bin of the nominal template of one process.
  public struct Bin: Codable, Sendable, Hashable {
    public var part: DataPart
    public var channel: String
    public var process: String
    /// Counted from 1.
    public var bin: Int
    public var low: Double
    public var high: Double
    /// Expected events, counted.
    public var exact: Double
    /// Their standard deviation from the finite number of simulated events, √Σw².
    public var exactError: Double
    /// Expected events, smoothed.
    public var relaxed: Double

    public init(
      part: DataPart, channel: String, process: String, bin: Int, low: Double, high: Double,
      exact: Double, exactError: Double, relaxed: Double
    ) {
      (self.part, self.channel, self.process, self.bin) = (part, channel, process, bin)
      (self.low, self.high, self.exact) = (low, high, exact)
      (self.exactError, self.relaxed) = (exactError, relaxed)
    }

    /// Relaxed minus exact.
    public var difference: Double { relaxed - exact }
    /// The difference relative to the exact content; nil where that is 0.
    public var relativeBias: Double? { exact == 0 ? nil : difference / exact }
    /// The difference in units of `exactError`; nil where that is 0.
    public var biasInErrors: Double? { exactError > 0 ? difference / exactError : nil }
  }

  /// The metrics on one part of the data.
  public struct MetricsRow: Codable, Sendable {
    public var part: DataPart
    /// Nil where the metrics are not defined, with the reason in `problems`.
    public var exact: Metrics?
    public var relaxed: Metrics?
    public var problems: [String]?

    public init(
      part: DataPart, exact: Metrics? = nil, relaxed: Metrics? = nil, problems: [String]? = nil
    ) {
      (self.part, self.problems) = (part, problems)
      (self.exact, self.relaxed) = (exact, relaxed)
    }

    /// Relaxed minus exact, metric by metric.
    public var bias: Metrics? {
      guard let exact, let relaxed else { return nil }
      return relaxed.change(from: exact)
    }
  }

  public var bins: [Bin]
  public var metrics: [MetricsRow]

  /// A report of what was found elsewhere.
  public init(bins: [Bin], metrics: [MetricsRow]) { (self.bins, self.metrics) = (bins, metrics) }

  /// Reads an analysis both ways.
  ///
  /// - Parameters:
  ///   - compiled: The analysis with its data.
  ///   - values: Values of the trainables.
  ///   - parts: Which events.
  /// - Throws: Problems of the data; `HistogramsError` for bin edges out of order.
  public init(
    _ compiled: CompiledAnalysis, at values: ParameterValues,
    parts: [DataPart] = [.test, .training]
  ) throws {
    try self.init(compiled, at: values, parts: parts, knowing: [])
  }

  /// - Parameter rows: Metrics after a training to these values, as far as they are known.
  init(
    _ compiled: CompiledAnalysis, at values: ParameterValues,
    parts: [DataPart] = [.test, .training], knowing rows: [MetricsReport.Row]
  ) throws {
    bins = try parts.flatMap { try Bin.all(of: compiled, $0, at: values) }
    metrics = parts.map { part in
      var row = MetricsRow(part: part)
      for reading in Reading.allCases {
        do {
          let known = rows.first { $0.part == part && $0.reading == reading }?.after
          let metrics = try known ?? compiled.metrics(part, reading, at: values)
          if reading == .exact { row.exact = metrics } else { row.relaxed = metrics }
        } catch { row.problems = (row.problems ?? []) + ["\(reading.rawValue): \(error)"] }
      }
      return row
    }
  }

  /// The bin whose bias is the largest compared with what the finite number of simulated events leaves
  /// open; a bin in which none is counted is known to one event of the process's mean weight, Σw²/Σw.
  ///
  /// - Parameter part: Which events.
  public func largestBias(_ part: DataPart = .test) -> Bin? {
    let templates = Dictionary(grouping: bins.filter { $0.part == part }) {
      [$0.channel, $0.process]
    }
    let ranked = bins.filter { $0.part == part }.map { bin in
      let all = templates[[bin.channel, bin.process]]!
      let squares = all.reduce(0) { $0 + $1.exactError * $1.exactError }
      let sum = all.reduce(0) { $0 + $1.exact }
      let error = max(bin.exactError, sum > 0 ? squares / sum : 0)
      return (bin: bin, size: abs(bin.difference) / error)
    }
    // A process of which nothing is counted in the channel has no error at all.
    let measured = ranked.filter(\.size.isFinite)
    return measured.max { $0.size < $1.size }?.bin
      ?? ranked.max { abs($0.bin.difference) < abs($1.bin.difference) }?.bin
  }
}

extension ClosureReport.Bin {
  fileprivate static func all(
    of compiled: CompiledAnalysis, _ part: DataPart, at values: ParameterValues
  ) throws -> [Self] {
    let exact = try compiled.histograms(part, .exact, at: values)
    let relaxed = try compiled.histograms(part, .relaxed, at: values)
    return try compiled.pipeline.channels.flatMap { channel in
      try compiled.data[part].flatMap { process in
        let path = "\(channel.name)/\(process.name)"
        let (counted, smooth) = (try exact[path], try relaxed[path])
        return (0..<counted.axis.count).map { bin in
          Self(
            part: part, channel: channel.name, process: process.name, bin: bin + 1,
            low: counted.axis.edges[bin], high: counted.axis.edges[bin + 1],
            exact: counted.values[bin], exactError: counted.variances[bin].squareRoot(),
            relaxed: smooth.values[bin])
        }
      }
    }
  }
}
