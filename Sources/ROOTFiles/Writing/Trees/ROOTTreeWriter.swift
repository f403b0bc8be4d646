import Foundation

/// Writes a tree block by block, for more entries than fit in memory.
///
/// ```swift
/// let tree = try ROOTTreeWriter(
///   at: "events", columns: [ROOTTreeColumn("mass", .number(.double))], of: file, to: url)
/// while let masses = next() { try tree.append(["mass": ROOTArray(.double(masses))]) }
/// try tree.finish()
/// ```
///
/// The file has the tree and the objects of the ``ROOTFileWriter``. It appears when ``finish()``
/// returns; until then it lies beside its place under another name, and is removed if that is never
/// called. Memory holds one cluster, and of every basket 48 bytes. How the entries are cut into
/// blocks makes no difference to the file.
public final class ROOTTreeWriter {
  /// The columns.
  public let columns: [ROOTTreeColumn]
  private let file: ROOTFileWriter
  private let path: String
  private let recorder: FileRecorder
  private let tree: TreeRecorder
  private var isFinished = false

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - path: The tree's name, after those of the directories that it lies in and “/” each.
  ///   - columns: The columns; counters of lists are written by themselves.
  ///   - title: The tree's title.
  ///   - clusters: How entries are put together in the file.
  ///   - file: What else is in the file, and how it is compressed.
  ///   - url: Where the file is to be.
  /// - Throws: ``ROOTFileError/unwritableFile(_:reason:)``;
  ///   ``ROOTFileError/unwritable(_:reason:)`` where two columns have one name, or a path is not
  ///   valid or is used already.
  /// - Precondition: The number of entries or bytes of a cluster is positive.
  public init(
    at path: String, columns: [ROOTTreeColumn], title: String = "",
    clusters: ROOTClusterSize = .standard, of file: ROOTFileWriter = ROOTFileWriter(), to url: URL
  ) throws {
    try file.checkFree(path)
    let plan = try TreePlan(columns)
    self.columns = columns
    self.file = file
    self.path = path
    recorder = try file.recorder(at: url)
    let names = path.split(separator: "/")[...]
    tree = TreeRecorder(
      plan, name: String(names[names.endIndex - 1]), title: title, clusters: clusters,
      in: try recorder.directory(at: names.dropLast()), of: recorder)
  }

  /// The number of entries so far.
  public var count: Int { tree.count }

  /// Adds entries to all columns.
  ///
  /// - Parameter values: Of each column equally many entries, any number.
  /// - Throws: ``ROOTFileError/unknownColumn(table:name:available:)`` for a name that no column has;
  ///   ``ROOTFileError/inconsistent(_:reason:)`` where a column is missing, or has values of another
  ///   type or number; the tree is then as before. ``ROOTFileError/unwritableFile(_:reason:)``, or
  ///   ``ROOTFileError/unwritable(_:reason:)`` for a cluster that is too large for the format, after
  ///   which the file cannot be finished.
  /// - Precondition: ``finish()`` was not called.
  public func append(_ values: [String: ROOTArray]) throws {
    precondition(!isFinished, "entries for '\(path)', which is finished")
    let names = columns.map(\.name)
    if let unknown = values.keys.sorted().first(where: { !names.contains($0) }) {
      throw ROOTFileError.unknownColumn(
        table: "\(recorder.file.path): '\(path)'", name: unknown, available: names)
    }
    try tree.append(
      try names.map { name in
        guard let array = values[name] else {
          throw ROOTFileError.inconsistent("the column '\(name)'", reason: "no values of it")
        }
        return array
      })
  }

  /// Writes what is left, and gives the file its name.
  ///
  /// - Throws: ``ROOTFileError/unwritableFile(_:reason:)`` or
  ///   ``ROOTFileError/unwritable(_:reason:)``.
  /// - Precondition: It was not called before.
  public func finish() throws {
    precondition(!isFinished, "'\(path)' is finished already")
    isFinished = true
    try tree.finish()
    try file.add(to: recorder)
    try recorder.finish()
  }
}
