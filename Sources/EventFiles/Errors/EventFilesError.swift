import Formulas
import Foundation

/// What can be wrong with a file of events, or with what is asked of it. Printing the error gives the
/// full text.
public enum EventFilesError: Error, Sendable, Equatable {
  /// A formula that is none, or that the columns or an event cannot serve.
  case formula(stream: String, FormulaError)
  /// A column that formulas cannot use, and why.
  case unusableColumn(stream: String, name: String, reason: String)
  /// A selection that is no truth value.
  case noCondition(stream: String, formula: String, type: FormulaType)
  /// A name that a column, or another formula, has already.
  case nameTaken(stream: String, name: String)
  /// A list where a table wants one value for each event.
  case listInTable(stream: String, name: String, type: FormulaType)
  /// A file that holds several trees, or none, and none of them was named.
  case treeUnclear(file: String, available: [String])
  /// A tree named for a file that has no trees.
  case noTrees(file: String, tree: String)
  /// A path or pattern that leads to no file.
  case noFiles(String)
  /// A file that the system does not let us read.
  case unreadableFile(String, reason: String)
  /// A column that a file to be written has no place for, and why.
  case unwritableColumn(name: String, format: String, reason: String)
  /// A number that the column's type, which is kept from the file that was read, cannot hold.
  case unrepresentable(stream: String, name: String, value: Double, type: String)
  /// A file whose columns are not those of the first one; the columns in question.
  case differentColumns(stream: String, first: String, names: [String])
}

extension EventFilesError: CustomStringConvertible, LocalizedError {
  /// The full text of the error: what was given, what was expected, where, and what to do.
  public var description: String {
    switch self {
    case .formula(let stream, let error): "\(stream): \(error)"
    case .unusableColumn(let stream, let name, let reason):
      "\(stream): the column '\(name)' cannot be used in a formula: \(reason)"
    case .noCondition(let stream, let formula, let type):
      "\(stream): '\(formula)' is \(type); a selection has to be a truth value, such as"
        + " '\(formula) > 0'"
    case .nameTaken(let stream, let name):
      "\(stream): there is a column '\(name)' already; choose another name for the formula"
    case .listInTable(let stream, let name, let type):
      "\(stream): '\(name)' is \(type), and a table has one value for each event; pick an element"
        + " (\(name)[0], leading(\(name), -999)) or reduce it (count, sum, max, …)"
    case .treeUnclear(let file, let available):
      available.isEmpty
        ? "\(file): there is no tree in the file"
        : "\(file): which tree? The file has \(available.joined(separator: ", "))"
    case .noTrees(let file, let tree):
      "\(file): the file has no trees; '\(tree)' cannot be one of them"
    case .noFiles(let what): "\(what): no such file"
    case .unreadableFile(let file, let reason): "\(file): cannot be read: \(reason)"
    case .unwritableColumn(let name, let format, let reason):
      "the column '\(name)' cannot be written as \(format): \(reason)"
    case .unrepresentable(let stream, let name, let value, let type):
      "\(stream): the column '\(name)' of type \(type) holds \(value), which is not certain to be the"
        + " number in the file: whole numbers beyond 2^53 cannot be copied; name the columns to be"
        + " written, without this one"
    case .differentColumns(let stream, let first, let names):
      "\(stream): the columns \(names.joined(separator: ", ")) are not as in \(first); files that"
        + " are read in a row have the same columns"
    }
  }

  /// As ``description``.
  public var errorDescription: String? { description }
}
