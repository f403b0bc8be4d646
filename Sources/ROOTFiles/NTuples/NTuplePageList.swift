/// All clusters with the pages of their columns, as the page lists say.
///
/// Source: ROOT's “RNTuple Binary Format Specification”, version 1.0, section “Page List Envelope”.
struct NTuplePageList: Sendable {
  /// Marks clusters in several parts, which the format reserves for later.
  private static let isSharded: UInt64 = 1
  /// How many entries there may be, in all clusters, beyond the elements of any column: zeros of
  /// fields added later alone would otherwise go on for ever.
  private static let bareEntryLimit = 1 << 28

  private(set) var clusters: [NTupleCluster] = []
  private(set) var pages: [NTuplePage] = []
  private var bareEntryCount = 0

  /// Adds the clusters of one page list, which have to follow those so far.
  ///
  /// - Parameters:
  ///   - headerHash: The checksum of the header that the list has to belong to.
  ///   - columnCount: How many columns there are.
  mutating func append(_ reader: inout ByteReader, headerHash: UInt64, columnCount: Int) throws {
    guard try reader.little(UInt64.self) == headerHash else {
      throw reader.malformed("a page list that belongs to another header")
    }
    var next = clusters.last?.entries.upperBound ?? 0
    let entries = try reader.list(of: "clusters") { reader in
      let range = try Self.entries(&reader, after: next)
      next = range.upperBound
      return range
    }
    try reader.frame("a list of clusters", isList: true) { reader, count in
      guard count == entries.count else {
        throw reader.malformed("the pages of \(count) clusters where there are \(entries.count)")
      }
      for range in entries { try appendCluster(range, &reader, columnCount: columnCount) }
    }
  }

  private static func entries(_ reader: inout ByteReader, after next: Int) throws -> Range<Int> {
    try reader.record("a cluster") { reader in
      let first = try reader.littleCount("a first entry")
      let code: UInt64 = try reader.little()
      let count = Int(code & 0xFF_FFFF_FFFF_FFFF)
      guard code >> 56 & isSharded == 0 else {
        throw reader.unsupported(NTupleAnchor.className, "a cluster in several parts")
      }
      guard first == next, count <= Int.max / 2 - first else {
        throw reader.malformed(
          "a cluster of \(count) entries from \(first) on; expected it from \(next) on")
      }
      return first..<first + count
    }
  }

  private mutating func appendCluster(
    _ entries: Range<Int>, _ reader: inout ByteReader, columnCount: Int
  ) throws {
    let columns = try reader.list(of: "columns in a cluster") { try appendColumn(&$0) }
    guard columns.count <= columnCount else {
      throw reader.malformed("the pages of \(columns.count) columns where there are \(columnCount)")
    }
    let most = columns.reduce(0) { max($0, $1.count) }
    bareEntryCount += max(0, entries.count - most)
    guard bareEntryCount <= Self.bareEntryLimit else {
      throw reader.malformed(
        "a cluster of \(entries.count) entries where no column has more than \(most) elements; at"
          + " most \(Self.bareEntryLimit) entries without any are read")
    }
    clusters.append(NTupleCluster(entries: entries, columns: columns))
  }

  private mutating func appendColumn(_ reader: inout ByteReader) throws -> NTupleColumnChunk {
    try reader.frame("a list of pages", isList: true) { reader, count in
      let start = pages.count
      var elementCount = 0
      pages += try reader.items(count, "pages") { reader in
        let page = try NTuplePage(&reader, first: elementCount)
        elementCount += page.count
        return page
      }
      let isSuppressed = try reader.little(Int64.self) < 0
      return NTupleColumnChunk(
        pages: start..<pages.count, count: elementCount, isSuppressed: isSuppressed,
        settings: isSuppressed ? 0 : try reader.little())
    }
  }
}
