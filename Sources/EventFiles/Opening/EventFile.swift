import Events
import Formulas
import Foundation
import ROOTFiles

/// A file of events of any format that Apus reads, or several with the same columns in a row: trees
/// of ROOT, comma-separated values and the like, arrays of NumPy.
///
/// ```swift
/// let events = try EventFile("data/run*.root:Events")
/// let table = try EventTable(
///   reading: events, columns: ["pt1 = Muon_pt[0]", "met"], where: "nMuon >= 2")
/// ```
///
/// The format is told by the first bytes of the file; what is neither ROOT nor NumPy is read as text
/// with a header line. Its cells are separated by tabs if the name ends in “.tsv”, otherwise by what
/// stands in the first line: commas, tabs or semicolons, or blanks if there is none of these and the
/// second line has as many numbers. Comments above, and rows without a header, are recognised
/// (`CSVFormat(usedIn:missing:)`).
///
/// A pipe, such as the shell's `<(zcat events.csv.gz)`, may bring a text, which is kept in memory.
public struct EventFile: EventStream {
  /// How much of a pipe is kept in memory.
  public static let mostBytesOfPipe = 4 << 30
  /// How a first row 0, 1, 2 and so on of a text (the first of several) was taken, which may be wrong: for
  /// names as pandas makes them up, or for data. In words for people; nil for any other file.
  public let remark: String?
  private let stream: any EventStream

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - tree: The path of the tree in a ROOT file; nil for the only one. An array in an archive of
  ///     NumPy may be named, too.
  ///   - missing: What an empty cell of a text stands for; nil refuses one. With NaN, texts may also
  ///     have “nan” and “inf” among their numbers.
  /// - Throws: ``EventFilesError`` and what the file's reader throws.
  public init(_ file: URL, tree: String? = nil, missing: Double? = nil) throws {
    try self.init([file], tree: tree, missing: missing)
  }

  /// Opens several files, whose events follow one another.
  ///
  /// - Parameters:
  ///   - files: The files, at least one, all of one format.
  ///   - tree: The path of the tree in ROOT files; nil for the only one.
  ///   - missing: What an empty cell of a text stands for, as for a single file.
  /// - Throws: ``EventFilesError``, also for files whose columns differ, and what the files' reader
  ///   throws.
  public init(_ files: [URL], tree: String? = nil, missing: Double? = nil) throws {
    guard let first = files.first else { throw EventFilesError.noFiles("an empty list") }
    if files.count == 1, !isMappable(first) {
      let text = try Self.contents(ofPipe: first)
      stream = try Self.open(text: text, name: first.relativePath, tree: tree, missing)
      remark = CSVFormat.remark(on: text)
      return
    }
    let format = try EventFileFormat(of: first)
    remark = format == .text ? try CSVFormat.remark(on: first) : nil
    if let tree, format == .numPy || format == .text {
      throw EventFilesError.noTrees(file: first.relativePath, tree: tree)
    }
    if format == .root {
      stream = try Self.trees(tree, in: files)
    } else {
      let streams = try files.map { try Self.open($0, as: format, part: tree, missing) }
      stream = try streams.count == 1 ? streams[0] : JoinedStream(streams)
    }
  }

  /// Opens a text that is in memory, such as what came through a pipe.
  ///
  /// - Parameters:
  ///   - text: The text, UTF-8, with a header line; cells are separated as in a file.
  ///   - name: What errors call it.
  ///   - tree: Has to be nil: a text has no trees.
  ///   - missing: What an empty cell stands for, as for a file.
  /// - Throws: ``EventFilesError``, also for ROOT's files and NumPy's; `EventsError`.
  public init(text: Data, name: String, tree: String? = nil, missing: Double? = nil) throws {
    stream = try Self.open(text: text, name: name, tree: tree, missing)
    remark = CSVFormat.remark(on: text)
  }

  /// Opens what a text refers to: a file, or several by `*` and `?` in the last part of the path, and
  /// behind a colon the tree in them, as in “data/run*.root:Events”; see ``FileReference``.
  ///
  /// - Throws: ``EventFilesError`` and what the files' reader throws.
  public init(_ reference: String) throws { try self.init(FileReference(reference)) }

  /// Opens what a text refers to.
  ///
  /// - Parameters:
  ///   - reference: The files, and perhaps a tree in them.
  ///   - missing: What an empty cell of a text stands for, as for a single file.
  /// - Throws: ``EventFilesError`` and what the files' reader throws.
  public init(_ reference: FileReference, missing: Double? = nil) throws {
    try self.init(reference.files, tree: reference.tree, missing: missing)
  }

  public var label: String { stream.label }
  public var columns: [EventColumn] { stream.columns }
  public var unusable: [String: String] { stream.unusable }
  public var count: Int? { stream.count }

  public func read(_ names: [String], _ body: (FormulaBlock) throws -> Bool) throws {
    try stream.read(names, body)
  }
}
