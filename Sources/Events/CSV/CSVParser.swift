import Foundation

/// One pass over the bytes of a file, filling columns.
struct CSVParser {
  private let reader: CSVReader
  private let file: String
  private var scanner: CSVScanner
  private var header: [String] = []
  private var layout = CSVLayout()
  private var numbers: [[Double]] = []
  private var texts: [[String]] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, reader: CSVReader, file: String) {
    self.reader = reader
    self.file = file
    scanner = CSVScanner(bytes, separator: reader.separator)
  }

  mutating func table() throws -> EventTable {
    header = try readHeader()
    layout = try CSVLayout(header: header, reader: reader, file: file)
    allocate()
    guard try skipToRow() else { throw error(.headerOnly, line: scanner.line) }
    repeat { try readRow() } while try skipToRow()
    return try moved()
  }

  /// The columns as a table; each array goes as soon as the table holds its numbers.
  private mutating func moved() throws -> EventTable {
    var table = try EventTable(columns: [])
    for (index, name) in layout.numberNames.enumerated() {
      table = try table.adding(name, numbers[index])
      numbers[index] = []
    }
    for (name, values) in zip(layout.textNames, texts) {
      table = try table.adding(name, text: values)
    }
    return table
  }

  private mutating func readHeader() throws -> [String] {
    guard try skipToRow() else { throw error(.empty, line: 1) }
    let line = scanner.line
    var names: [String] = []
    var ending = CSVScanner.Ending.separator
    while ending == .separator {
      let field = try nextField()
      let name = try text(of: field, line: line, column: "\(names.count + 1)")
      guard !names.contains(name) else { throw error(.duplicateHeader(name), line: line) }
      names.append(name)
      ending = field.ending
    }
    return names
  }

  /// Reserves what the file will need, judging by the length of its first row.
  private mutating func allocate() {
    var probe = scanner
    probe.skipLine()
    let rowBytes = max(1, probe.position - scanner.position)
    let rows = (scanner.bytes.count - scanner.position) / rowBytes
    numbers = layout.numberNames.map { _ in [] }
    texts = layout.textNames.map { _ in [] }
    for index in numbers.indices { numbers[index].reserveCapacity(rows) }
    for index in texts.indices { texts[index].reserveCapacity(rows) }
  }

  /// Moves to the next line with data; false at the end. Blank lines may only end the file.
  private mutating func skipToRow() throws -> Bool {
    var blank: Int?
    while !scanner.isAtEnd {
      if let comment = reader.comment, scanner.startsWith(comment) {
        scanner.skipLine()
      } else if scanner.isAtLineEnd {
        blank = blank ?? scanner.line
        scanner.skipLine()
      } else {
        if let blank { throw error(.blankLine, line: blank) }
        return true
      }
    }
    return false
  }

  private mutating func readRow() throws {
    let line = scanner.line
    var count = 0
    var ending = CSVScanner.Ending.separator
    while ending == .separator {
      let field = try nextField()
      if count < header.count { try store(field, column: count, line: line) }
      ending = field.ending
      count += 1
    }
    guard count == header.count else {
      throw error(.fieldCount(count, expected: header.count), line: line)
    }
  }

  @inline(__always)
  private mutating func store(_ field: CSVScanner.Field, column: Int, line: Int) throws {
    switch layout.slots[column] {
    case .skip: break
    case .number(let index):
      let value = parseDecimal(scanner.bytes, field.range)
      let isFine = value?.isFinite == true
      numbers[index].append(
        isFine ? value.unsafelyUnwrapped : try unusual(field, column: column, line: line))
    case .text(let index):
      texts[index].append(try text(of: field, line: line, column: header[column]))
    }
  }

  /// The value of a number cell that is not simply a finite decimal number.
  private func unusual(_ field: CSVScanner.Field, column: Int, line: Int) throws -> Double {
    let name = header[column]
    let found = try text(of: field, line: line, column: name)
    let trimmed = found.trimmingCharacters(in: .whitespaces)
    if trimmed.isEmpty {
      guard let value = reader.emptyCells else {
        throw error(.emptyCell(column: name), line: line)
      }
      return value
    }
    guard let value = nonFiniteValue(trimmed) else {
      throw error(.notANumber(column: name, found: found), line: line)
    }
    guard reader.nonFiniteNumbers == .allowed else {
      throw error(.nonFinite(column: name, found: trimmed), line: line)
    }
    return value
  }

  private mutating func nextField() throws -> CSVScanner.Field {
    let line = scanner.line
    guard let field = scanner.field() else { throw error(.badQuotes, line: line) }
    return field
  }

  private func text(of field: CSVScanner.Field, line: Int, column: String) throws -> String {
    guard let text = scanner.text(of: field) else {
      throw error(.notUTF8(column: column), line: line)
    }
    return text
  }

  private func error(_ problem: CSVProblem, line: Int) -> EventsError {
    .csv(file: file, line: line, problem)
  }
}
