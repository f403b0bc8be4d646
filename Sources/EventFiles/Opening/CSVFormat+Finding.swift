import Events
import Foundation

extension CSVFormat {
  /// How a text is written, by the file's name and its first lines.
  ///
  /// The separator is that of `CSVSeparator(usedIn:)`. If the first line begins with “#”,
  /// all lines that do are comments. Where the first row is of numbers only there are no names in it:
  /// those of the last comment above it are taken if they are as many, otherwise the columns are
  /// `column1`, `column2` and so on. A first row 0, 1, 2 and so on may be names that pandas made up: it
  /// is taken for names if a cell below it is no whole number (``EventFile/remark`` says how).
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - missing: What an empty cell stands for; nil refuses one. With NaN, numbers may also be “nan”
  ///     and “inf”.
  /// - Throws: ``EventFilesError/unreadableFile(_:reason:)``.
  public init(usedIn file: URL, missing: Double? = nil) throws {
    let start = try firstBytes(of: file, count: TextStart.byteCount)
    self.init(try CSVSeparator(usedIn: file), TextStart(start), missing)
  }

  /// How a text that begins with these bytes is written.
  init(usedIn start: [UInt8], missing: Double?) {
    self.init(CSVSeparator(usedIn: start), TextStart(start), missing)
  }

  /// How a first row that may be names or data is taken; nil where there is no doubt.
  static func remark(on file: URL) throws -> String? {
    let start = try firstBytes(of: file, count: TextStart.byteCount)
    return TextStart(start).remark(try CSVSeparator(usedIn: file))
  }

  static func remark(on text: Data) -> String? {
    let start = Array(text.prefix(TextStart.byteCount))
    return TextStart(start).remark(CSVSeparator(usedIn: start))
  }

  private init(_ separator: CSVSeparator, _ start: TextStart, _ missing: Double?) {
    self.init(
      separator: separator, header: start.header(separator),
      comment: start.hasComments ? TextStart.comment : nil, missingValue: missing,
      nonFiniteNumbers: missing?.isNaN == true ? .allowed : .refused)
  }
}

/// The first lines of a text in columns.
struct TextStart {
  /// How much is looked at.
  static let byteCount = 1 << 16
  /// What begins a comment.
  static let comment = UInt8(ascii: "#")

  /// Whether the first line is a comment, and so is every line that begins like it.
  let hasComments: Bool
  /// The first lines that are no comments and not empty.
  let rows: [ArraySlice<UInt8>]
  /// The last comment above the rows.
  private let title: ArraySlice<UInt8>?
  /// All such lines.
  private let lines: [ArraySlice<UInt8>]

  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let lines = bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0)
      .split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let hasComments = lines.first?.first == Self.comment
    let comments = hasComments ? lines.prefix { $0.first == Self.comment } : []
    self.hasComments = hasComments
    self.lines = lines.filter { !hasComments || $0.first != Self.comment }
    title = comments.last
    rows = Array(self.lines.prefix(2))
  }

  func header(_ separator: CSVSeparator) -> CSVFormat.Header {
    guard let first = rows.first.map({ cells(of: $0, separator) }), areNumbers(first) else {
      return .firstLine
    }
    if let names = names(for: first, separator) { return .names(names) }
    return areCounted(first) && hasOtherThanWholeNumbers(separator) ? .firstLine : .absent
  }

  /// How a first row 0, 1, 2 and so on is taken, which may be wrong; nil for any other.
  func remark(_ separator: CSVSeparator) -> String? {
    guard let first = rows.first.map({ cells(of: $0, separator) }), areCounted(first),
      names(for: first, separator) == nil
    else { return nil }
    let row = "the first row, \(first.joined(separator: ", ").prefix(30)),"
    return header(separator) == .absent
      ? "\(row) is taken for data; if it is names of columns, put letters into them"
      : "\(row) is taken for names of columns; if it is data, put a row of names above it"
  }

  /// The names in the comment above, if they are as many as the cells of a row.
  private func names(for row: [String], _ separator: CSVSeparator) -> [String]? {
    guard let names = title.map({ cells(of: $0.dropFirst(), separator) }) else { return nil }
    let areNames = names.count == row.count && Set(names).count == names.count
    return areNames && !names.contains("") ? names : nil
  }

  private func areNumbers(_ cells: [String]) -> Bool {
    cells.allSatisfy { $0.contains(where: \.isNumber) && Double($0) != nil }
  }

  private func areCounted(_ cells: [String]) -> Bool { cells == cells.indices.map(String.init) }

  /// Whether a cell below the first row is something else, such as 0.5.
  private func hasOtherThanWholeNumbers(_ separator: CSVSeparator) -> Bool {
    lines.dropFirst().contains { cells(of: $0, separator).contains { Int($0) == nil } }
  }

  private func cells(of line: ArraySlice<UInt8>, _ separator: CSVSeparator) -> [String] {
    line.split(separator: separator.mark, omittingEmptySubsequences: separator == .blanks)
      .map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespaces) }
  }
}

extension CSVSeparator {
  fileprivate var mark: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .blanks: UInt8(ascii: " ")
    case .byte(let byte): byte
    }
  }
}
