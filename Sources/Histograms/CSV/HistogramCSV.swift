import Foundation

/// Histograms as comma-separated values (RFC 4180), a line for each bin, for spreadsheets and
/// plotting programs.
///
/// The columns are `histogram,bin,low,high,value,variance`: the path in its collection; the bin
/// counted from 0, or `underflow` before the first bin and `overflow` after the last; the bin's
/// edges, −∞ and ∞ written `-inf` and `inf`; Σw; Σw². Where a histogram has several axes, further
/// columns `bin2,low2,high2,…` stand before the value, empty for histograms with fewer axes; the last
/// axis runs fastest. Of a category, `low` is the name and `high` is empty; their overflow has
/// neither.
///
/// Numbers are written so that they read back as the same numbers. Fields with commas, quotes or
/// line breaks stand in double quotes. Every axis is written with all its flow bins, empty ones where it has none, and
/// read so; regular axes and those of whole numbers are read as edges, categories of numbers and
/// truth values as names. Axis names, units, titles and labels are not kept: ``HistogramJSON`` keeps
/// everything.
public enum HistogramCSV {
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
    try parse(contents(of: file), file: file.relativePath)
  }

  /// The text that ``write(_:to:)`` writes.
  public static func text(of histograms: HistogramCollection) -> String {
    let axisCount = histograms.map(\.histogram.axes.count).max() ?? 1
    var lines = [header(axisCount)]
    for (path, histogram) in histograms {
      let missing = Array(repeating: "", count: 3 * (axisCount - histogram.axes.count))
      for row in histogram.csvRows {
        let fields = [path] + row.cells.flatMap(\.fields) + missing
        let numbers = ["\(row.content.value)", "\(row.content.variance)"]
        lines.append((fields.map(quoted) + numbers).joined(separator: ","))
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
    var line = 1
    for row in rows(of: text) {
      try parser.read(String(row), number: line)
      line += 1 + row.count(where: \.isNewline)
    }
    return try parser.finished()
  }

  /// The lines; those that a quoted field goes over as one.
  private static func rows(of text: String) -> [Substring] {
    var isQuoted = false
    // Characters, not bytes: CR LF is one Character, which isNewline covers.
    return text.split(omittingEmptySubsequences: false) { character in
      if character == "\"" { isQuoted.toggle() }
      return character.isNewline && !isQuoted
    }
  }

  static func header(_ axisCount: Int) -> String {
    let axes = (1...max(axisCount, 1)).map { axis in
      ["bin", "low", "high"].map { axis == 1 ? $0 : "\($0)\(axis)" }.joined(separator: ",")
    }
    return (["histogram"] + axes + ["value", "variance"]).joined(separator: ",")
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { "\", #".contains($0) || $0.isNewline }) else { return field }
    return "\"\(field.replacing("\"", with: "\"\""))\""
  }
}

/// What a line says of one axis.
struct HistogramCSVCell: Equatable {
  var bin: String
  var low: String
  var high: String

  var fields: [String] { [bin, low, high] }
}

private struct HistogramCSVRow {
  var cells: [HistogramCSVCell]
  var content: BinContent
}

extension Histogram {
  fileprivate var csvRows: [HistogramCSVRow] {
    let all = axes.map { $0.withFlow($0.categories == nil ? .both : .overflow) }
    let cells = all.map { axis in axis.positions.map(axis.csvCell) }
    return (0..<all.reduce(1) { $0 * $1.countWithFlow }).map { index in
      let positions = all.positions(of: index)
      let places = zip(all, positions).map { $0.storageIndex(of: $1)! }
      return HistogramCSVRow(
        cells: zip(cells, places).map { $0[$1] }, content: content(at: positions))
    }
  }
}

extension Axis {
  fileprivate func csvCell(of position: BinPosition) -> HistogramCSVCell {
    if let categories {
      guard case .bin(let bin) = position else {
        return HistogramCSVCell(bin: "overflow", low: "", high: "")
      }
      return HistogramCSVCell(bin: "\(bin)", low: categories[bin], high: "")
    }
    let (name, low, high): (String, Double, Double) =
      switch position {
      case .underflow: ("underflow", -.infinity, edges[0])
      case .bin(let bin): ("\(bin)", edges[bin], edges[bin + 1])
      case .overflow: ("overflow", edges[count], .infinity)
      }
    return HistogramCSVCell(bin: name, low: "\(low)", high: "\(high)")
  }
}
