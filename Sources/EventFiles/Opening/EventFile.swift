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
/// with a header line, tab-separated if its name ends in “.tsv”.
public struct EventFile: EventStream {
  private let stream: any EventStream

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - tree: The path of the tree in a ROOT file; nil for the only one. An array in an archive of
  ///     NumPy may be named, too.
  /// - Throws: ``EventFilesError`` and what the file's reader throws.
  public init(_ file: URL, tree: String? = nil) throws { try self.init([file], tree: tree) }

  /// Opens several files, whose events follow one another.
  ///
  /// - Parameters:
  ///   - files: The files, at least one, all of one format.
  ///   - tree: The path of the tree in ROOT files; nil for the only one.
  /// - Throws: ``EventFilesError``, also for files whose columns differ, and what the files' reader
  ///   throws.
  public init(_ files: [URL], tree: String? = nil) throws {
    guard let first = files.first else { throw EventFilesError.noFiles("an empty list") }
    let format = try EventFileFormat(of: first)
    if let tree, format == .numPy || format == .text {
      throw EventFilesError.noTrees(file: first.path, tree: tree)
    }
    if format == .root {
      stream = try Self.trees(tree, in: files)
    } else {
      let streams = try files.map { try Self.open($0, as: format, part: tree) }
      stream = try streams.count == 1 ? streams[0] : JoinedStream(streams)
    }
  }

  /// Opens what a text refers to: a file, or several by `*` and `?` in the last part of the path, and
  /// behind a colon the tree in them, as in “data/run*.root:Events”.
  ///
  /// - Throws: ``EventFilesError`` and what the files' reader throws.
  public init(_ reference: String) throws {
    let (files, tree) = try FileReference(reference).resolved()
    try self.init(files, tree: tree)
  }

  public var label: String { stream.label }
  public var columns: [EventColumn] { stream.columns }
  public var unusable: [String: String] { stream.unusable }
  public var count: Int? { stream.count }

  public func read(_ names: [String], _ body: (FormulaBlock) throws -> Bool) throws {
    try stream.read(names, body)
  }
}
