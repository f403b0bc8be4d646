/// A tree (TTree, TNtuple, TNtupleD): entries whose columns are the leaves of its branches.
///
/// ```swift
/// let tree = try ROOTFile(contentsOf: url).tree("Events")
/// let (pt, count) = (try tree.read("Muon_pt"), tree.count)
/// let arrays = try tree.read(["Muon_pt", "Muon_eta"], threads: 4)
/// ```
///
/// A column is called as its branch, without lengths in brackets, followed by a dot and the leaf's
/// name where the branch has several. Where the members of two objects have one name, the names of
/// the branches that they are in stand before it, with dots in between. A branch whose elements'
/// members are branches themselves is a column of their number.
///
/// Objects that are stored whole come apart into their members, such as “muon.fP.fX”, where the file
/// says how. Friends and indices are ignored.
///
/// Source: ROOT's TTree, TBranch and TBasket, as described at
/// https://root.cern/doc/master/classTTree.html; what the layouts in the file do not say is in the
/// classes' own streamers.
public struct ROOTTree: ROOTTable {
  public var label: String { place.label }
  /// The tree's name.
  public let name: String
  public let title: String
  public let count: Int
  public var columns: [ROOTColumn] { contents.columns.map(\.column) }
  public var unreadable: [ROOTUnreadableColumn] { contents.unreadable }
  public let clusters: [Range<Int>]
  private let contents: TreeContents
  private let place: TreeName
  private let cache = BasketCache()

  /// - Parameters:
  ///   - object: A TTree.
  ///   - key: The key that it was read from.
  init(_ object: ObjectView, key: ROOTKey) throws {
    place = TreeName(file: key.storage.bytes, key: key.path)
    name = try object.text("fName")
    title = try object.text("fTitle")
    count = try object.count("fEntries")
    guard count >= 0 else { throw object.malformed("\(count) entries") }
    contents = try TreeContents(object, count: count, storage: key.storage)
    clusters = try TreeClusters(object, count: count).ranges(contents.columns.map(\.baskets))
  }

  public func read(_ name: String, entries: Range<Int>) throws -> ROOTArray {
    precondition(
      entries.lowerBound >= 0 && entries.upperBound <= count,
      "the entries \(entries) of a tree that has \(count)")
    guard let index = contents.index[name] else { throw notFound(name) }
    let reader = ColumnReader(contents.columns, of: place, keeping: cache)
    return try reader.read(index, entries: entries)
  }

  /// The types of columns by each of the names that ``read(_:entries:)`` takes.
  var types: [String: ROOTColumnType] {
    contents.index.mapValues { contents.columns[$0].column.type }
  }

  func type(of name: String) -> ROOTColumnType? {
    contents.index[name].map { contents.columns[$0].column.type }
  }

  private func notFound(_ name: String) -> ROOTFileError {
    if let column = unreadable.first(where: { $0.name == name }) {
      return .unreadableColumn(table: label, name: name, reason: column.reason)
    }
    return .unknownColumn(
      table: label, name: name, available: columns.map(\.name) + unreadable.map(\.name))
  }
}

extension ROOTKey {
  /// Reads the description of the tree that the key stands for; entries are read on demand.
  ///
  /// - Throws: ``ROOTFileError/wrongClass(file:key:className:expected:)``,
  ///   ``ROOTFileError/unsupported(_:className:reason:)`` or
  ///   ``ROOTFileError/malformed(_:reason:)``.
  public func tree() throws -> ROOTTree {
    try ROOTTree(object(of: "TTree", called: "a tree"), key: self)
  }
}

extension ROOTFile {
  /// The tree at a path; see ``ROOTKey/tree()``.
  public func tree(_ path: String) throws -> ROOTTree { try self[path].tree() }
}
