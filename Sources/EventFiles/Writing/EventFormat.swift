import Events
import ROOTFiles

/// How a file of events is to be written.
public enum EventFormat: Sendable, Equatable {
  /// Text, with a header line. Lists have no place in it.
  case text(CSVSeparator)
  /// An archive of NumPy arrays, one for each column. Lists have no place in it, and all numbers are
  /// float64; the events are in memory before they are written.
  case numPyArchive(NumPyArchive.Storage)
  /// An array of NumPy's records, likewise.
  case numPyRecords
  /// A tree of ROOT. Columns that are copied keep their types; what is computed is `double`, `bool` or
  /// text. Lists get a column with their lengths (`int32_t`): that which they have in the tree they are
  /// copied from, or one called as they are with an “n” before it.
  case root(tree: String, ROOTCompressionSettings)

  /// What errors call it.
  var name: String {
    switch self {
    case .text: "text"
    case .numPyArchive: "NumPy arrays"
    case .numPyRecords: "NumPy records"
    case .root: "a ROOT tree"
    }
  }

  /// Why a column cannot be written; nil if it can.
  func objection(to column: EventQuery.Output) -> String? {
    if case .root = self { return Self.objectionOfROOT(to: column) }
    guard column.type.isList else { return nil }
    return "it is \(column.type), and there is one value for each event; pick an element"
      + " (\(column.name)[0]) or reduce it (count, sum, max, …)"
  }

  private static func objectionOfROOT(to column: EventQuery.Output) -> String? {
    if column.type.isList, column.type.kind == .text { return "lists of texts have no place there" }
    do {
      _ = try ROOTTreeColumn(column.name, .text)
      return nil
    } catch ROOTFileError.unwritable(_, let reason) {
      let advice =
        column.name.isEmpty ? "" : "; give it another one, as in 'column = `\(column.name)`'"
      return reason + advice
    } catch {
      return "\(error)"
    }
  }
}
