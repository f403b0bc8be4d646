import Foundation

extension EventTable {
  /// A table whose columns stay in a NumPy file, which is memory-mapped and read where it is needed:
  ///
  /// ```swift
  /// let table = try EventTable(mapping: URL(filePath: "signal.npy"), columns: ["pt", "met"])
  /// ```
  ///
  /// It opens at once and takes no memory for the numbers but what the system has to spare, so that a
  /// sample may be larger than memory. The same files are read as by ``NumPyFile``. Little-endian
  /// float64 in one-dimensional or Fortran-ordered files is used where it lies; other types are
  /// converted block by block, and the columns of C-ordered files are collected from the rows, for
  /// which all columns' pages are read. Integers of 8 bytes are read once, to see whether a `Double`
  /// holds them.
  ///
  /// The file must stay as it is as long as the table, or one made from it, lives. Deleting or
  /// replacing it does no harm. Should it be cut short, the next access to a column by name, or the
  /// next time that events are bound to an evaluator, throws
  /// ``EventsError/shrunkenFile(_:byteCount:mapped:)``; if it happens while numbers are being read,
  /// the system ends the program (SIGBUS).
  ///
  /// - Parameters:
  ///   - file: An array of shape `[events, columns]`, or `[events]` with a single name; or one of
  ///     records, as in ``init(records:columns:)``.
  ///   - columns: A name for each column; of records, those to have.
  /// - Throws: ``EventsError/missingFile(_:)``, ``EventsError/unreadableFile(_:reason:)``,
  ///   ``EventsError/numPy(file:_:)``, ``EventsError/arrayShape(_:columns:file:)`` or
  ///   ``EventsError/duplicateColumn(_:)``.
  public init(mapping file: URL, columns: [String]) throws {
    let mapped = try MappedFile(file)
    self = try NumPyContents(NumPyStore(mapped, 0..<mapped.bytes.count), name: mapped.name)
      .table(columns: columns)
  }

  /// A table of columns that stay in a NumPy file each, as in ``init(mapping:columns:)``:
  ///
  /// ```swift
  /// let table = try EventTable(
  ///   mapping: ["pt": URL(filePath: "pt.npy"), "met": URL(filePath: "met.npy")])
  /// ```
  ///
  /// - Parameter files: Arrays of shape `[events]` or `[events, 1]` by column, in the table's order.
  /// - Throws: As ``init(mapping:columns:)``, or
  ///   ``EventsError/unequalLengths(column:count:expected:)``.
  public init(mapping files: KeyValuePairs<String, URL>) throws {
    try self.init(mapping: files.map { (name: $0.key, file: $0.value) })
  }

  /// As ``init(mapping:)`` for literals, of files whose names are put together by the program.
  public init(mapping files: [(name: String, file: URL)]) throws {
    try self.init(columns: [])
    for (name, file) in files {
      let column = try EventTable(mapping: file, columns: [name]).storedColumn(name)
      self = try adding(name, column)
    }
  }
}
