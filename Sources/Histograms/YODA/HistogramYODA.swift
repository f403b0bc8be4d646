import Foundation

/// Histograms in the text format of YODA 2, which Rivet reads and writes.
///
/// Written are blocks `YODA_HISTO1D_V3` and `YODA_HISTO2D_V3`, read also `YODA_HISTO1D_V2` of YODA 1
/// where its bins leave no gaps. Paths begin with a slash in YODA and without one in a collection,
/// where “/” alone is “histogram”. Every axis has underflow and overflow.
///
/// The title is kept, and names and units of axes are in the annotations `XLabel` and `YLabel`, from
/// which programs that draw label axes. Categories become bins between 0, 1, 2 and so on, as which
/// other programs read them; their names are in an annotation such as `Categories(A1): ["ee", "mm"]`, by
/// which they are read as categories again. (The discrete axes of YODA 2 are neither written nor read.)
///
/// A bin of YODA also has sums of w x, w x² and so on over its events, and their number. A histogram
/// does not: they are written as if all events were at the centres of bins (at the edge in flow bins),
/// and their number as the effective one, (Σw)²/Σw²; when read, they are left out.
public enum HistogramYODA {
  /// Writes all histograms to a file, which appears whole or not at all.
  ///
  /// - Throws: ``HistogramsError/unwritable(histogram:format:reason:)`` for histograms with more than
  ///   two axes; ``HistogramsError/unwritableFile(_:reason:)``.
  public static func write(_ histograms: HistogramCollection, to file: URL) throws {
    try Histograms.write(Data(text(of: histograms).utf8), to: file)
  }

  /// Reads all histograms of a file, named after the last part of their paths.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - others: What to do with blocks of other types.
  /// - Throws: ``HistogramsError/missingFile(_:)``, ``HistogramsError/unreadableFile(_:reason:)``,
  ///   or ``HistogramsError/yoda(file:line:reason:)``.
  public static func read(
    _ file: URL, others: OtherObjects = .refused
  ) throws -> HistogramCollection {
    try parse(contents(of: file), file: file.relativePath, others: others)
  }

  /// Reads all histograms from bytes in memory; errors call them `file`. See ``read(_:others:)``.
  ///
  /// - Throws: ``HistogramsError/yoda(file:line:reason:)``.
  public static func parse(
    _ data: Data, file: String, others: OtherObjects = .refused
  ) throws -> HistogramCollection {
    guard let text = String(data: data, encoding: .utf8) else {
      throw HistogramsError.yoda(file: file, line: 1, reason: "the text is not UTF-8")
    }
    var parser = YODAParser(file: file, others: others)
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      try parser.read(line, number: index + 1)
    }
    return try parser.finished()
  }

  /// The text that ``write(_:to:)`` writes.
  ///
  /// - Throws: ``HistogramsError/unwritable(histogram:format:reason:)``.
  public static func text(of histograms: HistogramCollection) throws -> String {
    try histograms.map { try text(of: $0.histogram, at: $0.path) }.joined(separator: "\n")
  }

  private static func text(of histogram: Histogram, at path: String) throws -> String {
    let dimension = histogram.axes.count
    guard dimension <= 2 else {
      throw HistogramsError.unwritable(
        histogram: path, format: "YODA",
        reason: "only one or two axes are; project it first, or write .json")
    }
    let type = "YODA_HISTO\(dimension)D_V3"
    let edges = histogram.axes.enumerated().map { index, axis in
      "Edges(A\(index + 1)): [\(axis.edges.map { "\($0)" }.joined(separator: ", "))]"
    }
    let moments = (1...dimension).map { "sumW(A\($0))\tsumW2(A\($0))" }
    let legend =
      ["# sumW\tsumW2"] + moments + (dimension == 2 ? ["sumW(A1,A2)"] : []) + ["numEntries"]
    let title = onOneLine(histogram.title)
    let notes = try annotations(of: histogram.axes)
    return
      (["BEGIN \(type) /\(path)", "Path: /\(path)", "Title: \(title.isEmpty ? "~" : title)"]
      + ["Type: Histo\(dimension)D"] + notes + ["---"] + edges + [legend.joined(separator: "\t")]
      + histogram.yodaRows + ["END \(type)", ""]).joined(separator: "\n")
  }

  private static func annotations(of axes: [Axis]) throws -> [String] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return try zip(axes, YODABlock.labels).enumerated().flatMap { index, pair in
      let (axis, label) = pair
      var lines = axis.label.isEmpty ? [] : ["\(label): \(onOneLine(axis.label))"]
      if let categories = axis.categories {
        let names = String(decoding: try encoder.encode(categories), as: UTF8.self)
        lines.append("\(YODABlock.categories(index)): \(names)")
      }
      return lines
    }
  }

  private static func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

extension Histogram {
  /// A line for each bin, flow included; the first axis runs fastest.
  fileprivate var yodaRows: [String] {
    let all = axes.map { $0.withFlow(.both) }
    return (0..<all.reduce(1) { $0 * $1.countWithFlow }).map { index in
      let positions = Array([Axis](all.reversed()).positions(of: index).reversed())
      let content = content(at: positions)
      let places = zip(all, positions).map { $0.representative(of: $1) }
      var numbers = [content.value, content.variance]
      for x in places { numbers += [content.value * x, content.value * x * x] }
      if places.count == 2 { numbers.append(content.value * places[0] * places[1]) }
      numbers.append(content.effectiveEntries)
      return numbers.map { "\($0)" }.joined(separator: "\t")
    }
  }
}

extension Axis {
  /// A number in a bin: its centre, or the nearest edge outside.
  fileprivate func representative(of position: BinPosition) -> Double {
    switch position {
    case .underflow: edges[0]
    case .overflow: edges[count]
    case .bin(let bin): edges[bin] / 2 + edges[bin + 1] / 2
    }
  }
}
