/// A columnar sample of events: named columns of `Double`, and named columns of text, all of the
/// same length and in a definite order.
///
/// A table is a value: every operation returns a new table, and columns that an operation leaves
/// alone are shared, not copied. Number and text columns share one space of names. Two tables are
/// equal when names, order and contents are; as for any `Double`, NaN equals nothing.
///
/// A number column is in memory, 8 bytes for each event, or in a memory-mapped file; both kinds stand
/// side by side. Operations that compute numbers put them into memory. Choosing rows of a mapped
/// column leaves the numbers in the file: consecutive rows cost nothing, rows in their old order,
/// as of a filter or a split, about one bit for each row of the file, shared by all columns, and
/// rows in another order 8 bytes each.
public struct EventTable: Sendable, Equatable {
  var numbers = NamedColumns<Column>()
  var texts = NamedColumns<[String]>()

  /// The number of events (rows). A table without columns has none.
  public var count: Int { numbers.rowCount ?? texts.rowCount ?? 0 }

  /// The names of the number columns, in order.
  public var columnNames: [String] { numbers.names }

  /// The names of the text columns, in order.
  public var textNames: [String] { texts.names }

  /// A table of columns given by name.
  ///
  /// - Parameters:
  ///   - columns: Number columns in order; all must have the same length.
  ///   - text: Text columns in order, of that length too.
  /// - Throws: ``EventsError/unequalLengths(column:count:expected:)`` or
  ///   ``EventsError/duplicateColumn(_:)``.
  public init(
    columns: [(name: String, values: [Double])], text: [(name: String, values: [String])] = []
  ) throws {
    for column in columns { self = try adding(column.name, column.values) }
    for column in text { self = try adding(column.name, text: column.values) }
  }

  /// A table of columns written as a literal: `["pt": [32.6, 42.0], "met": [16.8, 44.7]]`.
  ///
  /// - Parameters:
  ///   - columns: Number columns in order; all must have the same length.
  ///   - text: Text columns in order, of that length too.
  /// - Throws: ``EventsError/unequalLengths(column:count:expected:)`` or
  ///   ``EventsError/duplicateColumn(_:)``.
  public init(
    columns: KeyValuePairs<String, [Double]>, text: KeyValuePairs<String, [String]> = [:]
  ) throws {
    try self.init(
      columns: columns.map { (name: $0.key, values: $0.value) },
      text: text.map { (name: $0.key, values: $0.value) })
  }

  init(numbers: NamedColumns<Column>, texts: NamedColumns<[String]>) {
    self.numbers = numbers
    self.texts = texts
  }

  /// The values of a number column, one for each event, as an array of their own: it takes 8 bytes
  /// and a copy for each event. ``storedColumn(_:)`` reads without.
  ///
  /// - Throws: As ``storedColumn(_:)``.
  public func column(_ name: String) throws -> [Double] { try storedColumn(name).values }

  /// A number column as it is stored, to be read block by block.
  ///
  /// - Throws: ``EventsError/unknownColumn(_:available:file:)``,
  ///   ``EventsError/textColumn(_:)`` when the column holds text, or
  ///   ``EventsError/shrunkenFile(_:byteCount:mapped:)``.
  public func storedColumn(_ name: String) throws -> Column {
    if let column = numbers[name] {
      try column.storage.file?.requireWhole()
      return column
    }
    if texts[name] != nil { throw EventsError.textColumn(name) }
    throw EventsError.unknownColumn(name, available: columnNames, file: nil)
  }

  /// The values of a number column: `try table["PRI_tau_pt"]`. As ``column(_:)``.
  public subscript(name: String) -> [Double] {
    get throws { try column(name) }
  }

  /// The values of a text column, one for each event.
  ///
  /// - Throws: ``EventsError/unknownColumn(_:available:file:)``, or
  ///   ``EventsError/numberColumn(_:)`` when the column holds numbers.
  public func text(_ name: String) throws -> [String] {
    if let values = texts[name] { return values }
    if numbers[name] != nil { throw EventsError.numberColumn(name) }
    throw EventsError.unknownColumn(name, available: textNames, file: nil)
  }
}
