import Events
import Foundation

extension EventTable {
  /// Writes all columns to a file, which appears whole or not at all:
  ///
  /// ```swift
  /// try table.write(to: URL(filePath: "events.root"), as: .root(tree: "events", .zstd))
  /// ```
  ///
  /// ``EventQuery/write(_:to:as:)`` writes some of them, or what is computed from them.
  ///
  /// - Parameters:
  ///   - file: Where to; not a file that the table is mapped from.
  ///   - format: How.
  /// - Throws: What the format's writer throws, such as for names that it has no place for.
  public func write(to file: URL, as format: EventFormat) throws {
    let columns = (columnNames + textNames).map { NamedFormula($0, $0) }
    try EventQuery(columns: columns).write(TableStream(self), to: file, as: format)
  }
}
