import Foundation
import Parameters
import Pipelines

/// Metrics before and after training, in both readings, on each part of the data.
public struct MetricsReport: Codable, Sendable {
  public struct Row: Codable, Sendable {
    public var part: DataPart
    public var reading: Reading
    /// Nil where the metrics are not defined, with the reason beside.
    public var before: Metrics?
    public var after: Metrics?
    public var problem: String?
  }

  public var rows: [Row]

  /// Evaluates an analysis at two sets of parameters.
  public init(
    _ compiled: CompiledAnalysis, before: ParameterValues, after: ParameterValues,
    parts: [DataPart] = DataPart.allCases
  ) {
    rows = parts.flatMap { part in
      Reading.allCases.map { reading in
        var row = Row(part: part, reading: reading)
        do {
          row.before = try compiled.metrics(part, reading, at: before)
        } catch { row.problem = "before: \(error)" }
        do {
          row.after = try compiled.metrics(part, reading, at: after)
        } catch { row.problem = "after: \(error)" }
        return row
      }
    }
  }

  /// The metrics quoted: test events, exact reading.
  public var headline: Row? { rows.first { $0.part == .test && $0.reading == .exact } }

  /// - Throws: `ReportError` for a file that is missing or holds no metrics.
  public init(contentsOf file: URL) throws {
    let data: Data
    do { data = try Data(contentsOf: file) } catch { throw ReportError.missingFile(file.path) }
    do {
      self = try JSONDecoder().decode(Self.self, from: data)
    } catch {
      throw ReportError.notMetrics(file.path, "\(error)")
    }
  }

  public func write(to file: URL) throws { try writeJSON(self, to: file) }
}

extension MetricsReport: CustomStringConvertible {
  public var description: String {
    let header = [
      "part", "reading", "", "significance", "p-value", "CLs", "uncertainty of mu",
    ]
    let lines = rows.flatMap { row in
      [("before", row.before), ("after", row.after)].map { label, metrics in
        [row.part.rawValue, row.reading.rawValue, label]
          + (metrics.map {
            [format($0.significance), format($0.pValue), format($0.cls), format($0.uncertainty)]
          } ?? ["not defined", "", "", ""])
      }
    }
    let problems = rows.compactMap { row in
      row.problem.map { "\(row.part.rawValue), \(row.reading.rawValue), \($0)" }
    }
    return (alignedTable([header] + lines) + problems).joined(separator: "\n")
  }
}

/// Four significant digits, in the shorter of the two notations.
func format(_ value: Double) -> String { String(format: "%.4g", value) }

/// Rows of cells padded to common widths; the first row is a header.
func alignedTable(_ rows: [[String]]) -> [String] {
  let columns = rows.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in
    rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
  }
  return rows.map { row in
    row.enumerated().map { index, cell in
      cell + String(repeating: " ", count: widths[index] - cell.count)
    }.joined(separator: "  ")
  }
}
