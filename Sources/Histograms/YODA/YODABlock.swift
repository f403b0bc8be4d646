/// A histogram as it is read.
struct YODABlock {
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
  private var title = ""
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
      if text.hasPrefix("Title: ") { title = String(text.dropFirst(7)) }
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
    let axes = try edges.map { try Axis(edges: $0) }
    let contents = try ordered(axes)
    return try Histogram(
      axes: axes, contents: contents, name: path.split(separator: "/").last.map(String.init) ?? "",
      title: title == "~" ? "" : title)
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
