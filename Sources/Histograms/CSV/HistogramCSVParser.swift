/// Gathers rows into histograms, line by line.
struct HistogramCSVParser {
  private let file: String
  private var line = 0
  private var blankLine: Int?
  private var axisCount = 1
  private var path = ""
  private var start = 0
  private var axes: [CSVAxisReader] = []
  private var contents: [BinContent] = []
  private var histograms = HistogramCollection()

  init(file: String) { self.file = file }

  mutating func read(_ text: String, number: Int) throws {
    line = number
    if number == 1 { return try readHeader(text) }
    if text.isEmpty {
      blankLine = blankLine ?? number
      return
    }
    if let blankLine { throw error("blank line between rows", line: blankLine) }
    try readRow(try fields(of: text))
  }

  mutating func finished() throws -> HistogramCollection {
    guard contents.isEmpty else {
      throw error("the file ends before the overflow of '\(path)' (which begins in line \(start))")
    }
    return histograms
  }

  private mutating func readHeader(_ text: String) throws {
    let names = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    axisCount = max(1, (names.split(separator: ",").count - 3) / 3)
    guard names == HistogramCSV.header(axisCount) else {
      throw error("the header is '\(names.prefix(80))'; expected '\(HistogramCSV.header(1))'")
    }
  }

  private mutating func readRow(_ fields: [String]) throws {
    let count = 3 + 3 * axisCount
    guard fields.count == count else {
      throw error("the row has \(fields.count) fields, but the header has \(count)")
    }
    let cells = (0..<axisCount).map { axis in
      HistogramCSVCell(
        bin: fields[1 + 3 * axis], low: fields[2 + 3 * axis], high: fields[3 + 3 * axis])
    }
    let content = BinContent(
      value: try number(fields[count - 2], "value"),
      variance: try number(fields[count - 1], "variance"))
    if contents.isEmpty {
      path = fields[0]
      start = line
    }
    guard fields[0] == path else {
      throw error("histogram '\(fields[0])' begins before the overflow of '\(path)'")
    }
    do {
      try place(cells)
    } catch let problem as CSVAxisReader.Problem {
      throw error(text(of: problem))
    }
    contents.append(content)
    if axes.allSatisfy(\.isAtEnd) { try close() }
  }

  /// Follows the axes like the wheels of a counter: the last one turns fastest.
  private mutating func place(_ cells: [HistogramCSVCell]) throws {
    let empty = HistogramCSVCell(bin: "", low: "", high: "")
    if contents.isEmpty {
      let used = max(1, cells.firstIndex(of: empty) ?? cells.count)
      axes = try cells.prefix(used).map { try CSVAxisReader($0) }
    } else if let turning = axes.lastIndex(where: { !$0.isAtEnd }) {
      for axis in axes.indices.prefix(turning) { try axes[axis].stay(cells[axis]) }
      try axes[turning].advance(cells[turning])
      for axis in axes.indices.dropFirst(turning + 1) { try axes[axis].restart(cells[axis]) }
    }
    guard cells.dropFirst(axes.count).allSatisfy({ $0 == empty }) else {
      throw CSVAxisReader.Problem.text("the row has more axes than the histogram")
    }
  }

  private func text(of problem: CSVAxisReader.Problem) -> String {
    switch problem {
    case .order(let bin, let expected):
      "histogram '\(path)': bin '\(bin)' where '\(expected)' is expected"
    case .notANumber(let text, let column):
      "column '\(column)': '\(text.prefix(60))' is not a number"
    case .text(let text): "histogram '\(path)': \(text)"
    }
  }

  private mutating func close() throws {
    do {
      let histogram = try Histogram(
        axes: axes.map { try $0.axis() }, contents: contents,
        name: path.split(separator: "/").last.map(String.init) ?? "")
      try histograms.add(histogram, at: path)
    } catch {
      throw self.error("\(error)", line: start)
    }
    contents = []
  }

  private func number(_ text: String, _ column: String) throws -> Double {
    guard let number = Double(text) else {
      throw error(self.text(of: .notANumber(text, column)))
    }
    return number
  }

  private func fields(of text: String) throws -> [String] {
    guard let fields = splitFields(text) else {
      throw error("a quoted field is not closed, or goes on after its closing quote")
    }
    return fields
  }

  private func error(_ reason: String, line: Int? = nil) -> HistogramsError {
    .csv(file: file, line: line ?? self.line, reason: reason)
  }
}

/// The fields of one line; `nil` when quotes do not close as they should.
private func splitFields(_ line: String) -> [String]? {
  var fields: [String] = []
  var rest = line[...]
  while true {
    guard let field = takeField(&rest) else { return nil }
    fields.append(field)
    guard let next = rest.popFirst() else { return fields }
    guard next == "," else { return nil }
  }
}

private func takeField(_ rest: inout Substring) -> String? {
  guard rest.first == "\"" else {
    let field = rest.prefix { $0 != "," }
    rest = rest[field.endIndex...]
    return String(field)
  }
  var field = ""
  repeat {
    rest.removeFirst()
    let part = rest.prefix { $0 != "\"" }
    rest = rest[part.endIndex...]
    guard rest.popFirst() == "\"" else { return nil }
    field += part + (rest.first == "\"" ? "\"" : "")
  } while rest.first == "\""
  return field
}
