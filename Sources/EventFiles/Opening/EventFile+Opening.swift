import Events
import Foundation
import ROOTFiles

extension EventFile {
  /// One file of a format.
  static func open(
    _ file: URL, as format: EventFileFormat, part: String?, _ missing: Double?
  ) throws -> any EventStream {
    switch format {
    case .root: try trees(part, in: [file])
    case .numPy: TableStream(try table(ofArray: file), label: file.path)
    case .numPyArchive: try openArchive(file, array: part)
    case .text:
      CSVStream(
        try CSVFile(
          file,
          format: CSVFormat(
            separator: try CSVSeparator(usedIn: file), missingValue: missing,
            nonFiniteNumbers: missing?.isNaN == true ? .allowed : .refused)),
        label: file.path)
    }
  }

  /// The named tree of ROOT files, or the only one that the first of them has.
  static func trees(_ name: String?, in files: [URL]) throws -> any EventStream {
    let first = try ROOTFile(contentsOf: files[0])
    let key = try name.map { try first[$0] } ?? onlyTree(in: first)
    guard files.count > 1 else { return try ROOTStream(key.table()) }
    let path = name ?? key.pathWithoutCycle
    guard key.isNTuple else { return try ROOTStream(ROOTChain(files: files, tree: path)) }
    return try JoinedStream(
      files.map { try ROOTStream(ROOTFile(contentsOf: $0).ntuple(path)) })
  }

  /// Of several cycles of a name, the highest counts.
  private static func onlyTree(in file: ROOTFile) throws -> ROOTKey {
    let trees = try file.tables()
    guard trees.count == 1 else {
      throw EventFilesError.treeUnclear(file: file.path, available: trees.map(\.pathWithoutCycle))
    }
    return trees[0]
  }

  private static func openArchive(_ file: URL, array: String?) throws -> any EventStream {
    let archive = try NumPyArchive(file)
    guard let array else { return TableStream(try archive.table(), label: file.path) }
    let columns = columns(of: try archive.description(of: array), called: array)
    return TableStream(
      try archive.table(of: array, columns: columns), label: "\(file.path), array '\(array)'")
  }

  private static func table(ofArray file: URL) throws -> EventTable {
    let name = file.deletingPathExtension().lastPathComponent
    guard let columns = columns(of: try NumPyDescription(of: file), called: name) else {
      return try EventTable(records: file)
    }
    return try EventTable(mapping: file, columns: columns)
  }

  /// Names for the columns of an array: its own, numbered where there are several. Nil for records,
  /// which have names.
  private static func columns(of array: NumPyDescription, called name: String) -> [String]? {
    guard !array.isRecord else { return nil }
    guard array.shape.count == 2, array.shape[1] != 1 else { return [name] }
    return (0..<array.shape[1]).map { "\(name)_\($0)" }
  }
}
