import Events
import Foundation

extension CSVFormat {
  /// How a text is written, by the file's name and its first lines.
  ///
  /// The separator is that of `CSVSeparator(usedIn:)`. If the first line begins with “#”,
  /// all lines that do are comments. Where the first row is of numbers only there are no names in it:
  /// those of the last comment above it are taken if they are as many, otherwise the columns are
  /// `column1`, `column2` and so on. But 0, 1, 2 and so on are names, as pandas makes them up.
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

  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let lines = bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0)
      .split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let hasComments = lines.first?.first == Self.comment
    func isComment(_ line: ArraySlice<UInt8>) -> Bool { hasComments && line.first == Self.comment }
    self.hasComments = hasComments
    title = lines.prefix(while: isComment).last
    rows = Array(lines.lazy.filter { !isComment($0) }.prefix(2))
  }

  func header(_ separator: CSVSeparator) -> CSVFormat.Header {
    guard let first = rows.first.map({ cells(of: $0, separator) }), areData(first) else {
      return .firstLine
    }
    let names = title.map { cells(of: $0.dropFirst(), separator) } ?? []
    let areNames = names.count == first.count && Set(names).count == names.count
    return areNames && !names.contains("") ? .names(names) : .absent
  }

  private func areData(_ cells: [String]) -> Bool {
    cells.allSatisfy { $0.contains(where: \.isNumber) && Double($0) != nil }
      && cells != cells.indices.map(String.init)
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
