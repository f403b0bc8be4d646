/// An RNTuple, ROOT's successor of the TTree, in version 1 of its format.
///
/// ```swift
/// let events = try ROOTFile(contentsOf: url).ntuple("Events")
/// let pt = try events.read("Muon.pt", entries: events.clusters[0])
/// ```
///
/// The columns are the fields at the ends of the tree of fields: members are named by their paths,
/// as “Muon.pt”, for records as for vectors of them, and the steps that the format calls `_0` (the
/// elements of a collection) or `:_0` (a base class) are left out. A field's full name in ROOT, such
/// as “Muon._0.pt”, finds the same column. Sets and maps are lists, as are values of type
/// `std::optional` and `std::unique_ptr`, with one element or none. Bitsets are arrays of truth
/// values, the lowest bit first; enumerations and atomics are the numbers in them; of a cardinality
/// the column has the lengths. Fields added while the file was written are zero, or empty, in earlier
/// entries. Variants and objects that ROOT's streamers wrote are ``unreadable``.
///
/// Opening reads the descriptions, reading a column only the pages of the entries asked for. Every
/// checksum is verified.
///
/// Memory: descriptions and pages are read up to 2 GiB each, and grow as they are decompressed. For
/// values that are still to be decompressed no more is set aside than 64 MiB, or the size of the
/// file. Beyond that, one call reads at most 2²⁵ of the zeros that stand for entries before a field was
/// added, and no more than 2²⁸ entries may have no element in any column.
///
/// Source: ROOT's “RNTuple Binary Format Specification”, version 1.0.
public struct ROOTNTuple: ROOTTable {
  /// The file, and the path in it.
  public let label: String
  /// The description that it was given; may be empty.
  public let title: String
  /// The number of entries.
  public let count: Int
  /// The columns that can be read, in the order of the fields.
  public let columns: [ROOTColumn]
  /// The fields that cannot be read, and why.
  public let unreadable: [ROOTUnreadableColumn]
  /// The entries of each cluster.
  public let clusters: [Range<Int>]

  private let description: NTupleDescription
  private let paths: [String: NTuplePath]

  init(_ description: NTupleDescription) {
    let tree = NTupleFieldTree(description.schema)
    let sizes = NTupleColumnSizes(description)
    var columns: [ROOTColumn] = []
    var paths: [String: NTuplePath] = [:]
    for found in tree.found {
      let name = paths[found.name] == nil ? found.name : found.fullName
      columns.append(sizes.column(name, found))
      paths[name] = found.path
    }
    for found in tree.found where paths[found.fullName] == nil {
      paths[found.fullName] = found.path
    }
    label = description.label
    title = description.text
    clusters = description.list.clusters.map(\.entries)
    count = clusters.last?.upperBound ?? 0
    self.columns = columns
    unreadable = tree.unreadable
    self.description = description
    self.paths = paths
  }

  /// Reads consecutive entries of a column.
  ///
  /// - Throws: ``ROOTFileError/unknownColumn(table:name:available:)``,
  ///   ``ROOTFileError/unreadableColumn(table:name:reason:)``,
  ///   ``ROOTFileError/malformed(_:reason:)``, also where a checksum is wrong, or
  ///   ``ROOTFileError/unsupported(_:className:reason:)`` for pages of more than 2 GiB.
  /// - Precondition: The range lies within `0..<count`.
  public func read(_ name: String, entries: Range<Int>) throws -> ROOTArray {
    precondition(
      entries.lowerBound >= 0 && entries.upperBound <= count,
      "the entries \(entries) are not within 0..<\(count)")
    guard let path = paths[name] else { throw refusal(of: name) }
    return try NTupleReader(description: description, column: name).read(path, entries: entries)
  }

  private func refusal(of name: String) -> ROOTFileError {
    if let column = unreadable.first(where: { $0.name == name }) {
      return .unreadableColumn(table: label, name: name, reason: column.reason)
    }
    return .unknownColumn(table: label, name: name, available: columns.map(\.name))
  }
}
