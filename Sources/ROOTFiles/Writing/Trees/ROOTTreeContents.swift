/// A tree whose columns are in memory, to be written by ``ROOTFileWriter``.
///
/// ```swift
/// var tree = ROOTTreeContents(title: "selected events")
/// try tree.add("mass", ROOTArray(.double(masses)))
/// try tree.add("Jet_pt", ROOTArray(.float(momenta), counts: jetCounts), counter: "nJet")
/// ```
public struct ROOTTreeContents: Sendable {
  /// The heading; may be empty.
  public var title: String
  /// How entries are put together in the file.
  public var clusters: ROOTClusterSize
  /// The columns, without counters.
  public private(set) var columns: [ROOTTreeColumn] = []
  /// The values of each column.
  public private(set) var values: [ROOTArray] = []

  /// A tree without columns.
  public init(title: String = "", clusters: ROOTClusterSize = .standard) {
    self.title = title
    self.clusters = clusters
  }

  /// The number of entries.
  public var count: Int { values.first?.count ?? 0 }

  /// Adds a column.
  ///
  /// - Parameters:
  ///   - name: The column's name.
  ///   - values: One entry for each of the tree.
  ///   - title: The branch's title; see ``ROOTTreeColumn/title``.
  ///   - counter: For lists; see ``ROOTTreeColumn/init(_:_:title:counter:)``.
  /// - Throws: ``ROOTFileError/unwritable(_:reason:)`` for a name or type that cannot be written or
  ///   a name that is used already; ``ROOTFileError/inconsistent(_:reason:)`` where the number of
  ///   entries is not that of the columns before, or lists with one counter differ in length.
  public mutating func add(
    _ name: String, _ values: ROOTArray, title: String = "", counter: String? = nil
  ) throws {
    let column = try ROOTTreeColumn(name, values.type, title: title, counter: counter)
    let plan = try TreePlan(columns + [column])
    try plan.check(self.values + [values])
    columns.append(column)
    self.values.append(values)
  }
}

/// How many entries of a tree are put together in the file: of these, each column is compressed as
/// one piece, a basket.
public enum ROOTClusterSize: Sendable, Equatable {
  /// So many entries.
  case entries(Int)
  /// As many entries as come to so many bytes before compression at the beginning of the tree; later
  /// clusters have as many entries as the first.
  case bytes(Int)

  /// 32 MB.
  public static let standard = bytes(32_000_000)
}
