import Foundation

/// Writes tables as files of comma-separated values, or the like:
///
/// ```swift
/// try CSVWriter(separator: .tab).write(table, to: URL(filePath: "events.tsv"))
/// ```
///
/// Numbers are written with as few digits as give the same `Double` when read (`0.1`, `-3`, `1e-05`),
/// and those that are not finite as `nan`, `inf` and `-inf`. Texts are quoted where they have to be:
/// with separators, quotes, line ends or outer spaces in them, empty ones where a cell or a line would be
/// lost. Lines end with LF; the text is UTF-8.
public struct CSVWriter: Sendable, Equatable {
  /// What stands between cells; ``CSVSeparator/blanks`` writes a space.
  public var separator: CSVSeparator
  /// Whether the first line has the names of the columns.
  public var hasHeader: Bool

  /// A writer.
  ///
  /// - Parameters:
  ///   - separator: What stands between cells.
  ///   - hasHeader: Whether the first line has the names of the columns.
  /// - Precondition: The separator is an ASCII character that no number, quote or line end has.
  public init(separator: CSVSeparator = .comma, hasHeader: Bool = true) {
    precondition(separator.isUsable, "the byte \(separator.byte) cannot separate cells")
    self.separator = separator
    self.hasHeader = hasHeader
  }

  /// Writes a table; the file appears whole or not at all.
  ///
  /// - Parameters:
  ///   - table: The events.
  ///   - file: Where to.
  ///   - columns: The columns, numbers and text, in the file's order; if nil all, numbers first.
  /// - Throws: ``EventsError/unwritableFile(_:reason:)``,
  ///   ``EventsError/unknownColumn(_:available:file:)``, or
  ///   ``EventsError/shrunkenFile(_:byteCount:mapped:)``.
  public func write(_ table: EventTable, to file: URL, columns: [String]? = nil) throws {
    let names = columns ?? table.columnNames + table.textNames
    _ = try names.map { try Cells($0, of: table) }
    try write(columns: names, to: file) { append in try append(table) }
  }

  /// Writes tables one behind the other, so that no more than one of them is in memory; the file
  /// appears whole or not at all.
  ///
  /// ```swift
  /// try CSVWriter().write(columns: ["pt", "label"], to: file) { append in
  ///   while let table = try blocks.next() { try append(table) }
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - columns: The columns, numbers and text, in the file's order; each table has them.
  ///   - file: Where to.
  ///   - body: Hands the tables to the function that it is given. Nothing is left of the file if it
  ///     throws.
  /// - Throws: As ``write(_:to:columns:)``, and what `body` throws.
  public func write(
    columns: [String], to file: URL, _ body: ((EventTable) throws -> Void) throws -> Void
  ) throws {
    try NewFile.write(file) { file in
      var line = CSVLine(separator: separator)
      if hasHeader {
        for name in columns { line.append(name) }
        try line.finish(file)
      }
      try body { table in
        let cells = try columns.map { try Cells($0, of: table) }
        guard !cells.isEmpty else { return }
        for first in stride(from: 0, to: table.count, by: Column.blockSize) {
          try append(
            cells, events: first..<min(first + Column.blockSize, table.count), to: file, &line)
        }
      }
    }
  }

  private func append(
    _ cells: [Cells], events: Range<Int>, to file: NewFile, _ line: inout CSVLine
  ) throws {
    let numbers = cells.map { $0.numbers(events) }
    for event in events {
      for (index, column) in cells.enumerated() {
        switch column {
        case .numbers: line.append(numbers[index][event - events.lowerBound])
        case .texts(let texts): line.append(texts[event])
        }
      }
      try line.finish(file)
    }
  }
}

/// A column to be written.
private enum Cells {
  case numbers(Column)
  case texts([String])

  init(_ name: String, of table: EventTable) throws {
    self =
      table.textNames.contains(name)
      ? .texts(try table.text(name)) : .numbers(try table.storedColumn(name))
  }

  func numbers(_ events: Range<Int>) -> [Double] {
    if case .numbers(let column) = self { column.numbers(events) } else { [] }
  }
}
