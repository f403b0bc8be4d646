/// Learns the bins of an axis from the lines of a histogram, and checks that they come in order.
struct CSVAxisReader {
  private let isCategorical: Bool
  private var cells: [HistogramCSVCell]
  private var edges: [Double] = []
  private var isComplete = false
  private var place = 0

  /// The first line's part.
  ///
  /// - Throws: `Problem`.
  init(_ cell: HistogramCSVCell) throws {
    isCategorical = cell.bin == "0" && cell.high.isEmpty
    guard isCategorical || cell.bin == "underflow" else {
      throw Problem.order(cell.bin, "underflow")
    }
    cells = [cell]
    if !isCategorical { try appendEdge(cell) }
  }

  /// What is wrong in a line.
  enum Problem: Error {
    /// A bin where another is expected.
    case order(String, String)
    /// A field that is no number, in this column.
    case notANumber(String, String)
    /// Anything else.
    case text(String)
  }

  /// Whether the axis stands at its last bin.
  var isAtEnd: Bool { isComplete && place == cells.count - 1 }

  /// The next line has the same bin.
  func stay(_ cell: HistogramCSVCell) throws { try check(cell, at: place) }

  /// The next line has the first bin again.
  mutating func restart(_ cell: HistogramCSVCell) throws {
    place = 0
    try check(cell, at: 0)
  }

  /// The next line has the next bin.
  mutating func advance(_ cell: HistogramCSVCell) throws {
    place += 1
    guard isComplete else { return try append(cell) }
    try check(cell, at: place)
  }

  private func check(_ cell: HistogramCSVCell, at place: Int) throws {
    guard cell.bin == cells[place].bin else { throw Problem.order(cell.bin, cells[place].bin) }
    guard cell == cells[place] else {
      throw Problem.text("bin '\(cell.bin)' is not what it was in an earlier line")
    }
  }

  private mutating func append(_ cell: HistogramCSVCell) throws {
    let count = isCategorical ? cells.count : cells.count - 1
    guard cell.bin == "\(count)" || (cell.bin == "overflow" && count >= 1) else {
      throw Problem.order(cell.bin, "\(count)")
    }
    if isCategorical { try checkCategory(cell) } else { try appendEdge(cell) }
    cells.append(cell)
    isComplete = cell.bin == "overflow"
  }

  private func checkCategory(_ cell: HistogramCSVCell) throws {
    guard cell.high.isEmpty else {
      throw Problem.text("bin '\(cell.bin)' ends at '\(cell.high)', where categories have no edges")
    }
  }

  private mutating func appendEdge(_ cell: HistogramCSVCell) throws {
    let low = try number(cell.low, "low")
    let high = try number(cell.high, "high")
    let expected = edges.last ?? -.infinity
    guard low == expected else {
      throw Problem.text("bin '\(cell.bin)' begins at \(low), not at \(expected)")
    }
    guard cell.bin != "overflow" || high == .infinity else {
      throw Problem.text("the overflow ends at \(high), not at inf")
    }
    if cell.bin != "overflow" { edges.append(high) }
  }

  private func number(_ text: String, _ column: String) throws -> Double {
    guard let number = Double(text) else {
      throw Problem.notANumber(text, column)
    }
    return number
  }

  /// - Throws: `HistogramsError`.
  func axis() throws -> Axis {
    isCategorical
      ? try .category(cells.dropLast().map(\.low)) : try Axis(edges: edges)
  }
}
