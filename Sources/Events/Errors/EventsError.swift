/// What can be wrong with a sample of events or the file it comes from. Printing the error gives
/// the full text.
public enum EventsError: Error, Sendable, Equatable {
  // MARK: Tables

  /// A column's length differs from that of the table's other columns.
  case unequalLengths(column: String, count: Int, expected: Int)
  /// A name that is already taken, or asked for twice.
  case duplicateColumn(String)
  /// A name that no column has; `file` is `nil` for a table in memory.
  case unknownColumn(String, available: [String], file: String?)
  /// Numbers were asked of a text column.
  case textColumn(String)
  /// Text was asked of a number column.
  case numberColumn(String)
  /// A table to be appended has other columns; `table` is its position, counted from 0.
  case differentColumns(table: Int, missing: [String], unexpected: [String])
  /// A value that must be finite is not; `row` counts from 0.
  case nonFinite(column: String, row: Int, value: Double)
  /// An event that a table to be joined has twice; `row` is that of the second.
  case repeatedIdentity(column: String, value: Double, row: Int)
  /// An event that a table to be joined lacks; `row` is that of the event.
  case unknownIdentity(column: String, value: Double, row: Int)

  // MARK: Missing values

  /// No event has the column, so it has neither mean nor median.
  case nothingPresent(column: String)
  /// The values given by name lack a column.
  case noReplacement(column: String)

  // MARK: Splits and weights

  /// Fractions that are negative or do not sum to 1, with the names of their parts.
  case badFractions([String], [Double])
  /// Fewer folds than there are parts of the data.
  case foldCount(Int)
  /// Two parts of a split with one name.
  case duplicatePart(String)
  /// A part that the split does not have.
  case unknownPart(String, available: [String])
  /// No factor takes the sum of the weights to the target; a NaN target means none was given.
  case unscalableWeights(column: String, label: String?, sum: Double, target: Double)

  // MARK: Files

  /// No file at the path.
  case missingFile(String)
  /// A file that the system does not let us read.
  case unreadableFile(String, reason: String)
  /// A file that the system does not let us write.
  case unwritableFile(String, reason: String)
  /// Something wrong in a line of a CSV file; lines count from 1, the header being one.
  case csv(file: String, line: Int, CSVProblem)
  /// Something wrong in a NumPy file.
  case numPy(file: String, NumPyProblem)
  /// An array whose shape does not fit the column names; `file` is `nil` for one in memory.
  case arrayShape([Int], columns: [String], file: String? = nil)
  /// A memory-mapped file that lost bytes since it was mapped.
  case shrunkenFile(String, byteCount: Int, mapped: Int)
}

/// What can be wrong in a line of a CSV file.
public enum CSVProblem: Sendable, Equatable {
  /// The file has no header.
  case empty
  /// The file has a header and no rows.
  case headerOnly
  /// The header has a name twice.
  case duplicateHeader(String)
  /// A blank line between rows.
  case blankLine
  /// A row with too many or too few fields.
  case fieldCount(Int, expected: Int)
  /// A cell of a number column that is no number.
  case notANumber(column: String, found: String)
  /// A cell of a number column with nothing in it, or with a text that stands for a missing number,
  /// where those are refused.
  case missingNumber(column: String, found: String)
  /// A NaN or an infinity, or a number too large for a `Double`, where they are refused.
  case nonFinite(column: String, found: String)
  /// A quoted field that is not closed, or goes on after its closing quote.
  case badQuotes
  /// Bytes that are not UTF-8.
  case notUTF8(column: String)
}

/// What can be wrong in a NumPy file.
public enum NumPyProblem: Sendable, Equatable {
  /// The file does not begin with NumPy's six magic bytes.
  case notNumPy
  /// A format version other than 1, 2 and 3.
  case version(Int)
  /// A header that is not as the format says.
  case badHeader(String)
  /// An element type that is not read.
  case unsupportedType(String)
  /// A shape whose number of elements or bytes is too large to count.
  case hugeShape([Int])
  /// Fewer or more bytes than header and shape say.
  case byteCount(Int, expected: Int)
  /// Records, of these fields, where numbers were expected.
  case records([String])
  /// Texts where numbers were expected.
  case texts(String)
  /// Other elements where texts were expected.
  case noTexts(String)
  /// Other elements where records were expected.
  case noRecords(String)
  /// An element that is no text in the encoding of its type.
  case badText(index: Int)
  /// An archive that is damaged, or a member of it.
  case archive(String)
  /// A name that no array of an archive has.
  case noArray(String, available: [String])
  /// An integer that a `Double` cannot hold exactly.
  case inexactInteger(String, index: Int)
}
