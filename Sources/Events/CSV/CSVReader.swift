import Foundation

/// Reads tables of events from files of comma-separated values, or the like (``CSVFormat``).
///
/// ```swift
/// let reader = CSVReader(columns: ["PRI_tau_pt", "Weight"], text: ["Label"])
/// let table = try reader.read(URL(filePath: "higgs.csv"))
/// ```
///
/// Columns that are not asked for are passed over. ``CSVFile`` tells what columns a file has, and reads
/// files that are larger than memory block by block.
public struct CSVReader: Sendable, Equatable {
  /// The number columns to read, in the table's order; `nil` reads all that `text` does not name,
  /// in the file's order.
  public var columns: [String]?
  /// The columns to read as text.
  public var text: [String]
  /// How the file is written.
  public var format: CSVFormat
  /// How many threads read; the table is the same for any number.
  public var threads: Int

  /// A reader.
  ///
  /// - Parameters:
  ///   - columns: The number columns to read; `nil` for all that `text` does not name.
  ///   - text: The columns to read as text.
  ///   - format: How the file is written.
  ///   - threads: How many threads read.
  /// - Precondition: `threads` is at least 1.
  public init(
    columns: [String]? = nil, text: [String] = [], format: CSVFormat = CSVFormat(),
    threads: Int = 1
  ) {
    precondition(threads >= 1, "\(threads) threads cannot read")
    self.columns = columns
    self.text = text
    self.format = format
    self.threads = threads
  }

  /// Reads a file, which is memory-mapped meanwhile; or a pipe, such as the shell's `<(zcat events.csv.gz)`,
  /// whose bytes are collected first.
  ///
  /// - Throws: ``EventsError/missingFile(_:)``, ``EventsError/unreadableFile(_:reason:)``,
  ///   ``EventsError/unknownColumn(_:available:file:)``, ``EventsError/duplicateColumn(_:)`` for a
  ///   column asked for twice, or ``EventsError/csv(file:line:_:)`` with what is wrong in which
  ///   line.
  public func read(_ file: URL) throws -> EventTable {
    let mapped = try MappedFile(file)
    mapped.expect(.sequential)
    return try withExtendedLifetime(mapped) {
      try table(CSVText(mapped.bytes, file: mapped.name, format: format))
    }
  }

  /// Reads a table from bytes that are already in memory.
  ///
  /// - Parameters:
  ///   - data: The text, UTF-8.
  ///   - file: What errors call it.
  /// - Throws: As ``read(_:)``.
  public func parse(_ data: Data, file: String) throws -> EventTable {
    try data.withUnsafeBytes { try table(CSVText($0, file: file, format: format)) }
  }

  private func table(_ text: CSVText) throws -> EventTable {
    let header = try CSVHeader(text)
    let layout = try CSVLayout(
      header: header.names, numbers: columns ?? header.names.filter { !self.text.contains($0) },
      texts: self.text, file: text.file)
    return try CSVParts(text, layout, from: header.end, threads: threads).table()
  }
}
