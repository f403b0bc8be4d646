/// Entries with columns, each of which can be read alone: a TTree, an RNTuple, or several of them in
/// a row.
///
/// ```swift
/// let tree = try ROOTFile(contentsOf: url).tree("Events")
/// for column in tree.columns { print(column.name, column.type) }
/// let pt = try tree.read("Muon_pt", entries: 0..<1000)
/// ```
public protocol ROOTTable: Sendable {
  /// What errors call it: the file and the path in it.
  var label: String { get }
  /// The title; may be empty.
  var title: String { get }
  /// The number of entries.
  var count: Int { get }
  /// The columns that can be read, in the file's order.
  var columns: [ROOTColumn] { get }
  /// What is there and cannot be read, and why.
  var unreadable: [ROOTUnreadableColumn] { get }
  /// Ranges of entries that are stored together, in order: whoever reads all entries piece by piece
  /// does well to take these pieces.
  var clusters: [Range<Int>] { get }

  /// Reads consecutive entries of a column.
  ///
  /// - Throws: ``ROOTFileError/unknownColumn(table:name:available:)``,
  ///   ``ROOTFileError/unreadableColumn(table:name:reason:)``,
  ///   ``ROOTFileError/malformed(_:reason:)``.
  /// - Precondition: The range lies within `0..<count`.
  func read(_ name: String, entries: Range<Int>) throws -> ROOTArray
}

extension ROOTTable {
  /// Reads all entries of a column.
  ///
  /// - Throws: As ``read(_:entries:)``.
  public func read(_ name: String) throws -> ROOTArray { try read(name, entries: 0..<count) }
}

/// A column that cannot be read.
public struct ROOTUnreadableColumn: Sendable, Equatable {
  /// The column's name.
  public let name: String
  /// Its type as the file names it.
  public let typeName: String
  /// Why it cannot be read.
  public let reason: String
}
