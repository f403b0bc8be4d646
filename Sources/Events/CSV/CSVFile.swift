import CTables
import Foundation

/// A file of comma-separated values, or the like, that tells what columns it has, and is read whole or
/// block by block, so that it may be larger than memory:
///
/// ```swift
/// let file = try CSVFile(URL(filePath: "events.tsv"), format: CSVFormat(separator: .tab))
/// print(file.schema)
/// var blocks = try file.blocks(columns: ["pt", "met", "Label"], rowsPerBlock: 100_000)
/// while let block = try blocks.next() { … }
/// ```
///
/// The file is memory-mapped. It must stay as it is as long as it is read; deleting or replacing it does
/// no harm.
public struct CSVFile: Sendable {
  /// The file's columns in order. A column is of numbers if none of its cells in the first thousand rows
  /// says otherwise; missing ones do not.
  public let schema: [ColumnSchema]
  private let file: MappedFile
  private let text: CSVText
  private let header: CSVHeader

  /// Opens a file, and reads the names of its columns and the first rows.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - format: How it is written.
  ///   - kinds: Columns whose kind is known; those of the others are found.
  /// - Throws: ``EventsError/missingFile(_:)``, ``EventsError/unreadableFile(_:reason:)``,
  ///   ``EventsError/unknownColumn(_:available:file:)`` for a name among `kinds`, or
  ///   ``EventsError/csv(file:line:_:)`` with what is wrong in which line.
  public init(
    _ url: URL, format: CSVFormat = CSVFormat(), kinds: [String: ColumnKind] = [:]
  ) throws {
    try self.init(MappedFile(url), format, kinds)
  }

  /// A text that is in memory, such as what came through a pipe; it is copied.
  ///
  /// - Parameters:
  ///   - data: The text, UTF-8.
  ///   - name: What errors call it.
  ///   - format: How it is written.
  ///   - kinds: Columns whose kind is known; those of the others are found.
  /// - Throws: As ``init(_:format:kinds:)``.
  public init(
    _ data: Data, name: String, format: CSVFormat = CSVFormat(),
    kinds: [String: ColumnKind] = [:]
  ) throws {
    try self.init(MappedFile(data, name: name), format, kinds)
  }

  private init(
    _ file: MappedFile, _ format: CSVFormat, _ kinds: [String: ColumnKind]
  ) throws {
    self.file = file
    file.expect(.sequential)
    text = CSVText(file.bytes, file: file.name, format: format)
    header = try CSVHeader(text)
    let known = Set(header.names)
    if let name = kinds.keys.sorted().first(where: { !known.contains($0) }) {
      throw EventsError.unknownColumn(name, available: header.names, file: file.name)
    }
    let found = try header.kinds(in: text)
    schema = zip(header.names, found).map { ColumnSchema(name: $0, kind: kinds[$0] ?? $1) }
  }

  /// All rows as a table.
  ///
  /// - Parameters:
  ///   - columns: The columns to read, numbers and text; all if nil. Others are passed over.
  ///   - threads: How many threads read; the table is the same for any number.
  /// - Throws: ``EventsError/unknownColumn(_:available:file:)``,
  ///   ``EventsError/duplicateColumn(_:)``, ``EventsError/shrunkenFile(_:byteCount:mapped:)``, or
  ///   ``EventsError/csv(file:line:_:)`` with what is wrong in which line.
  /// - Precondition: `threads` is at least 1.
  public func table(columns: [String]? = nil, threads: Int = 1) throws -> EventTable {
    precondition(threads >= 1, "\(threads) threads cannot read")
    try file.requireWhole()
    return try CSVParts(text, layout(columns), from: header.end, threads: threads).table()
  }

  /// The rows block after block, in the file's order.
  ///
  /// - Parameters:
  ///   - columns: The columns to read, numbers and text; all if nil. Others are passed over.
  ///   - rowsPerBlock: The rows of each block but the last, which may have fewer.
  /// - Throws: As ``table(columns:threads:)``, but for what is wrong in a row.
  /// - Precondition: `rowsPerBlock` is at least 1.
  public func blocks(columns: [String]? = nil, rowsPerBlock: Int = 65_536) throws -> CSVBlocks {
    precondition(rowsPerBlock >= 1, "blocks of \(rowsPerBlock) rows")
    try file.requireWhole()
    return CSVBlocks(
      file, text, try layout(columns), from: header.end, rowsPerBlock: rowsPerBlock)
  }

  private func layout(_ columns: [String]?) throws -> CSVLayout {
    let kinds = Dictionary(uniqueKeysWithValues: schema.map { ($0.name, $0.kind) })
    let names = columns ?? header.names
    // A name that is unknown is one of the numbers, so that it is refused there.
    return try CSVLayout(
      header: header.names, numbers: names.filter { kinds[$0] != .text },
      texts: names.filter { kinds[$0] == .text }, file: file.name)
  }
}

extension CSVHeader {
  /// What the first rows seem to hold.
  fileprivate func kinds(in text: CSVText) throws -> [ColumnKind] {
    let rows = CSVRows(
      text, names: names, kinds: names.map { _ in CT_TEXT }, from: end)
    let unusual = UnusualNumber(text.format)
    // Fewer rows of a file with very many columns.
    let columns = try rows.readTexts(limit: max(1, min(1000, (1 << 20) / names.count)))
    return columns.map { cells in
      cells.allSatisfy { unusual.mayBeNumber($0, in: text) } ? .number : .text
    }
  }
}
