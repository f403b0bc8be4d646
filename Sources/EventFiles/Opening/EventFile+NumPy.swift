import Events
import Foundation

extension EventFile {
  /// The array that a file of NumPy holds.
  static func table(ofArray file: URL) throws -> EventTable {
    let name = file.deletingPathExtension().lastPathComponent
    let description = try NumPyDescription(of: file)
    guard let columns = try columns(of: description, called: name, in: file.relativePath) else {
      return try EventTable(records: file)
    }
    return try EventTable(mapping: file, columns: columns)
  }

  /// An array of an archive, or all of them beside one another.
  static func openArchive(_ file: URL, array: String?) throws -> any EventStream {
    let archive = try NumPyArchive(file)
    guard let array else { return try allArrays(of: archive, in: file.relativePath) }
    let label = "\(file.relativePath), array '\(array)'"
    return TableStream(try table(of: array, in: archive, label), label: label)
  }

  /// What cannot be columns is left aside, with the reason.
  private static func allArrays(of archive: NumPyArchive, in file: String) throws -> TableStream {
    var table = try EventTable(columns: [])
    var unusable: [String: String] = [:]
    for name in archive.names {
      do {
        let part = try Self.table(of: name, in: archive, "\(file), array '\(name)'")
        table = try table.joined(beside: part, called: name, in: file)
      } catch EventsError.numPy(_, let problem) where problem.isOfType {
        unusable[name] = "\(problem)"
      } catch EventsError.arrayShape(let shape, _, _) {
        unusable[name] = "its shape is \(shape); expected [events] or [events, columns]"
      }
    }
    return TableStream(table, label: file, unusable: unusable)
  }

  private static func table(
    of array: String, in archive: NumPyArchive, _ label: String
  ) throws -> EventTable {
    let columns = try columns(of: archive.description(of: array), called: array, in: label)
    return columns == [array]
      ? try archive.table(columns: [array]) : try archive.table(of: array, columns: columns)
  }

  /// An array without rows takes no room, however many columns it claims.
  private static let mostColumns = 1_000_000

  /// Names for the columns of an array: its own, numbered where there are several. Nil for records,
  /// which have names.
  private static func columns(
    of array: NumPyDescription, called name: String, in label: String
  ) throws -> [String]? {
    guard !array.isRecord else { return nil }
    guard array.shape.count == 2, array.shape[1] != 1 else { return [name] }
    guard array.shape[1] <= mostColumns else {
      throw EventFilesError.unreadableFile(
        label,
        reason: "its shape is \(array.shape), and events have up to \(mostColumns) columns")
    }
    return (0..<array.shape[1]).map { "\(name)_\($0)" }
  }
}

extension EventTable {
  /// - Throws: `EventFilesError.unreadableFile` for other numbers of events.
  fileprivate func joined(
    beside part: EventTable, called name: String, in file: String
  ) throws -> EventTable {
    if columnNames.isEmpty, textNames.isEmpty { return part }
    guard part.count == count else {
      throw EventFilesError.unreadableFile(
        file,
        reason: "its array '\(name)' has \(part.count) events and the ones before it have \(count);"
          + " name a single one, as in '\(file):\(name)'")
    }
    let table = try part.columnNames.reduce(self) { try $0.adding($1, part.storedColumn($1)) }
    return try part.textNames.reduce(table) { try $0.adding($1, text: part.text($1)) }
  }
}

extension NumPyProblem {
  /// Whether the elements are not of a kind that columns have, or not exactly.
  fileprivate var isOfType: Bool {
    switch self {
    case .unsupportedType, .inexactInteger: true
    default: false
    }
  }
}
