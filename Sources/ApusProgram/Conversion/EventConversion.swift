import EventFiles
import Events
import Foundation
import ROOTFiles
import Terminal

/// Events into a file of another format.
struct EventConversion {
  private let stream: EventFile
  private let query: EventQuery
  private let format: EventFormat
  private let destination: URL
  /// Columns that have no place in the new file, and why; they are not in the query.
  private let leftOut: [(name: String, reason: String)]
  /// What else there is in a ROOT file of which no tree was named.
  private let otherObjects: String?

  /// - Parameters:
  ///   - isStrict: Whether a column that has no place is refused.
  /// - Throws: `UsageError`, also for a name that says no format; and what the file's reader throws.
  init(
    of source: String, tree: String?, columns: [String], _ events: EventOptions, to path: String,
    _ compression: CompressionChoice?, isStrict: Bool, _ console: Console
  ) throws {
    stream = try events.open(source, tree: tree, console)
    destination = URL(filePath: path)
    otherObjects = try tree == nil ? Self.otherObjects(source) : nil
    let tree = try tree ?? Self.treeName(source)
    format = try EventFormat(endingOf: path, tree: tree, compression)
    guard columns.isEmpty else {
      query = EventQuery(
        columns: columns.map { NamedFormula($0) }, where: events.selection,
        defining: events.definitions)
      leftOut = []
      return
    }
    let all = EventQuery(
      columns: stream.columns.map { NamedFormula($0.name, $0.name) }, where: events.selection,
      defining: events.definitions)
    let unwritable = try all.unwritable(on: stream, as: format)
    leftOut =
      unwritable
      + stream.unusable.sorted { $0.key < $1.key }.map { (name: $0.key, reason: $0.value) }
    if isStrict, let first = leftOut.first {
      throw UsageError(
        description: "the column '\(first.name)' has no place in \(path): \(first.reason)")
    }
    let names = Set(unwritable.map(\.name))
    query = EventQuery(
      columns: all.columns.filter { !names.contains($0.name) }, where: events.selection,
      defining: events.definitions)
    guard !query.columns.isEmpty else {
      throw UsageError(
        description:
          "no column of \(source) has a place in \(path); choose some by --columns, as in"
          + " --columns 'first = \(stream.columns.first?.name ?? "list")[0]'")
    }
  }

  func run(on console: Console) throws {
    for column in leftOut.prefix(10) {
      console.warn("the column '\(column.name)' is left out: \(column.reason)")
    }
    if leftOut.count > 10 { console.warn("\(leftOut.count - 10) more columns are left out") }
    let count = try query.write(stream, to: destination, as: format)
    console.note(
      "\(Digits.grouped(count.selected)) of \(Digits.grouped(count.read, "event")), "
        + Digits.grouped(query.columns.count, "column"))
    if let otherObjects { console.note("not of the tree and left out: \(otherObjects)") }
  }

  /// The tree that is read, as far as there is one.
  private static func treeName(_ source: String) throws -> String? {
    guard let reference = try rootFiles(source) else { return nil }
    return try reference.tree
      ?? ROOTFile(contentsOf: reference.files[0]).tables().first?.pathWithoutCycle
  }

  /// What a ROOT file, of several the first, has beside its only tree; nil where a tree is named.
  private static func otherObjects(_ source: String) throws -> String? {
    guard let reference = try rootFiles(source), reference.tree == nil else { return nil }
    let file = try ROOTFile(contentsOf: reference.files[0])
    var others = LeftOut()
    try others.add(keysOf: file, but: file.tables())
    return others.otherObjects
  }

  /// The files of a source, if they are ROOT's.
  private static func rootFiles(_ source: String) throws -> FileReference? {
    if source == "-" || InputFile.isPipe(source) { return nil }
    let reference = try FileReference(source)
    return try FileKind(of: reference.files[0].path) == .root ? reference : nil
  }
}

extension EventFormat {
  /// How the names of files of events end.
  static let endings = ["root", "csv", "tsv", "tab", "npz", "npy"]

  /// - Parameters:
  ///   - path: Its ending says the format.
  ///   - tree: The name of a tree that is written; “Events” if nil.
  /// - Throws: `UsageError` for an ending that says none, or a compression that it does not have.
  fileprivate init(endingOf path: String, tree: String?, _ compression: CompressionChoice?) throws {
    let ending = URL(filePath: path).pathExtension.lowercased()
    switch ending {
    case "csv": self = .text(.comma)
    case "tsv", "tab": self = .text(.tab)
    case "npy": self = .numPyRecords
    case "npz":
      guard let storage = compression.map(\.numPy) ?? .plain else {
        throw UsageError(description: "--compression: NumPy's archives have none or zlib")
      }
      self = .numPyArchive(storage)
    case "root":
      // A cycle is no part of a name.
      let name = (tree ?? "Events").prefix { $0 != ";" }
      self = .root(tree: String(name), compression?.root ?? .zlib)
    default:
      throw UsageError(
        description:
          "\(path): events are written to files that end in .root, .csv, .tsv, .npz or .npy")
    }
    if compression != nil, !["root", "npz"].contains(ending) {
      throw UsageError(description: "--compression is for .root and .npz, and \(path) is neither")
    }
  }
}
