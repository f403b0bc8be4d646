import Foundation

/// Reads tables of events from files of comma-separated values (RFC 4180, UTF-8) with a header
/// line.
///
/// ```swift
/// let reader = CSVReader(columns: ["PRI_tau_pt", "Weight"], text: ["Label"])
/// let table = try reader.read(URL(filePath: "higgs.csv"))
/// ```
///
/// Lines end with LF, CR LF or CR. A field may stand in double quotes, within which a doubled quote
/// is a quote and separators and line ends are plain characters. Spaces around a number are
/// ignored. Blank lines may end the file. Numbers are decimal, correctly rounded, and read the same
/// in every locale.
public struct CSVReader: Sendable, Equatable {
  /// What to do with `nan`, `inf`, `infinity` (in any case, with or without sign) and with numbers
  /// too large for a `Double`.
  public enum NonFiniteNumbers: Sendable, Equatable {
    /// Stop with an error that names the line.
    case refused
    /// Take them as NaN and infinities.
    case allowed
  }

  /// The number columns to read, in the table's order; `nil` reads all that `text` does not name,
  /// in the file's order.
  public var columns: [String]?
  /// The columns to read as text.
  public var text: [String]
  /// The byte between fields: comma, or `UInt8(ascii: "\t")` or `UInt8(ascii: ";")`.
  public var separator: UInt8
  /// If given, lines that begin with this byte are skipped, also before the header.
  public var comment: UInt8?
  /// What an empty cell of a number column means; `nil` makes it an error.
  public var emptyCells: Double?
  /// Whether NaN and infinities are data or an error.
  public var nonFiniteNumbers: NonFiniteNumbers

  /// A reader.
  ///
  /// - Parameters:
  ///   - columns: The number columns to read; `nil` for all that `text` does not name.
  ///   - text: The columns to read as text.
  ///   - separator: The ASCII byte between fields.
  ///   - comment: The byte that begins a comment line, such as `UInt8(ascii: "#")`.
  ///   - emptyCells: The value of an empty number cell, such as −999 or NaN; `nil` refuses them.
  ///   - nonFiniteNumbers: Whether NaN and infinities are data or an error.
  public init(
    columns: [String]? = nil, text: [String] = [], separator: UInt8 = UInt8(ascii: ","),
    comment: UInt8? = nil, emptyCells: Double? = nil,
    nonFiniteNumbers: NonFiniteNumbers = .refused
  ) {
    self.columns = columns
    self.text = text
    self.separator = separator
    self.comment = comment
    self.emptyCells = emptyCells
    self.nonFiniteNumbers = nonFiniteNumbers
  }

  /// Reads a file; it is memory-mapped where that is safe.
  ///
  /// - Throws: ``EventsError/missingFile(_:)``, ``EventsError/unreadableFile(_:reason:)``,
  ///   ``EventsError/unknownColumn(_:available:file:)``, ``EventsError/duplicateColumn(_:)`` for a
  ///   column asked for twice, or ``EventsError/csv(file:line:_:)`` with what is wrong in which
  ///   line.
  public func read(_ file: URL) throws -> EventTable {
    try parse(contents(of: file), file: file.path)
  }

  /// Reads a table from bytes that are already in memory.
  ///
  /// - Parameters:
  ///   - data: The text, UTF-8.
  ///   - file: What errors call it.
  /// - Throws: As ``read(_:)``.
  public func parse(_ data: Data, file: String) throws -> EventTable {
    try data.withUnsafeBytes { raw in
      try raw.withMemoryRebound(to: UInt8.self) { bytes in
        var parser = CSVParser(bytes, reader: self, file: file)
        return try parser.table()
      }
    }
  }
}
