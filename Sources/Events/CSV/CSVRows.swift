import CTables

/// Goes through rows and writes their cells to where columns begin: the loop in C, and the decisions
/// that it leaves.
final class CSVRows {
  private let text: CSVText
  private let names: [String]
  private let numbers: UnsafeMutablePointer<UnsafeMutablePointer<Double>?>
  private let texts: UnsafeMutablePointer<UnsafeMutablePointer<ct_cell>?>
  private let kinds: UnsafeMutablePointer<ct_kind>
  private let unusual: UnusualNumber
  private var state: ct_rows
  /// Whether there are no further rows.
  private(set) var isAtEnd = false

  /// - Parameters:
  ///   - text: The file.
  ///   - names: The columns' names, for errors.
  ///   - kinds: What becomes of each column of the file.
  ///   - start: Where the first row begins.
  ///   - stop: Where the last row must have begun; the end of the file if nil.
  init(
    _ text: CSVText, names: [String], kinds: [ct_kind], from start: UnsafePointer<UInt8>,
    to stop: UnsafePointer<UInt8>? = nil
  ) {
    self.text = text
    self.names = names
    self.kinds = .allocate(capacity: kinds.count)
    self.kinds.initialize(from: kinds, count: kinds.count)
    numbers = .allocate(capacity: kinds.count)
    numbers.initialize(repeating: nil, count: kinds.count)
    texts = .allocate(capacity: kinds.count)
    texts.initialize(repeating: nil, count: kinds.count)
    unusual = UnusualNumber(text.format)
    state = Self.state(text, from: start)
    state.stop = stop ?? text.end
    state.columns = Int64(kinds.count)
    state.kinds = UnsafePointer(self.kinds)
    state.numbers = UnsafePointer(numbers)
    state.texts = UnsafePointer(texts)
  }

  deinit {
    kinds.deallocate()
    numbers.deallocate()
    texts.deallocate()
  }

  private static func state(_ text: CSVText, from start: UnsafePointer<UInt8>) -> ct_rows {
    let format = text.format
    var state = ct_rows()
    (state.position, state.row_start, state.end, state.stop) = (start, start, text.end, text.end)
    state.separator = format.separator.byte
    state.is_separated_by_blanks = format.separator == .blanks
    state.has_comments = format.comment != nil
    state.comment = format.comment ?? 0
    state.reads_empty = format.missingValue != nil
    state.empty = format.missingValue ?? 0
    state.reads_nan = format.nonFiniteNumbers == .allowed && format.missingMarkers.isEmpty
    return state
  }

  /// Where the next row begins, blank lines and comments passed over; nil if there is none.
  static func nextRow(
    of text: CSVText, from start: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    var state = state(text, from: start)
    let place = ct_next_row(&state, start)
    return place == text.end ? nil : place
  }

  /// Where reading is.
  var position: UnsafePointer<UInt8> { state.position }

  /// Where the next cells of a column of the file go, the first of them in element 0.
  func write(column: Int, to numbers: UnsafeMutablePointer<Double>) {
    self.numbers[column] = numbers
  }

  /// As ``write(column:to:)``, for text.
  func write(column: Int, to texts: UnsafeMutablePointer<ct_cell>) { self.texts[column] = texts }

  /// Reads rows, the first of them into element 0 of the columns.
  ///
  /// - Parameter limit: How many rows at most.
  /// - Returns: How many rows there were.
  /// - Throws: `EventsError.csv`.
  func read(limit: Int) throws -> Int {
    (state.row, state.limit) = (0, Int64(limit))
    while !isAtEnd {
      switch ct_read_rows(&state) {
      case CT_FULL: return limit
      case CT_END: isAtEnd = true
      case CT_BLANK_LINE: try endAtBlankLines()
      case CT_UNUSUAL_NUMBER: try resolveNumber()
      case CT_WRONG_COUNT: throw wrongCount()
      default: throw text.error(.badQuotes, at: state.cell.start)
      }
    }
    return Int(state.row)
  }

  /// Blank lines may only end the file.
  private func endAtBlankLines() throws {
    guard ct_next_row(&state, state.position) == text.end else {
      throw text.error(.blankLine, at: state.position)
    }
    state.position = text.end
    isAtEnd = true
  }

  private func resolveNumber() throws {
    let column = Int(state.column)
    let value = try unusual.value(of: state.cell, column: names[column], in: text)
    numbers[column].unsafelyUnwrapped[Int(state.row)] = value
    state.resumes = true
  }

  private func wrongCount() -> EventsError {
    let count = Int(ct_count_cells(&state, state.row_start))
    let problem =
      count == 0 ? CSVProblem.badQuotes : .fieldCount(count, expected: Int(state.columns))
    return text.error(problem, at: state.row_start)
  }
}

// MARK: Rows of which nothing is known yet

extension CSVRows {
  /// Rows with as many columns as the one that begins here, all of text.
  convenience init(_ text: CSVText, rowLike row: UnsafePointer<UInt8>) throws {
    var state = Self.state(text, from: row)
    let count = Int(ct_count_cells(&state, row))
    guard count > 0 else { throw text.error(.badQuotes, at: row) }
    self.init(
      text, names: (1...count).map { "\($0)" }, kinds: Array(repeating: CT_TEXT, count: count),
      from: row)
  }

  /// Reads rows of text; the cells of each column.
  func readTexts(limit: Int) throws -> [[ct_cell]] {
    var columns = (0..<Int(state.columns)).map { _ in [ct_cell]() }
    let cells = UnsafeMutablePointer<ct_cell>.allocate(capacity: limit * columns.count)
    defer { cells.deallocate() }
    for column in columns.indices { write(column: column, to: cells + limit * column) }
    let count = try read(limit: limit)
    for column in columns.indices {
      columns[column] = Array(UnsafeBufferPointer(start: cells + limit * column, count: count))
    }
    return columns
  }
}
