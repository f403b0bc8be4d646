/// Consecutive elements of a column that are stored, and compressed, together.
struct NTuplePage: Sendable {
  /// The number of its first element, counted from the beginning of the cluster.
  let first: Int
  let count: Int
  let offset: Int
  /// The number of bytes as stored, without the checksum.
  let size: Int
  /// Whether the hash of the bytes stands behind them.
  let hasChecksum: Bool

  init(_ reader: inout ByteReader, first: Int) throws {
    self.first = first
    let code: Int32 = try reader.little()
    count = Int(code.magnitude)
    hasChecksum = code < 0
    let locator = try NTupleLocator(&reader)
    offset = locator.offset
    size = locator.size
    guard size <= Int.max / 2 else { throw reader.malformed("a page of \(size) bytes") }
  }

  var elements: Range<Int> { first..<first + count }
}

/// What a cluster holds of a column.
struct NTupleColumnChunk: Sendable {
  /// What a column has in clusters that were written before it was added.
  static let absent = NTupleColumnChunk(pages: 0..<0, count: 0, isSuppressed: false, settings: 0)

  /// Its pages, by their numbers.
  let pages: Range<Int>
  /// How many elements they have.
  let count: Int
  /// Whether another column holds the data in this cluster.
  let isSuppressed: Bool
  /// A hundred times the number of the compression, plus its level.
  let settings: UInt32

  /// How its pages are compressed; nil where they are not.
  var compression: ROOTCompression? {
    guard settings % 100 > 0 else { return nil }
    return switch settings / 100 {
    case 1: .zlib
    case 2: .lzma
    case 3: .deflate
    case 4: .lz4
    case 5: .zstd
    default: nil
    }
  }
}

/// Consecutive entries whose data are stored together.
struct NTupleCluster: Sendable {
  let entries: Range<Int>
  /// By the columns' numbers; columns added later are not in it.
  let columns: [NTupleColumnChunk]
}
