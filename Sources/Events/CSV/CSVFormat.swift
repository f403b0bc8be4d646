/// How a file of comma-separated values, or the like, is written.
///
/// Lines end with LF, CR LF or CR. A cell may stand in double quotes, within which a doubled quote is a
/// quote and separators and line ends are plain characters (RFC 4180). The text is UTF-8, with or
/// without a byte-order mark. Spaces around a number are ignored. Blank lines may end the file.
/// Numbers are decimal, correctly rounded, and read the same in every locale.
public struct CSVFormat: Sendable, Equatable {
  /// Where the names of the columns come from.
  public enum Header: Sendable, Equatable {
    /// From the first line.
    case firstLine
    /// The file has rows only; its columns are `column1`, `column2` and so on.
    case absent
    /// The file has rows only, and these are the names of its columns.
    case names([String])
  }

  /// What to do with `nan`, `inf`, `infinity` (in any case, with or without sign) and with numbers
  /// too large for a `Double`.
  public enum NonFiniteNumbers: Sendable, Equatable {
    /// Stop with an error that names the line.
    case refused
    /// Take them as NaN and infinities.
    case allowed
  }

  /// What stands between cells.
  public var separator: CSVSeparator
  /// Where the names of the columns come from.
  public var header: Header
  /// If given, lines that begin with this byte are skipped, also before the header.
  public var comment: UInt8?
  /// Texts that, like an empty cell, say that a number is missing: `["NA", "-"]`. A marker that is a
  /// number itself is read as that; see ``EventTable/replacingMissing(_:in:with:flag:)``.
  public var missingMarkers: [String]
  /// The value of missing numbers, such as −999 or NaN; `nil` makes them an error.
  public var missingValue: Double?
  /// Whether NaN and infinities are data or an error.
  public var nonFiniteNumbers: NonFiniteNumbers

  /// A format.
  ///
  /// - Parameters:
  ///   - separator: What stands between cells.
  ///   - header: Where the names of the columns come from.
  ///   - comment: The byte that begins a comment line, such as `UInt8(ascii: "#")`.
  ///   - missingMarkers: Texts that stand for a missing number, as an empty cell does.
  ///   - missingValue: The value of missing numbers; `nil` refuses them.
  ///   - nonFiniteNumbers: Whether NaN and infinities are data or an error.
  /// - Precondition: The separator is an ASCII character that no number, quote or line end has.
  public init(
    separator: CSVSeparator = .comma, header: Header = .firstLine, comment: UInt8? = nil,
    missingMarkers: [String] = [], missingValue: Double? = nil,
    nonFiniteNumbers: NonFiniteNumbers = .refused
  ) {
    precondition(separator.isUsable, "the byte \(separator.byte) cannot separate cells")
    self.separator = separator
    self.header = header
    self.comment = comment
    self.missingMarkers = missingMarkers
    self.missingValue = missingValue
    self.nonFiniteNumbers = nonFiniteNumbers
  }
}
