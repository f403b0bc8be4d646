import Foundation

/// Histograms as comma-separated values (RFC 4180), a line for each bin, for spreadsheets and
/// plotting programs.
///
/// The columns are `histogram,bin,low,high,value,variance`: the path in its collection; the bin
/// counted from 0, or `underflow` before the first bin and `overflow` after the last; the bin's
/// edges, −∞ and ∞ written `-inf` and `inf`; Σw; Σw². Numbers are written so that they read back
/// as the same numbers. Paths with commas or quotes stand in double quotes. Axis names, units,
/// titles and labels are not kept: ``HistogramJSON`` keeps them.
public enum HistogramCSV {
  static let header = "histogram,bin,low,high,value,variance"

  /// Writes all histograms to a file, which appears whole or not at all.
  ///
  /// - Throws: ``HistogramsError/unwritableFile(_:reason:)``.
  public static func write(_ histograms: HistogramCollection, to file: URL) throws {
    try Histograms.write(Data(text(of: histograms).utf8), to: file)
  }

  /// Reads all histograms of a file, named after the last part of their paths.
  ///
  /// - Throws: ``HistogramsError/missingFile(_:)``, ``HistogramsError/unreadableFile(_:reason:)``,
  ///   or ``HistogramsError/csv(file:line:reason:)``.
  public static func read(_ file: URL) throws -> HistogramCollection {
    try parse(contents(of: file), file: file.path)
  }

  /// The text that ``write(_:to:)`` writes.
  public static func text(of histograms: HistogramCollection) -> String {
    var lines = [header]
    for (path, histogram) in histograms {
      let name = quoted(path)
      for row in histogram.rows {
        let numbers = [row.low, row.high, row.content.value, row.content.variance]
        lines.append(([name, row.bin] + numbers.map { "\($0)" }).joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reads all histograms from bytes in memory; errors call them `file`.
  ///
  /// - Throws: ``HistogramsError/csv(file:line:reason:)``.
  public static func parse(_ data: Data, file: String) throws -> HistogramCollection {
    guard let text = String(data: data, encoding: .utf8) else {
      throw HistogramsError.csv(file: file, line: 1, reason: "the text is not UTF-8")
    }
    var parser = HistogramCSVParser(file: file)
    // Characters, not bytes: CR LF is one Character, which isNewline covers.
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      try parser.read(String(line), number: index + 1)
    }
    return try parser.finished()
  }

  private static func quoted(_ path: String) -> String {
    guard path.contains(where: { "\",".contains($0) || $0 == " " || $0 == "#" }) else {
      return path
    }
    return "\"\(path.replacing("\"", with: "\"\""))\""
  }
}

struct HistogramRow {
  var bin: String
  var low: Double
  var high: Double
  var content: BinContent
}

extension Histogram {
  /// Underflow, bins, overflow.
  fileprivate var rows: [HistogramRow] {
    let lows = [-.infinity] + axis.edges
    let highs = axis.edges + [.infinity]
    let names = ["underflow"] + (0..<axis.count).map { "\($0)" } + ["overflow"]
    return contents.indices.map {
      HistogramRow(bin: names[$0], low: lows[$0], high: highs[$0], content: contents[$0])
    }
  }
}
