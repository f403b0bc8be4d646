/// Gathers rows into histograms, line by line.
struct HistogramCSVParser {
  private let file: String
  private var line = 0
  private var blankLine: Int?
  private var path = ""
  private var start = 0
  private var rows: [HistogramRow] = []
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
    guard rows.isEmpty else {
      throw error("the file ends before the overflow of '\(path)' (which begins in line \(start))")
    }
    return histograms
  }

  private func readHeader(_ text: String) throws {
    let names = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    guard names == HistogramCSV.header else {
      throw error("the header is '\(names.prefix(80))'; expected '\(HistogramCSV.header)'")
    }
  }

  private mutating func readRow(_ fields: [String]) throws {
    guard fields.count == 6 else {
      throw error("the row has \(fields.count) fields, but the header has 6")
    }
    let row = HistogramRow(
      bin: fields[1], low: try number(fields[2], "low"), high: try number(fields[3], "high"),
      content: BinContent(
        value: try number(fields[4], "value"), variance: try number(fields[5], "variance")))
    if rows.isEmpty {
      path = fields[0]
      start = line
    }
    try check(row, path: fields[0])
    rows.append(row)
    if row.bin == "overflow" { try close() }
  }

  private func check(_ row: HistogramRow, path: String) throws {
    guard path == self.path else {
      throw error("histogram '\(path)' begins before the overflow of '\(self.path)'")
    }
    let expected = rows.isEmpty ? "underflow" : "\(rows.count - 1)"
    guard row.bin == expected || (row.bin == "overflow" && rows.count >= 2) else {
      throw error("histogram '\(path)': bin '\(row.bin)' where '\(expected)' is expected")
    }
    let low = rows.last?.high ?? -.infinity
    guard row.low == low else {
      throw error("histogram '\(path)': bin '\(row.bin)' begins at \(row.low), not at \(low)")
    }
    guard row.bin != "overflow" || row.high == .infinity else {
      throw error("histogram '\(path)': the overflow ends at \(row.high), not at inf")
    }
  }

  private mutating func close() throws {
    do {
      let bins = rows.dropFirst().dropLast()
      let histogram = try Histogram(
        axis: Axis(edges: rows.dropLast().map(\.high)), values: bins.map(\.content.value),
        variances: bins.map(\.content.variance), underflow: rows[0].content,
        overflow: rows[rows.count - 1].content,
        name: path.split(separator: "/").last.map(String.init) ?? "")
      try histograms.add(histogram, at: path)
    } catch {
      throw self.error("\(error)", line: start)
    }
    rows = []
  }

  private func number(_ text: String, _ column: String) throws -> Double {
    guard let number = Double(text) else {
      throw error("column '\(column)': '\(text.prefix(60))' is not a number")
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
