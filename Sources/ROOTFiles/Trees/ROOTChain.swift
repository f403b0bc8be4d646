import Foundation

/// Trees of several files, one behind the other, as one table.
///
/// ```swift
/// let chain = try ROOTChain(files: urls, tree: "Events")
/// let mass = try chain.read("mass", entries: chain.clusters[7])
/// ```
///
/// The columns are those of the first file. Every other file must have them, with the same types;
/// what it has beside them is not seen. All files are looked at once, for the number of their
/// entries; then only a few are kept open at a time.
public struct ROOTChain: ROOTTable {
  public let label: String
  public let title: String
  public let columns: [ROOTColumn]
  public let unreadable: [ROOTUnreadableColumn]
  public let clusters: [Range<Int>]
  /// The files, in order.
  public let files: [URL]
  /// The first entry of each file, and at the end the number of entries.
  public let starts: [Int]
  private let trees: TreeCache
  private let types: [String: ROOTColumnType]

  public var count: Int { starts[files.count] }

  /// A chain of the trees at one path in each of the files.
  ///
  /// - Parameters:
  ///   - files: The files, of which there must be one at least.
  ///   - path: The tree's path in each of them.
  /// - Throws: What opening a file and reading its tree throws, and
  ///   ``ROOTFileError/disagreeingColumn(table:name:reason:)`` where a file lacks a column of the
  ///   first, or has it with another type.
  /// - Precondition: There is a file.
  public init(files: [URL], tree path: String) throws {
    precondition(!files.isEmpty, "a chain of no files")
    self.files = files
    trees = TreeCache(files: files, path: path)
    let first = try trees.tree(0)
    var starts = [0]
    var clusters: [Range<Int>] = []
    for index in files.indices {
      let tree = try trees.tree(index)
      try tree.requireColumns(of: first)
      let start = starts[index]
      let (end, overflow) = start.addingReportingOverflow(tree.count)
      guard !overflow else { throw tree.tooManyEntries }
      clusters += tree.clusters.map { start + $0.lowerBound..<start + $0.upperBound }
      starts.append(end)
    }
    self.starts = starts
    self.clusters = clusters
    title = first.title
    columns = first.columns
    types = first.types
    unreadable = first.unreadable
    label =
      files.count == 1
      ? first.label : "\(files.count) files from \(files[0].relativePath) on, tree '\(path)'"
  }

  public func read(_ name: String, entries: Range<Int>) throws -> ROOTArray {
    precondition(
      entries.lowerBound >= 0 && entries.upperBound <= count,
      "the entries \(entries) of a chain that has \(count)")
    let touched = files.indices.filter {
      starts[$0] < entries.upperBound && starts[$0 + 1] > entries.lowerBound
    }
    // No entries have a type, too.
    guard !touched.isEmpty else { return try trees.tree(0).read(name, entries: 0..<0) }
    return .joined(
      try touched.map { index in
        let range = entries.clamped(to: starts[index]..<starts[index + 1])
        let start = starts[index]
        return try unchangedTree(index, for: name).read(
          name, entries: range.lowerBound - start..<range.upperBound - start)
      })
  }

  /// The tree of a file, which may have been opened anew and be another one by now.
  private func unchangedTree(_ index: Int, for column: String) throws -> ROOTTree {
    let (tree, count) = (try trees.tree(index), starts[index + 1] - starts[index])
    guard tree.count == count, tree.type(of: column) == types[column] else {
      throw tree.changed(from: count)
    }
    return tree
  }
}

extension ROOTTree {
  fileprivate var tooManyEntries: ROOTFileError {
    .unreadableFile(label, reason: "the chain has more entries than can be counted")
  }

  fileprivate func changed(from count: Int) -> ROOTFileError {
    .unreadableFile(
      label,
      reason: "it was written anew since the chain was opened, when it had \(count) entries; it has"
        + " \(self.count) now: open the chain again")
  }

  /// Makes sure that this tree has the columns of another one.
  fileprivate func requireColumns(of first: ROOTTree) throws {
    for column in first.columns where type(of: column.name) != column.type {
      throw ROOTFileError.disagreeingColumn(
        table: label, name: column.name, reason: difference(column, type(of: column.name)))
    }
  }

  private func difference(_ column: ROOTColumn, _ type: ROOTColumnType?) -> String {
    if let type { return "it is of type \(type), there \(column.type)" }
    if let column = unreadable.first(where: { $0.name == column.name }) { return column.reason }
    return "it is missing"
  }
}
