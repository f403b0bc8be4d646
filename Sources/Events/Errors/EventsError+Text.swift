import Diagnostics
import Foundation

extension EventsError: CustomStringConvertible, LocalizedError {
  /// The full text of the error: what was given, what was expected, where, and what to do.
  public var description: String {
    switch self {
    case .unequalLengths, .duplicateColumn, .unknownColumn, .textColumn, .numberColumn,
      .differentColumns, .nonFinite, .repeatedIdentity, .unknownIdentity, .arrayShape:
      tableText
    case .nothingPresent, .noReplacement, .badFractions, .foldCount, .duplicatePart,
      .unknownPart, .unscalableWeights:
      sampleText
    case .missingFile, .unreadableFile, .unwritableFile, .csv, .numPy, .shrunkenFile:
      fileText
    }
  }

  /// As ``description``.
  public var errorDescription: String? { description }

  private var tableText: String {
    switch self {
    case .unequalLengths(let column, let count, let expected):
      "column '\(column)' has \(count) values, but the table has \(expected) events"
    case .duplicateColumn(let name):
      "column '\(name)' is given twice; every column needs a name of its own"
    case .unknownColumn(let name, let available, let file):
      "\(file.map { "\($0): " } ?? "")no column '\(name)'\(suggestion(for: name, in: available))"
        + "\nThe columns are: \(list(available))"
    case .textColumn(let name):
      "column '\(name)' holds text, not numbers; read it with text(_:)"
    case .numberColumn(let name):
      "column '\(name)' holds numbers, not text; read it with column(_:)"
    case .differentColumns(let table, let missing, let unexpected):
      "cannot append table \(table): it lacks the columns \(list(missing))"
        + " and has the unexpected columns \(list(unexpected))"
    case .nonFinite(let column, let row, let value):
      "column '\(column)' holds \(value) at row \(row), where a finite number is needed"
    case .repeatedIdentity(let column, let value, let row):
      "cannot join: \(column) \(value) occurs twice in the table to be joined, again at row \(row);"
        + " give each event one row"
    case .unknownIdentity(let column, let value, let row):
      "cannot join: \(column) \(value) at row \(row) is not in the table to be joined;"
        + " give a row for every event"
    case .arrayShape(let shape, let columns, let file):
      "\(file.map { "\($0): " } ?? "")an array of shape \(shape) does not make \(columns.count) columns (\(list(columns)));"
        + " expected [events, \(columns.count)]"
    default: ""
    }
  }

  private var sampleText: String {
    switch self {
    case .nothingPresent(let column):
      "column '\(column)' is missing in every event, so it has neither mean nor median;"
        + " give a value, or leave the column out"
    case .noReplacement(let column):
      "no replacement is given for missing values of column '\(column)'"
    case .badFractions(let names, let fractions):
      "the fractions of a split must be at least 0 and sum to 1, but "
        + zip(names, fractions).map { "\($0) \($1)" }.joined(separator: ", ")
        + " sum to \(fractions.reduce(0, +))"
    case .foldCount(let count):
      "\(count) folds were asked for; 3 or more are needed, for training, validation and test"
    case .duplicatePart(let name):
      "two parts of the split are named '\(name)'"
    case .unknownPart(let name, let available):
      "no part '\(name)'\(suggestion(for: name, in: available))"
        + "\nThe parts are: \(list(available))"
    case .unscalableWeights(let column, let label, let sum, let target):
      "column '\(column)'\(label.map { " of the events labelled '\($0)'" } ?? "") sums to \(sum),"
        + (target.isNaN ? " and no target is given for it" : " which no factor takes to \(target)")
    default: ""
    }
  }

  private var fileText: String {
    switch self {
    case .missingFile(let path): "\(path): no such file"
    case .unreadableFile(let path, let reason): "\(path): cannot be read: \(reason)"
    case .unwritableFile(let path, let reason): "\(path): cannot be written: \(reason)"
    case .csv(let file, let line, let problem): "\(file):\(line): \(problem.text)"
    case .numPy(let file, let problem): "\(file): \(problem.description)"
    case .shrunkenFile(let path, let byteCount, let mapped):
      "\(path): the file had \(mapped) bytes when it was mapped and has \(byteCount) now;"
        + " write such a file anew under another name and map that, rather than change it in place"
    default: ""
    }
  }
}

extension CSVProblem {
  fileprivate var text: String {
    switch self {
    case .empty: "the file is empty; expected a header line with the names of the columns"
    case .headerOnly: "the file has a header, but no rows"
    case .duplicateHeader(let name): "the header has two columns named '\(name)'"
    case .blankLine: "blank line between rows"
    case .fieldCount(let count, let expected):
      "the row has \(count) fields, but there are \(expected) columns"
    case .notANumber(let column, let found):
      "column '\(column)': '\(shortened(found))' is not a number;"
        + " correct it, or read the column as text"
    case .missingNumber(let column, let found):
      "column '\(column)': "
        + (found.isEmpty
          ? "the cell is empty" : "'\(shortened(found))' stands for a missing number")
        + "; to allow missing numbers, give their value in missingValue"
    case .nonFinite(let column, let found):
      "column '\(column)': '\(shortened(found))' is not a finite number;"
        + " to allow it, set nonFiniteNumbers to allowed"
    case .badQuotes: "a quoted field is not closed, or goes on after its closing quote"
    case .notUTF8(let column): "column '\(column)': the text is not UTF-8"
    }
  }
}

extension NumPyProblem: CustomStringConvertible {
  /// What is wrong, without the file.
  public var description: String {
    switch self {
    case .notNumPy: "not a NumPy file: it does not begin with the bytes \\x93NUMPY"
    case .version(let version):
      "NumPy format version \(version) is unknown; versions 1 to 3 are read"
    case .badHeader(let reason): "the NumPy header is damaged: \(reason)"
    case .unsupportedType(let type):
      "elements of type '\(shortened(type))' are not read; "
        + (type.dropFirst().hasPrefix("c")
          ? "store the real and the imaginary part of complex numbers apart"
          : "convert them to float64")
        + " (f2, f4, f8, i1 to i8, u1 to u8, bool, U, S and records of these are read)"
    case .records(let fields):
      "the array holds records of \(list(fields)), not numbers; read it with EventTable(records:)"
    case .texts(let type):
      "elements of type '\(type)' are texts, not numbers; read them as texts"
    case .noTexts(let type): "elements of type '\(shortened(type))' are no texts"
    case .noRecords(let type):
      "the array has elements of type '\(shortened(type))', not records;"
        + " name its columns with EventTable(mapping:columns:)"
    case .badText(let index): "element \(index) is no text: its bytes are not those of characters"
    case .archive(let reason): "the archive is damaged or not readable: \(reason)"
    case .noArray(let name, let available):
      "no array '\(name)'\(suggestion(for: name, in: available))"
        + "\nThe arrays are: \(list(available))"
    case .hugeShape(let shape): "an array of shape \(shape) is too large"
    case .byteCount(let count, let expected):
      "the array needs \(expected) bytes, but the file holds \(count) after the header"
    case .inexactInteger(let value, let index):
      "element \(index) is \(value), which a 64-bit floating-point number cannot hold exactly"
    }
  }
}

private func list(_ names: [String]) -> String {
  names.isEmpty ? "(none)" : names.joined(separator: ", ")
}

private func shortened(_ text: String) -> String {
  text.count <= 60 ? text : text.prefix(60) + "…"
}
