import Foundation

/// A histogram as it is read.
struct YODABlock {
  /// The annotations with the names and units of the first and the second axis.
  static let labels = ["XLabel", "YLabel"]

  /// The annotation with the categories of an axis, counted from 0.
  static func categories(_ axis: Int) -> String { "Categories(A\(axis + 1))" }

  /// The types that are read.
  enum Kind: String, CaseIterable {
    case histo1D = "YODA_HISTO1D_V3"
    case histo2D = "YODA_HISTO2D_V3"
    case oldHisto1D = "YODA_HISTO1D_V2"

    /// How many numbers a line has.
    var columnCount: Int {
      switch self {
      case .histo1D: 5
      case .histo2D: 8
      case .oldHisto1D: 7
      }
    }

    var dimension: Int { self == .histo2D ? 2 : 1 }
  }

  let kind: Kind
  let path: String
  /// Where the block begins.
  let line: Int
  private var annotations: [String: String] = [:]
  /// Annotations stand before the line `---`, numbers after it.
  private var hasNumbers = false
  private var edges: [[Double]] = []
  private var rows: [BinContent] = []
  private var flow: [String: BinContent] = [:]

  init(kind: Kind, path: String, line: Int) {
    (self.kind, self.path, self.line) = (kind, path, line)
  }

  /// - Throws: `YODAProblem`.
  mutating func read(_ text: Substring) throws {
    if text.hasPrefix("#") || text.allSatisfy(\.isWhitespace) { return }
    if text == "---" {
      hasNumbers = true
    } else if !hasNumbers {
      let parts = text.split(separator: ": ", maxSplits: 1)
      if parts.count == 2 { annotations[String(parts[0])] = String(parts[1]) }
    } else if text.hasPrefix("Edges(A\(edges.count + 1)): [") && text.hasSuffix("]") {
      edges.append(try numbers(in: text.drop { $0 != "[" }.dropFirst().dropLast(), at: ", "))
    } else if kind == .oldHisto1D {
      try readOldRow(text)
    } else {
      let row = try numbers(in: text, at: " \t")
      try check(row.count)
      rows.append(BinContent(value: row[0], variance: row[1]))
    }
  }

  /// Edges stand in each line, and flow is named.
  private mutating func readOldRow(_ text: Substring) throws {
    if let name = ["Total", "Underflow", "Overflow"].first(where: { text.hasPrefix($0) }) {
      let row = try numbers(in: Substring(text.replacing(name, with: "0")), at: " \t")
      try check(row.count)
      flow[name] = BinContent(value: row[2], variance: row[3])
      return
    }
    let row = try numbers(in: text, at: " \t")
    try check(row.count)
    if rows.isEmpty { edges = [[row[0]]] }
    guard edges[0][edges[0].count - 1] == row[0] else {
      throw YODAProblem(
        reason: "a bin begins at \(row[0]), where the one before ends at"
          + " \(edges[0][edges[0].count - 1]); bins with gaps are not read")
    }
    edges[0].append(row[1])
    rows.append(BinContent(value: row[2], variance: row[3]))
  }

  private func check(_ count: Int) throws {
    guard count == kind.columnCount else {
      throw YODAProblem(
        reason: "\(count) numbers in a line of \(kind.rawValue), which has \(kind.columnCount)")
    }
  }

  private func numbers(in text: Substring, at separators: String) throws -> [Double] {
    try text.split(whereSeparator: separators.contains).map { word in
      guard let number = Double(word) else {
        throw YODAProblem(reason: "'\(word.prefix(60))' is not a number")
      }
      return number
    }
  }

  /// - Throws: `YODAProblem` or `HistogramsError`.
  func histogram() throws -> Histogram {
    guard edges.count == kind.dimension else {
      throw YODAProblem(
        reason: "\(edges.count) lists of edges for \(kind.dimension) axes of '/\(path)', which"
          + " begins in line \(line)")
    }
    let axes = try axes()
    guard let contents = axes.kept(of: try ordered(axes.map { $0.withFlow(.both) })) else {
      throw YODAProblem(
        reason: "the underflow of an axis of '/\(path)' with categories is not empty")
    }
    let title = annotations["Title"] ?? "~"
    return try Histogram(
      axes: axes, contents: contents, name: path.split(separator: "/").last.map(String.init) ?? "",
      title: title == "~" ? "" : title)
  }

  private func axes() throws -> [Axis] {
    let labels = Self.labels.prefix(edges.count).map { splitLabel(annotations[$0] ?? "") }
    let areUsable = Set(labels.map(\.name)).count == labels.count
    return try edges.enumerated().map { index, edges in
      let (name, unit) = areUsable ? labels[index] : ("", labels[index].unit)
      guard let text = annotations[Self.categories(index)] else {
        return try Axis(edges: edges, name: name, unit: unit)
      }
      guard let names = try? JSONDecoder().decode([String].self, from: Data(text.utf8)),
        names.count == edges.count - 1
      else {
        throw YODAProblem(
          reason: "the categories of '/\(path)' are \(text.prefix(60)); expected"
            + " \(edges.count - 1) names in quotes, as in [\"ee\", \"mm\"]")
      }
      return try .category(names, name: name)
    }
  }

  private func ordered(_ axes: [Axis]) throws -> [BinContent] {
    if kind == .oldHisto1D {
      guard let under = flow["Underflow"], let over = flow["Overflow"] else {
        throw YODAProblem(reason: "no underflow or overflow of '/\(path)'")
      }
      return [under] + rows + [over]
    }
    let extents = axes.map(\.countWithFlow)
    guard rows.count == extents.reduce(1, *) else {
      throw YODAProblem(
        reason: "\(rows.count) lines of '/\(path)' for \(extents.reduce(1, *)) bins, underflow and"
          + " overflow counted")
    }
    guard axes.count == 2 else { return rows }
    // The first axis runs fastest in the file.
    return (0..<extents[0]).flatMap { x in
      (0..<extents[1]).map { y in rows[x + extents[0] * y] }
    }
  }
}
